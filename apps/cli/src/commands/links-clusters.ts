import type { ClusterCounts } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { type Command, Option } from 'commander';
import type { Outcome } from '../exit.ts';
import { asOperator } from './links-server.ts';

interface Options {
  server: string;
  flag?: 'watch' | 'alert';
  json?: boolean;
}

/** `redress links clusters`: for who runs the server; counts and sums, nothing of a case or person. */
export function registerClusters(links: Command, outcome: Outcome): void {
  links
    .command('clusters')
    .description('flagged clusters of a server; needs REDRESS_OPERATOR_KEY; exit code 1 where there is none')
    .requiredOption('--server <url>', 'address of the server')
    .addOption(new Option('--flag <flag>', 'only these').choices(['watch', 'alert']))
    .option('--json', 'one JSON object on stdout')
    .action(async ({ server, flag, json }: Options) => {
      const clusters = await asOperator(server, async (call) => {
        const all: ClusterCounts[] = [];
        let cursor: string | undefined;
        do {
          const page = await call('listClusters', { query: { flag, cursor } });
          all.push(...page.clusters);
          cursor = page.cursor;
        } while (cursor !== undefined);
        return all;
      });
      if (clusters.length === 0) outcome.exitCode = 1;
      process.stdout.write(json ? `${JSON.stringify({ clusters }, null, 2)}\n` : describe(clusters));
    });
}

function describe(clusters: readonly ClusterCounts[]): string {
  if (clusters.length === 0) return '没有 / none\n';
  return clusters
    .map(({ clusterId, flag, cases, buyers, joined, amountFen, kinds, reasons }) => {
      const lines = [
        `${clusterId}  ${flag}`,
        `  案件 / cases ${cases}，买家 / buyers ${buyers}，已加入 / joined ${joined}，合计 / sum ${formatYuan(amountFen)}`,
        ...kinds.map(({ title, cases: n }) => `  ${title.zh} / ${title.en}: ${n}`),
        ...reasons.map(({ zh, en }) => `  ${zh} / ${en}`),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

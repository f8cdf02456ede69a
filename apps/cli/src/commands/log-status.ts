import { type LogStatus, logStatus } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import { readSite } from './log-read.ts';

/** `redress log status`: 0 well, 1 something is wrong, 2 no answer; for cron and monitoring. */
export function registerStatus(log: Command, outcome: Outcome): void {
  log
    .command('status')
    .argument('[url]', 'address of the server (default: REDRESS_PUBLIC_URL or http://127.0.0.1:8080)')
    .description('ask a running server whether its log is well; exit code 1 when it is not')
    .option('--shard <name>', 'which log of the server', 'main')
    .option('--json', 'one JSON object on stdout')
    .action(async (url: string | undefined, { shard, json }: { shard: string; json?: boolean }) => {
      const server = url ?? (process.env.REDRESS_PUBLIC_URL || 'http://127.0.0.1:8080');
      const status = await readStatus(`${server.replace(/\/+$/, '')}/log/${encodeURIComponent(shard)}`);
      if (!status.ok) outcome.exitCode = 1;
      process.stdout.write(json ? `${JSON.stringify(status)}\n` : describe(status));
    });
}

async function readStatus(place: string): Promise<LogStatus> {
  const bytes = await readSite(place)('status');
  const parsed = logStatus.safeParse(bytes && parse(Buffer.from(bytes).toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new Refusal('no-status', {
    zh: `${printable(place)} 没有说明日志的状态`,
    en: `${printable(place)} tells no status of a log`,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe({ log, size, ok, problems, audit }: LogStatus): string {
  const zh = language === 'zh';
  const verdict = ok ? (zh ? '正常' : 'well') : zh ? '有问题' : 'not well';
  const audited = audit
    ? `${audit.at} ${audit.ok ? (zh ? '通过' : 'passed') : zh ? '未通过' : 'failed'} (${audit.size})`
    : zh
      ? '尚未进行'
      : 'none yet';
  return [
    `${printable(log)}: ${verdict}`,
    `  ${zh ? '条目' : 'entries'}: ${size}`,
    `  ${zh ? '审计' : 'audit'}: ${printable(audited)}`,
    ...problems.map(({ since, text }) => `  ${printable(since)} ${printable(zh ? text.zh : text.en)}`),
    '',
  ].join('\n');
}

import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { LinksView } from '@redress/contract';
import { formatYuan, Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { told, withCase } from './links-server.ts';

interface Options {
  server: string;
  json?: boolean;
}

/** `redress links status|join|leave|report`: one's own case on a server; the receipt code comes from the environment. */
export function registerJoined(links: Command, outcome: Outcome): void {
  const own = (name: string, description: string) =>
    links
      .command(name)
      .description(`${description}; needs REDRESS_RECEIPT_CODE in the environment`)
      .requiredOption('--server <url>', 'address of the server')
      .option('--json', 'one JSON object on stdout');
  own('status', 'how many other cases are linked with mine, and by what; exit code 1 where none is').action(
    async ({ server, json }: Options) => {
      const view = await withCase(server, ({ caseId, call }) => call('getLinks', { params: { caseId } }));
      if (view.state !== 'linked') outcome.exitCode = 1;
      say(view, json);
    },
  );
  own('join', 'join them: they see the fixed list of what joined cases share, and so do I')
    .option('--share-identity', 'my name and contact may stand in the joint report')
    .option('--representative', 'I am ready to represent the others; needs --share-identity')
    .action(async (options: Options & { shareIdentity?: boolean; representative?: boolean }) => {
      const { server, json, shareIdentity = false, representative = false } = options;
      const body = { shareIdentity, representative };
      say(
        await withCase(server, ({ caseId, call }) => call('joinLinks', { params: { caseId }, body })),
        json,
      );
    });
  own('leave', 'take the consent back').action(async ({ server, json }: Options) => {
    say(await withCase(server, ({ caseId, call }) => call('leaveLinks', { params: { caseId } })), json);
  });
  own('report', 'the joint report of the joined cases: as a paper (--out), or as JSON (--json)')
    .option('--out <file>', 'where the paper goes; .pdf or .docx')
    .action(report);
}

async function report({ server, json, out }: Options & { out?: string }): Promise<void> {
  const format = out === undefined ? undefined : formatOf(out);
  if (!format && !json)
    throw new Refusal('nothing-asked', {
      zh: '请用 --out 指定 .pdf 或者 .docx 文件，或者用 --json。',
      en: 'Name a .pdf or .docx file with --out, or add --json.',
    });
  await withCase(server, async ({ caseId, call, download }) => {
    if (out && format) await write(out, await download(format));
    if (json)
      process.stdout.write(
        `${JSON.stringify(await call('getJointReport', { params: { caseId } }), null, 2)}\n`,
      );
    else process.stdout.write(`${out}\n`);
  });
}

function formatOf(out: string): 'pdf' | 'docx' {
  const ending = extname(out).slice(1).toLowerCase();
  if (ending === 'pdf' || ending === 'docx') return ending;
  throw new Refusal('bad-format', {
    zh: `${out} 应当以 .pdf 或者 .docx 结尾。`,
    en: `${out} must end in .pdf or .docx.`,
  });
}

async function write(out: string, bytes: Uint8Array): Promise<void> {
  // What was there may be the report of another day: it is not overwritten.
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('unwritable', {
      zh: `无法写入 ${out}（${error.code}）`,
      en: `cannot write ${out} (${error.code})`,
    });
  });
}

const say = (view: LinksView, json: boolean | undefined): void => {
  process.stdout.write(json ? `${JSON.stringify(view, null, 2)}\n` : describe(view));
};

const states: Readonly<Record<LinksView['state'], string>> = {
  looking: '正在比对 / still being compared',
  sample: '示例案件不参加比对 / samples are compared with nothing',
  'needs-payment': '放上付款凭证之后才告诉件数 / add a proof of payment to be told how many',
  alone: '暂时没有关联的案件，会继续比对 / none yet; we keep looking',
  linked: '关联案件 / linked cases',
};
const flags = { none: '', watch: '请留意 / watch', alert: '警示 / alert' } as const;

function describe({ state, others, by, consent, cluster }: LinksView): string {
  if (state !== 'linked') return `${states[state]}\n`;
  const lines = [
    `${states.linked}: ${told(others)}`,
    ...by.map(({ title, others: n }) => `  ${title.zh} / ${title.en}: ${told(n)}`),
    ...(cluster && cluster.flag !== 'none' ? [flags[cluster.flag]] : []),
    ...(cluster?.reasons ?? []).map(({ zh, en }) => `  ${zh} / ${en}`),
    ...(cluster?.joinedAmountFen === undefined
      ? []
      : [`已加入的合计 / sum of the joined: ${formatYuan(cluster.joinedAmountFen)}`]),
    consent
      ? `已加入 / joined${consent.shareIdentity ? '，同意提供身份 / with identity' : ''}${consent.representative ? '，愿任代表人 / ready to represent' : ''}`
      : '未加入 / not joined',
  ];
  return `${lines.join('\n')}\n`;
}

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type EndpointName, endpoints, ProblemError, problem, urlOf } from '@redress/contract';
import { formatYuan, Refusal } from '@redress/kernel';
import { type Command, Option } from 'commander';
import type { Outcome } from '../exit.ts';
import { refusalOf } from './office-resolve.ts';

interface Options {
  server: string;
  org: string;
  json?: boolean;
}

/** `redress payout file` and `redress payout import`: the way to the keeper's bank and back, for a script. */
export function register(program: Command, outcome: Outcome): void {
  const payout = program
    .command('payout')
    .description('payment files for a bank; needs an API key with payouts.confirm in REDRESS_API_KEY');
  const common = (name: string) =>
    payout
      .command(name)
      .requiredOption('--server <url>', 'address of the server')
      .requiredOption('--org <id>', 'the organisation that keeps the deposits')
      .option('--json', 'one JSON object on stdout');
  common('file')
    .description('put all payouts that wait for a bank transfer into one payment file')
    .requiredOption('--out <file>', 'where the file goes; it holds names and accounts')
    .addOption(new Option('--encoding <name>').choices(['utf-8', 'gb18030']).default('utf-8'))
    .action(async (options: Options & { out: string; encoding: string }) => {
      process.stdout.write(await makeFile(options));
    });
  common('import')
    .argument('<file>', "the bank's result file (CSV, UTF-8 or GB18030)")
    .description('take over what the bank says; exit 1 where a row needs a person')
    .action(async (file: string, options: Options) => {
      process.stdout.write(await importResult(file, options, outcome));
    });
  for (const command of payout.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

async function makeFile(options: Options & { out: string; encoding: string }): Promise<string> {
  const made = endpoints.makeBatch.response.parse(
    JSON.parse((await call(options, 'makeBatch', {})).toString()),
  );
  const bytes = await call(options, 'batchFile', { batchId: made.batchId }, { encoding: options.encoding });
  await writeFile(options.out, bytes, { mode: 0o600 });
  if (options.json) return `${JSON.stringify(made)}\n`;
  return `${made.number}: ${made.lines} 笔 / payouts, ${formatYuan(made.totalFen)} 元 / yuan → ${options.out}\n`;
}

async function importResult(file: string, options: Options, outcome: Outcome): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new Refusal('file-unreadable', { zh: `无法读取 ${file}。`, en: `${file} cannot be read.` });
  });
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'text/csv' }), basename(file));
  const answer = await call(options, 'importPayoutResult', {}, {}, form);
  const report = endpoints.importPayoutResult.response.parse(JSON.parse(answer.toString()));
  if (report.problems.length > 0) outcome.exitCode = 1;
  if (options.json) return `${JSON.stringify(report)}\n`;
  const { paid, failed, returned, pending, unchanged } = report;
  const counts = `支付 / paid ${paid}, 失败 / failed ${failed}, 退回 / returned ${returned}, 处理中 / pending ${pending}, 未变 / unchanged ${unchanged}`;
  const lines = report.problems.map(({ row, why, number }) => `  ${row}: ${why} ${number ?? ''}`.trimEnd());
  return `${[counts, ...lines].join('\n')}\n`;
}

/** The key comes from the environment, since arguments can be read by other users of the machine. */
async function call(
  { server, org }: Options,
  name: EndpointName,
  params: Record<string, string>,
  query: Record<string, string> = {},
  body?: FormData,
): Promise<Buffer> {
  const key = process.env.REDRESS_API_KEY;
  if (!key)
    throw new Refusal('key-missing', {
      zh: '请在环境变量 REDRESS_API_KEY 中给出机构的接口密钥。',
      en: 'Give an API key of the organisation in the environment variable REDRESS_API_KEY.',
    });
  const url = server.replace(/\/+$/, '') + urlOf(name, { orgId: org, ...params }, query);
  try {
    const response = await fetch(url, {
      method: endpoints[name].method,
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { body } : {}),
    });
    if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw refusalOf(error, server);
  }
}

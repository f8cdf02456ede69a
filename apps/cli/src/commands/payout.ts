import { open, readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { endpoints } from '@redress/contract';
import { formatYuan, Refusal } from '@redress/kernel';
import { type Command, Option } from 'commander';
import type { Outcome } from '../exit.ts';
import { printable } from '../language.ts';
import { asPerson } from './payout-session.ts';

interface Options {
  server: string;
  org: string;
  json?: boolean;
}
type FileOptions = Options & { out: string; encoding: string; batch?: string };

/** `redress payout file` and `redress payout import`: the way to the keeper's bank and back. */
export function register(program: Command, outcome: Outcome): void {
  const payout = program
    .command('payout')
    .description('payment files for a bank; signs in by REDRESS_EMAIL, REDRESS_PASSWORD and REDRESS_CODE');
  const common = (name: string) =>
    payout
      .command(name)
      .requiredOption('--server <url>', 'address of the server')
      .requiredOption('--org <id>', 'the organisation that keeps the deposits')
      .option('--json', 'one JSON object on stdout');
  common('file')
    .description(
      'put all payouts that wait for a bank transfer into one payment file; exit 1 where none waits',
    )
    .requiredOption('--out <file>', 'where the file goes; it holds names and accounts, and must not exist')
    .option('--batch <id>', 'not a new one: the file that was made before, once more')
    .addOption(new Option('--encoding <name>').choices(['utf-8', 'gb18030']).default('utf-8'))
    .action(async (options: FileOptions) => {
      process.stdout.write(await makeFile(options, outcome));
    });
  common('import')
    .argument('<file>', "the bank's result file (CSV, UTF-8 or GB18030)")
    .description('take over what the bank says; exit 1 where a row needs a person')
    .action(async (file: string, options: Options) => {
      process.stdout.write(await importResult(file, options, outcome));
    });
  for (const command of payout.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

/** The place for the file is taken first: payouts in a file that could not be written would wait for nobody. */
async function makeFile(options: FileOptions, outcome: Outcome): Promise<string> {
  const { server, org: orgId, out, encoding, json } = options;
  const handle = await open(out, 'wx', 0o600).catch((error: { code?: string }) => {
    const exists = error.code === 'EEXIST';
    throw new Refusal('file-unwritable', {
      zh: exists ? `${out} 已经存在。` : `无法写入 ${out}。`,
      en: exists ? `${out} exists already.` : `${out} cannot be written.`,
    });
  });
  let isWritten = false;
  try {
    return await asPerson(server, async (call) => {
      const batch = options.batch ?? (await makeBatch());
      if (!batch) {
        outcome.exitCode = 1;
        return json ? '{"lines":0}\n' : '没有等待银行转账的付款 / nothing waits for a bank transfer\n';
      }
      const bytes = await call('batchFile', { params: { orgId, batchId: batch }, query: { encoding } });
      await handle.writeFile(bytes);
      isWritten = true;
      const files = await call('listBatches', { params: { orgId } });
      const made = endpoints.listBatches.response
        .parse(JSON.parse(files.toString()))
        .files.find(({ batchId }) => batchId === batch);
      if (json) return `${JSON.stringify(made ?? { batchId: batch })}\n`;
      const what = made
        ? `${made.number}: ${made.lines} 笔 / payouts, ${formatYuan(made.totalFen)} 元 / yuan`
        : batch;
      return `${what} → ${out}\n`;

      async function makeBatch(): Promise<string | undefined> {
        try {
          const made = await call('makeBatch', { params: { orgId } });
          return endpoints.makeBatch.response.parse(JSON.parse(made.toString())).batchId;
        } catch (error) {
          if (error instanceof Refusal && error.code === 'nothing-to-pay') return undefined;
          throw error;
        }
      }
    });
  } finally {
    await handle.close();
    if (!isWritten) await rm(out, { force: true });
  }
}

async function importResult(file: string, options: Options, outcome: Outcome): Promise<string> {
  const { server, org: orgId, json } = options;
  const bytes = await readFile(file).catch(() => {
    throw new Refusal('file-unreadable', { zh: `无法读取 ${file}。`, en: `${file} cannot be read.` });
  });
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'text/csv' }), basename(file));
  const answer = await asPerson(server, (call) =>
    call('importPayoutResult', { params: { orgId }, body: form }),
  );
  const report = endpoints.importPayoutResult.response.parse(JSON.parse(answer.toString()));
  if (report.problems.length > 0) outcome.exitCode = 1;
  if (json) return `${JSON.stringify(report)}\n`;
  const { paid, failed, returned, pending, unchanged } = report;
  const counts = `支付 / paid ${paid}, 失败 / failed ${failed}, 退回 / returned ${returned}, 处理中 / pending ${pending}, 未变 / unchanged ${unchanged}`;
  const lines = report.problems.map(
    ({ row, why, number, said }) =>
      `  ${row}: ${[why, number, said && printable(said)].filter(Boolean).join(' ')}`,
  );
  return `${[counts, ...lines].join('\n')}\n`;
}

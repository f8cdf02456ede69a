import { Refusal } from '@redress/kernel';
import { configFromEnv } from '@redress/server/config';
import type { Operation } from '@redress/server/notary';
import type { Command } from 'commander';
import { language, printable } from '../language.ts';

/** `redress log halt` and `redress log resume`: the operator's brake, on the database that the settings name. */
export function registerHalt(log: Command): void {
  log
    .command('halt')
    .description('stop adding to the log; reading goes on')
    .requiredOption('--reason <text>', 'why; published, so name no person')
    .action(async ({ reason }: { reason: string }) => {
      await operate(async (operation) => {
        await operation.halt(wordsOf('--reason', reason));
        const { size } = await operation.head();
        say(`已停止写入（${size} 条）`, `halted at ${size} entries`);
      });
    });
  log
    .command('resume')
    .description('show why the log is halted, then let it go on')
    .requiredOption('--why <text>', 'what was found and done; kept with the halt')
    .option('--i-have-read-the-evidence', 'needed for every halt that an operator did not make')
    .action(async ({ why, iHaveReadTheEvidence }: { why: string; iHaveReadTheEvidence?: boolean }) => {
      await operate((operation) => resume(operation, wordsOf('--why', why), iHaveReadTheEvidence === true));
    });
}

/** Runs `work` on the log of the settings. Refusals: `no-log`, `data-folder-in-use`, `bad-config`. */
export async function operate<T>(work: (operation: Operation) => Promise<T>): Promise<T> {
  // Only here: the other commands need no database.
  const { openOperation } = await import('@redress/server/notary');
  const { database, log } = configFromEnv(process.env);
  const operation = await openOperation({ database, shard: log.shard, clock: Date });
  try {
    return await work(operation);
  } finally {
    await operation.close();
  }
}

async function resume(operation: Operation, why: string, read: boolean): Promise<void> {
  const halts = await operation.halts();
  for (const { at, code, reason, evidence } of halts) {
    process.stdout.write(`${at.toISOString()} ${code}: ${printable(reason)}\n`);
    for (const line of evidence?.split('\n') ?? []) process.stdout.write(`  ${printable(line)}\n`);
  }
  const grave = halts.find(({ code }) => code !== 'operator');
  if (grave && !read)
    throw new Refusal('evidence-unread', {
      zh: `日志因 ${grave.code} 停止，贸然继续可能留下两份历史；请阅读以上证据和 docs/operations.md，确认后加上 --i-have-read-the-evidence`,
      en: `the log is halted by ${grave.code}, and going on may leave two histories: read the evidence above and docs/operations.md, then add --i-have-read-the-evidence`,
    });
  const lifted = await operation.resume(why);
  if (lifted === 0) say('日志没有停止', 'the log is not halted');
  else say(`已恢复，解除 ${lifted} 项停止`, `resumed: ${lifted} halt${lifted === 1 ? '' : 's'} lifted`);
}

function wordsOf(option: string, text: string): string {
  const words = text.trim();
  if (words.length > 0 && words.length <= 500) return words;
  throw new Refusal('bad-words', {
    zh: `${option} 需要 1 到 500 个字`,
    en: `${option} needs 1 to 500 characters`,
  });
}

const say = (zh: string, en: string): void => void process.stdout.write(`${language === 'zh' ? zh : en}\n`);

import { writeFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import { type PersonalMatch, personalLabels, redactText } from '@redress/law/publication';
import type { Command } from 'commander';
import { decode, read } from './diagnose.ts';

interface Options {
  json?: boolean;
  name?: string[];
}

/** `redress redact IN OUT [--json]`: a copy without what singles out a natural person. */
export function register(program: Command): void {
  program
    .command('redact')
    .argument('<in>', 'a text file (UTF-8 or GB18030)')
    .argument('<out>', 'where the copy is written; it must not exist')
    .description('write a copy without names, numbers and addresses of persons')
    .option('--name <name...>', 'a person whose name must not appear')
    .option('--json', 'one JSON object on stdout')
    .action(async (from: string, to: string, options: Options) => {
      const { text, redactions } = redactText(decode(await read(from), from), { names: options.name ?? [] });
      await writeNew(to, text);
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ redactions: redactions.map(withoutQuote) }, null, 2)}\n`
          : describe(redactions),
      );
    });
}

/** The report must not repeat what the copy leaves out. */
const withoutQuote = ({ kind, start, end, mask }: PersonalMatch) => ({ kind, start, end, mask });

function describe(redactions: readonly PersonalMatch[]): string {
  if (redactions.length === 0) return '没有发现个人信息 / no personal data found\n';
  const counts = new Map<PersonalMatch['kind'], number>();
  for (const { kind } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${personalLabels[kind].zh} ${count} 处\n`).join('');
}

/** Never overwrites: the original may be the only copy. */
async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    const exists = code === 'EEXIST';
    throw new Refusal('cannot-write', {
      zh: exists ? `${file} 已经存在，不会覆盖` : `无法写入 ${file}（${code}）`,
      en: exists ? `${file} exists and is not overwritten` : `cannot write ${file} (${code})`,
    });
  }
}

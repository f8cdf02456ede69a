import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import { collectFiles } from '../case/collect-files.ts';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import { decode, readStandardInput } from './diagnose.ts';
import { registerClusters } from './links-clusters.ts';
import { registerJoined } from './links-joined.ts';

/** One identifier of one file, as `--json` gives it; `start` and `end` count UTF-16 units of the text as read. */
interface FoundIn {
  file: string;
  kind: string;
  title: { zh: string; en: string };
  value: string;
  quote: string;
  start: number;
  end: number;
  why: 'label' | 'form' | 'label-and-form';
}
interface Skipped {
  file: string;
  reason: string;
}

/**
 * `redress links FILE… [--json]`: by what a text, a picture or a folder could be linked with other cases; offline.
 * `redress links status|join|leave|report|clusters` ask a server.
 */
export function register(program: Command, outcome: Outcome): void {
  const links = program
    .command('links')
    .argument('<file...>', 'texts, pages, pictures, PDFs or folders of them, or - for standard input')
    .description(
      'show the accounts, contacts, addresses and numbers by which cases are linked; nothing is sent',
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const { identifiers, skipped } = await readAll(files);
      for (const { file, reason } of skipped) process.stderr.write(`${printable(file)}: ${reason}\n`);
      process.stdout.write(
        json ? `${JSON.stringify({ identifiers, skipped }, null, 2)}\n` : describe(identifiers),
      );
      if (identifiers.length === 0) outcome.exitCode = 1;
    });
  links.enablePositionalOptions();
  registerJoined(links, outcome);
  registerClusters(links, outcome);
  for (const command of links.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

async function readAll(files: readonly string[]): Promise<{ identifiers: FoundIn[]; skipped: Skipped[] }> {
  // Loaded here only: reading pictures and PDFs is much that other commands do without.
  const [{ identifiersIn, kindTitles }, reading] = await Promise.all([
    import('@redress/server/linking'),
    import('@redress/server/reading'),
  ]);
  const identifiers: FoundIn[] = [];
  const skipped: Skipped[] = [];
  try {
    for (const { file, text } of await Promise.all(await textsOf(files, reading))) {
      if (text instanceof Refusal) skipped.push({ file, reason: text.text[language] });
      else
        for (const { kind, value, start, end, why } of identifiersIn(text))
          identifiers.push({
            file,
            kind,
            title: kindTitles[kind],
            value,
            quote: text.slice(start, end),
            start,
            end,
            why,
          });
    }
  } finally {
    reading.stopReading();
  }
  return { identifiers, skipped };
}

type Reading = typeof import('@redress/server/reading');

async function textsOf(files: readonly string[], reading: Reading) {
  const paths: string[] = [];
  for (const file of files) {
    if (file !== '-' && (await isFolder(file))) {
      const { files: inside } = await collectFiles(file, '');
      paths.push(...inside.map((name) => join(file, name)));
    } else paths.push(file);
  }
  return paths.map(async (file) => ({ file, text: await textOf(file, reading) }));
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal('unreadable', {
      zh: `无法读取 ${file}（${code}）`,
      en: `cannot read ${file} (${code})`,
    });
  }
}

/** The text of a file, or why it has none. */
async function textOf(file: string, { inspectFile, readContent }: Reading): Promise<string | Refusal> {
  if (file === '-') return decode(await readStandardInput(), 'stdin');
  try {
    const inspected = await inspectFile(file, { declaredName: file });
    if (inspected instanceof Refusal) return inspected;
    return (await readContent(file, inspected.mediaType)).text;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const whys = {
  label: { zh: '由前面的文字认出', en: 'known by the word before it' },
  form: { zh: '由号码本身的格式认出', en: 'known by its own form' },
  'label-and-form': { zh: '由前面的文字和格式认出', en: 'known by the word before it and by its form' },
} as const;

function describe(identifiers: readonly FoundIn[]): string {
  if (identifiers.length === 0)
    return language === 'zh' ? '没有发现可以关联的内容\n' : 'nothing that links was found\n';
  return identifiers
    .map(({ file, title, value, quote, why }) => {
      const written = quote === value ? '' : ` “${printable(quote.replace(/\s+/g, ' '))}”`;
      return `${printable(file)}: ${title[language]} ${printable(value)}${written} (${whys[why][language]})\n`;
    })
    .join('');
}

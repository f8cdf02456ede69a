import { readFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import { diagnoseText, type Finding, type LawfulNote, lawfulNotes } from '@redress/law';
import type { Command } from 'commander';
import { evaluation } from './evaluate-diagnosis.ts';

const maxBytes = 64 * 1024 * 1024;

/** `redress diagnose FILE|- [--json] [--evaluate]`: unfair clauses, stonewalling replies and signs of fraud, by place. */
export function register(program: Command): void {
  program
    .command('diagnose')
    .argument('<file>', 'a text file (UTF-8 or GB18030), or - for standard input')
    .description('find unfair clauses, stonewalling replies and signs of fraud in a text')
    .option('--json', 'one JSON object on stdout')
    .option('--evaluate', 'the file holds labelled texts, one JSON object a line: print precision and recall')
    .action(async (file: string, options: { json?: boolean; evaluate?: boolean }) => {
      const text = decode(await read(file), file);
      process.stdout.write(
        options.evaluate ? evaluation(text, file, options.json) : diagnosis(text, options.json),
      );
    });
}

function diagnosis(text: string, json = false): string {
  const findings = diagnoseText(text);
  const lawful = lawfulNotes(text);
  if (json) return `${JSON.stringify({ findings, ...(lawful.length > 0 && { lawful }) }, null, 2)}\n`;
  return `${describe(findings, text)}${describeLawful(lawful, text)}`;
}

export async function read(file: string): Promise<Uint8Array> {
  try {
    const bytes = file === '-' ? await readStandardInput() : await readFile(file);
    if (bytes.length <= maxBytes) return bytes;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Refusal('unreadable', {
      zh: `无法读取 ${file}（${code}）`,
      en: `cannot read ${file} (${code})`,
    });
  }
  throw new Refusal('too-large', { zh: `${file} 超过64 MB`, en: `${file} is larger than 64 MB` });
}

export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Offsets count a leading mark too, as whoever reads the file sees it. UTF-8 or UTF-16 by its mark, else strict UTF-8, else GB18030; NUL and other control bytes mean it is no text. */
export function decode(bytes: Uint8Array, name: string): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decodeStrictly(bytes, encoding);
    // A stray form feed or escape occurs in terminal logs; NUL, or many of them, does not occur in text.
    if (text !== undefined && !hasBinary(text)) return text;
  }
  throw new Refusal('not-text', { zh: `${name} 不是文本文件`, en: `${name} is not a text file` });
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasBinary(text: string): boolean {
  if (text.includes('\u0000')) return true;
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32)) controls++;
  }
  return controls * 100 > text.length;
}

const verdicts = { void: '无效 / void', 'may-be-void': '可能无效 / may be void' } as const;
const kinds = {
  'unfair-term': '不公平条款',
  stonewalling: '推诿答复',
  'fraud-sign': '疑似诈骗迹象',
} as const;

function describe(findings: readonly Finding[], text: string): string {
  if (findings.length === 0) return '没有发现 / nothing found\n';
  const place = placer(text);
  return findings.map((finding) => describeOne(finding, place(finding.start))).join('\n');
}

function describeOne(
  { kind, rule, quote, verdict, likely, title, reason, basis, answer }: Finding,
  place: string,
): string {
  const cited = basis.map(({ law, article }) => `《${law}》${article}`).join('、');
  const lines = [
    `${place}  ${kinds[kind]} ${rule}${verdict ? `  ${verdicts[verdict]}` : ''}${likely ? '  看起来像 / looks like' : ''}`,
    `  “${quote.replace(/\s+/g, ' ')}”`,
    `  ${title.zh}：${reason.zh}`,
    `  依据：${cited}`,
    `  可以这样写：${answer}`,
  ];
  return `${lines.join('\n')}\n`;
}

function describeLawful(notes: readonly LawfulNote[], text: string): string {
  const place = placer(text);
  return notes
    .map(({ start, title, quote, reason }) => {
      const said = quote.replace(/\s+/g, ' ');
      return `\n${place(start)}  看起来合法 / lawful: ${title.zh}\n  “${said}”\n  ${reason.zh}\n`;
    })
    .join('');
}

/** Line and column from 1 of ascending offsets; a column counts UTF-16 units like the offsets do. */
export function placer(text: string): (offset: number) => string {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (
      let next = text.indexOf('\n', start);
      next !== -1 && next < offset;
      next = text.indexOf('\n', start)
    ) {
      line++;
      start = next + 1;
    }
    return `${line}:${offset - start + 1}`;
  };
}

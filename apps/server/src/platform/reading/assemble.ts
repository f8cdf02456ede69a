import type { Bilingual } from '@redress/contract';
import { plainIdeographs } from './formats/radicals.ts';
import { maxTextChars } from './limits.ts';
import type { RawLine, Reading, ReadLine } from './reading.ts';

// C0 and C1 controls (tab is made a space before), soft hyphen, zero-width and bidirectional marks, the byte order
// mark, and half surrogate pairs: strangers hide or turn text with them, and PostgreSQL refuses NUL.
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** One line without control characters; runs of blanks are one space. */
export function cleanLine(text: string): string {
  return plainIdeographs(text)
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(unwanted, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const cutNote: Bilingual = {
  zh: `文字过长，只取用前 ${maxTextChars / 10_000} 万字；原件完整保存。`,
  en: `The text is too long: only the first ${maxTextChars} characters are used; the original is kept whole.`,
};

/** Whether only the beginning was used. */
export const isCut = ({ notes }: Pick<Reading, 'notes'>): boolean =>
  notes.some(({ zh }) => zh === cutNote.zh);

/** Joins lines to a text with offsets; empty lines are dropped, and the whole is capped at `maxTextChars`. */
export function assemble(rawLines: Iterable<RawLine>): Pick<Reading, 'text' | 'lines' | 'notes'> {
  const parts: string[] = [];
  const lines: ReadLine[] = [];
  let at = 0;
  for (const raw of rawLines) {
    const text = cleanLine(raw.text);
    if (text === '') continue;
    const start = at === 0 ? 0 : at + 1;
    if (start + text.length > maxTextChars) return { text: parts.join('\n'), lines, notes: [cutNote] };
    parts.push(text);
    at = start + text.length;
    lines.push({ start, end: at, ...(raw.box && { box: raw.box }), confidence: raw.confidence ?? 1 });
  }
  return { text: parts.join('\n'), lines, notes: [] };
}

/** Lines of plain text, whatever its line breaks. */
export function* splitLines(text: string): Generator<RawLine> {
  for (const line of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) yield { text: line };
}

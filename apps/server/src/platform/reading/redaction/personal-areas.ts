import { findPersonal, type KnownPersonal, type PersonalMatch } from '@redress/law/publication';
import { plainIdeographs } from '../formats/radicals.ts';
import type { OcrLine } from '../ocr/shapes.ts';
import { type Area, type Box, grown } from './area.ts';

/** `place`: the characters found; `line`: the whole row, when a closer cut left something readable. */
export type Reach = 'place' | 'line';

const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
};

/** A long run with many digits is a number in which letters were misread; as long as before. */
export function withoutLookalikes(text: string): string {
  return text.replace(/[\dOoQDlI|!ZzSsB-]{8,}/g, (run) => {
    const digits = run.replace(/\D/g, '').length;
    return digits * 10 < run.length * 4 ? run : run.replace(/[^\d-]/g, (c) => lookalikes[c] ?? c);
  });
}

/** Places of a picture whose text singles out a person. */
export function personalAreas(
  lines: readonly OcrLine[],
  known: KnownPersonal,
  reach: Reach,
  picture: { width: number; height: number },
): Area[] {
  const found = findInLines(lines.map((line) => plainIdeographs(line.text)).join('\n'), known);
  const areas: Area[] = [];
  let lineStart = 0;
  for (const line of lines) {
    const lineEnd = lineStart + line.text.length;
    for (const match of found) {
      if (match.start >= lineEnd || match.end <= lineStart) continue;
      const [start, end] = destroyed(match);
      const span: [number, number] = [start - lineStart, end - lineStart];
      const boxes = reach === 'line' ? [line.box] : boxesOf(line, span);
      for (const box of boxes) {
        const height = box[3];
        areas.push({ kind: match.kind, box: grown(box, [height * 0.35, height * 0.12], picture) });
      }
    }
    lineStart = lineEnd + 1;
  }
  return areas;
}

/** Also what a narrow bubble broke into two rows, and numbers in which letters were misread. */
function findInLines(text: string, known: KnownPersonal): PersonalMatch[] {
  const kept = Array.from({ length: text.length }, (_, i) => i).filter((i) => text[i] !== '\n');
  const joined = text.replaceAll('\n', '');
  const names = findPersonal(text, known).filter(({ kind }) => kind === 'name');
  const all = { ...known, names: [...(known.names ?? []), ...names.map(({ quote }) => quote)] };
  const found = [
    ...findPersonal(text, all),
    ...findPersonal(withoutLookalikes(text), all),
    ...findPersonal(joined, all).map((match) => ({
      ...match,
      start: kept[match.start] as number,
      end: (kept[match.end - 1] as number) + 1,
    })),
  ];
  const seen = new Set<string>();
  return found.filter(({ start, end }) => {
    const key = `${start}-${end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Of an order number the middle goes: both sides still know which one is meant. */
function destroyed({ kind, start, end }: PersonalMatch): [number, number] {
  return kind === 'order-number' && end - start >= 12 ? [start + 4, end - 4] : [start, end];
}

/** The part of each word that the span covers, by the widths that its characters usually have. */
function boxesOf(line: OcrLine, [from, to]: [number, number]): Box[] {
  const boxes: Box[] = [];
  for (const { start, end, box } of line.words) {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) continue;
    const [left, top, width, height] = box;
    const whole = widthOf(line.text.slice(start, end));
    const before = widthOf(line.text.slice(start, first));
    const covered = widthOf(line.text.slice(first, last));
    boxes.push([left + (width * before) / whole, top, (width * covered) / whole, height]);
  }
  return boxes;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(character)) width += 1;
    else width += /[.,:;'|!iIl1 ]/.test(character) ? 0.4 : 0.56;
  }
  return Math.max(width, 0.1);
}

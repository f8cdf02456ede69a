import type { ItemKind, Place } from '@redress/contract';
import { fold } from './fold.ts';
import type { Box, Candidate, ReadItem } from './types.ts';

export interface PageLine {
  index: number;
  start: number;
  end: number;
  /** Folded; as long as the line in the original text. */
  text: string;
  confidence: number;
  box?: Box | undefined;
}

/** An item prepared for extraction: folded text with the original offsets. */
export interface Page {
  file: string;
  kind: ItemKind;
  text: string;
  lines: readonly PageLine[];
}

/** A stretch of a line in which a value is looked for. */
export interface Span {
  line: PageLine;
  start: number;
  end: number;
  text: string;
}

/** Prepares an item; lines that do not fit the text are dropped, missing ones are made from its line breaks. */
export function pageOf(item: ReadItem): Page {
  const text = fold(item.text);
  const given = item.lines.filter((l) => l.start >= 0 && l.end >= l.start && l.end <= text.length);
  const source = given.length > 0 ? given : splitLines(text);
  const lines = source.map((l, index) => ({
    index,
    start: l.start,
    end: l.end,
    text: text.slice(l.start, l.end),
    confidence: Math.min(1, Math.max(0, l.confidence)),
    box: l.box,
  }));
  return { file: item.file, kind: item.kind, text, lines };
}

function splitLines(text: string): { start: number; end: number; confidence: number; box?: Box }[] {
  const out = [];
  let start = 0;
  for (const part of text.split('\n')) {
    out.push({ start, end: start + part.length, confidence: 1 });
    start += part.length + 1;
  }
  return out;
}

/** The part of a line from `from` to `to` (offsets within the line), without surrounding spaces and colons. */
export function spanOf(line: PageLine, from = 0, to = line.text.length): Span {
  let a = from;
  let b = to;
  while (a < b && /[\s::·.、]/.test(line.text[a] as string)) a++;
  while (b > a && /\s/.test(line.text[b - 1] as string)) b--;
  return { line, start: line.start + a, end: line.start + b, text: line.text.slice(a, b) };
}

/** A candidate at `start`..`end` (offsets in the item's text). */
export function candidate<T>(
  page: Page,
  line: PageLine,
  at: { start: number; end: number },
  value: T,
  strength: number,
): Candidate<T> {
  const place: Place = { line: line.index, start: at.start, end: at.end };
  if (line.box) place.box = line.box;
  return { value, item: page.file, place, confidence: round(strength * line.confidence) };
}

export const round = (n: number): number => Math.round(Math.min(1, Math.max(0, n)) * 100) / 100;

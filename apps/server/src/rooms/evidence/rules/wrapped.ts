import type { Page, PageLine } from './page.ts';

/** Two lines of a picture read as one; `seam` is where the second begins, `skip` how many characters part them in the text. */
export interface WrappedLine extends PageLine {
  seam: { at: number; skip: number };
}

/**
 * Neighbouring lines that look like one sentence broken by a bubble's edge: the same left edge and height, close under
 * each other, the first not ended by a sentence mark. Only pictures break lines like this.
 */
export function wrappedLines(page: Page): WrappedLine[] {
  return page.lines.flatMap((a, i) => {
    const b = page.lines[i + 1];
    if (!b || !continues(a, b)) return [];
    const text = a.text + b.text;
    const confidence = Math.min(a.confidence, b.confidence);
    return [{ ...a, end: b.end, text, confidence, seam: { at: a.text.length, skip: b.start - a.end } }];
  });
}

function continues(a: PageLine, b: PageLine): boolean {
  if (!a.box || !b.box || /[。!?;:]\s*$/.test(a.text)) return false;
  const [ax, ay, , ah] = a.box;
  const [bx, by, , bh] = b.box;
  const gap = by - (ay + ah);
  return Math.abs(ax - bx) < ah && Math.abs(ah - bh) < 0.4 * ah && gap > -0.5 * ah && gap < 0.9 * ah;
}

/** Where `from`..`to` of a line's text stand in the item's text, also across the seam of a wrapped line. */
export function placeIn(
  line: PageLine | WrappedLine,
  from: number,
  to: number,
): { start: number; end: number } {
  const seam = 'seam' in line ? line.seam : { at: Number.POSITIVE_INFINITY, skip: 0 };
  return {
    start: line.start + from + (from >= seam.at ? seam.skip : 0),
    end: line.start + to + (to > seam.at ? seam.skip : 0),
  };
}

/** True when a match within a wrapped line lies on both sides of its seam; the rest is found in the lines themselves. */
export function spansSeam(line: WrappedLine, from: number, to: number): boolean {
  return from < line.seam.at && to > line.seam.at;
}

import type { OcrLine, TextBox, Word } from './shapes.ts';

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The level rectangle around a box. */
function edgesOf(box: TextBox): Edges {
  const [cos, sin] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))];
  const halfWidth = (box.width * cos + box.height * sin) / 2;
  const halfHeight = (box.width * sin + box.height * cos) / 2;
  return {
    left: box.cx - halfWidth,
    right: box.cx + halfWidth,
    top: box.cy - halfHeight,
    bottom: box.cy + halfHeight,
  };
}

interface Placed extends Word {
  /** Along and across the slope of the whole picture. */
  along: number;
  across: number;
}

/** True when the two stand in one row: their middles are closer than half of the smaller height. */
function sameRow(a: Placed, b: Placed): boolean {
  return Math.abs(a.across - b.across) < Math.min(a.box.height, b.box.height) / 2;
}

/** The slope of the picture: the median over its longer words. A screenshot has none, a photo of a screen may. */
function slopeOf(words: readonly Word[]): number {
  const slopes = words.filter((w) => w.box.width > 3 * w.box.height).map((w) => w.box.angle);
  return slopes.sort((a, b) => a - b)[slopes.length >> 1] ?? 0;
}

/**
 * Words in reading order: rows from top to bottom, and within a row from left to right, joined by one space. Boxes are
 * scaled by `scale` to the original picture and clipped to `width` × `height` of it.
 */
export function linesOf(words: readonly Word[], scale: number, width: number, height: number): OcrLine[] {
  const slope = slopeOf(words);
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  const placed: Placed[] = words.map((w) => ({
    ...w,
    along: w.box.cx * cos + w.box.cy * sin,
    across: w.box.cy * cos - w.box.cx * sin,
  }));
  const rows: Placed[][] = [];
  for (const word of placed.sort((a, b) => a.across - b.across || a.along - b.along)) {
    const row = rows.findLast((r) => r.some((w) => sameRow(w, word)));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) =>
    lineOf(
      row.sort((a, b) => a.along - b.along),
      scale,
      width,
      height,
    ),
  );
}

function lineOf(row: readonly Word[], scale: number, width: number, height: number): OcrLine {
  const clip = (value: number, max: number) => Math.min(max, Math.max(0, Math.round(value * scale)));
  const boxOf = (edges: readonly Edges[]): OcrLine['box'] => {
    const left = clip(Math.min(...edges.map((e) => e.left)), width);
    const top = clip(Math.min(...edges.map((e) => e.top)), height);
    const right = clip(Math.max(...edges.map((e) => e.right)), width);
    const bottom = clip(Math.max(...edges.map((e) => e.bottom)), height);
    return [left, top, right - left, bottom - top];
  };
  const chars = row.reduce((n, w) => n + w.text.length, 0);
  const confidence = row.reduce((n, w) => n + w.confidence * w.text.length, 0) / chars;
  let start = 0;
  const words = row.map((word) => {
    const end = start + word.text.length;
    const placed = { start, end, box: boxOf([edgesOf(word.box)]) };
    start = end + 1;
    return placed;
  });
  return {
    text: row.map((w) => w.text).join(' '),
    confidence: Math.round(confidence * 1000) / 1000,
    box: boxOf(row.map((w) => edgesOf(w.box))),
    words,
  };
}

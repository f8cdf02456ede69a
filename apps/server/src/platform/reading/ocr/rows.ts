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

/** True when the two stand in one row: their middles are closer than half of the smaller height. */
function sameRow(a: TextBox, b: TextBox): boolean {
  return Math.abs(a.cy - b.cy) < Math.min(a.height, b.height) / 2;
}

/**
 * Words in reading order: rows from top to bottom, and within a row from left to right, joined by one space. Boxes are
 * scaled by `scale` to the original picture and clipped to `width` × `height` of it.
 */
export function linesOf(words: readonly Word[], scale: number, width: number, height: number): OcrLine[] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.box.cy - b.box.cy || a.box.cx - b.box.cx)) {
    const row = rows.findLast((r) => r.some((w) => sameRow(w.box, word.box)));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) =>
    lineOf(
      row.sort((a, b) => a.box.cx - b.box.cx),
      scale,
      width,
      height,
    ),
  );
}

function lineOf(row: readonly Word[], scale: number, width: number, height: number): OcrLine {
  const edges = row.map((w) => edgesOf(w.box));
  const clip = (value: number, max: number) => Math.min(max, Math.max(0, Math.round(value * scale)));
  const left = clip(Math.min(...edges.map((e) => e.left)), width);
  const top = clip(Math.min(...edges.map((e) => e.top)), height);
  const right = clip(Math.max(...edges.map((e) => e.right)), width);
  const bottom = clip(Math.max(...edges.map((e) => e.bottom)), height);
  const chars = row.reduce((n, w) => n + w.text.length, 0);
  const confidence = row.reduce((n, w) => n + w.confidence * w.text.length, 0) / chars;
  return {
    text: row.map((w) => w.text).join(' '),
    confidence: Math.round(confidence * 1000) / 1000,
    box: [left, top, right - left, bottom - top],
  };
}

/** A stretch of text, marked or not. */
export interface Piece {
  start: number;
  text: string;
  marked: boolean;
}

/** Cuts `text` at the ranges (UTF-16, half-open); overlapping ones become one mark, impossible ones are left out. */
export function piecesOf(text: string, ranges: readonly { start: number; end: number }[]): Piece[] {
  const sorted = ranges
    .filter((r) => r.start >= 0 && r.start < r.end && r.end <= text.length)
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    const last = pieces.at(-1);
    if (end <= at) continue;
    if (start > at) pieces.push({ start: at, text: text.slice(at, start), marked: false });
    if (start < at && last?.marked) last.text += text.slice(at, end);
    else pieces.push({ start, text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), marked: false });
  return pieces;
}

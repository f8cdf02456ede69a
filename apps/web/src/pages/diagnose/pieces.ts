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

/** A stretch of text that is refutable, lawful, or neither. */
export interface MarkedPiece extends Omit<Piece, 'marked'> {
  mark: 'finding' | 'lawful' | undefined;
}

type Range = { start: number; end: number };

/** The text cut at findings and, between them, at lawful terms: where both claim a word, the finding has it. */
export function markedPiecesOf(
  text: string,
  findings: readonly Range[],
  lawful: readonly Range[],
): MarkedPiece[] {
  return piecesOf(text, findings).flatMap(({ start, text: part, marked }): MarkedPiece[] => {
    if (marked) return [{ start, text: part, mark: 'finding' }];
    const inside = lawful.map((range) => ({
      start: Math.max(0, range.start - start),
      end: Math.min(part.length, range.end - start),
    }));
    return piecesOf(part, inside).map((piece) => ({
      start: start + piece.start,
      text: piece.text,
      mark: piece.marked ? 'lawful' : undefined,
    }));
  });
}

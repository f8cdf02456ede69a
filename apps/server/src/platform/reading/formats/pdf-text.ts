import type { PDFPageProxy } from './pdf-open.ts';

interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lines of a page from top to bottom; pieces of one row are joined, with a blank where there is a gap. */
export async function pageLines(page: PDFPageProxy): Promise<string[]> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [x, y] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]) as [number, number];
    pieces.push({ text: item.str, x, y, width: item.width, height: item.height || 10 });
  }
  return rowsOf(pieces).map(joinRow);
}

function rowsOf(pieces: Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && piece.y - first.y < Math.min(piece.height, first.height) / 2) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

function joinRow(row: Piece[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of row.sort((a, b) => a.x - b.x)) {
    if (text !== '' && piece.x - end > piece.height / 4) text += ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  return text;
}

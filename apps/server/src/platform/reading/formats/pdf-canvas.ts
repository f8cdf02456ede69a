import type { PDFDocumentProxy, PDFPageProxy } from './pdf-open.ts';

/** What is used of @napi-rs/canvas, which pdf.js brings as an optional dependency. */
interface Canvas {
  encode(format: 'png'): Promise<Uint8Array>;
}
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas };
  destroy(pair: { canvas: Canvas }): void;
}

/** The page drawn as PNG, `widthPx` wide; undefined where this machine cannot draw (no canvas package for it). */
export async function drawPage(
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  widthPx: number,
): Promise<Uint8Array | undefined> {
  const base = page.getViewport({ scale: 1 });
  // A page of 1 × 14,400 points is legal; its picture is bounded on both sides.
  const scale = Math.min(widthPx / base.width, (4 * widthPx) / base.height);
  const viewport = page.getViewport({ scale });
  const factory = pdf.canvasFactory as CanvasFactory;
  let pair: { canvas: Canvas };
  try {
    pair = factory.create(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
  } catch {
    return undefined;
  }
  try {
    await page.render({ canvas: pair.canvas as never, viewport }).promise;
    return await pair.canvas.encode('png');
  } finally {
    factory.destroy(pair);
  }
}

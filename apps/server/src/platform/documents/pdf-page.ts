import { Refusal } from '@redress/kernel';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Dots an inch of a preview: an A4 page becomes 1240 × 1754. */
const previewDpi = 150;

type RenderContext = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvasContext']>;
interface NodeCanvas {
  canvas: { toBuffer(type: 'image/png'): Buffer };
  context: RenderContext;
}

/** Page `page` (from 1) of one of our PDFs as PNG. Refuses with `no-such-page`. */
export const pdfPage = async (pdf: Uint8Array, page: number): Promise<Uint8Array> =>
  (await previewPage(pdf, page)).png;

/** Page `page` (from 1) of one of our PDFs as PNG, and how many pages there are. Refuses with `no-such-page`. */
export async function previewPage(
  pdf: Uint8Array,
  page: number,
  dpi = previewDpi,
): Promise<{ png: Uint8Array; pages: number }> {
  // pdf.js takes the buffer for itself: give it a copy.
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 });
  try {
    const document = await task.promise;
    if (!Number.isInteger(page) || page < 1 || page > document.numPages)
      throw new Refusal('no-such-page', {
        zh: `这份文书共 ${document.numPages} 页，没有第 ${page} 页。`,
        en: `This letter has ${document.numPages} pages; there is no page ${page}.`,
      });
    const sheet = await document.getPage(page);
    const viewport = sheet.getViewport({ scale: dpi / 72 });
    const factory = document.canvasFactory as { create(width: number, height: number): NodeCanvas };
    const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await sheet.render({ canvas: null, canvasContext: context, viewport }).promise;
    return { png: new Uint8Array(canvas.toBuffer('image/png')), pages: document.numPages };
  } finally {
    await task.destroy();
  }
}

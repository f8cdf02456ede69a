import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { maxPdfPages, maxPixels } from '../limits.ts';
import { corruptFile, pdfEncrypted, pdfTooLarge } from '../refusals.ts';

export type { PDFDocumentProxy, PDFPageProxy };

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string) => join(home, name) + sep;

/**
 * Opens a stranger's PDF: no script of it runs, no form or font of it reaches the system, nothing is fetched; the
 * tables for Chinese fonts come from the package. Throws a `Refusal` when it is broken, locked or too long. Close it
 * with `destroy()`.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // pdf.js takes the buffer over and empties it: the caller's bytes stay whole.
    data: new Uint8Array(bytes),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    maxImageSize: maxPixels,
    canvasMaxAreaInBytes: maxPixels * 4,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await task.promise.catch((error: unknown) => {
    const name = error instanceof Error ? error.name : 'unknown';
    throw name === 'PasswordException' ? pdfEncrypted() : corruptFile(`pdf: ${name}`);
  });
  if (pdf.numPages > maxPdfPages) {
    await pdf.loadingTask.destroy();
    throw pdfTooLarge(pdf.numPages);
  }
  return pdf;
}

/** Whether the PDF opens, and its number of pages. Throws a `Refusal`. */
export async function inspectPdf(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes);
  try {
    // The first page must exist: a file cut short can still have a readable list of pages.
    await pdf.getPage(1).catch(() => {
      throw corruptFile('pdf: no first page');
    });
    return pdf.numPages;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

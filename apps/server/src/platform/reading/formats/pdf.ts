import type { Bilingual } from '@redress/contract';
import { assemble } from '../assemble.ts';
import { maxPdfPagesOcr, maxPdfPagesRead, thumbnailWidthPx } from '../limits.ts';
import type { RawLine, Reading } from '../reading.ts';
import { drawPage } from './pdf-canvas.ts';
import { pdfNotes } from './pdf-inert.ts';
import { openPdf, type PDFDocumentProxy, type PDFPageProxy } from './pdf-open.ts';
import { pageLines } from './pdf-text.ts';
import { ocr, thumbnailOf } from './picture.ts';

/** Pages are drawn this wide for OCR: 200 dots an inch on A4. */
const ocrWidthPx = 1600;
/** A page with less text than this and with pictures is taken as scanned. */
const fewChars = 12;

interface Pages {
  lines: RawLine[];
  /** Numbers of pages that are pictures and could not be read. */
  pictures: number[];
}

/** Text of a PDF, page by page; scanned pages by OCR; the first page as thumbnail. Throws a `Refusal`. */
export async function readPdf(bytes: Uint8Array, onProgress: (percent: number) => void): Promise<Reading> {
  const pdf = await openPdf(bytes);
  try {
    const pages = await readPages(pdf, onProgress);
    const thumbnail = await thumbnailFor(pdf);
    const capturedAt = await createdAt(pdf);
    const reading = assemble(pages.lines);
    return {
      ...reading,
      notes: [
        ...(await pdfNotes(pdf, bytes)),
        ...lengthNotes(pdf.numPages, pages.pictures),
        ...reading.notes,
      ],
      ...(thumbnail && { thumbnail }),
      ...(capturedAt && { capturedAt }),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPages(pdf: PDFDocumentProxy, onProgress: (percent: number) => void): Promise<Pages> {
  const count = Math.min(pdf.numPages, maxPdfPagesRead);
  const pages: Pages = { lines: [], pictures: [] };
  let read = 0;
  for (let number = 1; number <= count; number++) {
    const page = await pdf.getPage(number).catch(() => undefined);
    if (!page) continue;
    const lines = await pageLines(page).catch(() => []);
    pages.lines.push(...lines.map((text) => ({ text })));
    if (lines.join('').length < fewChars && (await hasPicture(page))) {
      const scanned = read < maxPdfPagesOcr ? await readScanned(pdf, page) : undefined;
      if (scanned) pages.lines.push(...scanned);
      else pages.pictures.push(number);
      read++;
    }
    page.cleanup();
    onProgress(Math.floor((95 * number) / count));
  }
  return pages;
}

async function hasPicture(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const list = await page.getOperatorList().catch(() => ({ fnArray: [] as number[] }));
  const paint = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  return list.fnArray.some((op) => paint.has(op));
}

async function readScanned(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<RawLine[] | undefined> {
  const png = await drawPage(pdf, page, ocrWidthPx).catch(() => undefined);
  if (!png) return undefined;
  const { lines } = await (await ocr()).read(png);
  // Places in a drawn page are no places in a picture that anyone has.
  return lines.map(({ text, confidence }) => ({ text, confidence }));
}

/** The thumbnail is a help, not the reading: without one the file is read all the same. */
async function thumbnailFor(pdf: PDFDocumentProxy): Promise<Uint8Array | undefined> {
  const page = await pdf.getPage(1).catch(() => undefined);
  const png = page && (await drawPage(pdf, page, thumbnailWidthPx).catch(() => undefined));
  return png && thumbnailOf(png);
}

/** The document's own creation date, where it names its zone: without one the instant would be a guess. */
async function createdAt(pdf: PDFDocumentProxy): Promise<Reading['capturedAt']> {
  const meta = await pdf.getMetadata().catch(() => undefined);
  const info = meta?.info as { CreationDate?: unknown } | undefined;
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?)/.exec(
    String(info?.CreationDate),
  );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zoneHour, zoneMinute] = match;
  const zone = zoneHour === undefined ? 'Z' : `${zoneHour}:${zoneMinute ?? '00'}`;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(ms) ? undefined : { at: new Date(ms).toISOString(), by: 'metadata' };
}

function lengthNotes(pages: number, pictures: readonly number[]): Bilingual[] {
  const notes: Bilingual[] = [];
  if (pages > maxPdfPagesRead)
    notes.push({
      zh: `共 ${pages} 页，只读取了前 ${maxPdfPagesRead} 页；原件完整保存。`,
      en: `Of ${pages} pages the first ${maxPdfPagesRead} were read; the original is kept whole.`,
    });
  if (pictures.length > 0)
    notes.push({
      zh: `第 ${pictures.join('、')} 页是图片，未能读出文字；请对这些页截图后另行添加。`,
      en: `Page ${pictures.join(', ')}: a picture whose text was not read; add screenshots of it.`,
    });
  return notes;
}

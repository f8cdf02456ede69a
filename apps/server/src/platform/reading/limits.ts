/** Bytes of one file. A screenshot is below 10 MB, a saved page below 30. */
export const maxFileBytes = 50 * 1024 * 1024;
/** Pixels of one picture: a 108-megapixel photo is out, a phone's long screenshot of 1170 × 20,000 is in. */
export const maxPixels = 100_000_000;
/** Longest side of a picture. */
export const maxSidePx = 30_000;
/** Characters of text kept from one file (UTF-16 units). */
export const maxTextChars = 200_000;
/** Pages of a PDF that are read; one with more is kept and sealed, but only its first pages are read. */
export const maxPdfPagesRead = 60;
/** Pages above which a PDF is refused: no exhibit of this kind of dispute has so many. */
export const maxPdfPages = 2_000;
/** Pictures of text (scanned pages) that are read by OCR from one PDF. */
export const maxPdfPagesOcr = 12;
/** Elements and text nodes of a page that are walked. */
export const maxHtmlNodes = 400_000;
/** Width of a thumbnail. */
export const thumbnailWidthPx = 480;
/** Time for one file in the reading worker; a long screenshot on a loaded machine takes tens of seconds. */
export const readTimeoutMs = 180_000;
/** Time for redacting one picture: it is read and looked at up to four times. */
export const redactTimeoutMs = 300_000;
/** Time for a look at a file (dimensions, pages, whether it is whole). */
export const inspectTimeoutMs = 30_000;
/** The worker is replaced after so many files, or above this memory after one, or when idle so long. */
export const workerMaxJobs = 40;
export const workerMaxRssBytes = 900 * 1024 * 1024;
/** Above this it is killed in the middle of a file: only a file made for it takes so much. */
export const workerKillRssBytes = 1300 * 1024 * 1024;
export const workerIdleMs = 20_000;

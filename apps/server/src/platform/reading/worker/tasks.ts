import { readFile } from 'node:fs/promises';
import { assemble, splitLines } from '../assemble.ts';
import { readCsv, readJson } from '../formats/chat-export.ts';
import { decodeText, encodingOf } from '../formats/decode.ts';
import { decodeHtml, type PageText, readHtml } from '../formats/html.ts';
import { readMailFile } from '../formats/mail.ts';
import { readMhtml } from '../formats/mhtml.ts';
import { readPdf } from '../formats/pdf.ts';
import { inspectPdf } from '../formats/pdf-open.ts';
import { inspectPicture, readPicture } from '../formats/picture.ts';
import { maxTextChars } from '../limits.ts';
import type { RawLine, Reading } from '../reading.ts';
import { type RedactedPicture, type RedactOptions, redactPicture } from '../redaction/redact-picture.ts';
import type { Look } from './messages.ts';

/** Twenty times the text that is kept. */
const maxPlainBytes = 20 * maxTextChars;

export type Progress = (percent: number) => void;

/** Whether the file can be opened at all. Throws a `Refusal` when not. */
export async function inspect(path: string, mediaType: string): Promise<Look> {
  if (mediaType.startsWith('image/')) await inspectPicture(path);
  if (mediaType === 'application/pdf') return { pages: await inspectPdf(await readFile(path)) };
  return {};
}

/** Everything a file says. Throws a `Refusal` for a file that cannot be read. */
export async function read(path: string, mediaType: string, onProgress: Progress): Promise<Reading> {
  if (mediaType.startsWith('image/')) return readPicture(path, onProgress);
  const bytes = await readFile(path);
  if (mediaType === 'application/pdf') return readPdf(bytes, onProgress);
  if (mediaType === 'text/html') return fromPage(readHtml(decodeHtml(bytes)));
  if (mediaType === 'message/rfc822') return fromPage(await readMailFile(bytes));
  if (mediaType === 'multipart/related') return fromPage(await readMhtml(bytes));
  return assemble(textLines(bytes, mediaType));
}

/** A copy of a picture without what singles out a person. Throws a `Refusal` when it cannot be made sure. */
export function redact(path: string, options: RedactOptions, onProgress: Progress): Promise<RedactedPicture> {
  return redactPicture(path, options, onProgress);
}

function textLines(whole: Uint8Array, mediaType: string): Iterable<RawLine> {
  // JSON must be whole to be parsed; of a line-based text the beginning holds all that is kept.
  const bytes = mediaType === 'application/json' ? whole : whole.subarray(0, maxPlainBytes);
  const text = decodeText(bytes, encodingOf(bytes.subarray(0, 65_536)) ?? 'utf-8');
  if (mediaType === 'application/json') return readJson(text);
  if (mediaType === 'text/csv') return readCsv(text);
  return splitLines(text);
}

function fromPage(page: PageText): Reading {
  const reading = assemble(page.lines);
  return {
    ...reading,
    notes: [...page.notes, ...reading.notes],
    ...(page.savedAt === undefined ? {} : { capturedAt: { at: page.savedAt, by: 'metadata' as const } }),
  };
}

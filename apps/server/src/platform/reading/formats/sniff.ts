import { decodeText, encodingOf } from './decode.ts';

/** What a text is, by its beginning; `other` names a kind that we know and do not read. */
export type TextKind =
  | 'text/html'
  | 'multipart/related'
  | 'message/rfc822'
  | 'application/json'
  | 'text/csv'
  | 'text/plain';

const html = /^<(?:!doctype\s+html|html|head|body|title|meta|div|table|script|p|h1)\b/i;
const svg = /^<(?:!doctype\s+)?svg\b/i;
const mailHeader = /^[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n/;

/** The text after blanks, XML declarations and comments; by hand, since a pattern for it can be made to run for ever. */
function afterPrologue(text: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '>' : undefined;
    if (close === undefined) return text.slice(at);
    const end = text.indexOf(close, at);
    if (end < 0) return '';
    at = end + close.length;
  }
}

/**
 * The kind of a text by the first part of it (64 kB are enough): by markup and structure, never by name.
 * `image/svg+xml` is recognised so that the refusal can say how to mend it.
 */
export function sniffText(head: Uint8Array): TextKind | 'image/svg+xml' | 'text/rtf' | undefined {
  if (isReceivedMail(head)) return 'message/rfc822';
  const encoding = encodingOf(head);
  if (encoding === undefined) return undefined;
  const text = decodeText(head, encoding);
  const content = afterPrologue(text);
  if (svg.test(content)) return 'image/svg+xml';
  if (html.test(content)) return 'text/html';
  if (text.startsWith('{\\rtf')) return 'text/rtf';
  if (mailHeader.test(text)) {
    const headers = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
    if (/^content-type:\s*multipart\/related\b/im.test(headers)) return 'multipart/related';
    if (/^(?:mime-version|received|return-path):/im.test(headers)) return 'message/rfc822';
  }
  if (/^\s*[[{]\s*(?:["[{\]}]|-?\d|true|false|null)/.test(text)) return 'application/json';
  return isCsv(text) ? 'text/csv' : 'text/plain';
}

/** By its trace alone, which is ASCII: the text of a mail may be in any encoding, or in several. */
function isReceivedMail(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 16_384)).toString('latin1');
  if (!mailHeader.test(start)) return false;
  const headers = start.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^(?:received|return-path):/im.test(headers) && !headers.includes('\0');
}

/** At least three records, the first five with the same number (two or more) of cells. */
function isCsv(text: string): boolean {
  const records = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .slice(0, 5);
  if (records.length < 3) return false;
  return [',', ';', '\t'].some((separator) => {
    const counts = records.map((r) => r.replace(/"[^"]*"/g, '').split(separator).length);
    return (counts[0] as number) >= 2 && counts.every((n) => n === counts[0]);
  });
}

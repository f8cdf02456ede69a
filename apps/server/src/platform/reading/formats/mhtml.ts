import PostalMime from 'postal-mime';
import { corruptFile } from '../refusals.ts';
import { type PageText, readHtml } from './html.ts';

/**
 * Visible text of a page saved as one file (MHTML, RFC 2557) by Chrome, Edge, Opera or an old Internet Explorer: the
 * HTML part of a multipart/related mail. Its `Date` header is when the page was saved. Pictures inside are not read.
 */
export async function readMhtml(bytes: Uint8Array): Promise<PageText> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 8, attachmentEncoding: 'arraybuffer' }).catch(
    (error: unknown) => {
      throw corruptFile(`mhtml: ${error instanceof Error ? error.message : 'unknown'}`);
    },
  );
  if (!mail.html) throw corruptFile('mhtml: no HTML part');
  const header = (key: string) => mail.headers.find((h) => h.key === key)?.value;
  const page = readHtml(mail.html, header('snapshot-content-location') ?? header('content-location'));
  const savedMs = Date.parse(header('date') ?? '');
  return { ...page, ...(Number.isNaN(savedMs) ? {} : { savedAt: new Date(savedMs).toISOString() }) };
}

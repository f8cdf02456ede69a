import { readFile } from 'node:fs/promises';
import { type UnzipFileInfo, unzip } from 'fflate';

const document = 'word/document.xml';
/** A contract of 500 pages is below; what claims more, or turns out to be more, is made to hurt. */
const maxXmlBytes = 24 * 1024 * 1024;
const maxFileBytes = 20 * 1024 * 1024;

const breaks: Readonly<Record<string, string>> = { '/w:p': '\n', 'w:br': '\n', 'w:cr': '\n', 'w:tab': '\t' };
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The words of a Word document (docx), a line for each paragraph; undefined where the file is none. */
export async function readWordText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  if (bytes.length > maxFileBytes || bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50)
    return undefined;
  const xml = await unpack(bytes);
  return xml === undefined ? undefined : wordsOf(new TextDecoder().decode(xml));
}

/**
 * By the size that the directory claims; whatever unpacks to more fails in its fixed buffer. The first of its name only:
 * a directory may list the same bytes a hundred thousand times.
 */
function unpack(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  let taken = false;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (taken || name !== document) return false;
    taken = true;
    return originalSize <= maxXmlBytes;
  };
  return new Promise((resolve) => {
    unzip(bytes, { filter }, (error, files) => resolve(error ? undefined : files[document]));
  });
}

/** By hand, tag after tag: an expression over a stranger's tags can be made to run for ever. */
export function wordsOf(xml: string): string {
  let text = '';
  for (const piece of xml.split('<')) {
    const end = piece.indexOf('>');
    const [name = ''] = end < 0 ? [] : piece.slice(0, Math.min(end, 20)).split(/[\s/]/);
    // Deleted words of tracked changes stand in `w:delText`.
    if (name === 'w:t') text += piece.slice(end + 1);
    else text += breaks[end > 0 && piece.startsWith('/w:p>') ? '/w:p' : name] ?? '';
  }
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, decodeEntity).trim();
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

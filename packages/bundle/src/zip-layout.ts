/**
 * The only zip this format writes and accepts as untouched: every entry stored, UTF-8 names, no extra field, comment,
 * data descriptor, gap, prefix or suffix, and one fixed value wherever the zip format (PKWARE APPNOTE 6.3) leaves a
 * choice. So no byte of a bundle is without meaning, and a flipped one is found.
 */
export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const localSize = 30;
export const centralSize = 46;
export const endSize = 22;
/** 2.0 made on unix, the plain-file version. */
export const madeBy = 0x0314;
export const needed = 20;
/** Bit 11: names are UTF-8. */
export const flags = 0x0800;
export const stored = 0;
export const deflated = 8;
/** A regular file, -rw-r--r--. */
export const attributes = 0x81a40000;
/** Without zip64. */
export const maxZipBytes = 0xffffffff;
export const maxZipEntries = 0xffff;

export interface ZipTime {
  date: number;
  time: number;
}

/** One entry as its headers say. */
export interface ZipHeader extends ZipTime {
  name: string;
  crc32: number;
  size: number;
}

/** MS-DOS date and time in Asia/Shanghai, from an instant; the format begins in 1980. */
export function zipTime(instant: string): ZipTime {
  const at = new Date(Math.max(Date.parse(instant) + 8 * 3_600_000, Date.UTC(1980, 0, 1)));
  return {
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

const utf8 = new TextEncoder();

export function localHeader(header: ZipHeader): Uint8Array {
  const name = utf8.encode(header.name);
  const out = new Uint8Array(localSize + name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, localSignature, true);
  view.setUint16(4, needed, true);
  common(view, 6, header, name.length);
  out.set(name, localSize);
  return out;
}

export function centralHeader(header: ZipHeader, offset: number): Uint8Array {
  const name = utf8.encode(header.name);
  const out = new Uint8Array(centralSize + name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, centralSignature, true);
  view.setUint16(4, madeBy, true);
  view.setUint16(6, needed, true);
  common(view, 8, header, name.length);
  view.setUint32(38, attributes, true);
  view.setUint32(42, offset, true);
  out.set(name, centralSize);
  return out;
}

/** flags … extra length: the 22 bytes that local and central headers share. */
function common(view: DataView, at: number, header: ZipHeader, nameBytes: number): void {
  view.setUint16(at, flags, true);
  view.setUint16(at + 2, stored, true);
  view.setUint16(at + 4, header.time, true);
  view.setUint16(at + 6, header.date, true);
  view.setUint32(at + 8, header.crc32, true);
  view.setUint32(at + 12, header.size, true);
  view.setUint32(at + 16, header.size, true);
  view.setUint16(at + 20, nameBytes, true);
}

export function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(endSize));
  view.setUint32(0, endSignature, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, directoryOffset, true);
  return new Uint8Array(view.buffer);
}

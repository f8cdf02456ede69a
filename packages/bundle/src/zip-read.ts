import { equalBytes } from './equal.ts';
import type { Bilingual, BundleSource } from './types.ts';
import {
  centralHeader,
  centralSignature,
  centralSize,
  endRecord,
  endSignature,
  endSize,
  localHeader,
  localSignature,
  localSize,
  maxZipBytes,
  type ZipHeader,
} from './zip-layout.ts';

export interface ZipEntry extends ZipHeader {
  method: number;
  packedSize: number;
  /** Where its data begins. */
  dataOffset: number;
}

export interface ZipContents {
  entries: ZipEntry[];
  /** Every name that any header gives, also a damaged one. */
  names: Set<string>;
  /** How the container differs from what `writeZip` writes. */
  problems: Bilingual[];
}

const maxEntries = 10_000;
const maxDirectoryBytes = 16 * 1024 * 1024;
const lossyUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const quoted = (name: string): string => JSON.stringify(name);

/** The entries of a stranger's zip with everything in which it is not exactly ours. Never throws on its bytes. */
export async function readZip(source: BundleSource): Promise<ZipContents> {
  const out: ZipContents = { entries: [], names: new Set(), problems: [] };
  if (source.size > maxZipBytes) {
    out.problems.push({ zh: '文件超过 4 GB', en: 'the file is larger than 4 GB' });
    return out;
  }
  const directory = await readDirectory(source, out);
  if (!directory) return walk(source, out);
  let next = 0;
  for (const { header, offset } of directory.headers) {
    const entry = await readLocal(source, header, offset + directory.shift, out);
    if (offset !== next)
      out.problems.push({
        zh: `${quoted(header.name)} 之前有空隙或重叠`,
        en: `there is a gap or an overlap before ${quoted(header.name)}`,
      });
    next = entry ? entry.dataOffset + entry.packedSize - directory.shift : offset;
    if (entry) out.entries.push(entry);
  }
  if (next !== directory.offset)
    out.problems.push({
      zh: '中央目录之前有多余字节',
      en: 'there are stray bytes before the central directory',
    });
  return repacked(out, directory.foreign / Math.max(1, directory.headers.length));
}

/** A zip that another program wrote anew differs in every header: say that once. Its contents are judged all the same. */
function repacked(out: ZipContents, foreignShare: number): ZipContents {
  if (foreignShare <= 0.5) return out;
  const one = {
    zh: '压缩包被其他软件重新打包，不是原始文件，请索取原始证据包；各文件内容是否完好见其余各项',
    en: 'the zip was packed anew by another program and is not the original file; the other checks tell whether its contents are intact',
  };
  // Folder entries are what other programs add; they hold nothing.
  const entries = out.entries.filter((entry) => !(entry.name.endsWith('/') && entry.size === 0));
  return { ...out, entries, problems: [one] };
}

interface CentralEntry {
  header: ZipHeader & { method: number; packedSize: number };
  offset: number;
}

interface Directory {
  headers: CentralEntry[];
  offset: number;
  /** Bytes that stand before the zip. */
  shift: number;
  /** Records that differ from what `writeZip` writes. */
  foreign: number;
}

/** The central directory, or undefined when it cannot be read to its end. */
async function readDirectory(source: BundleSource, out: ZipContents): Promise<Directory | undefined> {
  const end = await findEnd(source);
  if (end === undefined) {
    out.problems.push({
      zh: 'zip 结尾记录缺失或损坏',
      en: 'the end record of the zip is missing or damaged',
    });
    return undefined;
  }
  const { at, view } = end;
  const count = view.getUint16(10, true);
  const bytes = view.getUint32(12, true);
  const offset = view.getUint32(16, true);
  const expected = endRecord(count, bytes, offset);
  if (
    at + endSize !== source.size ||
    !equalBytes(new Uint8Array(view.buffer, view.byteOffset, endSize), expected)
  )
    out.problems.push({
      zh: 'zip 结尾记录被改动或其后有多余字节',
      en: 'the end record is altered or followed by bytes',
    });
  // Bytes before the zip shift everything by the same amount; a damaged offset does not move the first file.
  const shift = at - bytes - offset;
  if (shift !== 0)
    out.problems.push({ zh: '中央目录不在声明的位置', en: 'the central directory is not where stated' });
  if (
    bytes > maxDirectoryBytes ||
    count > maxEntries ||
    shift < 0 ||
    (shift > 0 && (await localAt(source, 0)))
  )
    return undefined;
  const before = out.problems.length;
  const headers = parseDirectory(await source.read(offset + shift, bytes), out);
  const foreign = out.problems.length - before;
  if (headers && headers.length !== count)
    out.problems.push({
      zh: '中央目录的条目数不对',
      en: 'the central directory has another number of entries',
    });
  return headers && { headers, offset, foreign, shift };
}

async function findEnd(source: BundleSource): Promise<{ at: number; view: DataView } | undefined> {
  const length = Math.min(source.size, endSize + 0xffff);
  const tail = await source.read(source.size - length, length);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let i = tail.length - endSize; i >= 0; i--)
    if (view.getUint32(i, true) === endSignature)
      return { at: source.size - length + i, view: new DataView(tail.buffer, tail.byteOffset + i, endSize) };
  return undefined;
}

function parseDirectory(bytes: Uint8Array, out: ZipContents): CentralEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers: CentralEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + centralSize > bytes.length || view.getUint32(at, true) !== centralSignature) {
      const after = headers.at(-1)?.header.name ?? '';
      out.problems.push({
        zh: `中央目录在 ${quoted(after)} 之后损坏`,
        en: `the central directory is damaged after ${quoted(after)}`,
      });
      return undefined;
    }
    const header = fields(view, at + 8, bytes.subarray(at + centralSize));
    const offset = view.getUint32(at + 42, true);
    const length = centralSize + header.nameBytes + header.extraBytes + view.getUint16(at + 32, true);
    out.names.add(header.name);
    if (!equalBytes(bytes.subarray(at, at + length), centralHeader(header, offset)))
      out.problems.push({
        zh: `中央目录中 ${quoted(header.name)} 的记录不是原样`,
        en: `the directory record of ${quoted(header.name)} is not as written`,
      });
    headers.push({ header, offset });
    at += length;
  }
  return headers;
}

/** The fields that both header kinds share, from the flags on; the name stands at the start of `rest`. */
function fields(view: DataView, at: number, rest: Uint8Array) {
  const nameBytes = view.getUint16(at + 20, true);
  return {
    method: view.getUint16(at + 2, true),
    time: view.getUint16(at + 4, true),
    date: view.getUint16(at + 6, true),
    crc32: view.getUint32(at + 8, true),
    packedSize: view.getUint32(at + 12, true),
    size: view.getUint32(at + 16, true),
    nameBytes,
    extraBytes: view.getUint16(at + 22, true),
    name: lossyUtf8.decode(rest.subarray(0, nameBytes)),
  };
}

/** The local header must say the same as the directory; its data must lie inside the file. */
async function readLocal(
  source: BundleSource,
  header: CentralEntry['header'],
  offset: number,
  out: ZipContents,
): Promise<ZipEntry | undefined> {
  const local = await localAt(source, offset);
  if (!local || local.dataOffset + header.packedSize > source.size) {
    out.problems.push({
      zh: `${quoted(header.name)} 的文件头损坏或数据不完整`,
      en: `the header of ${quoted(header.name)} is damaged or its data is cut off`,
    });
    return undefined;
  }
  out.names.add(local.name);
  if (!equalBytes(local.bytes, localHeader(header)))
    out.problems.push({
      zh: `${quoted(header.name)} 的文件头与中央目录不一致`,
      en: `the header of ${quoted(header.name)} does not agree with the directory`,
    });
  const first = out.entries[0];
  if (first && (first.time !== header.time || first.date !== header.date))
    out.problems.push({
      zh: `${quoted(header.name)} 的时间与其他文件不同`,
      en: `the time of ${quoted(header.name)} differs from the other files'`,
    });
  return { ...header, dataOffset: local.dataOffset };
}

async function localAt(source: BundleSource, offset: number) {
  if (offset + localSize > source.size) return undefined;
  const head = await source.read(offset, Math.min(1024, source.size - offset));
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < localSize || view.getUint32(0, true) !== localSignature) return undefined;
  const length = localSize + view.getUint16(26, true) + view.getUint16(28, true);
  const bytes = length <= head.length ? head.subarray(0, length) : await source.read(offset, length);
  return { ...fields(view, 6, bytes.subarray(localSize)), bytes, dataOffset: offset + length };
}

/** Without a directory: the entries as their local headers follow each other, so that whole items can still be named. */
async function walk(source: BundleSource, out: ZipContents): Promise<ZipContents> {
  let at = 0;
  while (out.entries.length < maxEntries) {
    const local = await localAt(source, at);
    if (!local) break;
    out.names.add(local.name);
    const { bytes: _, nameBytes: __, extraBytes: ___, ...entry } = local;
    if (entry.dataOffset + entry.packedSize > source.size) {
      out.problems.push({
        zh: `${quoted(entry.name)} 的数据不完整`,
        en: `the data of ${quoted(entry.name)} is cut off`,
      });
      break;
    }
    out.entries.push(entry);
    at = entry.dataOffset + entry.packedSize;
  }
  return out;
}

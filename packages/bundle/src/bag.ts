import { toHex } from '@redress/kernel';
import { equalBytes } from './equal.ts';
import { parseManifest } from './manifest.ts';
import { isPayloadPath, isSafePath } from './path.ts';
import { Problems } from './problems.ts';
import type { Bilingual, FileDigests } from './types.ts';
import { bagDeclaration, bagInfoTail } from './write.ts';
import { maxZipBytes } from './zip-layout.ts';
import type { ZipContents, ZipEntry } from './zip-read.ts';

/** A case of pages and texts may shrink to a tenth; nothing honest shrinks to a twentieth as a whole. */
const maxExpansion = 20;

const manifestName = 'manifest-sha256.txt';
const tagManifestName = 'tagmanifest-sha256.txt';
const required = ['bagit.txt', 'bag-info.txt', 'README.zh.txt', manifestName, tagManifestName, 'proofs/vkey'];

/** A tag file as read: its bytes, when they could be, and its digests. */
export interface TagFile {
  bytes?: Uint8Array;
  digests?: FileDigests;
}

/**
 * Entries by name; doubles, unsafe names and whatever exceeds the content that a zip of `zipBytes` can honestly hold
 * (overlapping or over-compressed entries) are problems of the bag and are not read.
 */
export function indexEntries(zip: ZipContents, zipBytes: number, problems: Problems): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let budget = Math.min(zipBytes * maxExpansion + 1_000_000, maxZipBytes);
  for (const entry of zip.entries) {
    const name = JSON.stringify(entry.name);
    if (!isSafePath(entry.name)) problems.add(`不安全的路径 ${name}`, `unsafe path ${name}`);
    else if (entries.has(entry.name)) problems.add(`重复的文件 ${name}`, `${name} stands twice`);
    else if (entry.size > budget)
      problems.add(`${name} 超出可信的解压总量（疑似压缩炸弹）`, `${name} is part of a zip bomb`);
    else {
      entries.set(entry.name, entry);
      budget -= entry.size;
    }
  }
  return entries;
}

/** The payload manifest: path (with `data/`) → SHA-256 in hexadecimal. */
export function readManifest(tags: ReadonlyMap<string, TagFile>, problems: Problems): Map<string, string> {
  return readLines(tags, manifestName, problems);
}

function readLines(
  tags: ReadonlyMap<string, TagFile>,
  name: string,
  problems: Problems,
): Map<string, string> {
  const { digests, badLines } = parseManifest(textOf(tags.get(name)) ?? '');
  if (badLines.length > 0)
    problems.add(`${name} 第 ${badLines.join('、')} 行有误`, `${name}: bad line ${badLines.join(', ')}`);
  return digests;
}

const lossyUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const textOf = (tag?: TagFile): string | undefined => tag?.bytes && lossyUtf8.decode(tag.bytes);

/** Everything about the tag files: the right ones are there, as the tag manifest says, and nothing else. */
export function checkTags(
  tags: ReadonlyMap<string, TagFile>,
  entries: ReadonlyMap<string, ZipEntry>,
  expected: ReadonlySet<string>,
  problems: Problems,
): void {
  const declaration = tags.get('bagit.txt')?.bytes;
  if (!declaration || !equalBytes(declaration, new TextEncoder().encode(bagDeclaration)))
    problems.add('bagit.txt 内容不对', 'bagit.txt has not the right content');
  if (tags.has('fetch.txt')) problems.add('不允许 fetch.txt', 'fetch.txt is not allowed');
  const listed = readLines(tags, tagManifestName, problems);
  for (const name of new Set([...required, ...listed.keys()]))
    if (!tags.has(name)) problems.add(`缺少 ${name}`, `${name} is missing`);
  for (const [name, tag] of tags) {
    if (!required.includes(name) && !expected.has(name))
      problems.add(`多余的文件 ${name}`, `unexpected file ${name}`);
    checkTag(name, tag, entries.get(name), listed.get(name), problems);
  }
  checkOxum(textOf(tags.get('bag-info.txt')) ?? '', entries, problems);
}

function checkTag(
  name: string,
  { digests }: TagFile,
  entry: ZipEntry | undefined,
  listed: string | undefined,
  problems: Problems,
): void {
  if (!digests || !entry) {
    problems.add(`${name} 无法读取`, `${name} cannot be read`);
    return;
  }
  if (digests.crc32 !== entry.crc32)
    problems.add(`${name} 的 CRC-32 不符`, `the CRC-32 of ${name} does not match`);
  if (name !== tagManifestName && listed !== toHex(digests.sha256))
    problems.add(`${name} 与 ${tagManifestName} 不符`, `${name} does not match ${tagManifestName}`);
}

/** RFC 8493 section 2.2.2: octet count and stream count of the payload; and no line that we do not write. */
function checkOxum(info: string, entries: ReadonlyMap<string, ZipEntry>, problems: Problems): void {
  const payload = [...entries.values()].filter((e) => e.name.startsWith('data/'));
  const oxum = `${payload.reduce((n, e) => n + e.size, 0)}.${payload.length}`;
  const [date, ...rest] = info.split('\n');
  if (!/^Bagging-Date: \d{4}-\d{2}-\d{2}$/.test(date ?? '') || rest.join('\n') !== bagInfoTail(oxum))
    problems.add('bag-info.txt 与内容不符', 'bag-info.txt does not match the content');
}

/** Problems of one payload file: missing, unlisted, unreadable or changed. */
export function checkItem(
  path: string,
  entry: ZipEntry | undefined,
  digests: FileDigests | { problem: Bilingual } | undefined,
  listed: string | undefined,
): Bilingual[] {
  const problems = new Problems();
  if (!entry) return problems.add('文件缺失', 'the file is missing').list;
  if (listed === undefined) problems.add('未列入清单', 'not listed in the manifest');
  if (!digests) return problems.add('无法读取', 'it cannot be read').list;
  if ('problem' in digests) return [...problems.list, digests.problem];
  if (listed !== undefined && listed !== toHex(digests.sha256))
    problems.add(
      `内容已改变：SHA-256 为 ${toHex(digests.sha256)}，清单为 ${listed}`,
      `its content changed: SHA-256 is ${toHex(digests.sha256)}, the manifest says ${listed}`,
    );
  else if (digests.crc32 !== entry.crc32)
    problems.add('zip 中的 CRC-32 不符', 'its CRC-32 in the zip does not match');
  if (!isPayloadPath(path)) problems.add('不是证据包应有的位置', 'it is not where a bundle keeps files');
  return problems.list;
}

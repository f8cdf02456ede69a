import { Refusal } from '@redress/kernel';
import { parseVkey } from '@redress/tlog';
import { checkItem, checkTags, indexEntries, readManifest, type TagFile } from './bag.ts';
import { parseSalts } from './case-file.ts';
import { hashEntry, hashRangeOf, readEntry } from './content.ts';
import { digestFile, once } from './hash.ts';
import { entryPathOf, labelOf, proofPathOf } from './path.ts';
import { type Judged, Problems, toCheck } from './problems.ts';
import { checkHeads, checkSeal, Heads, readProof } from './seal.ts';
import type { Bilingual, BundleSource, FileDigests, Hasher, HashRange, Verification } from './types.ts';
import { readZip, type ZipEntry } from './zip-read.ts';

export interface VerifyOptions {
  hasher: Hasher;
  /** The log's verifier key from a source outside the bundle; without it the key inside is used, and said so. */
  vkey?: string;
  /** Hashing elsewhere, e.g. in worker threads; on this thread when absent. */
  hashRange?: HashRange;
  onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Of the details; `en` when absent. */
  language?: 'zh' | 'en';
}

const maxTagBytes = 16 * 1024 * 1024;
/** Of all tag files together: they are held in memory. */
const maxTagsBytes = 64 * 1024 * 1024;
const caseName = 'data/case.json';

type Hashed = FileDigests | { problem: Bilingual };

/**
 * Checks a bundle without anything but its bytes and the log's key, and reports every check. A stranger's bytes never
 * make it throw, except to say that they are no bundle at all.
 * @throws Refusal('not-a-bundle'), Refusal('bad-vkey') when the given key is none
 */
export async function verifyBundle(source: BundleSource, options: VerifyOptions): Promise<Verification> {
  const given = options.vkey?.trim();
  if (given !== undefined) assertVkey(given);
  const zip = await readZip(source);
  if (!zip.names.has('bagit.txt')) throw notABundle();
  const bag = new Problems();
  bag.list.push(...zip.problems);
  const entries = indexEntries(zip, source.size, bag);
  const tags = await readTags(source, entries, options.hasher);
  const manifest = readManifest(tags, bag);
  const salts = await readSalts(source, entries, tags);
  const payload = new Set(
    [caseName, ...entries.keys(), ...manifest.keys(), ...salts.keys()].filter((name) =>
      name.startsWith('data/'),
    ),
  );
  const hashed = await hashPayload(source, entries, salts, options);
  const inside = new TextDecoder().decode(tags.get('proofs/vkey')?.bytes).trimEnd();
  const vkey = given ?? inside;
  const heads = new Heads(vkey, options.hasher);
  const items: Judged[] = [];
  const seals: Judged[] = [];
  const expected = new Set<string>();
  for (const name of payload) {
    const path = name.slice('data/'.length);
    const listed = manifest.get(name);
    items.push({
      name: `item:${labelOf(path)}`,
      problems: checkItem(path, entries.get(name), hashed.get(name), listed),
      fine: {
        zh: `内容与清单一致，SHA-256 ${listed}`,
        en: `content matches the manifest, SHA-256 ${listed}`,
      },
    });
    const entry = tags.get(entryPathOf(path))?.bytes;
    const proof = tags.get(proofPathOf(path))?.bytes;
    const seal = checkSeal({ entry, proof, salt: salts.get(name), digests: hashed.get(name) }, heads);
    seals.push({ name: `seal:${labelOf(path)}`, ...seal });
    expected.add(entryPathOf(path)).add(proofPathOf(path));
  }
  checkTags(tags, entries, expected, bag);
  for (const { name, problems } of items)
    if (problems.length > 0)
      bag.add(`${name.slice(5)} 与清单不符`, `${name.slice(5)} does not match the manifest`);
  const checkpoint = {
    name: 'checkpoint',
    ...checkHeads(heads, { vkey, given: given !== undefined, inside }),
  };
  return report([bagCheck(bag, entries.size), ...items, ...seals, checkpoint], options.language ?? 'en');
}

const bagCheck = (bag: Problems, files: number): Judged => ({
  name: 'bag',
  problems: bag.list,
  fine: {
    zh: `完整的 BagIt 1.0 证据包，共 ${files} 个文件，容器无改动`,
    en: `a complete BagIt 1.0 bag of ${files} files in an unaltered container`,
  },
});

function report(judged: readonly Judged[], language: 'zh' | 'en'): Verification {
  const checks = judged.map((j) => toCheck(j, language));
  return { ok: checks.every((c) => c.ok), checks };
}

function assertVkey(vkey: string): void {
  const key = parseVkey(vkey);
  if (key.ok) return;
  throw new Refusal('bad-vkey', {
    zh: `公钥无效：${key.reason}`,
    en: `The verifier key is invalid: ${key.reason}`,
  });
}

const notABundle = (): Refusal =>
  new Refusal('not-a-bundle', {
    zh: '这不是昭证证据包（应为含 bagit.txt 的 zip 文件）。',
    en: 'This is not a Redress bundle (a zip with bagit.txt).',
  });

/** Everything outside `data/`, small by nature, in memory. */
async function readTags(
  source: BundleSource,
  entries: ReadonlyMap<string, ZipEntry>,
  hasher: Hasher,
): Promise<Map<string, TagFile>> {
  const tags = new Map<string, TagFile>();
  let budget = maxTagsBytes;
  for (const [name, entry] of entries) {
    if (name.startsWith('data/')) continue;
    const bytes = await readEntry(source, entry, Math.min(maxTagBytes, budget));
    budget -= bytes?.length ?? 0;
    tags.set(name, bytes ? { bytes, digests: await digestFile(hasher, once(bytes)) } : {});
  }
  return tags;
}

/** Salts by payload name: from case.json, and its own from the extra line of its proof. */
async function readSalts(
  source: BundleSource,
  entries: ReadonlyMap<string, ZipEntry>,
  tags: ReadonlyMap<string, TagFile>,
): Promise<Map<string, Uint8Array>> {
  const salts = new Map<string, Uint8Array>();
  const entry = entries.get(caseName);
  const bytes = entry && (await readEntry(source, entry, maxTagBytes));
  const parsed = bytes && parseSalts(bytes);
  if (parsed?.ok) for (const [path, salt] of parsed.value) salts.set(`data/${path}`, salt);
  const proof = readProof(tags.get(proofPathOf('case.json'))?.bytes);
  salts.delete(caseName);
  if (proof.ok && proof.value.extra) salts.set(caseName, proof.value.extra);
  return salts;
}

/** All payload files at once: a pool behind `hashRange` decides how many run together. */
async function hashPayload(
  source: BundleSource,
  entries: ReadonlyMap<string, ZipEntry>,
  salts: ReadonlyMap<string, Uint8Array>,
  options: VerifyOptions,
): Promise<Map<string, Hashed>> {
  const payload = [...entries.values()].filter((e) => e.name.startsWith('data/'));
  const total = payload.reduce((n, e) => n + e.size, 0);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    options.onProgress?.(done, total);
  };
  const { hasher, hashRange = hashRangeOf(source, hasher) } = options;
  const one = async (entry: ZipEntry): Promise<[string, Hashed]> => {
    const salt = salts.get(entry.name);
    return [
      entry.name,
      await hashEntry(source, entry, { hasher, hashRange, onBytes, ...(salt ? { salt } : {}) }),
    ];
  };
  return new Map(await Promise.all(payload.map(one)));
}

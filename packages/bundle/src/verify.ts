import { Refusal } from '@redress/kernel';
import { parsePem } from '@redress/timestamp';
import { parsePolicy, parseVkey } from '@redress/tlog';
import { checkItem, checkTags, indexEntries, readManifest, type TagFile } from './bag.ts';
import { parseSalts } from './case-file.ts';
import type { Chains } from './check-anchors.ts';
import { checkTrust, type TrustOptions } from './check-trust.ts';
import { hashEntry, hashRangeOf, readEntry } from './content.ts';
import { digestFile, once } from './hash.ts';
import { Heads } from './heads.ts';
import { entryPathOf, labelOf, proofPathOf } from './path.ts';
import { type Judged, Problems, toCheck } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import { checkSeal, readProof } from './seal.ts';
import { findTrustFiles } from './trust-files.ts';
import type { Bilingual, BundleSource, FileDigests, Hasher, HashRange, Verification } from './types.ts';
import { readZip, type ZipEntry } from './zip-read.ts';

export interface VerifyOptions {
  hasher: Hasher;
  /** The log's verifier key from a source outside the bundle; without it the key inside is used, and said so. */
  vkey?: string;
  /** The verifier's own witness policy (c2sp.org/tlog-policy); without it the one inside is used, and said so. */
  policy?: string;
  /** PEM of the roots of timestamp authorities that the verifier trusts; without it those inside are used, and said so. */
  roots?: string;
  /** Nodes of chains to read anchors back from; without one, an anchor is only the bundle's claim, and said so. */
  chains?: Chains;
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
 * @throws Refusal('not-a-bundle'), Refusal('bad-vkey'), Refusal('bad-policy'), Refusal('bad-roots') when the verifier gave none
 */
export async function verifyBundle(source: BundleSource, options: VerifyOptions): Promise<Verification> {
  const given = readGiven(options);
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
  const key = given.vkey ?? keyOfPolicy(given.policy, inside);
  const heads = new Heads(key, options.hasher);
  const { items, seals } = judgeFiles(payload, { entries, manifest, tags, salts, hashed, heads });
  const trust = findTrustFiles(tags);
  const ofFiles = [...payload].flatMap((name) => proofsOf(name.slice('data/'.length)));
  checkTags(tags, entries, new Set([...ofFiles, ...trust.names]), bag);
  for (const { name, problems } of items)
    if (problems.length > 0)
      bag.add(`${name.slice(5)} 与清单不符`, `${name.slice(5)} does not match the manifest`);
  const { checks, witnessed } = await checkTrust(trust, heads, {
    hasher: options.hasher,
    ...given,
    inside,
    key,
  });
  const judged = [bagCheck(bag, entries.size), ...items, ...seals, ...checks];
  return { ...report(judged, options.language ?? 'en'), ...(witnessed ? { witnessed } : {}) };
}

/** The key inside, unless the verifier's policy names another key of the same log. */
function keyOfPolicy(policy: TrustOptions['policy'], inside: string): string {
  const named = policy?.logs.map(({ vkey }) => vkey) ?? [];
  const sameLog = named.find((vkey) => vkey.split('+', 1)[0] === inside.split('+', 1)[0]);
  return named.includes(inside) ? inside : (sameLog ?? inside);
}

const proofsOf = (path: string): [string, string] => [entryPathOf(path), proofPathOf(path)];

/** One check for each payload file and one for its seal. */
function judgeFiles(
  payload: Iterable<string>,
  bundle: {
    entries: ReadonlyMap<string, ZipEntry>;
    manifest: ReadonlyMap<string, string>;
    tags: ReadonlyMap<string, TagFile>;
    salts: ReadonlyMap<string, Uint8Array>;
    hashed: ReadonlyMap<string, Hashed>;
    heads: Heads;
  },
): { items: Judged[]; seals: Judged[] } {
  const { entries, manifest, tags, salts, hashed, heads } = bundle;
  const items: Judged[] = [];
  const seals: Judged[] = [];
  for (const name of payload) {
    const path = name.slice('data/'.length);
    const label = labelOf(path);
    const listed = manifest.get(name);
    items.push({
      name: `item:${label}`,
      problems: checkItem(path, entries.get(name), hashed.get(name), listed),
      fine: {
        zh: `内容与清单一致，SHA-256 ${listed}`,
        en: `content matches the manifest, SHA-256 ${listed}`,
      },
    });
    const [entry, proof] = proofsOf(path).map((tag) => tags.get(tag)?.bytes);
    const seal = checkSeal({ label, entry, proof, salt: salts.get(name), digests: hashed.get(name) }, heads);
    seals.push({ name: `seal:${label}`, ...seal });
  }
  return { items, seals };
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

/** What the verifier gave beside the bundle, read. */
function readGiven(options: VerifyOptions): Omit<TrustOptions, 'hasher' | 'inside' | 'key'> {
  const { chains } = options;
  const vkey = options.vkey?.trim();
  const key = vkey === undefined ? undefined : parseVkey(vkey);
  if (key?.ok === false)
    throw badInput('bad-vkey', '公钥无效', 'The verifier key is invalid', inBoth(key.reason));
  const policy = options.policy === undefined ? undefined : parsePolicy(options.policy);
  if (policy?.ok === false)
    throw badInput('bad-policy', '见证政策无效', 'The witness policy is invalid', inBoth(policy.reason));
  const roots = options.roots === undefined ? undefined : parsePem(options.roots);
  if (roots?.ok === false)
    throw badInput('bad-roots', '根证书无效', 'The root certificates are invalid', roots.reason);
  return {
    ...(vkey === undefined ? {} : { vkey }),
    ...(policy ? { policy: policy.value } : {}),
    ...(roots ? { roots: roots.value } : {}),
    ...(chains ? { chains } : {}),
  };
}

const inBoth = (reason: string): Bilingual => ({ zh: reasonInChinese(reason), en: reason });
const badInput = (code: string, zh: string, en: string, reason: Bilingual): Refusal =>
  new Refusal(code, { zh: `${zh}：${reason.zh}`, en: `${en}: ${reason.en}` });

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

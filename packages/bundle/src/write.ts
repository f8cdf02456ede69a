import { shanghaiDay, toHex } from '@redress/kernel';
import { parseSalts } from './case-file.ts';
import { digestFile, once } from './hash.ts';
import { formatManifest } from './manifest.ts';
import { entryPathOf, isPayloadPath, labelOf, proofPathOf } from './path.ts';
import { readmeText } from './readme.ts';
import { assertTrust, type BundleTrust, trustFiles } from './trust-write.ts';
import type { Hasher } from './types.ts';
import { zipTime } from './zip-layout.ts';
import { writeZip, type ZipFile } from './zip-write.ts';

/** A large file: opened twice, once to hash it and once to copy it. */
export interface FileSource {
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** A payload file with its seal. */
export interface SealedFile {
  /** Below `data/`: `items/<name>`, `letters/<name>` or `catalogue.pdf`; one level only. */
  path: string;
  content: Uint8Array | FileSource;
  /** 32 bytes; also in case.json through `encodeCase`. */
  salt: Uint8Array;
  /** The exact bytes of the log entry. Its field `bytes` commits to the content. */
  entry: Uint8Array;
  /** The tlog-proof file (packages/tlog `formatTlogProof`). */
  proof: string;
}

export interface BundleInput {
  hasher: Hasher;
  /** RFC 3339; the bag's date and every time in the zip, so that equal input gives equal bytes. */
  createdAt: string;
  /** The log's verifier key. */
  vkey: string;
  /**
   * `data/case.json` from `encodeCase`, sealed like every file. The `extra` line of its proof holds its own salt:
   * `formatTlogProof({…, extra: salt})`.
   */
  caseFile: { content: Uint8Array; entry: Uint8Array; proof: string };
  files: readonly SealedFile[];
  /** Absent: the bundle rests on the log's signature alone. */
  trust?: BundleTrust;
}

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * A bundle as the bytes of a zip, streamed. The caller's input is trusted to fit together (it is checked by
 * `verifyBundle`), but a file without its salt in case.json or with a name that no verifier accepts is a bug and throws.
 * @throws Refusal('bundle-too-large') above 4 GB
 */
export async function* writeBundle(input: BundleInput): AsyncIterable<Uint8Array> {
  assertFits(input);
  const payload = [await zipFile(input.hasher, 'data/case.json', input.caseFile.content)];
  for (const f of byPath(input.files)) payload.push(await zipFile(input.hasher, `data/${f.path}`, f.content));
  const tags = await tagFiles(input, payload);
  const tagManifest = await textFile(input.hasher, 'tagmanifest-sha256.txt', manifestOf(tags));
  const inOrder = [...tags.slice(0, 3), ...payload, ...tags.slice(3), tagManifest];
  yield* writeZip(inOrder, zipTime(input.createdAt));
}

type HashedFile = ZipFile & { sha256: string };

const byPath = (files: readonly SealedFile[]): SealedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

const manifestOf = (files: readonly HashedFile[]): string =>
  formatManifest(files.map(({ name, sha256 }) => ({ path: name, sha256 })));

async function tagFiles(input: BundleInput, payload: readonly HashedFile[]): Promise<HashedFile[]> {
  const bytes = payload.reduce((n, file) => n + file.size, 0);
  const sealed = [{ ...input.caseFile, path: 'case.json' }, ...byPath(input.files)];
  const tags: [string, string | Uint8Array][] = [
    // bagit.txt first: its local header is how a damaged bundle is still known as one.
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(input.createdAt, bytes, payload.length)],
    ['README.zh.txt', readmeText(input.vkey, input.trust)],
    ...sealed.flatMap((file): [string, string | Uint8Array][] => [
      [entryPathOf(file.path), file.entry],
      [proofPathOf(file.path), file.proof],
    ]),
    ['proofs/vkey', `${input.vkey}\n`],
    ...(input.trust ? trustFiles(input.trust) : []),
  ];
  tags.push(['manifest-sha256.txt', manifestOf(payload)]);
  return Promise.all(tags.map(([name, content]) => textFile(input.hasher, name, content)));
}

/** What follows the date in bag-info.txt; `oxum` is `<bytes>.<files>` of the payload. */
export const bagInfoTail = (oxum: string): string => `Payload-Oxum: ${oxum}\nBag-Software-Agent: redress\n`;

/** No personal data: a date and sizes. */
const bagInfo = (createdAt: string, bytes: number, files: number): string =>
  `Bagging-Date: ${shanghaiDay(Date.parse(createdAt))}\n${bagInfoTail(`${bytes}.${files}`)}`;

async function zipFile(hasher: Hasher, name: string, content: Uint8Array | FileSource): Promise<HashedFile> {
  const open = content instanceof Uint8Array ? () => once(content) : () => content.open();
  const { sha256, crc32, size } = await digestFile(hasher, open());
  return { name, open, crc32, size, sha256: toHex(sha256) };
}

const textFile = (hasher: Hasher, name: string, content: string | Uint8Array): Promise<HashedFile> =>
  zipFile(hasher, name, typeof content === 'string' ? new TextEncoder().encode(content) : content);

function assertFits({ caseFile, files, trust }: BundleInput): void {
  if (trust) assertTrust(trust, [caseFile.proof, ...files.map(({ proof }) => proof)]);
  const salts = parseSalts(caseFile.content);
  if (!salts.ok) throw new RangeError(`case.json: ${salts.reason}; make it with encodeCase`);
  const seen = new Set<string>();
  for (const { path, salt } of files) {
    if (!isPayloadPath(path) || path === 'case.json' || seen.has(path))
      throw new RangeError(`not a path for a bundle, or twice: ${JSON.stringify(path)}`);
    seen.add(path);
    if (toHex(salts.value.get(path) ?? new Uint8Array()) !== toHex(salt))
      throw new RangeError(`case.json has not the salt of ${labelOf(path)}`);
  }
  if (salts.value.size !== files.length)
    throw new RangeError('case.json has a salt of a file that is not given');
}

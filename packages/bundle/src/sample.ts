import {
  createSigner,
  formatCheckpoint,
  formatTlogProof,
  inclusionProof,
  leafHash,
  rootOf,
  signNote,
} from '@redress/tlog';
import { encodeCase } from './case-file.ts';
import { bytesField, commit, encodeEntry } from './entry.ts';
import type { BundleTrust } from './trust-write.ts';
import type { Hasher } from './types.ts';
import { type BundleInput, writeBundle } from './write.ts';

/** A log that lives only as long as the sample: enough to seal the files of one bundle. For tests and the bench. */
export interface SampleFile {
  path: string;
  content: BundleInput['files'][number]['content'];
}

/** The sample's head: what trust can be made from. */
export interface SampleHead {
  origin: string;
  vkey: string;
  leaves: Uint8Array[];
  root: Uint8Array;
  /** The note's text without and with the log's signature. */
  body: string;
  note: string;
}

/** Makes the trust of a sample; every proof then stands under its checkpoint. */
export type TrustMaker = (head: SampleHead) => BundleTrust | Promise<BundleTrust>;

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const chunksOf = (content: SampleFile['content']) =>
  content instanceof Uint8Array ? content : content.open();

/** The input of `writeBundle` for `files`, sealed under a key made from fixed bytes: the same at every call. */
export async function sampleBundleInput(
  hasher: Hasher,
  files: readonly SampleFile[],
  makeTrust?: TrustMaker,
): Promise<BundleInput> {
  const name = 'log.redress.example/sample';
  const signer = createSigner({ name, seed: seed(7) });
  const at = '2026-11-01T04:12:10Z';
  const entryOf = async (content: SampleFile['content'], n: number) => {
    const { c, sm3 } = await commit(hasher, seed(n), chunksOf(content));
    return encodeEntry({
      v: 1,
      t: 'item',
      id: `sample-${n}`,
      at,
      by: 'sample',
      c: { [bytesField]: c },
      sm3: { [bytesField]: sm3 },
    });
  };
  const entries: Uint8Array[] = [];
  for (const [i, file] of files.entries()) entries.push(await entryOf(file.content, i + 1));
  const salts = Object.fromEntries(files.map((file, i) => [file.path, seed(i + 1)]));
  const caseContent = encodeCase({ version: 1, disputeType: 'not-delivered' }, salts);
  entries.push(await entryOf(caseContent, 99));
  const leaves = entries.map((entry) => leafHash(entry));
  const root = rootOf(leaves);
  const body = formatCheckpoint({ origin: name, size: leaves.length, root });
  const note = signNote(body, [signer]);
  const trust = await makeTrust?.({ origin: name, vkey: signer.vkey, leaves, root, body, note });
  const checkpoint = trust?.checkpoint ?? note;
  const proofOf = async (index: number, extra?: Uint8Array) => {
    const read = (level: number, at: number) => rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level));
    const hashes = await inclusionProof(index, leaves.length, read);
    return formatTlogProof({ index, hashes, checkpoint, ...(extra ? { extra } : {}) });
  };
  const sealed = files.map(async (file, i) => ({
    ...file,
    salt: seed(i + 1),
    entry: entries[i] as Uint8Array,
    proof: await proofOf(i),
  }));
  return {
    hasher,
    createdAt: '2026-11-01T04:30:00Z',
    vkey: signer.vkey,
    caseFile: {
      content: caseContent,
      entry: entries.at(-1) as Uint8Array,
      proof: await proofOf(files.length, seed(99)),
    },
    files: await Promise.all(sealed),
    ...(trust ? { trust } : {}),
  };
}

/** The whole bundle in memory. */
export async function sampleBundle(
  hasher: Hasher,
  files: readonly SampleFile[],
  makeTrust?: TrustMaker,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeBundle(await sampleBundleInput(hasher, files, makeTrust))) parts.push(part);
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

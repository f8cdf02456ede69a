import { decodeBase64, encodeBase64, parseDecimal } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { hashSize, type Sha256, sha256 } from './hash.ts';
import type { OpenedNote } from './note.ts';
import { fail, type Result, value } from './result.ts';
import { verifyInclusion } from './verify.ts';

export interface TlogProof {
  index: number;
  hashes: Uint8Array[];
  /** The signed note, verbatim. */
  checkpoint: string;
  /** Opaque and unauthenticated. */
  extra?: Uint8Array;
}

const header = 'c2sp.org/tlog-proof@v1';

/** A `.tlog-proof` file (c2sp.org/tlog-proof): inclusion proof, leaf's sibling first, and the checkpoint. */
export function formatTlogProof(proof: TlogProof): string {
  const lines = [header];
  if (proof.extra) lines.push(`extra ${encodeBase64(proof.extra)}`);
  lines.push(`index ${proof.index}`, ...proof.hashes.map(encodeBase64), '');
  return `${lines.join('\n')}\n${proof.checkpoint}`;
}

/** The parts of a proof file; nothing is verified. */
export function parseTlogProof(text: string): Result<TlogProof> {
  const split = text.indexOf('\n\n');
  if (split < 0) return fail('the proof has no blank line before the checkpoint');
  const lines = text.slice(0, split).split('\n');
  if (lines.shift() !== header) return fail(`the first line is not ${header}`);
  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ')) {
    extra = decodeBase64((lines.shift() as string).slice('extra '.length));
    if (!extra) return fail('the extra line is not canonical base64');
  }
  const indexLine = lines.shift();
  const index = indexLine?.startsWith('index ') ? parseDecimal(indexLine.slice('index '.length)) : undefined;
  if (index === undefined) return fail('the index line is missing or not a plain decimal');
  if (lines.length > 63) return fail('the proof has more than 63 hashes');
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = decodeBase64(line);
    if (hash?.length !== hashSize) return fail('a proof hash is not the base64 of 32 bytes');
    hashes.push(hash);
  }
  const checkpoint = text.slice(split + 2);
  return value({ index, hashes, checkpoint, ...(extra ? { extra } : {}) });
}

export interface VerifiedProof extends Checkpoint {
  index: number;
  extra?: Uint8Array;
  note: OpenedNote;
}

/** Proves that `leafHash` stands in the log of one of `vkeys`: signature of the checkpoint, then inclusion. */
export function verifyTlogProof(
  text: string,
  { vkeys, leafHash, hash = sha256 }: { vkeys: readonly string[]; leafHash: Uint8Array; hash?: Sha256 },
): Result<VerifiedProof> {
  const proof = parseTlogProof(text);
  if (!proof.ok) return proof;
  const head = openCheckpoint(proof.value.checkpoint, vkeys);
  if (!head.ok) return head;
  const { index, hashes, extra } = proof.value;
  const { size, root } = head.value;
  const included = verifyInclusion({ index, size, root, leafHash, proof: hashes }, hash);
  if (!included.ok) return included;
  return value({ ...head.value, index, ...(extra ? { extra } : {}) });
}

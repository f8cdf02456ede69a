import { createPublicKey, randomInt, verify } from 'node:crypto';
import { leafHash, openCheckpoint, parseTlogProof, verifyInclusion } from '@redress/tlog';
import { sha256 } from '../../apps/server/src/rooms/notary/keys.ts';
import { percentiles } from './load.ts';

const spki = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519 = (signature: Uint8Array, message: Uint8Array, key: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' }),
    signature,
  );

/** Milliseconds to make a tlog-proof of a random entry, each read from the database. */
export async function proofCreation(
  size: number,
  count: number,
  proofOf: (index: number) => Promise<string>,
): Promise<{ p50: number; p99: number; proofs: { index: number; text: string }[] }> {
  const times: number[] = [];
  const proofs: { index: number; text: string }[] = [];
  for (let i = 0; i < count; i++) {
    const index = randomInt(size);
    const start = performance.now();
    const text = await proofOf(index);
    times.push(performance.now() - start);
    proofs.push({ index, text });
  }
  return { ...percentiles(times), proofs };
}

/**
 * Proofs verified per second on one core: the file parsed, its entry hashed, the path computed to the signed root. The
 * signature of a head is checked once for each distinct head, as a verifier of many proofs does; `withSignature` checks
 * it every time.
 */
export function verification(
  proofs: readonly { text: string; entry: Uint8Array }[],
  vkey: string,
  withSignature: boolean,
): number {
  const heads = new Map<string, ReturnType<typeof openCheckpoint>>();
  const start = performance.now();
  let done = 0;
  do {
    for (const { text, entry } of proofs) {
      const proof = parseTlogProof(text);
      if (!proof.ok) throw new Error(proof.reason);
      const { index, hashes, checkpoint } = proof.value;
      let head = withSignature ? undefined : heads.get(checkpoint);
      if (!head) {
        head = openCheckpoint(checkpoint, [vkey], ed25519);
        heads.set(checkpoint, head);
      }
      if (!head.ok) throw new Error(head.reason);
      const { size, root } = head.value;
      const claim = { index, size, root, leafHash: leafHash(entry, sha256), proof: hashes };
      const verdict = verifyInclusion(claim, sha256);
      if (!verdict.ok) throw new Error(verdict.reason);
      done++;
    }
  } while (performance.now() - start < 2000);
  return done / ((performance.now() - start) / 1000);
}

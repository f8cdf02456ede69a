import type { BundleTrust } from '@redress/bundle';
import type { NotaryRoom } from '#rooms/notary';

/** How long a bundle waits for witnesses and timestamps of its own head; then it goes out and says what is missing. */
const settleMs = 10_000;

export interface Proved {
  /** By the id that was sealed. */
  proofs: ReadonlyMap<string, { entry: Uint8Array; proof: string }>;
  /** Absent where nothing but the log's own signature vouches for the head. */
  trust?: BundleTrust;
}

/** Entry and proof of each id, all under one head, with all that vouches for it. Refusal: `seal-late`. */
export async function collectProofs(
  notary: NotaryRoom,
  wanted: readonly { id: string; extra?: Uint8Array }[],
): Promise<Proved> {
  const seals = await Promise.all(wanted.map(({ id }) => notary.bringHere(id)));
  const minSize = Math.max(...seals.map(({ index }) => index)) + 1;
  const head = await notary.settle({ minSize, timeoutMs: settleMs });
  const prove = async ({ id, index, entry }: (typeof seals)[number], i: number) =>
    [id, { entry, proof: await notary.proofOf(index, wanted[i]?.extra, head) }] as const;
  const proofs = new Map(await Promise.all(seals.map(prove)));
  const { note: checkpoint, policy, tokens, anchors } = head;
  if (policy === undefined && tokens.length === 0 && anchors.length === 0) return { proofs };
  return { proofs, trust: { checkpoint, ...(policy === undefined ? {} : { policy }), tokens, anchors } };
}

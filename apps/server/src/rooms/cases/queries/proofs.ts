import { Refusal } from '@redress/kernel';
import type { NotaryRoom } from '#rooms/notary';

const attempts = 20;

/**
 * Entry and proof of each id, all under one checkpoint. The log may publish a new head between two proofs; then all
 * are taken again, which costs little. Refusal: `seal-late`.
 */
export async function collectProofs(
  notary: NotaryRoom,
  wanted: readonly { id: string; extra?: Uint8Array }[],
): Promise<Map<string, { entry: Uint8Array; proof: string }>> {
  const seals = await Promise.all(wanted.map(({ id }) => notary.whenSealed(id)));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await notary.checkpoint();
    const proofs = await Promise.all(
      seals.map(
        async ({ id, index, entry }, i): Promise<[string, { entry: Uint8Array; proof: string }]> => [
          id,
          { entry, proof: await notary.proofOf(index, wanted[i]?.extra) },
        ],
      ),
    );
    if ((await notary.checkpoint()).note === before.note) return new Map(proofs);
  }
  throw new Refusal('seal-late', {
    zh: '存证日志正忙，请稍后再下载。',
    en: 'The log is busy: download again in a moment.',
  });
}

import type { EventReceipt } from '@redress/contract';
import type { TradeDeps } from '../deps.ts';
import { eventNotFound } from '../refusals.ts';
import { listOfEvent } from '../store-received.ts';

/** What a shop keeps as proof that its event stands in the log. Refusal: `event-not-found`. */
export async function readReceipt(
  { db, notary }: Pick<TradeDeps, 'db' | 'notary'>,
  sourceId: string,
  eventId: string,
): Promise<EventReceipt> {
  const [row, ...conflicts] = await listOfEvent(db, sourceId, eventId);
  if (!row) throw eventNotFound();
  const seal = await notary.sealOf(row.id);
  return {
    id: row.event_id,
    type: row.type,
    sha256: row.sha256.toString('hex'),
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    backfilled: row.backfilled,
    signature: row.signature,
    sealId: row.id,
    salt: row.salt.toString('base64'),
    ...(seal
      ? {
          seal: {
            index: seal.index,
            sealedAt: new Date(seal.sealedAtMs).toISOString(),
            entry: Buffer.from(seal.entry).toString('base64'),
            proof: await notary.proofOf(seal.index),
          },
        }
      : {}),
    log: { origin: notary.origin, vkey: notary.vkey },
    conflicts: conflicts.map(({ id, sha256, received_at: receivedAt }) => ({
      sha256: sha256.toString('hex'),
      receivedAt: receivedAt.toISOString(),
      sealId: id,
    })),
  };
}

import { createHash } from 'node:crypto';
import type { FormProof } from '@redress/contract';
import { maskRecipient } from '@redress/delivery';
import { inTransaction, type Trx } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { assess } from '../queries/assess.ts';
import { fileNotFound, proofNotYet } from '../refusals.ts';
import * as store from '../store.ts';
import type { Place } from './place-proof.ts';
import { recordEvents } from './record-events.ts';

/** Of several records one digest: what was attached is named whole. */
function recordOf(files: readonly store.FileRow[]): string {
  const digests = files.map(({ sha256 }) => sha256.toString('hex')).sort();
  return digests.length === 1
    ? (digests[0] as string)
    : createHash('sha256').update(digests.join('\n')).digest('hex');
}

/** The same `delivery.proof` as a connector makes it; a record counts only where the merchant says what it shows. */
function dataOf(proof: FormProof, files: readonly store.FileRow[]): object {
  const { items, qtyOrdered, channel, recipient, enteredAt, retrieval } = proof;
  const isRecorded = files.length > 0 && retrieval !== 'none';
  return {
    ...(qtyOrdered === undefined ? {} : { qty_ordered: qtyOrdered }),
    qty_delivered: items.length,
    items: items.map(({ cardRef, kind, commit, last4, issuer, unusedCheckedAt }) => ({
      card_ref: cardRef,
      kind,
      commit,
      ...(last4 ? { last4 } : {}),
      ...(issuer ? { issuer } : {}),
      ...(unusedCheckedAt ? { unused_checked_at: unusedCheckedAt } : {}),
    })),
    channels: [{ channel, recipient_masked: maskRecipient(recipient), entered_at: enteredAt }],
    ...(isRecorded ? { ext: { retrieval, record_sha256: recordOf(files), record_files: files.length } } : {}),
  };
}

/** Refusals: `proof-not-yet`, `proof-file-not-found`, and those of the order's room. */
export async function submitProof(
  deps: DeliveryDeps,
  { place, proof, owner, by }: { place: Place; proof: FormProof; owner: string; by: string },
) {
  const occurredAtMs = Date.parse(proof.enteredAt);
  if (occurredAtMs > deps.clock.now() + 60_000) throw proofNotYet();
  const files = await store.findFiles(deps.db, owner, proof.fileIds);
  // One that stands under another order stays there for its buyer to open.
  const isFree = ({ order_id: at }: store.FileRow) => at === null || at === place.orderId;
  if (files.length < proof.fileIds.length || !files.every(isFree)) throw fileNotFound();
  const data = dataOf(proof, files);
  const kept = await inTransaction(deps.db, async (trx) => {
    const told = await deps.trade.recordEvent(trx, {
      sourceId: place.sourceId,
      type: 'delivery.proof',
      orderRef: place.orderRef,
      occurredAtMs,
      data,
      by: 'form',
      key: createHash('sha256').update(canonicalJson(data)).digest('hex'),
    });
    if (told.created) await recordProof(deps, trx, { place, told, files, by });
    return told;
  });
  const { id: eventId, sealId, created } = kept;
  const order = await placedIn(deps, place.orderId);
  return { eventId, sealId, created, order, assessment: await assess(deps, place.orderId) };
}

/** To which order of which platform it went: whoever typed a number sees whether it is the one that was meant. */
async function placedIn(deps: DeliveryDeps, orderId: string) {
  const { orderRef, platformId, createdAtMs, paidAtMs } = await deps.trade.readOrder(orderId);
  const platform = (await deps.members.organisationOf(platformId))?.name ?? '';
  const reported = createdAtMs !== undefined || paidAtMs !== undefined;
  return { orderId, orderRef, platformId, platform, reported };
}

async function recordProof(
  deps: DeliveryDeps,
  trx: Trx,
  given: { place: Place; told: { id: string; sealId: string }; files: readonly store.FileRow[]; by: string },
): Promise<void> {
  const { place, told, files, by } = given;
  const fileIds = files.map(({ id }) => id);
  await store.fileUnder(trx, fileIds, place.orderId);
  const body = { eventId: told.id, sealId: told.sealId, files: fileIds, by };
  await recordEvents(deps, trx, [newEvent(place.orderId, deps.clock.now(), 'proof.submitted', body)]);
}

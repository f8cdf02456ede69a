import { createHash } from 'node:crypto';
import type { FormProof } from '@redress/contract';
import { maskRecipient } from '@redress/delivery';
import { inTransaction, type Trx } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { assess } from '../queries/assess.ts';
import { fileNotFound, orderNotFound, proofNotYet } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

interface Place {
  orderId: string;
  sourceId: string;
  orderRef: string;
}

/** The order that an organisation names: on its own platform any, on another's only one of its own. */
export async function placeOfOrg(
  deps: DeliveryDeps,
  {
    orgId,
    platformId = orgId,
    orderRef,
  }: { orgId: string; platformId?: string | undefined; orderRef: string },
): Promise<Place> {
  if (platformId === orgId) {
    const named = await inTransaction(deps.db, (trx) =>
      deps.trade.ensureOrder(trx, { platformId, orderRef }),
    );
    return { ...named, orderRef };
  }
  const order = await deps.trade.findOrderOfPlatform({ platformId, orderRef });
  if (order?.merchantId !== orgId) throw orderNotFound();
  return { orderId: order.id, sourceId: order.sourceId, orderRef };
}

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
  if (files.length < proof.fileIds.length) throw fileNotFound();
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
  return { eventId, sealId, created, assessment: await assess(deps, place.orderId) };
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

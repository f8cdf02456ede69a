import type { OrderRecord, WithheldReason } from '@redress/contract';
import { type Verbatim, verbatim } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import { orderNotFound } from '../refusals.ts';
import { withheldFromBuyer } from '../rules/buyer-copy.ts';
import { formatPublicKey } from '../signatures.ts';
import * as store from '../store.ts';
import { findOrder } from '../store-orders.ts';
import { listOfOrder, type ReceivedRow } from '../store-received.ts';
import { readOrder } from './orders.ts';

type Reader = Pick<TradeDeps, 'db' | 'blobs' | 'secret' | 'members' | 'notary'>;
type Opened = Verbatim & { row: ReceivedRow };

/**
 * All that was said of an order, byte for byte, with what a stranger needs to check it: signatures, keys, and proofs that the
 * log holds it. Refusal: `order-not-found`.
 */
export async function orderRecord(deps: Reader, orderId: string): Promise<OrderRecord> {
  const { record, opened } = await open(deps, orderId);
  return { ...record, events: await eventsOf(deps, opened) };
}

/** The same for the buyer, who sees nothing of others: what is left out is named. Refusal: `order-not-found`. */
export async function buyerRecord(deps: Reader, orderId: string): Promise<OrderRecord> {
  const { record, opened } = await open(deps, orderId);
  const judged = opened.map((one) => ({ ...one, reason: reasonOf(one) }));
  const events = judged.filter(({ reason }) => !reason);
  const withheld = judged.flatMap(({ row, reason }) =>
    reason
      ? [{ eventId: row.event_id, type: row.type, receivedAt: row.received_at.toISOString(), reason }]
      : [],
  );
  return { ...record, events: await eventsOf(deps, events), ...(withheld.length > 0 ? { withheld } : {}) };
}

const reasonOf = ({ row: { type, known }, body }: Opened): WithheldReason | undefined =>
  withheldFromBuyer({ type, known, data: JSON.parse(body.toString()).data });

async function open(
  deps: Reader,
  orderId: string,
): Promise<{ record: Omit<OrderRecord, 'events'>; opened: Opened[] }> {
  const { db, notary } = deps;
  const order = await findOrder(db, orderId);
  const source = order && (await store.findSource(db, order.source_id));
  if (!source) throw orderNotFound();
  const keys = await store.listKeys(db, source.id);
  const rows = await listOfOrder(db, orderId);
  const record = {
    spec: 'redress.order-record/1' as const,
    orderRef: (await readOrder(deps, orderId)).orderRef,
    shop: { sourceId: source.id, name: source.name },
    keys: keys.map((key) => ({
      publicKey: formatPublicKey(key.public_key),
      from: key.created_at.toISOString(),
      until: key.until?.toISOString() ?? null,
    })),
    log: { origin: notary.origin, vkey: notary.vkey },
  };
  return {
    record,
    opened: rows.map((row) => ({ row, ...verbatim.open(deps.blobs, order.vault, row.contents) })),
  };
}

const eventsOf = ({ notary }: Reader, opened: readonly Opened[]): Promise<OrderRecord['events']> =>
  Promise.all(
    opened.map(async ({ row, headers, body }) => ({
      ...{ eventId: row.event_id, type: row.type, by: row.by, conflict: row.conflict },
      ...{ signature: row.signature, receivedAt: row.received_at.toISOString() },
      ...{ headers, body: body.toString(), salt: row.salt.toString('base64'), sealId: row.id },
      ...(await sealOf(notary, row)),
    })),
  );

async function sealOf(notary: TradeDeps['notary'], row: ReceivedRow) {
  const seal = await notary.sealOf(row.id);
  if (!seal) return {};
  const entry = Buffer.from(seal.entry).toString('base64');
  return { seal: { entry, proof: await notary.proofOf(seal.index) } };
}

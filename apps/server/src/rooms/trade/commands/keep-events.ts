import { newId } from '#platform/clock';
import { type Trx, together } from '#platform/database';
import { freshBytes } from '#platform/random';
import { commitTo } from '#rooms/evidence';
import { verbatim } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import type { SourceRow } from '../store.ts';
import * as received from '../store-received.ts';
import type { Incoming } from './check-sending.ts';
import { type KeptOrder, keepOrders } from './keep-orders.ts';
import { raced } from './raced.ts';

export interface Kept {
  kind: 'new' | 'same' | 'conflict';
  row: Pick<
    received.ReceivedWrite,
    'id' | 'event_id' | 'order_id' | 'sha256' | 'receivedAtMs' | 'signature' | 'backfilled' | 'known'
  >;
  order: KeptOrder | undefined;
}

interface Place {
  source: SourceRow;
  nowMs: number;
}

/**
 * Keeps events in the caller's transaction: rows, orders, seals, and the word to later rooms. What came before with the
 * same bytes stays one; other bytes under a known id are kept beside it as a conflict. Gives what became of each, in
 * their order. Without `look` all are taken for new; where one is not, it throws what makes `inTransaction` run again.
 */
export async function keepEvents(
  deps: TradeDeps,
  trx: Trx,
  place: Place,
  events: readonly Incoming[],
  look = true,
): Promise<Kept[]> {
  const ids = events.map(({ envelope }) => envelope.id);
  const known = look ? await received.findKnown(trx, place.source.id, ids) : [];
  const sorted = sortOut(events, known);
  const fresh = sorted.filter(({ row, twin }) => !row && !twin);
  const spoken = fresh.map(({ kind, event }) => (kind === 'new' ? event : silent(event)));
  const { orders, written } = await keepOrders(deps, trx, place, spoken, look);
  // The database writes the one while the other is made: all go over one connection, in this order.
  const [, wrote] = await together(written, writeRows(deps, trx, place, fresh, orders));
  const rows = new Map(fresh.map(({ event }, at) => [event, wrote[at] as Kept['row']]));
  return sorted.map(({ kind, event, row, twin }) => ({
    kind,
    row: row ?? (rows.get(twin ?? event) as Kept['row']),
    order: orders.get(event.envelope.order_ref),
  }));
}

/** A contradiction names its order and changes nothing of it: it is shown, and judged by whoever looks. */
const silent = ({ envelope }: Incoming) => ({ envelope: { ...envelope, data: {}, type: 'conflict' } });

interface Sorted {
  kind: Kept['kind'];
  event: Incoming;
  /** What is known already. */
  row?: Kept['row'];
  /** The event of this very batch that it repeats. */
  twin?: Incoming;
}

/** New, the same again, or another story under a known id; also within one batch. */
function sortOut(events: readonly Incoming[], known: readonly received.KnownRow[]): Sorted[] {
  const rows = new Map<string, Kept['row']>();
  const taken = new Set<string>();
  const inBatch = new Map<string, Incoming>();
  for (const row of known) {
    taken.add(row.event_id);
    rows.set(nameOf(row.event_id, row.sha256), { ...row, receivedAtMs: row.received_at.getTime() });
    if (!row.conflict) rows.set(row.event_id, rows.get(nameOf(row.event_id, row.sha256)) as Kept['row']);
  }
  const first = new Map(known.filter((row) => !row.conflict).map((row) => [row.event_id, row.sha256]));
  return events.map((event): Sorted => {
    const { id } = event.envelope;
    const name = nameOf(id, event.sha256);
    const isFirst = (first.get(id) ?? event.sha256).equals(event.sha256);
    const kind = isFirst ? 'same' : 'conflict';
    const row = rows.get(name);
    if (row) return { kind, event, row };
    const twin = inBatch.get(name);
    if (twin) return { kind, event, twin };
    inBatch.set(name, event);
    if (taken.has(id)) return { kind: 'conflict', event };
    taken.add(id);
    first.set(id, event.sha256);
    return { kind: 'new', event };
  });
}

const nameOf = (id: string, digest: Buffer) => `${id} ${digest.toString('base64')}`;

async function writeRows(
  deps: TradeDeps,
  trx: Trx,
  { source, nowMs }: Place,
  fresh: readonly Sorted[],
  orders: ReadonlyMap<string, KeptOrder>,
): Promise<received.ReceivedWrite[]> {
  if (fresh.length === 0) return [];

  const seals: Parameters<TradeDeps['notary']['sealMany']>[1][number][] = [];
  const rows = fresh.map(({ kind, event }): received.ReceivedWrite => {
    const { envelope, known, signature, keyId, by, occurredAtMs, backfilled, body } = event;
    const order = orders.get(envelope.order_ref);
    const id = newId('tev');
    const salt = freshBytes(32);
    const headers = Buffer.from(JSON.stringify(event.headers));
    const fields = { body: commitTo(salt, body), headers: commitTo(salt, headers) };
    seals.push({ id, type: 'trade-event', atMs: nowMs, fields });
    return {
      ...{ id, source_id: source.id, event_id: envelope.id, order_id: order?.id ?? null },
      ...{ type: envelope.type, known, by, occurredAtMs, receivedAtMs: nowMs, backfilled, signature, salt },
      conflict: kind === 'conflict',
      seq: envelope.seq ?? null,
      prev: envelope.prev === undefined ? null : Buffer.from(envelope.prev, 'hex'),
      sha256: event.sha256,
      key_id: keyId,
      contents: verbatim.seal(deps.blobs, order?.vault ?? source.vault, headers, body),
    };
  });
  const [inserted] = await together(
    received.insertReceived(trx, rows),
    deps.notary.sealMany(trx, seals),
    tellLater(deps, trx, rows),
  );
  if (inserted < rows.length) throw raced();
  return rows;
}

/** One look for each order, however many of its events came at once. */
async function tellLater(deps: TradeDeps, trx: Trx, rows: readonly received.ReceivedWrite[]): Promise<void> {
  const last = new Map<string, string>(
    rows.flatMap(({ id, order_id: orderId }) => (orderId ? [[orderId, id]] : [])),
  );
  // Of its own: a further refund changes nothing of the delivery, so that nobody would hear of it.
  const refunded = new Map<string, string>(
    rows.flatMap(({ id, type, order_id: orderId }) =>
      orderId && type === 'refund.completed' ? [[orderId, id]] : [],
    ),
  );
  const jobs = (topic: string, of: ReadonlyMap<string, string>) =>
    [...of].map(([orderId, key]) => ({ topic, key, payload: { orderId } }));
  await deps.outbox.enqueueMany(trx, [...jobs('delivery.look', last), ...jobs('claims.refund', refunded)]);
}

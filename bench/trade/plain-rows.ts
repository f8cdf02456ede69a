import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { newId } from '../../apps/server/src/platform/clock/index.ts';
import { type Database, endToEnd, migrate, type Trx } from '../../apps/server/src/platform/database/index.ts';
import { insertJobs } from '../../apps/server/src/platform/outbox/store.ts';
import { insertOrders, type OrderWrite } from '../../apps/server/src/rooms/trade/store-orders.ts';
import { insertReceived, type ReceivedWrite } from '../../apps/server/src/rooms/trade/store-received.ts';

type Order = Record<string, never> & { contents: Buffer; wrapped_key: Buffer; amount_fen: string | null };
type Event = Record<string, never> & ReceivedWrite & { occurred_at: Date; received_at: Date };

/** What a batch left in the database: its orders, its events, and their bytes in the log. */
interface Left {
  orders: Order[];
  events: { event: Event; entry: Buffer }[];
}

/**
 * The baseline: the rows that a batch left behind, written again under other ids, by the very statements of the intake
 * where it has them, in one transaction. Orders, events and jobs go into the same tables; what belongs to the log (id of
 * each entry, one row of all bytes, full tiles) into copies of its tables with the same indexes. Nothing is looked up,
 * checked, hashed, encrypted or signed, and nothing is written that does not stay.
 */
export async function plainRows(db: Database, size: number): Promise<() => Promise<void>> {
  await migrate(db, 'bench', [
    {
      name: '0001-log',
      up: ['entry_id', 'checkpoint', 'tile'].map(
        (table) => `CREATE TABLE bench.${table} (LIKE notary.${table} INCLUDING ALL)`,
      ),
    },
  ]);
  const left = await readLeft(db, size);
  let written = 0;
  return async () => {
    const ids = new Map(left.orders.map(({ id }) => [id, newId('ord')]));
    const rows = left.events.map((row) => ({
      ...row,
      ...{ eventId: newId('tev'), orderId: ids.get(row.event.order_id as never) as string },
    }));
    const last = new Map(rows.map(({ orderId, eventId }) => [orderId, eventId]));
    const first = written;
    written += size;
    await db.kysely.transaction().execute(async (kysely) => {
      const trx = kysely as unknown as Trx;
      const source = { id: 'src_plain', platform_id: 'org_plain' };
      const orders = left.orders.map((order) => orderOf(order, ids.get(order.id) as string));
      await insertOrders(trx, source, new Date(), orders);
      await insertReceived(trx, rows.map(eventOf));
      await insertJobs(
        trx,
        [...last].map(([orderId, key]) => ({ topic: 'bench.look', key, payload: { orderId } })),
      );
      await insertLog(kysely, rows, first);
    });
  };
}

type Row = Left['events'][number] & { orderId: string; eventId: string };

const orderOf = (order: Order, id: string): OrderWrite => ({
  ...{ id, orderKey: randomBytes(32), wrappedKey: order.wrapped_key, contents: order.contents },
  ...{ merchantRef: undefined, category: undefined, amountFen: Number(order.amount_fen) },
  ...{ createdAtMs: order.created_at && Date.now(), paidAtMs: order.paid_at && Date.now() },
});

const eventOf = ({ event, eventId, orderId }: Row): ReceivedWrite => ({
  ...event,
  ...{ id: eventId, source_id: 'src_plain', event_id: `evt_${randomBytes(16).toString('hex')}` },
  ...{ order_id: orderId, occurredAtMs: Date.now(), receivedAtMs: Date.now() },
});

async function insertLog(trx: Kysely<unknown>, rows: readonly Row[], first: number): Promise<void> {
  const size = first + rows.length;
  const { bytes, starts, lengths } = endToEnd(rows.map(({ entry }) => entry));
  await sql`/* bench.insert_checkpoint */ INSERT INTO bench.checkpoint (shard, size, root, note, fence, at, ends, bytes)
    SELECT 'bench', ${size}::bigint, ${randomBytes(32)}::bytea, ${'-'.repeat(300)}, 1, now(),
      array_agg(start + length - 1 ORDER BY start), ${bytes}::bytea
    FROM unnest(${starts}::int[], ${lengths}::int[]) AS e(start, length)`.execute(trx);
  await sql`/* bench.insert_ids */ INSERT INTO bench.entry_id (id, shard, index)
    SELECT e.id, 'bench', ${first}::bigint + e.n - 1
    FROM unnest(${rows.map(({ eventId }) => eventId)}::text[]) WITH ORDINALITY AS e(id, n)`.execute(trx);
  for (let tile = Math.floor(first / 256); tile < Math.floor(size / 256); tile++)
    await sql`/* bench.insert_tile */ INSERT INTO bench.tile (shard, level, index, hashes, root)
      VALUES ('bench', 0, ${tile}::bigint, ${randomBytes(8192)}::bytea, ${randomBytes(32)}::bytea)`.execute(
      trx,
    );
}

/** What the last batch left. */
async function readLeft(db: Database, size: number): Promise<Left> {
  const { rows: events } =
    await sql<Event>`SELECT * FROM trade.received ORDER BY id DESC LIMIT ${size}`.execute(db.kysely);
  const { rows: orders } = await sql<Order>`SELECT * FROM trade."order"
    WHERE id = ANY(${events.map(({ order_id: id }) => id)}::text[])`.execute(db.kysely);
  const { rows: entries } = await sql<{ id: string; bytes: Buffer }>`SELECT id, bytes FROM notary.entry
    WHERE id = ANY(${events.map(({ id }) => id)}::text[])`.execute(db.kysely);
  return {
    orders,
    events: events.map((event) => ({
      event,
      entry: entries.find(({ id }) => id === event.id)?.bytes as Buffer,
    })),
  };
}

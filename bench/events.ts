import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { compose, memoryConfig } from '../apps/server/src/compose.ts';
import { newId } from '../apps/server/src/platform/clock/index.ts';
import { type Database, migrate } from '../apps/server/src/platform/database/index.ts';
import { type Load, medianOf, underLoad } from './log/load.ts';
import { startCluster } from './log/postgres.ts';

/**
 * `npm run bench -- events [--batch 100] [--writers 1,8] [--seconds 5] [--repeats 3]`: order events accepted, durable and
 * submitted to the log, in batches as shops send them, against plain inserts of the same rows (same columns, sizes and
 * indexes, made beforehand) into the same PostgreSQL, taking turns.
 */
const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '100' },
    writers: { type: 'string', default: '1,8' },
    seconds: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
  },
});
const size = Number(values.batch);

interface Sending {
  headers: Record<string, string>;
  body: Buffer;
}

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const whpk = `whpk_${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`;

/** Events of as many orders, signed as a shop signs them. */
function newBatch(secret: Buffer): Sending[] {
  return Array.from({ length: size }, (_, i) => {
    const orderRef = `2026${randomBytes(8).toString('hex')}`;
    const type = i % 2 === 0 ? 'order.created' : 'payment.confirmed';
    const id = `evt_${createHash('sha256').update(`${type}|${orderRef}|`).digest('hex').slice(0, 32)}`;
    const data = { title: '星河战纪点卡 100元面值', qty: 1, amount_minor: 9800, currency: 'CNY' };
    const said = i % 2 === 0 ? data : { gateway: 'epay', trade_no: orderRef, amount_minor: 9800 };
    const now = new Date().toISOString();
    const event = { spec: 'redress.event/1', id, type, order_ref: orderRef, occurred_at: now, data: said };
    const body = Buffer.from(JSON.stringify(event));
    const timestamp = String(Math.floor(Date.now() / 1000));
    const bytes = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
    const v1 = createHmac('sha256', secret).update(bytes).digest('base64');
    const v1a = sign(null, bytes, privateKey).toString('base64');
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${v1} v1a,${v1a}`,
    };
    return { headers, body };
  });
}

/** The rows that a batch leaves behind, without making anything of them: the table is `trade.received` without its guard. */
async function plainSide(db: Database) {
  await migrate(db, 'bench', [
    {
      name: '0001-received',
      up: [
        'CREATE TABLE bench.received (LIKE trade.received INCLUDING ALL)',
        'CREATE TABLE bench."order" (LIKE trade."order" INCLUDING ALL)',
      ],
    },
  ]);
  return async () => {
    const ids = Array.from({ length: size }, () => newId('tev'));
    const orders = Array.from({ length: size }, () => newId('ord'));
    const keys = orders.map(() => randomBytes(32));
    const hidden = ids.map(() => randomBytes(700));
    const now = new Date().toISOString();
    await db.kysely.transaction().execute(async (trx) => {
      await sql`INSERT INTO bench."order" (id, source_id, platform_id, order_key, wrapped_key, contents, first_seen_at)
        SELECT o.id, 'src', 'org', o.key, o.key, o.key, ${now}::timestamptz
        FROM unnest(${orders}::text[], ${keys}::bytea[]) AS o(id, key)`.execute(trx);
      await sql`INSERT INTO bench.received (id, source_id, event_id, order_id, type, known, by, occurred_at, received_at,
          backfilled, conflict, sha256, signature, salt, contents)
        SELECT r.id, 'src', r.id, r.order_id, 'order.created', true, 'shop', ${now}::timestamptz, ${now}::timestamptz,
          false, false, r.key, 'valid', r.key, r.contents
        FROM unnest(${ids}::text[], ${orders}::text[], ${keys}::bytea[], ${hidden}::bytea[]) AS r(id, order_id, key, contents)`.execute(
        trx,
      );
    });
  };
}

const shown = ({ perSecond, p50, p99 }: Load) =>
  `${(perSecond * size).toFixed(0).padStart(7)} events/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms a batch`;

const cluster = await startCluster();
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
const config = memoryConfig(folder);
const database = cluster ? { url: cluster.url } : config.database;
const app = await compose({ ...config, database });
await app.rooms.notary.start();
console.log(cluster ? 'PostgreSQL with its default durability' : 'PGlite in memory');
/** As many as a single shop may not send by itself: a source is let in 20,000 events at once, then 500 a second. */
const shops = await Promise.all(
  Array.from({ length: 20 }, async () => {
    const named = { platformId: newId('org'), name: 'bench', publicKey: whpk };
    const { sourceId, secret } = await app.rooms.trade.createSource(named);
    return { sourceId, key: Buffer.from(secret.slice(6), 'base64') };
  }),
);
let turn = 0;
const nextBatch = () => {
  const { sourceId, key } = shops[turn++ % shops.length] as (typeof shops)[number];
  return { sourceId, batch: newBatch(key) };
};
/** Signing is the shops' work: batches are made before the clock runs. */
let ready: ReturnType<typeof nextBatch>[] = [];
const ours = async () => {
  const { sourceId, batch } = ready.pop() ?? nextBatch();
  const answers = await app.rooms.trade.acceptEvents(sourceId, batch);
  const refused = answers.find(({ ok }) => !ok);
  if (refused && !refused.ok) throw refused.why;
};
const plain = await plainSide(app.db);
const seconds = Number(values.seconds);
for (const writers of values.writers.split(',').map(Number)) {
  const loads: Load[][] = [[], []];
  for (let round = 0; round <= Number(values.repeats); round++)
    for (const [side, write] of [ours, plain].entries()) {
      if (side === 0) ready = Array.from({ length: 60 * seconds }, nextBatch);
      const load = await underLoad(writers, round === 0 ? 1 : seconds, write);
      if (round > 0) loads[side]?.push(load);
    }
  const [events, inserts] = loads.map(medianOf) as [Load, Load];
  console.log(
    [
      `batches of ${size}, ${writers} writers`,
      `  events        ${shown(events)}`,
      `  plain inserts ${shown(inserts)}  events ÷ plain ${(events.perSecond / inserts.perSecond).toFixed(2)} (goal 0.50)`,
    ].join('\n'),
  );
}
const before = performance.now();
await app.rooms.notary.flush();
console.log(`everything sealed ${(performance.now() - before).toFixed(0)} ms after the last answer`);
await app.stop();
cluster?.stop();
await rm(folder, { recursive: true, force: true });

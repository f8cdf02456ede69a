import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newSigningKey, signBatch, signHeaders } from '@redress/client';
import { compose, memoryConfig } from '../apps/server/src/compose.ts';
import { newId } from '../apps/server/src/platform/clock/index.ts';
import { type Load, medianOf, underLoad } from './log/load.ts';
import { startCluster } from './log/postgres.ts';
import { processorTime } from './log/processor.ts';
import { plainRows } from './trade/plain-rows.ts';

/**
 * `npm run bench -- events [--batch 100] [--writers 1,8] [--seconds 5] [--repeats 3] [--signed together|each]`: order
 * events in batches as shops send them, signed once or each by itself; accepted (durable, on their way into the log), and
 * accepted and sealed (a published checkpoint covers them), against plain inserts of the rows that they leave behind, see
 * `plainRows`; taking turns on one PostgreSQL. The intake is called as its route calls it: without HTTP, with everything
 * else.
 */
const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '100' },
    writers: { type: 'string', default: '1,8' },
    seconds: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    signed: { type: 'string', default: 'together' },
  },
});
const size = Number(values.batch);

interface Sending {
  headers: Record<string, string>;
  body: Buffer;
}

const { publicKey, privateKey } = await newSigningKey();

/** What a shop says of an order that goes well: bought, paid, delivered. */
function told(step: number, orderRef: string): [type: string, data: object] {
  const title = '星河战纪点卡 100元面值';
  if (step === 0) return ['order.created', { title, qty: 1, amount_minor: 9800, currency: 'CNY' }];
  if (step === 1) return ['payment.confirmed', { gateway: 'epay', trade_no: orderRef, amount_minor: 9800 }];
  const [commit, tag] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
  const items = [{ card_ref: 'carmis:1', commit, dup_tag: tag, row_found: true }];
  return ['delivery.proof', { qty_ordered: 1, qty_delivered: 1, items, shown_matches_rows: true }];
}

/** Three events of each order, signed as a shop signs them. */
async function newBatch(secret: string): Promise<Sending[]> {
  let orderRef = '';
  const events = Array.from({ length: size }, (_, i) => {
    if (i % 3 === 0) orderRef = `2026${randomBytes(8).toString('hex')}`;
    const [type, data] = told(i % 3, orderRef);
    const id = `evt_${createHash('sha256').update(`${type}|${orderRef}|`).digest('hex').slice(0, 32)}`;
    const now = new Date().toISOString();
    const event = { spec: 'redress.event/1', id, type, order_ref: orderRef, occurred_at: now, data };
    return { id, body: JSON.stringify(event) };
  });
  const keys = { secret, privateKey };
  const headers =
    values.signed === 'each'
      ? await Promise.all(events.map((event) => signHeaders(keys, event, Date.now())))
      : await signBatch(keys, events, Date.now());
  return events.map(({ body }, at) => ({
    headers: { ...headers[at] } as Sending['headers'],
    body: Buffer.from(body),
  }));
}

const shown = ({ perSecond, p50, p99 }: Load) =>
  `${(perSecond * size).toFixed(0).padStart(7)} events/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms a batch`;

interface Measured extends Load {
  /** Milliseconds of processor time a batch. */
  node: number;
  postgres: number | undefined;
}
const worked = ({ node, postgres }: Measured) =>
  `processor time a batch: Node ${node.toFixed(2)} ms${postgres === undefined ? '' : `, PostgreSQL ${postgres.toFixed(2)} ms`}`;

/** A load with what it cost the processor, which other work on the machine changes little. */
async function measured(writers: number, seconds: number, write: () => Promise<void>): Promise<Measured> {
  let batches = 0;
  const before = processorTime(cluster?.postmaster);
  const load = await underLoad(writers, seconds, async () => {
    await write();
    batches++;
  });
  const after = processorTime(cluster?.postmaster);
  const postgres =
    after.postgres === undefined || before.postgres === undefined
      ? undefined
      : after.postgres - before.postgres;
  return {
    ...load,
    node: (after.node - before.node) / batches,
    postgres: postgres === undefined ? undefined : postgres / batches,
  };
}

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
    const named = { platformId: newId('org'), name: 'bench', publicKey };
    const { sourceId, secret } = await app.rooms.trade.createSource(named);
    return { sourceId, secret };
  }),
);
let turn = 0;
const nextBatch = async () => {
  const { sourceId, secret } = shops[turn++ % shops.length] as (typeof shops)[number];
  return { sourceId, batch: await newBatch(secret) };
};
/** Signing is the shops' work: batches are made before the clock runs. */
const ready: Awaited<ReturnType<typeof nextBatch>>[] = [];
const accepted = async () => {
  const { sourceId, batch } = ready.pop() ?? (await nextBatch());
  const answers = await app.rooms.trade.acceptEvents(sourceId, batch);
  const refused = answers.find(({ ok }) => !ok);
  if (refused && !refused.ok) throw refused.why;
  return answers;
};
/** Entries of a batch go into the log in their order: when the last is sealed, all are. */
const sealed = async () => {
  const last = (await accepted()).at(-1);
  await app.rooms.notary.whenSealed(last?.accepted?.sealId as string);
};
await sealed();
const plain = await plainRows(app.db, size);
const sides = [
  ['accepted', accepted],
  ['and sealed', sealed],
  ['plain inserts', plain],
] as const;
const seconds = Number(values.seconds);
for (const writers of values.writers.split(',').map(Number)) {
  const loads: Measured[][] = sides.map(() => []);
  for (let round = 0; round <= Number(values.repeats); round++)
    for (const [side, [, write]] of sides.entries()) {
      if (write !== plain)
        for (let n = (round === 0 ? 1 : seconds) * 150 - ready.length; n > 0; n--)
          ready.push(await nextBatch());
      const load = await measured(writers, round === 0 ? 1 : seconds, async () => void (await write()));
      if (round > 0) loads[side]?.push(load);
    }
  const medians = loads.map(medianOf);
  const base = medians.at(-1) as Measured;
  console.log(`batches of ${size}, ${writers} writers`);
  for (const [side, [name, write]] of sides.entries()) {
    const load = medians[side] as Measured;
    const ratio =
      write === plain ? '' : `  ÷ plain ${(load.perSecond / base.perSecond).toFixed(2)} (goal 0.50)`;
    console.log(`  ${name.padEnd(14)}${shown(load)}${ratio}\n${' '.repeat(16)}${worked(load)}`);
  }
}
const before = performance.now();
await app.rooms.notary.flush();
console.log(`everything sealed ${(performance.now() - before).toFixed(0)} ms after the last answer`);
await app.stop();
cluster?.stop();
await rm(folder, { recursive: true, force: true });

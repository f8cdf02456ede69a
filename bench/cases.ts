import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type App, compose, memoryConfig } from '../apps/server/src/compose.ts';
import { manualClock } from '../apps/server/src/platform/clock/index.ts';
import { startCluster } from './log/postgres.ts';

/**
 * `npm run bench -- cases [--open 1000000] [--due 0,100,1000,10000] [--repeats 3]`: cases that a tick of the clock
 * advances per second while so many are open, on a real PostgreSQL: overdue recorded and sealed, status moved, reminder
 * and follow-up queued, with the log sequencing meanwhile. Against the same tick that finds its work by reading every open deadline, and against plain
 * UPDATEs of as many rows.
 */
const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '0,100,1000,10000' },
    repeats: { type: 'string', default: '3' },
  },
});
const open = Number(values.open);
const dues = values.due.split(',').map(Number);
const repeats = Number(values.repeats);

const startMs = Date.parse('2026-11-02T02:00:00Z');
const dayMs = 86_400_000;
const clock = manualClock(startMs);

/** A million open cases, each with a deadline of the platform, none due before the bench says so. */
async function seed(app: App): Promise<void> {
  const key = randomBytes(60);
  await sql`INSERT INTO cases."case" (id, wrapped_key, revision, opened_at, sample, contents, status, status_at)
    SELECT 'case_' || lpad(n::text, 24, '0'), ${key}, 0, ${new Date(startMs)}, false, ${key}, 'served', ${new Date(startMs)}
    FROM generate_series(1, ${open}) n`.execute(app.db.kysely);
  await sql`INSERT INTO cases.step (id, case_id, channel, state, way, opened_by, opened_at, released_at, details)
    SELECT 'step_' || lpad(n::text, 24, '0'), 'case_' || lpad(n::text, 24, '0'), 'platform-demand', 'out', 'mail', 'buyer',
      ${new Date(startMs)}, ${new Date(startMs)}, ${key} FROM generate_series(1, ${open}) n`.execute(
    app.db.kysely,
  );
  await sql`INSERT INTO cases.deadline (id, case_id, step_id, channel, key, rule, party, from_day, due_day, due_at, wake_at, state)
    SELECT 'deadline_' || lpad(n::text, 24, '0'), 'case_' || lpad(n::text, 24, '0'), 'step_' || lpad(n::text, 24, '0'),
      'platform-demand', 'step:platform-reply', 'platform-reply', 'platform', '2026-11-02', '2027-11-02',
      ${new Date(startMs + 365 * dayMs)}, ${new Date(startMs + 365 * dayMs)}, 'open' FROM generate_series(1, ${open}) n`.execute(
    app.db.kysely,
  );
  await sql`ANALYZE`.execute(app.db.kysely);
}

let given = 0;

/** Makes the next `count` cases due; every measure takes fresh ones, so that none is done twice. */
async function makeDue(app: App, count: number): Promise<{ from: string; to: string }> {
  const id = (n: number) => `deadline_${String(n).padStart(24, '0')}`;
  const range = { from: id(given + 1), to: id(given + count) };
  given += count;
  const at = new Date(clock.now() - 1000);
  await sql`UPDATE cases.deadline SET wake_at = ${at}, due_at = ${at}, due_day = '2026-11-01'
    WHERE id BETWEEN ${range.from} AND ${range.to}`.execute(app.db.kysely);
  return range;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** The tick as it is, but without the index: what is due is found by reading what is open. */
async function withoutIndex(app: App, count: number): Promise<number> {
  await sql`DROP INDEX cases.deadline_wake`.execute(app.db.kysely);
  await makeDue(app, count);
  const spent = await seconds(() => app.rooms.cases.tick());
  await sql`CREATE INDEX deadline_wake ON cases.deadline (wake_at) WHERE state = 'open'`.execute(
    app.db.kysely,
  );
  return spent;
}

/** The least that must be written: the deadline's and the case's row, one statement each per case, in one transaction. */
async function plainUpdates(app: App, count: number): Promise<number> {
  const first = given + 1;
  given += count;
  return seconds(() =>
    app.db.kysely.transaction().execute(async (trx) => {
      for (let n = first; n < first + count; n++) {
        const tail = String(n).padStart(24, '0');
        await sql`UPDATE cases.deadline SET state = 'overdue', wake_at = NULL WHERE id = ${`deadline_${tail}`}`.execute(
          trx,
        );
        await sql`UPDATE cases."case" SET status = 'overdue' WHERE id = ${`case_${tail}`}`.execute(trx);
      }
    }),
  );
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

async function measure(app: App, count: number): Promise<void> {
  const times = { tick: [] as number[], scan: [] as number[], plain: [] as number[] };
  for (let i = 0; i < repeats; i++) {
    await makeDue(app, count);
    await app.rooms.notary.flush();
    times.tick.push(await seconds(() => app.rooms.cases.tick()));
    times.scan.push(await withoutIndex(app, count));
    times.plain.push(await plainUpdates(app, count));
  }
  const [tick, scan, plain] = [median(times.tick), median(times.scan), median(times.plain)];
  const rate = (spent: number) =>
    `${(spent * 1000).toFixed(1).padStart(9)} ms ${(count / spent).toFixed(0).padStart(8)} cases/s`;
  console.log(`${open} open, ${count} due`);
  console.log(`  tick          ${rate(tick)}`);
  console.log(`  full scan     ${rate(scan)}  tick is ${(scan / tick).toFixed(1)} times as fast`);
  if (count > 0)
    console.log(`  plain updates ${rate(plain)}  tick takes ${(tick / plain).toFixed(2)} times as long`);
}

const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const cluster = await startCluster();
if (!cluster) throw new Error('bench cases needs PostgreSQL: apt install postgresql');
const app = await compose({ ...memoryConfig(folder), database: { url: cluster.url } }, { clock });
try {
  console.log(`seeding: ${(await seconds(() => seed(app))).toFixed(0)} s`);
  await app.rooms.notary.start();
  for (const count of dues) await measure(app, count);
} finally {
  await app.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

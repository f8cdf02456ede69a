import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromShanghai } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { type App, compose, configFromEnv } from '../../compose.ts';

const kills = 8;
const cases = 24;
const dayMs = 86_400_000;
const child = fileURLToPath(new URL('./sweep.child.ts', import.meta.url));
const startMs = fromShanghai('2026-11-02', '09:00:00');
const endMs = startMs + 40 * dayMs;

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'redress-sweep-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function withApp<T>(
  nowMs: number,
  work: (app: App, clock: { advance(ms: number): void }) => Promise<T>,
) {
  const clock = manualClock(nowMs);
  const config = configFromEnv({ REDRESS_DATA: data, REDRESS_PORT: '0', REDRESS_LOG_LEVEL: 'silent' });
  const app = await compose(config, { clock, log: createLog('silent') });
  try {
    return await work(app, clock);
  } finally {
    await app.stop();
  }
}

/** Cases whose deadlines pass on many different days, and letters whose regret window runs. */
const seed = () =>
  withApp(startMs, async (app, clock) => {
    const { cases: room } = app.rooms;
    await app.rooms.notary.start();
    for (let n = 0; n < cases; n++) {
      const { caseId } = await room.openCase({});
      const addressee = { name: '某店', email: 'shop@example.com' };
      const channel = n % 2 === 0 ? 'merchant-demand' : 'platform-demand';
      const stepId = await room.openStep({ caseId, channel, addressee });
      if (n % 4 === 0) {
        await room.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
        continue;
      }
      await room.releaseStep({ caseId, stepId, way: 'by-hand' });
      for (const kind of ['sent', 'delivered'] as const)
        await inTransaction(app.db, (trx) =>
          room.recordStepEvent(trx, { caseId, stepId, kind, atMs: startMs - (n % 12) * dayMs, key: kind }),
        );
    }
    clock.advance(0);
  });

/** Runs the child; kills it once it has come so far and a little further. Gives the last instant that it said. */
function sweep(fromMs: number, killAfter: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [child, data, String(fromMs), String(endMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    let lines = 0;
    run.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      lines += String(chunk).split('\n').length - 1;
      if (killAfter !== undefined && lines >= killAfter)
        setTimeout(() => run.kill('SIGKILL'), Math.random() * 40);
    });
    run.on('error', reject);
    run.on('exit', (code) => {
      if (code !== 0 && code !== null) reject(new Error(`the child ended with ${code}`));
      const last = said.trim().split('\n').at(-1);
      resolve(last ? Number(last) : fromMs);
    });
  });
}

test(`of a clock killed ${kills} times in the middle of its ticks, every deadline is recorded and told exactly once`, async () => {
  await seed();
  let reached = startMs;
  for (let life = 0; life < kills; life++) reached = await sweep(reached, 2 + Math.floor(Math.random() * 12));
  // A killed clock goes back to the last instant that it said: what is due stays due.
  await sweep(reached, undefined);
  await withApp(endMs, async (app) => {
    const all = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(app.db.kysely)).rows;
    const open = await all(
      sql`SELECT id FROM cases.deadline WHERE state = 'open' AND wake_at <= ${new Date(endMs)}`,
    );
    expect(open).toEqual([]);
    const deadlines = await all(sql<{ id: string }>`SELECT id FROM cases.deadline WHERE state = 'overdue'`);
    expect(deadlines.length).toBeGreaterThanOrEqual(cases);
    const recorded = await all(
      sql<{ id: string; n: number }>`SELECT body->>'deadlineId' AS id, count(*)::int AS n FROM cases.event
        WHERE kind = 'deadline.overdue' GROUP BY 1`,
    );
    expect(recorded.map(({ id }) => id).sort()).toEqual(deadlines.map(({ id }) => id).sort());
    expect(recorded.every(({ n }) => n === 1)).toBe(true);
    const told = await all(
      sql<{ n: number }>`SELECT count(*)::int AS n FROM outbox.job WHERE topic = 'service.remind'
        AND payload->>'kind' = 'overdue'`,
    );
    expect(told[0]?.n).toBe(deadlines.length);
    const steps = await all(
      sql<{ state: string }>`SELECT state FROM cases.step WHERE opened_by = 'buyer'
        AND id IN (SELECT key FROM outbox.job WHERE topic = 'service.send')`,
    );
    expect(steps.map(({ state }) => state)).toEqual(Array.from({ length: cases / 4 }, () => 'out'));
    const sends = await all(
      sql<{ n: number }>`SELECT count(*)::int AS n FROM outbox.job WHERE topic = 'service.send'`,
    );
    expect(sends[0]?.n).toBe(cases / 4);
    const moved = await all(
      sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM cases.event WHERE body->>'status' = 'overdue' GROUP BY subject_id`,
    );
    expect(moved.every(({ n }) => n === 1)).toBe(true);
    const unsealed = await all(
      sql`SELECT e.id FROM cases.event e LEFT JOIN notary.entry_id s ON s.id = e.id WHERE s.id IS NULL`,
    );
    expect(unsealed).toEqual([]);
  });
}, 240_000);

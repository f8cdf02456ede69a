import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { type App, compose, configFromEnv } from '../../compose.ts';
import { billNo } from './testing.ts';

const kills = 4;
const claims = 30;
const hour = 3_600_000;
const child = fileURLToPath(new URL('./sweep.child.ts', import.meta.url));
const startMs = Date.parse('2026-11-02T01:00:00Z');
const endMs = startMs + 40 * hour;
const merchantId = 'org_kill';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'redress-claims-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function withApp(nowMs: number, work: (app: App, advance: (ms: number) => void) => Promise<void>) {
  const clock = manualClock(nowMs);
  const config = configFromEnv({ REDRESS_DATA: data, REDRESS_PORT: '0', REDRESS_LOG_LEVEL: 'silent' });
  const app = await compose(config, { clock, log: createLog('silent') });
  try {
    await work(app, clock.advance);
  } finally {
    await app.stop();
  }
}

/** Claims that run out in many different hours, each with its hold and a payee. */
const seed = () =>
  withApp(startMs, async (app, advance) => {
    const { trade, deposits, claims: room, notary } = app.rooms;
    await notary.start();
    const { sourceId } = await trade.createSource({ platformId: merchantId, name: '某店' });
    await deposits.setDeposit({ merchantId, keeperId: merchantId, floorFen: 0, by: 'test' });
    const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: 1_000_000, by: 'test' });
    const received = { topUpId, keeperId: merchantId, receivedFen: 1_000_000, bankReference: 'b-1' };
    await deposits.confirmTopUp({ ...received, by: 'test', isAlone: true });
    for (let n = 0; n < claims; n++) {
      const orderRef = `K-${n}`;
      const told = { sourceId, orderRef, occurredAtMs: startMs, by: 'connector' as const };
      const payee = {
        kind: 'bank' as const,
        name: '林小满',
        account: '6222020000000000001',
        bankName: '工行',
      };
      await inTransaction(app.db, (trx) =>
        trade.recordEvent(trx, { ...told, type: 'order.created', data: { amount_minor: 1000, qty: 1 } }),
      );
      await inTransaction(app.db, (trx) =>
        trade.recordEvent(trx, { ...told, type: 'payment.confirmed', data: { amount_minor: 1000 } }),
      );
      const { claimId } = await room.openClaim({
        ...{ sourceId, orderRef, sentence: '没有收到。' },
        paymentNo: billNo(orderRef),
      });
      const ref = await inTransaction(app.db, (trx) => deposits.keepPayee(trx, { payee }));
      await sql`UPDATE claims.claim SET payee_ref = ${ref} WHERE id = ${claimId}`.execute(app.db.kysely);
      if (n % 4 === 3) advance(hour);
    }
  });

/** Runs the child; kills it once it has come so far and a little further. Gives the last instant that it said. */
function sweep(fromMs: number, killAfter: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [child, data, String(fromMs), String(endMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    run.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      if (killAfter !== undefined && said.split('\n').length > killAfter)
        setTimeout(() => run.kill('SIGKILL'), Math.random() * 60);
    });
    run.on('error', reject);
    run.on('exit', (code) => {
      if (code !== 0 && code !== null) reject(new Error(`the child ended with ${code}`));
      resolve(Number(said.trim().split('\n').at(-1) || fromMs));
    });
  });
}

test(`of a clock killed ${kills} times in the middle of its ticks, every claim is decided and paid once, to the fen`, async () => {
  await seed();
  let reached = startMs + 22 * hour;
  for (let life = 0; life < kills; life++) reached = await sweep(reached, 1 + Math.floor(Math.random() * 3));
  // A killed clock goes back to the last instant that it said: what is due stays due.
  await sweep(reached, undefined);
  await withApp(endMs, async (app) => {
    const all = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(app.db.kysely)).rows;
    const states = await all(
      sql<{ state: string; n: number }>`SELECT state, count(*)::int AS n FROM claims.claim GROUP BY 1`,
    );
    expect(states.reduce((sum, { n }) => sum + n, 0)).toBe(claims);
    expect(states.every(({ state }) => state === 'paying' || state === 'paid')).toBe(true);
    const decided = await all(
      sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM claims.event WHERE kind = 'claim.decided' GROUP BY subject_id`,
    );
    expect([decided.length, decided.every(({ n }) => n === 1)]).toEqual([claims, true]);
    const payouts = await all(
      sql<{
        n: number;
        fen: number;
      }>`SELECT count(*)::int AS n, sum(amount_fen)::int AS fen FROM deposits.payout`,
    );
    expect(payouts[0]).toEqual({ n: claims, fen: claims * 1000 });
    expect(await app.rooms.deposits.stateOf(merchantId)).toMatchObject({
      heldFen: 0,
      availableFen: 1_000_000 - claims * 1000,
    });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
    const unsealed = await all(
      sql`SELECT e.id FROM claims.event e LEFT JOIN notary.entry_id s ON s.id = e.id WHERE s.id IS NULL`,
    );
    expect(unsealed).toEqual([]);
  });
}, 480_000);

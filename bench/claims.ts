import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type App, compose, memoryConfig } from '../apps/server/src/compose.ts';
import { manualClock } from '../apps/server/src/platform/clock/index.ts';
import { inTransaction } from '../apps/server/src/platform/database/index.ts';
import { startCluster } from './log/postgres.ts';

/**
 * `npm run bench -- claims [--claims 1000] [--merchants 20]`: claims that the clock decides per second on a real
 * PostgreSQL, each with a deposit behind it: proofs read, claim moved, hold paid out to a known payee, postings balanced,
 * events sealed, both sides' notices queued. Against plain UPDATEs and INSERTs of the same rows, one transaction a claim and
 * one for 50 claims, which know no rule, no seal and no balance.
 */
const { values } = parseArgs({
  options: { claims: { type: 'string', default: '1000' }, merchants: { type: 'string', default: '20' } },
});
const [count, merchants] = [Number(values.claims), Number(values.merchants)];
const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Platforms with a shop and a deposit each, and claims about orders that were paid and never delivered. */
async function seed(app: App): Promise<void> {
  const { trade, deposits, claims, members } = app.rooms;
  const shops: string[] = [];
  for (let n = 0; n < merchants; n++) {
    const merchantId = `org_bench${n}`;
    const { sourceId } = await trade.createSource({ platformId: merchantId, name: `店铺${n}` });
    await deposits.setDeposit({ merchantId, keeperId: merchantId, floorFen: 0, by: 'bench' });
    const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: 900_000_000, by: 'bench' });
    await deposits.confirmTopUp({
      topUpId,
      keeperId: merchantId,
      receivedFen: 900_000_000,
      bankReference: `bench-${n}`,
      by: 'bench',
      isAlone: true,
    });
    shops.push(sourceId);
  }
  void members;
  for (let n = 0; n < count; n++) {
    const sourceId = shops[n % merchants] as string;
    const orderRef = `B-${n}`;
    const report = (type: 'order.created' | 'payment.confirmed', data: object) =>
      inTransaction(app.db, (trx) =>
        trade.recordEvent(trx, {
          sourceId,
          type,
          orderRef,
          occurredAtMs: clock.now(),
          data,
          by: 'connector',
        }),
      );
    await report('order.created', { title: '点卡', category: 'automatic-card', qty: 1, amount_minor: 9800 });
    await report('payment.confirmed', { gateway: 'epay', amount_minor: 9800 });
    // The shop names no number: hers is what a deposit stands behind.
    const paymentNo = `42000026002026${String(n).padStart(14, '0')}`;
    const { claimId } = await claims.openClaim({ sourceId, orderRef, sentence: '没有收到。', paymentNo });
    const payee = await inTransaction(app.db, (trx) =>
      deposits.keepPayee(trx, {
        payee: { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '工商银行' },
      }),
    );
    await sql`UPDATE claims.claim SET payee_ref = ${payee} WHERE id = ${claimId}`.execute(app.db.kysely);
  }
}

const tables = `CREATE SCHEMA plain;
  CREATE TABLE plain.claim (LIKE claims.claim INCLUDING ALL EXCLUDING GENERATED);
  CREATE TABLE plain.event (id text PRIMARY KEY, subject_id text, sequence int, kind text, body jsonb, at timestamptz);
  CREATE TABLE plain.salt (event_id text PRIMARY KEY, subject_id text, salt bytea);
  CREATE TABLE plain.posting (LIKE deposits.posting INCLUDING ALL);
  CREATE TABLE plain.payout (LIKE deposits.payout INCLUDING ALL);
  CREATE TABLE plain.hold (LIKE deposits.hold INCLUDING ALL);
  INSERT INTO plain.claim SELECT * FROM claims.claim;
  INSERT INTO plain.hold SELECT * FROM deposits.hold`;

/** The same rows by hand: claim and hold updated, two events with salts, a posting and a payout inserted. */
async function plain(app: App, inOne: number): Promise<number> {
  const { rows } = await sql<{ id: string; hold_id: string }>`SELECT id, hold_id FROM plain.claim`.execute(
    app.db.kysely,
  );
  return seconds(async () => {
    for (let at = 0; at < rows.length; at += inOne)
      await app.db.kysely.transaction().execute(async (trx) => {
        for (const { id, hold_id } of rows.slice(at, at + inOne)) {
          await sql`UPDATE plain.claim SET state = 'paying', decided_at = now(), wake_at = NULL, due_at = NULL WHERE id = ${id}`.execute(
            trx,
          );
          await sql`UPDATE plain.hold SET state = 'paid', ended_at = now() WHERE id = ${hold_id}`.execute(
            trx,
          );
          for (const n of [1, 2]) {
            const event = `${id}:${inOne}:${n}`;
            await sql`INSERT INTO plain.event VALUES (${event}, ${id}, ${n}, 'claim.decided', '{"covered":true}', now())`.execute(
              trx,
            );
            await sql`INSERT INTO plain.salt VALUES (${event}, ${id}, decode(repeat('ab', 32), 'hex'))`.execute(
              trx,
            );
          }
          await sql`INSERT INTO plain.posting SELECT * FROM deposits.posting WHERE ref = ${hold_id} LIMIT 1
            ON CONFLICT DO NOTHING`.execute(trx);
          await sql`INSERT INTO plain.payout SELECT * FROM deposits.payout WHERE hold_id = ${hold_id}
            ON CONFLICT DO NOTHING`.execute(trx);
        }
      });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const cluster = await startCluster();
if (!cluster) throw new Error('bench claims needs PostgreSQL: apt install postgresql');
const app = await compose({ ...memoryConfig(folder), database: { url: cluster.url } }, { clock });
try {
  console.log(
    `seeding ${count} claims of ${merchants} merchants: ${(await seconds(() => seed(app))).toFixed(0)} s`,
  );
  await app.rooms.notary.start();
  for (const statement of tables.split(';')) await sql.raw(statement).execute(app.db.kysely);
  clock.advance(25 * hour);
  const spent = await seconds(() => app.rooms.claims.tick());
  const { rows } = await sql<{
    n: string;
  }>`SELECT count(*) AS n FROM claims.part WHERE payout_id IS NOT NULL`.execute(app.db.kysely);
  const decided = Number(rows[0]?.n);
  if (decided !== count) throw new Error(`${decided} of ${count} claims were paid out`);
  const rate = (time: number) => `${(count / time).toFixed(0).padStart(7)} claims/s`;
  console.log(`decided and paid out        ${rate(spent)}`);
  for (const inOne of [1, 50]) {
    const by = await plain(app, inOne);
    console.log(
      `plain rows, ${String(inOne).padStart(2)} a transaction ${rate(by)}  ratio ${(by / spent).toFixed(2)}`,
    );
    await sql`TRUNCATE plain.event, plain.salt, plain.posting, plain.payout`.execute(app.db.kysely);
  }
} finally {
  await app.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

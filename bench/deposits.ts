import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type App, compose, memoryConfig } from '../apps/server/src/compose.ts';
import { inTransaction, type Trx } from '../apps/server/src/platform/database/index.ts';
import { startCluster } from './log/postgres.ts';

/**
 * `npm run bench -- deposits [--times 320]`: holds and payouts per second on a real PostgreSQL, by one writer and by 16, on one
 * deposit and on 16. Beside each, plain rows that balance just so: the balance of a deposit updated, and hold, payout,
 * posting, events, salts and job inserted, one transaction each, which know no key, no seal, no trigger and no level.
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '320' } } });
const times = Number(values.times);
const many = 16;
const merchants = Array.from({ length: many }, (_, n) => `org_bench${n}`);

const tables = [
  'CREATE SCHEMA plain',
  'CREATE TABLE plain.deposit (id text PRIMARY KEY, available bigint, held bigint, payable bigint)',
  'CREATE TABLE plain.posting (LIKE deposits.posting INCLUDING ALL)',
  'CREATE TABLE plain.hold (LIKE deposits.hold INCLUDING ALL)',
  'CREATE TABLE plain.payout (LIKE deposits.payout INCLUDING ALL)',
  'CREATE TABLE plain.event (LIKE deposits.event INCLUDING ALL)',
  'CREATE TABLE plain.salt (LIKE deposits.event_salt INCLUDING ALL)',
  'CREATE TABLE plain.job (key text PRIMARY KEY, topic text, payload jsonb)',
  "INSERT INTO plain.deposit SELECT 'org_bench' || n, 1000000000, 0, 0 FROM generate_series(0, 15) n",
];

async function seed(app: App): Promise<string> {
  const { deposits } = app.rooms;
  for (const merchantId of merchants) {
    await deposits.setDeposit({ merchantId, keeperId: merchantId, floorFen: 0, by: 'bench' });
    const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: 900_000_000, by: 'bench' });
    const received = { topUpId, keeperId: merchantId, receivedFen: 900_000_000, by: 'bench' };
    await deposits.confirmTopUp({ ...received, bankReference: `bench-${merchantId}`, isAlone: true });
  }
  const payee = {
    kind: 'bank',
    name: '林小满',
    account: '6222020000000000001',
    bankName: '工商银行',
  } as const;
  return inTransaction(app.db, (trx) => deposits.keepPayee(trx, { payee }));
}

let made = 0;
type Work = (trx: Trx, merchantId: string) => Promise<unknown>;

/** What the program does. */
const ours = (app: App, payee: string): Record<'hold' | 'payout', Work> => ({
  hold: (trx, merchantId) =>
    app.rooms.deposits.hold(trx, { merchantId, amountFen: 100, key: `bench:${++made}` }),
  payout: async (trx, merchantId) => {
    const key = `bench:${++made}`;
    const held = await app.rooms.deposits.hold(trx, { merchantId, amountFen: 100, key });
    if (!('holdId' in held)) throw new Error('the deposit is empty');
    return app.rooms.deposits.payOut(trx, { holdId: held.holdId, amountFen: 100, payee, key });
  },
});

/** A posting with its event and salt, as plain rows. */
async function plainPosting(trx: Trx, id: string, merchantId: string, n: number): Promise<void> {
  await sql`INSERT INTO plain.posting (id, deposit_id, sequence, key, kind, ref, available_fen, held_fen, available_after, held_after, at)
    VALUES (${id}, ${merchantId}, ${n}, ${id}, 'hold.placed', ${id}, -100, 100, 0, 0, now())`.execute(trx);
  await plainEvent(trx, id, merchantId, n);
}

async function plainEvent(trx: Trx, id: string, merchantId: string, n: number): Promise<void> {
  await sql`INSERT INTO plain.event (id, subject_id, sequence, kind, version, body, at)
    VALUES (${id}, ${merchantId}, ${n}, 'posting.made', 1, '{"legs":{"available":-100,"held":100}}', now())`.execute(
    trx,
  );
  await sql`INSERT INTO plain.salt VALUES (${id}, ${merchantId}, decode(repeat('ab', 32), 'hex'))`.execute(
    trx,
  );
}

const plain = {
  hold: async (trx: Trx, merchantId: string): Promise<string> => {
    const n = ++made;
    await sql`UPDATE plain.deposit SET available = available - 100, held = held + 100 WHERE id = ${merchantId}`.execute(
      trx,
    );
    await sql`INSERT INTO plain.hold (id, deposit_id, key, amount_fen, state, placed_at)
      VALUES (${`h${n}`}, ${merchantId}, ${`h${n}`}, 100, 'held', now())`.execute(trx);
    await plainPosting(trx, `p${n}`, merchantId, n);
    return `h${n}`;
  },
  payout: async (trx: Trx, merchantId: string) => {
    const hold = await plain.hold(trx, merchantId);
    const n = ++made;
    await sql`UPDATE plain.deposit SET held = held - 100, payable = payable + 100 WHERE id = ${merchantId}`.execute(
      trx,
    );
    await sql`UPDATE plain.hold SET state = 'paid', ended_at = now() WHERE id = ${hold}`.execute(trx);
    await sql`INSERT INTO plain.payout (id, deposit_id, key, purpose, hold_id, amount_fen, payee_id, state, decided_at, changed_at)
      VALUES (${`o${n}`}, ${merchantId}, ${`o${n}`}, 'claim', ${hold}, 100, 'pye', 'waiting', now(), now())`.execute(
      trx,
    );
    await plainPosting(trx, `q${n}`, merchantId, n);
    await plainEvent(trx, `e${n}`, merchantId, ++made);
    await sql`INSERT INTO plain.job VALUES (${`j${n}`}, 'deposits.pay', '{}')`.execute(trx);
  },
};

/** Transactions per second of so many writers on so many deposits. */
async function rate(app: App, work: Work, writers: number, deposits: number): Promise<number> {
  let left = times;
  const start = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = writer; left-- > 0; n += writers)
        await inTransaction(app.db, (trx) => work(trx, merchants[n % deposits] as string));
    }),
  );
  return times / (Number(process.hrtime.bigint() - start) / 1e9);
}

const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const cluster = await startCluster();
if (!cluster) throw new Error('bench deposits needs PostgreSQL: apt install postgresql');
const app = await compose({ ...memoryConfig(folder), database: { url: cluster.url } });
try {
  const payee = await seed(app);
  await app.rooms.notary.start();
  for (const statement of tables) await sql.raw(statement).execute(app.db.kysely);
  const work = ours(app, payee);
  console.log('what    writers deposits     ledger      plain  ratio');
  for (const what of ['hold', 'payout'] as const)
    for (const writers of [1, 16])
      for (const deposits of [1, many]) {
        const [ledger, rows] = [
          await rate(app, work[what], writers, deposits),
          await rate(app, plain[what], writers, deposits),
        ];
        const cells = [ledger, rows].map((one) => `${one.toFixed(0).padStart(8)}/s`).join(' ');
        const names = `${what.padEnd(7)} ${String(writers).padStart(7)} ${String(deposits).padStart(8)}`;
        console.log(`${names} ${cells}  ${(ledger / rows).toFixed(2)}`);
      }
  const { ok } = await app.rooms.deposits.verifyLedger();
  if (!ok) throw new Error('the ledger does not balance');
} finally {
  await app.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

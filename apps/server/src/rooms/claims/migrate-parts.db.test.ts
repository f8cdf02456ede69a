import { createHash } from 'node:crypto';
import { claimStates } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, inTransaction, migrate } from '#platform/database';
import { testDatabase } from '../../platform/database/testing.ts';
import { migrations } from './migrations.ts';
import { findClaim } from './store.ts';
import { owedBy } from './store-owed.ts';
import { claimOfPayout, insertPart, listParts, updatePart } from './store-parts.ts';

/**
 * Until `0006-parts` a claim was paid at once or not at all: its hold and its payout stood in its own row. Rows as that version
 * wrote them, in every state, are brought over here to the fen.
 */
interface Old {
  id: string;
  state: (typeof claimStates)[number];
  amountFen?: number;
  decidedFen?: number;
  hold?: number;
  payout?: true;
  payee?: true;
  /** When the claim heard of a payment and when of its return, in days after the decision. */
  heard?: [kind: 'claim.paid' | 'claim.bounced', day: number][];
}

const dayMs = 86_400_000;
const decidedAt = Date.parse('2026-10-09T10:00:00+08:00');
const old: Old[] = [
  { id: 'open', state: 'open', amountFen: 9800, hold: 9800 },
  { id: 'open-no-order', state: 'open' },
  { id: 'burden', state: 'burden', amountFen: 5000, hold: 5000 },
  { id: 'proved', state: 'proved', amountFen: 3000, hold: 3000 },
  { id: 'refused', state: 'refused', amountFen: 3100, hold: 3100 },
  { id: 'refunded', state: 'refunded', amountFen: 3200 },
  { id: 'contested', state: 'contested', amountFen: 3300, hold: 3300 },
  { id: 'settled', state: 'settled', amountFen: 3400 },
  { id: 'withdrawn', state: 'withdrawn', amountFen: 3500 },
  { id: 'lapsed', state: 'lapsed', amountFen: 3600 },
  { id: 'needs-payee', state: 'paying', amountFen: 9800, decidedFen: 9800, hold: 9800 },
  { id: 'less-than-held', state: 'paying', amountFen: 9800, decidedFen: 6001, hold: 9800 },
  { id: 'ordered', state: 'paying', amountFen: 1, decidedFen: 1, hold: 1, payee: true, payout: true },
  {
    id: 'paid',
    state: 'paid',
    decidedFen: 12_345,
    hold: 12_345,
    payee: true,
    payout: true,
    heard: [['claim.paid', 2]],
  },
  {
    ...{ id: 'paid-again', state: 'paid', decidedFen: 700, hold: 700, payee: true, payout: true },
    heard: [
      ['claim.paid', 2],
      ['claim.bounced', 5],
      ['claim.paid', 9],
    ],
  },
  {
    ...{ id: 'came-back', state: 'paying', decidedFen: 800, hold: 800, payee: true, payout: true },
    heard: [
      ['claim.paid', 2],
      ['claim.bounced', 5],
    ],
  },
  // Its events were lost with an older copy: the decision is the only time there is.
  { id: 'paid-unheard', state: 'paid', decidedFen: 900, hold: 900, payee: true, payout: true },
  { id: 'given-up', state: 'settled', decidedFen: 650, hold: 650, payee: true, payout: true },
  { id: 'uncovered', state: 'unpaid', amountFen: 20_000, decidedFen: 20_000 },
  { id: 'held-too-little', state: 'unpaid', amountFen: 20_000, decidedFen: 30_000, hold: 20_000 },
  { id: 'of-unknown-sum', state: 'unpaid' },
];
const part = ({ payout, state, decidedFen, hold }: Old) =>
  decidedFen && hold && (payout || state === 'paying');
const sumOf = (rows: readonly Old[], field: 'decidedFen' | 'hold') =>
  rows.reduce((sum, row) => sum + (row[field] ?? 0), 0);

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  const before = migrations.findIndex(({ name }) => name === '0006-parts');
  await migrate(db, 'claims', migrations.slice(0, before));
  for (const row of old) await insertAsBefore(row);
  await migrate(db, 'claims', migrations);
}, 60_000);
afterAll(() => db.close());

async function insertAsBefore(row: Old): Promise<void> {
  const digest = createHash('sha256').update(row.id).digest();
  const isDecided = row.decidedFen !== undefined || row.state === 'unpaid';
  const live = !['paid', 'settled', 'withdrawn', 'lapsed'].includes(row.state);
  await sql`INSERT INTO claims.claim (id, order_digest, respondent_id, kind, state, live, amount_fen, decided_fen, outcome,
      coverable, hold_id, hold_fen, payee_ref, payout_id, answer_within_ms, opened_at, decided_at, notice, token_hash, wrapped_key, contents)
    VALUES (${row.id}, ${digest}, 'org_shop', 'not-received', ${row.state}, ${live}, ${row.amountFen ?? null},
      ${row.decidedFen ?? null}, ${isDecided ? 'no-proof' : null}, true, ${row.hold ? `hld_${row.id}` : null},
      ${row.hold ?? null}, ${row.payee ? `pay_${row.id}` : null}, ${row.payout ? `out_${row.id}` : null}, 86400000,
      ${new Date(decidedAt - dayMs)}, ${isDecided ? new Date(decidedAt) : null}, 'mailed', ${digest}, ${digest}, ${digest})`.execute(
    db.kysely,
  );
  for (const [at, [kind, day]] of (row.heard ?? []).entries())
    await sql`INSERT INTO claims.event (id, subject_id, sequence, kind, version, body, at)
      VALUES (${`${row.id}-${at}`}, ${row.id}, ${at + 1}, ${kind}, 1, '{}', ${new Date(decidedAt + day * dayMs)})`.execute(
      db.kysely,
    );
}

test('every state is among the rows', () => {
  expect(new Set(old.map(({ state }) => state))).toEqual(new Set(claimStates));
});

test.each(old)('$id: what was one payment is the first part, what was none is none', async (row) => {
  const claim = await findClaim(db, row.id);
  const parts = await listParts(db, row.id);
  expect(claim).toMatchObject({ state: row.state, decidedFen: row.decidedFen, rest_given_up: false });
  if (!part(row)) {
    expect(parts).toEqual([]);
    expect(claim).toMatchObject({ hold_id: row.hold ? `hld_${row.id}` : null, holdFen: row.hold });
    return;
  }
  const last = row.heard?.at(-1)?.[1];
  const paidAt = row.state === 'paid' ? new Date(decidedAt + (last ?? 0) * dayMs) : null;
  expect(parts).toEqual([
    {
      ...{
        place: 1,
        amountFen: row.decidedFen,
        holdId: `hld_${row.id}`,
        coveredAt: new Date(decidedAt),
        paidAt,
      },
      payoutId: row.payout ? `out_${row.id}` : null,
    },
  ]);
  expect(claim).toMatchObject({ hold_id: null, holdFen: undefined, owedFen: 0 });
  if (row.payout) expect(await claimOfPayout(db, `out_${row.id}`)).toBe(row.id);
});

test('no fen is lost and none is made: decided is covered or owed, and each hold stands in one place', async () => {
  const { rows } = await sql<Record<'covered' | 'parts' | 'paid' | 'held', string>>`SELECT
      (SELECT sum(covered_fen) FROM claims.claim) AS covered, (SELECT sum(amount_fen) FROM claims.part) AS parts,
      (SELECT sum(amount_fen) FROM claims.part WHERE paid_at IS NOT NULL) AS paid,
      (SELECT sum(hold_fen) FROM claims.claim) AS held`.execute(db.kysely);
  const inParts = old.filter(part);
  const covered = String(sumOf(inParts, 'decidedFen'));
  const paid = sumOf(
    old.filter(({ state }) => state === 'paid'),
    'decidedFen',
  );
  const held = sumOf(
    old.filter((row) => !part(row)),
    'hold',
  );
  expect(rows[0]).toEqual({ covered, parts: covered, paid: String(paid), held: String(held) });
  const uncovered = old.filter(({ state }) => state === 'unpaid');
  expect(await owedBy(db, 'org_shop')).toBe(sumOf(uncovered, 'decidedFen'));
  expect(sumOf(old, 'decidedFen')).toBe(sumOf(inParts, 'decidedFen') + sumOf(uncovered, 'decidedFen'));
  const holds = await sql<{ id: string }>`SELECT hold_id AS id FROM claims.claim WHERE hold_id IS NOT NULL
    UNION ALL SELECT hold_id FROM claims.part`.execute(db.kysely);
  const all = old.filter(({ hold }) => hold).map(({ id }) => `hld_${id}`);
  expect(holds.rows.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
});

describe('from then on', () => {
  const hold = (n: number) => ({
    holdId: `hld_new_${n}`,
    payoutId: null,
    coveredAt: new Date(decidedAt),
    paidAt: null,
  });

  test('what was owed is covered in parts, and never past it', async () => {
    const cover = (place: number, amountFen: number) =>
      inTransaction(db, (trx) => insertPart(trx, 'uncovered', { place, amountFen, ...hold(place) }));
    await cover(1, 8000);
    expect(await findClaim(db, 'uncovered')).toMatchObject({ owedFen: 12_000 });
    await expect(cover(2, 12_001)).rejects.toThrow(/never_more_than_owed/);
    await cover(2, 12_000);
    expect(await findClaim(db, 'uncovered')).toMatchObject({ owedFen: 0 });
  });

  test('a claim that was covered whole takes no other part, and what was brought over stays', async () => {
    const another = { place: 2, amountFen: 1, ...hold(9) };
    await expect(inTransaction(db, (trx) => insertPart(trx, 'paid', another))).rejects.toThrow(
      /never_more_than_owed/,
    );
    const statements = [
      "DELETE FROM claims.part WHERE claim_id = 'paid'",
      "UPDATE claims.part SET amount_fen = 1 WHERE claim_id = 'paid'",
      "UPDATE claims.part SET payout_id = 'out_other' WHERE claim_id = 'paid'",
      "UPDATE claims.claim SET covered_fen = 0 WHERE id = 'paid'",
    ];
    for (const statement of statements)
      await expect(sql.raw(statement).execute(db.kysely)).rejects.toThrow(
        /stays|is what it is|only by a part/,
      );
  });

  test('a payment that waited for an account is ordered, and one that came back is paid again', async () => {
    const paidAt = new Date(decidedAt + 20 * dayMs);
    const change = (claimId: string, to: object) =>
      inTransaction(db, (trx) => updatePart(trx, { claimId, place: 1 }, to));
    await change('needs-payee', { payout_id: 'out_needs-payee' });
    await change('came-back', { paid_at: paidAt });
    expect((await listParts(db, 'needs-payee'))[0]).toMatchObject({
      payoutId: 'out_needs-payee',
      paidAt: null,
    });
    expect((await listParts(db, 'came-back'))[0]).toMatchObject({ payoutId: 'out_came-back', paidAt });
  });
});

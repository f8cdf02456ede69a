import { Refusal } from '@redress/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { type TestApp, testApp } from '../../testing.ts';
import { emptyBalances } from './rules/accounts.ts';
import { bankPayee, fundedMerchant, topUp } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const hold = (merchantId: string, amountFen: number, key: string) =>
  inTransaction(app.db, (trx) => app.rooms.deposits.hold(trx, { merchantId, amountFen, key }));
const holdId = async (merchantId: string, amountFen: number, key: string): Promise<string> => {
  const held = await hold(merchantId, amountFen, key);
  if (!('holdId' in held)) throw new Error('short');
  return held.holdId;
};
const release = (id: string, key: string) =>
  inTransaction(app.db, (trx) => app.rooms.deposits.release(trx, { holdId: id, key }));
const payOut = (id: string, amountFen: number, key: string) =>
  inTransaction(app.db, async (trx) => {
    const payee = await app.rooms.deposits.keepPayee(trx, { payee: bankPayee });
    return app.rooms.deposits.payOut(trx, { holdId: id, amountFen, payee, key });
  });
const reverse = async (topUpId: string) => {
  const { deposits } = app.rooms;
  const given = { topUpId, keeperId: 'org_keeper' };
  const why = { reason: 'charged-back', note: '银行冲回' } as const;
  await deposits.proposeReversal({ ...given, ...why, by: 'acc_k', isAlone: false });
  await deposits.confirmReversal({ ...given, by: 'acc_second' });
};
const shortage = async (merchantId: string) => {
  const { rows } = await sql<{ fen: string }>`SELECT written_off_fen AS fen FROM deposits.deposit
    WHERE merchant_id = ${merchantId}`.execute(app.db.kysely);
  return -Number(rows[0]?.fen) || 0;
};
const state = (merchantId: string) => app.rooms.deposits.stateOf(merchantId);

describe('a deposit', () => {
  test('holds what a claim asks for, gives it back, and pays a part of it', async () => {
    const merchant = await fundedMerchant(app, 10_000);
    const first = await holdId(merchant, 3000, 'a1');
    expect(await state(merchant)).toMatchObject({ balanceFen: 10_000, heldFen: 3000, availableFen: 7000 });
    await release(first, 'a1');
    expect(await state(merchant)).toMatchObject({ heldFen: 0, availableFen: 10_000 });
    const second = await holdId(merchant, 5000, 'a2');
    const { payoutId } = await payOut(second, 2000, 'a2');
    expect(await state(merchant)).toMatchObject({ balanceFen: 8000, heldFen: 0, availableFen: 8000 });
    expect(await app.rooms.deposits.payoutOf(payoutId)).toMatchObject({ state: 'waiting', amountFen: 2000 });
  });
  test('is empty only when nothing is owed, on its way or lacking either', async () => {
    const merchant = await fundedMerchant(app, 1000);
    expect(await state('org_without')).toMatchObject({ isEmpty: true });
    expect(await state(merchant)).toMatchObject({ isEmpty: false });
    await payOut(await holdId(merchant, 1000, 'empty'), 1000, 'empty');
    expect(await state(merchant)).toMatchObject({ balanceFen: 0, isEmpty: false });
    expect(await state(await fundedMerchant(app, 0))).toMatchObject({ none: false, isEmpty: true });
  });
  test('says what is missing and holds nothing when there is too little', async () => {
    const merchant = await fundedMerchant(app, 1000);
    expect(await hold(merchant, 1001, 'b1')).toEqual({ shortFen: 1 });
    expect(await hold('org_without', 500, 'b2')).toEqual({ shortFen: 500 });
    expect(await state('org_without')).toMatchObject({ none: true, belowFloor: false, balanceFen: 0 });
    // What was short once may be asked for again under the same key.
    await topUp(app, merchant, 1);
    expect(await hold(merchant, 1001, 'b1')).toHaveProperty('holdId');
  });
  test('does each movement once, however often it is asked for', async () => {
    const merchant = await fundedMerchant(app, 10_000);
    const [one, again] = [await holdId(merchant, 4000, 'c1'), await holdId(merchant, 4000, 'c1')];
    expect(again).toBe(one);
    await expect(hold(merchant, 4001, 'c1')).rejects.toMatchObject({ code: 'key-reused' });
    const [paid, repeated] = [await payOut(one, 4000, 'c1'), await payOut(one, 4000, 'c1')];
    expect(repeated).toEqual(paid);
    await expect(payOut(one, 4000, 'c2')).rejects.toMatchObject({ code: 'hold-ended' });
    await expect(release(one, 'c1')).rejects.toMatchObject({ code: 'hold-ended' });
    expect(await state(merchant)).toMatchObject({ availableFen: 6000, heldFen: 0 });
  });
  test('never pays out more than was held', async () => {
    const merchant = await fundedMerchant(app, 10_000);
    const id = await holdId(merchant, 100, 'd1');
    await expect(payOut(id, 101, 'd1')).rejects.toMatchObject({ code: 'more-than-held' });
    for (const fen of [0, -1, 1.5, Number.NaN, 1e15])
      await expect(hold(merchant, fen, `d${fen}`)).rejects.toMatchObject({ code: 'bad-amount' });
  });
  test('is below its floor by what is available, not by what is held', async () => {
    const merchant = await fundedMerchant(app, 1000, { floorFen: 900 });
    expect(await state(merchant)).toMatchObject({ belowFloor: false });
    const id = await holdId(merchant, 101, 'e1');
    expect(await state(merchant)).toMatchObject({ belowFloor: true, balanceFen: 1000 });
    await release(id, 'e1');
    expect(await state(merchant)).toMatchObject({ belowFloor: false });
  });
  test('is kept by one organisation, until it is empty and closed', async () => {
    const merchant = await fundedMerchant(app, 0);
    const other = { merchantId: merchant, keeperId: 'org_other', floorFen: 0, by: 'acc_x' };
    await expect(app.rooms.deposits.setDeposit(other)).rejects.toMatchObject({ code: 'deposit-exists' });
    await topUp(app, merchant, 5);
    const close = () => app.rooms.deposits.closeDeposit({ merchantId: merchant, by: 'acc_keeper' });
    await expect(close()).rejects.toMatchObject({ code: 'deposit-not-empty' });
    const id = await holdId(merchant, 5, 'f1');
    await payOut(id, 5, 'f1');
    await expect(close()).rejects.toMatchObject({ code: 'deposit-not-empty' });
  });
});

describe('the database itself', () => {
  let merchant: string;
  let deposit: string;
  beforeAll(async () => {
    merchant = await fundedMerchant(app, 1000);
    const { rows } = await sql<{
      id: string;
    }>`SELECT id FROM deposits.deposit WHERE merchant_id = ${merchant}`.execute(app.db.kysely);
    deposit = rows[0]?.id as string;
  });
  const run = (text: string) => sql.raw(text.replaceAll('$D', `'${deposit}'`)).execute(app.db.kysely);
  const posting = (sequence: number, columns: string, values: string, after: string) =>
    run(`INSERT INTO deposits.posting (id, deposit_id, sequence, key, kind, ref, at, ${columns}, available_after, held_after)
      VALUES ('pst_x', $D, ${sequence}, 'x', 'hold.placed', 'x', now(), ${values}, ${after})`);

  test.each([
    'UPDATE deposits.posting SET kind = kind',
    'DELETE FROM deposits.posting',
    'TRUNCATE deposits.posting',
  ])('refuses to change what was posted: %s', async (statement) => {
    await expect(run(statement)).rejects.toThrow(/append-only/);
  });
  test('refuses a posting that does not balance', async () => {
    await expect(posting(2, 'available_fen, held_fen', '-10, 9', '990, 9')).rejects.toThrow(
      /posting_balances/,
    );
  });
  test('refuses a posting that overdraws', async () => {
    await expect(posting(2, 'available_fen, held_fen', '-1001, 1001', '-1, 1001')).rejects.toThrow(
      /no_overdraft/,
    );
  });
  test('refuses a posting that does not follow on the last one', async () => {
    await expect(posting(3, 'available_fen, held_fen', '-10, 10', '990, 10')).rejects.toThrow(
      /does not follow/,
    );
    await expect(posting(2, 'available_fen, held_fen', '-10, 10', '991, 10')).rejects.toThrow(
      /does not follow/,
    );
  });
  test.each([
    'UPDATE deposits.deposit SET available_fen = available_fen + 1, bank_fen = bank_fen - 1 WHERE id = $D',
    'UPDATE deposits.deposit SET postings = 0 WHERE id = $D',
  ])('moves a balance by a posting only: %s', async (statement) => {
    await expect(run(statement)).rejects.toThrow(/only by a posting/);
  });
  test('keeps deposits', async () => {
    await expect(run('DELETE FROM deposits.deposit')).rejects.toThrow();
  });
  test('shows the legs of each posting, and they add up to nothing', async () => {
    const { rows } = await sql<{ sum: string; legs: string }>`SELECT sum(amount_fen), count(*) AS legs
      FROM deposits.leg WHERE deposit_id = ${deposit}`.execute(app.db.kysely);
    expect(rows[0]).toEqual({ sum: '0', legs: '2' });
  });
});

describe('many at once', () => {
  test('claims on one deposit get exactly what is there, and none overdraws it', async () => {
    const merchant = await fundedMerchant(app, 10_000);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => hold(merchant, 300, `many-${i}`)));
    expect(answers.filter((answer) => 'holdId' in answer)).toHaveLength(33);
    expect(answers.filter((answer) => 'shortFen' in answer)).toHaveLength(27);
    expect(await state(merchant)).toMatchObject({ availableFen: 100, heldFen: 9900 });
  }, 60_000);
  test('the same claim asked for many times at once is held once', async () => {
    const merchant = await fundedMerchant(app, 10_000);
    const ids = await Promise.all(Array.from({ length: 20 }, () => holdId(merchant, 700, 'same')));
    expect(new Set(ids).size).toBe(1);
    const paid = await Promise.all(Array.from({ length: 20 }, () => payOut(ids[0] as string, 700, 'same')));
    expect(new Set(paid.map(({ payoutId }) => payoutId)).size).toBe(1);
    expect(await state(merchant)).toMatchObject({ availableFen: 9300, heldFen: 0 });
  }, 60_000);
  test('one receipt of the bank is one top-up, whoever confirms it', async () => {
    const merchant = await fundedMerchant(app, 0);
    const { deposits } = app.rooms;
    const asked = await Promise.all(
      Array.from({ length: 5 }, () =>
        deposits.askTopUp({ merchantId: merchant, amountFen: 500, by: 'acc_m' }),
      ),
    );
    const confirmed = await Promise.allSettled(
      asked.map(({ topUpId }) =>
        deposits.confirmTopUp({
          topUpId,
          keeperId: 'org_keeper',
          receivedFen: 500,
          bankReference: '20261126000017',
          by: 'acc_k',
          isAlone: false,
        }),
      ),
    );
    expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await state(merchant)).toMatchObject({ availableFen: 500 });
  }, 60_000);
});

type Op = {
  kind: 'top-up' | 'hold' | 'release' | 'pay' | 'reverse';
  merchant: number;
  fen: number;
  pick: number;
};
const op: fc.Arbitrary<Op> = fc.record({
  kind: fc.constantFrom('top-up', 'hold', 'hold', 'release', 'pay', 'reverse'),
  merchant: fc.integer({ min: 0, max: 1 }),
  fen: fc.integer({ min: 1, max: 900 }),
  pick: fc.nat(1000),
});

test('any interleaving of top-ups, holds, releases, payouts and reversals keeps every account right', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(op, { minLength: 1, maxLength: 8 }), { maxLength: 5 }),
      async (bursts) => {
        const prefix = `p${round++}`;
        const merchants = [await fundedMerchant(app, 1000), await fundedMerchant(app, 1000)];
        const holds: string[] = [];
        const topUps: string[] = [];
        let step = 0;
        for (const burst of bursts) await Promise.all(burst.map((one) => act(one, `${prefix}-${step++}`)));
        for (const merchant of merchants) {
          const { availableFen, heldFen } = await state(merchant);
          expect(availableFen).toBeGreaterThanOrEqual(0);
          expect(heldFen).toBeGreaterThanOrEqual(0);
          expect(availableFen > 0 && (await shortage(merchant)) > 0).toBe(false);
        }
        const report = await app.rooms.deposits.verifyLedger();
        expect(report.differences).toEqual([]);
        expect(Object.values(report.totals).reduce((a, b) => a + b)).toBe(0);

        async function act({ kind, merchant, fen, pick }: Op, key: string): Promise<void> {
          const id = merchants[merchant] as string;
          const held = holds[pick % Math.max(1, holds.length)];
          const topped = topUps[pick % Math.max(1, topUps.length)];
          try {
            if (kind === 'top-up') topUps.push(await topUp(app, id, fen));
            else if (kind === 'hold') {
              const answer = await hold(id, fen, key);
              if ('holdId' in answer) holds.push(answer.holdId);
            } else if (kind === 'release' && held) await release(held, key);
            else if (kind === 'pay' && held) await payOut(held, fen, key);
            else if (kind === 'reverse' && topped) await reverse(topped);
          } catch (error) {
            // A refusal is an answer; anything else is a bug.
            if (!(error instanceof Refusal)) throw error;
          }
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test('every posting is an event whose seal stands in the log', async () => {
  await fundedMerchant(app, 1234);
  await app.rooms.notary.flush();
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM deposits.posting ORDER BY at DESC LIMIT 20`.execute(app.db.kysely);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) expect(await app.rooms.notary.sealOf(id)).toMatchObject({ id });
  expect((await app.rooms.deposits.verifyLedger()).ok).toBe(true);
});

test('verification finds a balance that somebody with the keys of the database has changed', async () => {
  const merchant = await fundedMerchant(app, 777);
  const off = 'ALTER TABLE deposits.deposit DISABLE TRIGGER deposit_guard';
  await sql.raw(off).execute(app.db.kysely);
  await sql`UPDATE deposits.deposit SET available_fen = available_fen + 1, bank_fen = bank_fen - 1
    WHERE merchant_id = ${merchant}`.execute(app.db.kysely);
  const report = await app.rooms.deposits.verifyLedger();
  expect(report.ok).toBe(false);
  expect(report.differences.map(({ what }) => what)).toEqual([
    'available, against the legs',
    'bank, against the legs',
  ]);
  expect(report.totals).not.toEqual(emptyBalances);
});

test('neither rows nor log of a payee hold its name or account in clear', async () => {
  const { rows } = await sql<{ text: string }>`SELECT string_agg(encode(contents, 'escape'), ' ') AS text
    FROM deposits.payee`.execute(app.db.kysely);
  expect(rows[0]?.text).not.toContain(bankPayee.account);
  expect(app.logged()).not.toContain(bankPayee.account);
});

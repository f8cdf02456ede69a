import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { fund, openShop, type TestClaim, type TestShop } from './testing.ts';

const day = 86_400_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
let counter = 0;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());
beforeEach(async () => {
  shop = await openShop(app, clock);
});

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };
const other = { ...payee, account: '6217000010001112223' };
const pass = async (ms: number) => {
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};
const topUp = async (fen: number) => {
  await fund(app, shop.org.orgId, fen);
  await app.outbox.drain();
};
/** 100 yuan are owed and `fen` are there, and the buyer has said where to. */
async function partly(fen: number): Promise<TestClaim> {
  const orderRef = `P-${++counter}`;
  await shop.order(orderRef, { amountFen: 10_000 });
  const claim = await shop.claim(orderRef);
  await pass(2 * day);
  await topUp(fen);
  expect((await claim.send('PUT', '/payee', { payee })).statusCode).toBe(200);
  await app.outbox.drain();
  return claim;
}
const payouts = async ({ claimId }: TestClaim): Promise<{ id: string; fen: number; state: string }[]> =>
  (
    await sql<{ id: string; fen: number; state: string }>`SELECT id, amount_fen::int AS fen, state
      FROM deposits.payout WHERE key LIKE ${`claim:${claimId}%`} ORDER BY id`.execute(app.db.kysely)
  ).rows;
const keeperSays = async (payoutId: string | undefined, how: 'confirmation' | 'failure', body: object) => {
  const at = `/api/organisations/${shop.org.orgId}/payouts/${payoutId}/${how}`;
  expect((await shop.org.person.send('POST', at, { body })).statusCode).toBe(204);
  await app.outbox.drain();
};
const confirm = (payoutId: string | undefined) =>
  keeperSays(payoutId, 'confirmation', { bankReference: `BANK-${++counter}` });
const fails = async (payoutId: string | undefined, trouble: 'failed' | 'returned') => {
  const files = `/api/organisations/${shop.org.orgId}/payout-files`;
  if (trouble === 'failed') await shop.org.person.send('POST', files);
  await keeperSays(payoutId, 'failure', { trouble });
};
const balanced = async () => expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });

describe('a claim that is paid in part', () => {
  test('says what was paid and what is owed, and the rest follows by itself to the same account', async () => {
    const claim = await partly(6000);
    expect(await claim.read()).toMatchObject({
      state: 'paying',
      needsPayee: false,
      decidedFen: 10_000,
      money: { paidFen: 0, owedFen: 10_000, uncoveredFen: 4000 },
      parts: [{ fen: 6000, state: 'waiting' }],
    });
    const [first] = await payouts(claim);
    await confirm(first?.id);
    const half = await claim.read();
    expect(half.headline.zh).toBe('应退 100.00 元：已付 60.00 元，还欠 40.00 元，保证金有钱就自动支付。');
    expect(half).toMatchObject({
      state: 'paying',
      may: ['content'],
      money: { state: 'uncovered', paidFen: 6000, owedFen: 4000, uncoveredFen: 4000 },
      parts: [{ fen: 6000, state: 'paid' }],
    });
    const listed = await shop.org.person.send('GET', `/api/organisations/${shop.org.orgId}/claims`);
    expect(listed.json().claims[0]).toMatchObject({ state: 'paying', uncoveredFen: 4000 });
    const owed = async () =>
      (await shop.org.person.send('GET', `/api/organisations/${shop.org.orgId}/claim-summary`)).json()
        .owedFen;
    expect(await owed()).toBe(4000);
    await topUp(4000);
    const [, second] = await payouts(claim);
    expect(second).toMatchObject({ fen: 4000, state: 'waiting' });
    expect(await owed(), 'what is covered is on its way').toBe(0);
    expect((await claim.read()).headline.zh).toContain('已付 60.00 元，正在付 40.00 元');
    await confirm(second?.id);
    const again = `/api/organisations/${shop.org.orgId}/payouts/${second?.id}/confirmation`;
    const twice = await shop.org.person.send('POST', again, { body: { bankReference: 'BANK-again' } });
    expect(twice.statusCode, 'a payment is confirmed once').toBe(409);
    const paid = await claim.read();
    expect(paid).toMatchObject({
      state: 'paid',
      parts: [
        { fen: 6000, state: 'paid' },
        { fen: 4000, state: 'paid' },
      ],
    });
    expect(paid.timeline.map(({ text }) => text.zh).join('\n')).toMatch(
      /先支付 60\.00 元，还欠 40\.00 元[\s\S]*已支付 60\.00 元，还有 40\.00 元没有付/,
    );
    await topUp(5000);
    expect(await payouts(claim), 'each fen once').toHaveLength(2);
    await balanced();
  });

  test('asks for another account once, for all that did not arrive and all that waited for it', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await fails(first?.id, 'failed');
    await topUp(4000);
    expect(await payouts(claim), 'not to an account that does not work').toHaveLength(1);
    const stuck = await claim.read();
    expect(stuck).toMatchObject({ needsPayee: true, parts: [{ state: 'failed' }, { state: 'waiting' }] });
    expect((await claim.send('PUT', '/payee', { payee: other })).statusCode).toBe(200);
    const both = await payouts(claim);
    expect(both.map(({ fen, state }) => [fen, state])).toEqual([
      [6000, 'waiting'],
      [4000, 'waiting'],
    ]);
    for (const { id } of both) await confirm(id);
    expect((await claim.read()).state).toBe('paid');
    await balanced();
  });

  test('goes on with what waited where the keeper repeats the payment to the same account', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await fails(first?.id, 'failed');
    await topUp(4000);
    const at = `/api/organisations/${shop.org.orgId}/payouts/${first?.id}/retry`;
    expect((await shop.org.person.send('POST', at, { body: {} })).statusCode).toBe(204);
    await app.outbox.drain();
    expect(await payouts(claim)).toHaveLength(2);
    await balanced();
  });

  test('stays what it is where one of its payments comes back', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await confirm(first?.id);
    await fails(first?.id, 'returned');
    expect(await claim.read()).toMatchObject({ needsPayee: true, money: { paidFen: 0, owedFen: 10_000 } });
    await claim.send('PUT', '/payee', { payee: other });
    await topUp(4000);
    for (const { id } of await payouts(claim)) await confirm(id);
    expect((await claim.read()).state).toBe('paid');
    const [, second] = await payouts(claim);
    await fails(second?.id, 'returned');
    const back = await claim.read();
    expect(back).toMatchObject({ state: 'paying', money: { paidFen: 6000, owedFen: 4000, uncoveredFen: 0 } });
    expect(back.timeline.filter(({ text }) => text.zh.includes('被银行退回'))).toHaveLength(2);
    await balanced();
  });

  test('ends where she wants no more: the rest is the merchant’s, and the order is not paid for again', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await confirm(first?.id);
    expect((await claim.send('POST', '/words', { word: 'content' })).statusCode).toBe(200);
    expect(await claim.read()).toMatchObject({ state: 'paid', money: { paidFen: 6000, owedFen: 0 } });
    expect((await claim.read()).headline.zh).toBe('60.00 元已到账，其余买家说不用再付。');
    await topUp(9000);
    expect(await payouts(claim)).toHaveLength(1);
    expect(await app.rooms.deposits.stateOf(shop.org.orgId)).toMatchObject({ availableFen: 9000 });
    const { orderRef } = await claim.read();
    const body = { sourceId: shop.sourceId, orderRef, sentence: '没有收到。' };
    expect((await send(app, 'POST', '/api/claims', { body })).json().type).toMatch(/claim-paid/);
    await fails(first?.id, 'returned');
    expect(await claim.read(), 'what she took is hers').toMatchObject({ state: 'paying', needsPayee: true });
    await balanced();
  });

  test('gives back what was covered and has not left, and refuses while a file has it', async () => {
    const claim = await partly(6000);
    await shop.org.person.send('POST', `/api/organisations/${shop.org.orgId}/payout-files`);
    const said = await claim.send('POST', '/words', { word: 'content' });
    expect(said.json().type).toMatch(/money-underway/);
    expect((await claim.send('DELETE', '')).json().type).toMatch(/money-underway/);
    const fresh = await partly(16_000 - 10_000);
    // The first one is older: what came went to it.
    expect(await fresh.read()).toMatchObject({ state: 'paying', parts: [{ fen: 2000 }] });
    expect((await fresh.send('POST', '/words', { word: 'content' })).statusCode).toBe(200);
    expect(await fresh.read()).toMatchObject({ state: 'settled', parts: [{ state: 'cancelled' }] });
    await balanced();
  });

  test('is erased once all that was covered arrived, and gives up what was not', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await confirm(first?.id);
    expect((await claim.send('DELETE', '')).statusCode).toBe(204);
    const erased = await claim.read();
    expect(erased).toMatchObject({ state: 'paid', sentence: '', money: { owedFen: 0 } });
    expect(erased.keptUntil).toBeDefined();
    await topUp(4000);
    expect(await payouts(claim)).toHaveLength(1);
    await pass(31 * day);
    await app.rooms.claims.closeErased();
    const { rows } = await sql`SELECT 1 FROM deposits.payee e JOIN deposits.payout p ON p.payee_id = e.id
      WHERE p.key = ${`claim:${claim.claimId}`} AND e.contents IS NOT NULL`.execute(app.db.kysely);
    expect(rows).toEqual([]);
  });

  test('whose payee was erased in the years between is asked anew', async () => {
    const claim = await partly(6000);
    const [first] = await payouts(claim);
    await confirm(first?.id);
    await pass(1100 * day);
    await app.rooms.deposits.erasePayees();
    await topUp(4000);
    const { token } = (
      await send(app, 'POST', '/api/sessions', { body: { receiptCode: claim.receiptCode } })
    ).json();
    const by = { headers: { authorization: `Bearer ${token}` } };
    const at = `/api/claims/${claim.claimId}`;
    expect((await send(app, 'GET', at, by)).json()).toMatchObject({
      needsPayee: true,
      money: { state: 'needs-payee', paidFen: 6000 },
    });
    await send(app, 'PUT', `${at}/payee`, { ...by, body: { payee: other } });
    expect(await payouts(claim)).toHaveLength(2);
  });

  test('keeps its part where the top-up is reversed; what comes then fills the shortage first', async () => {
    const claim = await partly(6000);
    const { rows } = await sql<{ id: string }>`SELECT id FROM deposits.top_up
      WHERE keeper_id = ${shop.org.orgId}`.execute(app.db.kysely);
    const of = { topUpId: rows[0]?.id ?? '', keeperId: shop.org.orgId };
    const why = { reason: 'charged-back', note: '银行退回', isAlone: false } as const;
    await app.rooms.deposits.proposeReversal({ ...of, by: 'usr_1', ...why });
    await app.rooms.deposits.confirmReversal({ ...of, by: 'usr_2' });
    await topUp(7000);
    expect(await claim.read()).toMatchObject({
      money: { uncoveredFen: 3000 },
      parts: [{ fen: 6000 }, { fen: 1000 }],
    });
    await balanced();
  });

  test('is never covered beyond what is owed, nor changed by hand: the database refuses', async () => {
    const claim = await partly(6000);
    const run = (text: string) => sql.raw(text).execute(app.db.kysely);
    const id = `'${claim.claimId}'`;
    await expect(
      run(`INSERT INTO claims.part VALUES (${id}, 2, 4001, 'hld_x${counter}', NULL, now(), NULL)`),
    ).rejects.toThrow(/never_more_than_owed/);
    await expect(run(`UPDATE claims.part SET amount_fen = 1 WHERE claim_id = ${id}`)).rejects.toThrow(
      /what it is/,
    );
    await expect(run(`DELETE FROM claims.part WHERE claim_id = ${id}`)).rejects.toThrow(/stays/);
    await expect(run(`UPDATE claims.claim SET covered_fen = 0 WHERE id = ${id}`)).rejects.toThrow(
      /only by a part/,
    );
  });
});

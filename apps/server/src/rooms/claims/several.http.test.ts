import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import { billNo, openShop, type TestShop } from './testing.ts';

const day = 86_400_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  const deposits = {
    payeeDays: 1096,
    returnDays: 30,
    withdrawalDays: 7,
    smallestPartFen: 1000,
    rails: new Map(),
  };
  app = await testApp({ clock, config: { deposits } });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(() => app.close());

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };
const pass = async (ms: number) => {
  // A job that holds a claim leaves it to the next tick.
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};
const payoutOf = async (claimId: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`SELECT id FROM deposits.payout
    WHERE key = ${`claim:${claimId}`}`.execute(app.db.kysely);
  return rows[0]?.id ?? '';
};
const keeperSays = async (claimId: string, how: 'confirmation' | 'failure', body: object) => {
  const at = `/api/organisations/${shop.org.orgId}/payouts/${await payoutOf(claimId)}/${how}`;
  expect((await shop.org.person.send('POST', at, { body })).statusCode).toBe(204);
  await app.outbox.drain();
};
const openPayees = async (claimIds: string[]): Promise<number> => {
  const { rows } = await sql<{ open: string }>`SELECT count(*) AS open FROM deposits.payee e
    JOIN deposits.payout p ON p.payee_id = e.id AND e.contents IS NOT NULL
    WHERE p.key IN (${sql.join(claimIds.map((id) => `claim:${id}`))})`.execute(app.db.kysely);
  return Number(rows[0]?.open);
};

/** A case with a claim for each order, all paid, the first one first. */
async function paidCase(orders: readonly string[]): Promise<{ buyer: TestBuyer; claimIds: string[] }> {
  const buyer = await app.buyer('没有收到');
  const claimIds: string[] = [];
  for (const orderRef of orders) {
    await shop.order(orderRef);
    const body = {
      sourceId: shop.sourceId,
      orderRef,
      sentence: '没有收到卡密。',
      paymentNo: billNo(orderRef),
    };
    const opened = await buyer.send('POST', `/api/cases/${buyer.caseId}/claims`, { body });
    expect(opened.statusCode, opened.body).toBe(201);
    const { claimId } = opened.json();
    claimIds.push(claimId);
    await pass(2 * day);
    expect((await buyer.send('PUT', `/api/claims/${claimId}/payee`, { body: { payee } })).statusCode).toBe(
      200,
    );
    await app.outbox.drain();
    await keeperSays(claimId, 'confirmation', { bankReference: `B-${orderRef}` });
  }
  return { buyer, claimIds };
}

/** What the receipt code opens now. */
async function byCode(receiptCode: string) {
  const opened = await send(app, 'POST', '/api/sessions', { body: { receiptCode } });
  if (opened.statusCode !== 201) return { status: opened.statusCode, caseId: '', get: undefined };
  const { caseId, token } = opened.json();
  const headers = { authorization: `Bearer ${token}` };
  const get = (claimId: string) => send(app, 'GET', `/api/claims/${claimId}`, { headers });
  const put = (claimId: string, body: object) =>
    send(app, 'PUT', `/api/claims/${claimId}/payee`, { headers, body });
  return { status: opened.statusCode, caseId, get, put };
}

test('the code of an erased case opens each of its payments, for as long as any of them may come back', async () => {
  const { buyer, claimIds } = await paidCase(['K-1', 'K-2', 'K-3']);
  const [first, second, last] = claimIds as [string, string, string];
  expect((await buyer.send('DELETE', `/api/cases/${buyer.caseId}`)).statusCode).toBe(204);
  const code = await byCode(buyer.receiptCode);
  expect(code.caseId, 'the one whose time is longest').toBe(last);
  const view = (await code.get?.(last))?.json();
  expect([...view.keptBeside].sort()).toEqual([first, second].sort());
  for (const id of [first, second]) expect((await code.get?.(id))?.json()).toMatchObject({ state: 'paid' });
  expect(await openPayees(claimIds)).toBe(3);

  // The first comes back and is paid again: its time is now the longest, and the code still opens it.
  await keeperSays(first, 'failure', { trouble: 'returned' });
  expect((await code.get?.(first))?.json()).toMatchObject({ state: 'paying', needsPayee: true });
  const other = { ...payee, account: '6217000010001112223' };
  expect((await code.put?.(first, { payee: other }))?.statusCode).toBe(200);
  await pass(15 * day);
  await keeperSays(first, 'confirmation', { bankReference: 'B-K-1-again' });
  await pass(16 * day);
  await app.rooms.claims.closeErased();
  expect(await openPayees(claimIds), 'only the one that was paid last').toBe(1);
  const later = await byCode(buyer.receiptCode);
  expect(later.caseId).toBe(last);
  const over = (await later.get?.(last))?.json();
  expect(over.keptUntil, 'nothing is kept of this one').toBeUndefined();
  expect(over.keptBeside, 'the way to what is kept').toEqual([first]);
  expect((await later.get?.(first))?.json()).toMatchObject({ state: 'paid', keptUntil: expect.any(String) });
  await pass(15 * day);
  await app.rooms.claims.closeErased();
  expect((await byCode(buyer.receiptCode)).status).toBe(404);
  expect(await openPayees(claimIds)).toBe(0);
  expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
});

test('a code of one claim alone shows no way to the others of the case, and opens none', async () => {
  await shop.order('K-10');
  const alone = await shop.claim('K-10');
  const made = (await alone.send('POST', '/case')).json();
  const headers = { authorization: `Bearer ${made.token}` };
  await shop.order('K-11');
  const body = {
    sourceId: shop.sourceId,
    orderRef: 'K-11',
    sentence: '没有收到卡密。',
    paymentNo: billNo('K-11'),
  };
  const path = `/api/cases/${made.caseId}/claims`;
  const { claimId: other } = (await send(app, 'POST', path, { headers, body })).json();
  await pass(2 * day);
  for (const id of [alone.claimId, other]) {
    await send(app, 'PUT', `/api/claims/${id}/payee`, { headers, body: { payee } });
    await app.outbox.drain();
    await keeperSays(id, 'confirmation', { bankReference: `B-${id}` });
    clock.advance(day);
  }
  expect((await send(app, 'DELETE', `/api/cases/${made.caseId}`, { headers })).statusCode).toBe(204);
  const own = await byCode(alone.receiptCode);
  const view = (await own.get?.(alone.claimId))?.json();
  expect(view).toMatchObject({ state: 'paid', keptUntil: expect.any(String), keptBeside: [] });
  expect((await own.get?.(other))?.statusCode).toBe(404);
  const whole = await byCode(made.receiptCode);
  expect(whole.caseId).toBe(other);
  expect((await whole.get?.(other))?.json().keptBeside).toEqual([alone.claimId]);
});

test('money of one of them that is on its way keeps the whole case, and nothing of it is erased', async () => {
  const { buyer, claimIds } = await paidCase(['K-20', 'K-21']);
  await keeperSays(claimIds[0] as string, 'failure', { trouble: 'returned' });
  const kept = await buyer.send('DELETE', `/api/cases/${buyer.caseId}`);
  expect([kept.statusCode, kept.json().type]).toEqual([409, expect.stringContaining('money-underway')]);
  const { claims } = (await buyer.send('GET', `/api/cases/${buyer.caseId}/claims`)).json();
  expect(claims).toHaveLength(2);
  expect(await openPayees(claimIds)).toBe(2);
});

test('after a failed payment it is ordered once more, whoever asks at the same time', async () => {
  const { buyer, claimIds } = await paidCase(['K-50']);
  const claimId = claimIds[0] as string;
  await keeperSays(claimId, 'failure', { trouble: 'returned' });
  const payoutId = await payoutOf(claimId);
  const retry = `/api/organisations/${shop.org.orgId}/payouts/${payoutId}/retry`;
  const say = (account: string) =>
    buyer.send('PUT', `/api/claims/${claimId}/payee`, { body: { payee: { ...payee, account } } });
  const answers = await Promise.all([
    say('6217000010001112223'),
    say('6217000010001112224'),
    shop.org.person.send('POST', retry, { body: {} }),
  ]);
  // Whichever was first ordered it once more; a later account of hers corrects it, a second order is refused.
  const codes = answers.map(({ statusCode }) => statusCode);
  expect(
    codes.every((code) => code < 300 || code === 409),
    `${codes}`,
  ).toBe(true);
  expect(Math.min(...codes.slice(0, 2))).toBeLessThan(300);
  expect(await app.rooms.deposits.payoutOf(payoutId)).toMatchObject({ state: 'waiting', attempt: 1 });
  await keeperSays(claimId, 'confirmation', { bankReference: 'B-K-50-again' });
  expect(await app.rooms.deposits.payoutOf(payoutId)).toMatchObject({ state: 'paid', attempt: 2 });
  expect(await openPayees([claimId])).toBe(1);
  expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
});

test('two rounds of housekeeping at once close each of them once', async () => {
  const { buyer, claimIds } = await paidCase(['K-30', 'K-31']);
  await buyer.send('DELETE', `/api/cases/${buyer.caseId}`);
  await pass(31 * day);
  await Promise.all([app.rooms.claims.closeErased(), app.rooms.claims.closeErased()]);
  const { rows } = await sql<{ closed: string }>`SELECT count(*) AS closed FROM claims.event
    WHERE kind = 'claim.closed' AND subject_id IN (${sql.join(claimIds)})`.execute(app.db.kysely);
  expect(Number(rows[0]?.closed)).toBe(2);
  expect((await byCode(buyer.receiptCode)).status).toBe(404);
});

test('an order that one claim was paid for is not paid for once more by another', async () => {
  const { buyer } = await paidCase(['K-40']);
  const before = await app.rooms.deposits.stateOf(shop.org.orgId);
  const body = {
    sourceId: shop.sourceId,
    orderRef: 'K-40',
    sentence: '还是没有收到。',
    paymentNo: billNo('K-40'),
  };
  const again = await buyer.send('POST', `/api/cases/${buyer.caseId}/claims`, { body });
  expect([again.statusCode, again.json().type]).toEqual([409, expect.stringContaining('claim-paid')]);
  // Nor after its buyer has erased everything.
  await buyer.send('DELETE', `/api/cases/${buyer.caseId}`);
  const stranger = await send(app, 'POST', '/api/claims', { body });
  expect(stranger.json().type).toContain('claim-paid');
  await pass(2 * day);
  expect(await app.rooms.deposits.stateOf(shop.org.orgId)).toEqual(before);
});

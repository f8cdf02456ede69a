import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { openShop, passing, respondent, type TestClaim, toldOf } from './testing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '工商银行' };
const tradeNo = '2026112622001412340000000001';
const all = { amount_minor: 9800, refund_no: 'RF-LATE' };
let orders = 0;
const pass = (ms: number) => passing(app, clock)(ms);

/** An order of 98 yuan that the clock decided for its buyer; the money waits for her account unless she gave one. */
async function decided({
  depositFen = 50_000,
  named = false,
  before,
}: {
  depositFen?: number;
  named?: boolean;
  before?: object;
} = {}) {
  const shop = await openShop(app, clock, { depositFen });
  const orderRef = `LR-${++orders}`;
  await shop.order(orderRef, { tradeNo });
  if (before) await shop.refund(orderRef, before);
  const claim = await shop.claim(orderRef, { paymentNo: tradeNo });
  await pass(3 * day);
  if (named) await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
  await app.outbox.drain();
  const { orgId, person } = shop.org;
  const keeper = `/api/organisations/${orgId}`;
  return {
    shop,
    orderRef,
    claim,
    say: (word: string) => claim.send('POST', '/words', { word }),
    refund: (data: object = all) => shop.refund(orderRef, data),
    held: async () => (await app.rooms.deposits.stateOf(orgId)).heldFen,
    balance: async () => (await app.rooms.deposits.stateOf(orgId)).balanceFen,
    file: () => person.send('POST', `${keeper}/payout-files`, {}),
    discard: (batchId: string) =>
      person.send('POST', `${keeper}/payout-files/${batchId}/end`, { body: { as: 'discarded' } }),
    payouts: async () => (await person.send('GET', `${keeper}/payouts`)).json().payouts,
  };
}

const lines = async (claim: TestClaim) => (await claim.read()).timeline.map(({ text }) => text.zh);
const sound = async () => expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });

describe('a refund of all that the shop reports after the decision', () => {
  test('is asked of the buyer, and told to both sides; that it came ends the claim and frees the money', async () => {
    const { shop, claim, say, refund, held, payouts } = await decided();
    await refund();
    const view = await claim.read();
    expect(view).toMatchObject({
      state: 'paying',
      decidedFen: 9800,
      lateRefund: { fen: 9800, until: new Date(clock.now() + 3 * day).toISOString() },
    });
    expect(view.lateRefund?.text.zh).toMatch(/请买家在 2026-12-\d\d \d\d:\d\d 前说明/);
    expect(view.may).toEqual(expect.arrayContaining(['confirm', 'deny']));
    expect((await respondent(app, app.rooms.claims.answerToken(claim.claimId)).read()).lateRefund).toEqual(
      view.lateRefund,
    );
    expect((await lines(claim)).at(-1)).toContain('决定之后，店铺上报已退款：98.00 元');
    expect((await toldOf(app, shop.org.orgId)).at(-1)).toMatchObject({ type: 'claim.changed' });
    expect(view.headline.zh).toContain('先请买家说明');
    const summary = await shop.org.person.send('GET', `/api/organisations/${shop.org.orgId}/claim-summary`);
    expect([await held(), summary.json().toBePaidFen]).toEqual([9800, 9800]);
    const ended = (await say('confirm')).json();
    expect(ended).toMatchObject({ state: 'paid', lateRefund: { answer: 'came' }, needsPayee: false });
    expect(ended.headline.zh).toBe('98.00 元已到账。');
    expect([await held(), await payouts()]).toEqual([0, []]);
    expect((await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo })).statusCode).toBe(409);
    await sound();
  });

  test('stops what waits for a payment file until she answers; her denial pays at once as decided', async () => {
    const { claim, say, refund, file, payouts, held } = await decided({ named: true });
    await refund();
    expect((await file()).statusCode, 'nothing to pay').toBe(409);
    expect((await payouts())[0]).toMatchObject({
      state: 'waiting',
      putOffUntil: new Date(clock.now() + 3 * day).toISOString(),
    });
    expect((await say('deny')).json()).toMatchObject({
      state: 'paying',
      decidedFen: 9800,
      lateRefund: { answer: 'denied' },
    });
    expect((await claim.read()).may).not.toContain('deny');
    expect(await lines(claim)).toContain('买家说没有收到退款。');
    expect((await payouts())[0]).not.toHaveProperty('putOffUntil');
    expect((await file()).statusCode).toBe(201);
    expect(await held()).toBe(0);
    await sound();
  });

  test('is over by silence after three days, and asked once only', async () => {
    const { claim, refund, file, say } = await decided({ named: true });
    await refund();
    await pass(3 * day - 1000);
    expect((await file()).statusCode).toBe(409);
    await pass(1000);
    const view = await claim.read();
    expect(view.lateRefund?.text.zh).toContain('决定照旧');
    expect(view.lateRefund).not.toHaveProperty('until');
    expect(view.may).not.toContain('deny');
    expect((await say('confirm')).statusCode).toBe(409);
    await refund({ amount_minor: 9800, refund_no: 'RF-AGAIN' });
    expect((await claim.read()).lateRefund).not.toHaveProperty('until');
    expect((await lines(claim)).filter((line) => line.includes('决定之后'))).toHaveLength(1);
    expect((await file()).statusCode).toBe(201);
  });

  test('waits too where she names her account meanwhile, and she is asked nothing once a file has it', async () => {
    const late = await decided();
    await late.refund();
    await late.claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
    expect((await late.file()).statusCode).toBe(409);
    expect((await late.say('confirm')).json()).toMatchObject({ state: 'paid' });
    expect(await late.payouts()).toEqual([]);
    const sent = await decided({ named: true });
    const made = await sent.file();
    expect(made.statusCode).toBe(201);
    await sent.refund();
    const view = await sent.claim.read();
    expect(view.lateRefund).not.toHaveProperty('until');
    expect(view.may).not.toContain('confirm');
    expect((await lines(sent.claim)).at(-1)).toContain('已经提交，停不下来');
    expect((await sent.say('confirm')).statusCode).toBe(409);
    // The file never went to the bank: what waits again is put off, and she is asked.
    expect((await sent.discard(made.json().batchId)).statusCode).toBeLessThan(300);
    expect((await sent.claim.read()).may).toContain('confirm');
    expect((await sent.file()).statusCode).toBe(409);
    expect((await sent.say('deny')).statusCode).toBe(200);
    expect((await sent.file()).statusCode).toBe(201);
    await sound();
  });

  test('of an owed sum leaves it owed by denial or silence, and covers nothing twice', async () => {
    const { shop, claim, say, refund, payouts } = await decided({ depositFen: 100 });
    await refund();
    expect(await claim.read()).toMatchObject({
      state: 'unpaid',
      decidedFen: 9800,
      lateRefund: { fen: 9800 },
    });
    expect((await say('deny')).json()).toMatchObject({ state: 'unpaid', lateRefund: { answer: 'denied' } });
    expect(await payouts()).toEqual([]);
    const other = await decided({ depositFen: 100 });
    await other.refund();
    expect((await other.say('confirm')).json()).toMatchObject({
      state: 'paid',
      lateRefund: { answer: 'came' },
    });
    expect(shop.org.orgId).not.toBe(other.shop.org.orgId);
    await sound();
  });

  test('that she denied before the decision is not asked again', async () => {
    const shop = await openShop(app, clock, { depositFen: 50_000 });
    const orderRef = `LR-${++orders}`;
    await shop.order(orderRef, { tradeNo });
    const claim = await shop.claim(orderRef, { paymentNo: tradeNo });
    await shop.refund(orderRef, all);
    await claim.send('POST', '/words', { word: 'deny' });
    await pass(3 * day);
    await shop.refund(orderRef, { amount_minor: 9800, refund_no: 'RF-2' });
    const view = await claim.read();
    expect(view).toMatchObject({ state: 'paying', decidedFen: 9800 });
    expect(view).not.toHaveProperty('lateRefund');
  });

  test('of the rest, after a part that was taken off, is a question of what was decided', async () => {
    const { claim, refund, say, held } = await decided({ before: { amount_minor: 3000, refund_no: 'R1' } });
    expect(await held()).toBe(9800);
    await refund({ amount_minor: 6800, refund_no: 'R2' });
    expect(await claim.read()).toMatchObject({
      state: 'paying',
      decidedFen: 6800,
      lateRefund: { fen: 9800 },
    });
    expect((await say('confirm')).json()).toMatchObject({ state: 'paid' });
    expect(await held()).toBe(0);
    await sound();
  });

  test('names no sum to who holds the claim and has not shown that she paid', async () => {
    const shop = await openShop(app, clock, { depositFen: 50_000 });
    const orderRef = `LR-${++orders}`;
    await shop.order(orderRef, { tradeNo });
    const claim = await shop.claim(orderRef);
    await pass(3 * day);
    await shop.refund(orderRef, all);
    const view = await claim.read();
    expect(view.lateRefund?.text.zh).toContain('店铺上报已退款：订单金额');
    expect(JSON.stringify(view)).not.toMatch(/9800|98\.00/);
  });
});

describe('at once', () => {
  test('a file and a report: the money goes its way, or waits', async () => {
    const { claim, file, refund, payouts } = await decided({ named: true });
    const [made] = await Promise.all([file(), refund()]);
    const [{ state }] = await payouts();
    const { lateRefund } = await claim.read();
    expect([[made.statusCode, state, lateRefund?.until !== undefined]]).toContainEqual(
      made.statusCode === 201 ? [201, 'sending', false] : [409, 'waiting', true],
    );
    await sound();
  });

  test('her two answers, twice: one counts', async () => {
    for (const _ of [1, 2, 3]) {
      const { claim, say, refund, held, payouts } = await decided({ named: true });
      await refund();
      const codes = (await Promise.all([say('confirm'), say('deny'), say('confirm')])).map(
        (one) => one.statusCode,
      );
      expect(codes.filter((code) => code === 200)).toHaveLength(1);
      const view = await claim.read();
      const [waiting] = await payouts();
      expect([[view.state, view.lateRefund?.answer, waiting?.state, await held()]]).toContainEqual(
        codes[1] === 200 ? ['paying', 'denied', 'waiting', 0] : ['paid', 'came', undefined, 0],
      );
      await sound();
    }
  });
});

test('a claim is told of it in the record that its case keeps, word for word', async () => {
  const { claim, refund } = await decided();
  await refund();
  const { rows } = await sql<{
    kind: string;
    body: { refundedFen: number };
  }>`SELECT kind, body FROM claims.event
    WHERE subject_id = ${claim.claimId} AND kind = 'refund.late'`.execute(app.db.kysely);
  expect(rows).toEqual([
    { kind: 'refund.late', body: { refundedFen: 9800, until: expect.any(String), state: 'paying' } },
  ]);
});

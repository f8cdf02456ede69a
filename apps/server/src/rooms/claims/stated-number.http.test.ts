import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { billNo, openShop, passing, respondent, type TestClaim, type TestShop } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
const payee = { kind: 'alipay', name: '林小满', account: 'buyer@example.com' };
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await testApp({ clock });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(() => app.close());

const pass = (ms: number) => passing(app, clock)(ms);
const held = async () => (await app.rooms.deposits.stateOf(shop.org.orgId)).heldFen;
const state = (claim: TestClaim, orderRef: string) =>
  claim.send('POST', '/payment-number', { paymentNo: billNo(orderRef) });
const linkOf = ({ claimId }: TestClaim) => respondent(app, app.rooms.claims.answerToken(claimId));

/** By somebody who knows the number of an order, and nothing more, of a shop that reports no payment numbers. */
const unnamed = async (orderRef: string) => {
  await shop.order(orderRef);
  return shop.claim(orderRef, { paymentNo: undefined });
};

describe('where the shop reported a payment without its number', () => {
  test('who only knows the order is paid nothing by silence, and is asked for the number on the bill', async () => {
    const before = await held();
    const claim = await unnamed('ST-1');
    const open = await claim.read();
    expect(open).toMatchObject({ state: 'open', statesPaymentNo: true, money: { state: 'not-held' } });
    expect(open.headline.zh).toContain('付款单号');
    expect(await held()).toBe(before);
    await pass(25 * hour);
    const owed = await claim.read();
    expect(owed).toMatchObject({ state: 'unpaid', statesPaymentNo: true });
    expect(owed.money.text.zh).toContain('没有上报付款单号');
    await pass(48 * hour);
    expect((await claim.read()).state, 'the daily look at the deposit pays it neither').toBe('unpaid');
  });

  test('a number given at the opening sets the money aside; the merchant reads it and may say that it is another', async () => {
    await shop.order('ST-2');
    const claim = await shop.claim('ST-2');
    expect(await claim.read()).toMatchObject({ statesPaymentNo: false, money: { state: 'held' } });
    const merchant = linkOf(claim);
    const seen = await merchant.read();
    expect(seen.matches.find(({ what }) => what === 'payment-no')).toMatchObject({ fits: null });
    expect(JSON.stringify(seen.matches)).toContain(billNo('ST-2'));
    expect(JSON.stringify(await claim.read())).not.toContain(billNo('ST-2'));

    const bare = await merchant.send('POST', '', { kind: 'refuse', reason: 'not-the-payer', fileIds: [] });
    expect(bare.json().type, 'papers are needed').toContain('papers-missing');
    const { fileId } = await merchant.upload('search.txt', '收款记录：单号尾号 0001，付款人不是他。');
    const refused = await merchant.send('POST', '', {
      kind: 'refuse',
      reason: 'not-the-payer',
      fileIds: [fileId],
    });
    expect(refused.json()).toMatchObject({ state: 'refused', refusal: { reason: 'not-the-payer' } });
    expect((await claim.send('POST', '/words', { word: 'contest' })).json().state).toBe('contested');
  });

  test('stated later it begins the merchant’s time anew, and then silence pays', async () => {
    const claim = await unnamed('ST-3');
    await pass(20 * hour);
    const stated = await state(claim, 'ST-3');
    expect(stated.statusCode, stated.body).toBe(200);
    expect(stated.json()).toMatchObject({
      state: 'open',
      statesPaymentNo: false,
      money: { state: 'held', fen: 9800 },
      clock: { party: 'respondent', dueAt: new Date(clock.now() + 24 * hour).toISOString() },
    });
    await pass(23 * hour);
    expect((await claim.read()).state).toBe('open');
    await pass(2 * hour);
    expect(await claim.read()).toMatchObject({ state: 'paying', outcome: 'silence', needsPaymentNo: false });
    expect((await claim.send('PUT', '/payee', { payee })).json()).toMatchObject({
      money: { state: 'waiting' },
    });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('stated after the silence was recorded, the merchant is asked once more', async () => {
    const claim = await unnamed('ST-4');
    await pass(25 * hour);
    const again = await state(claim, 'ST-4');
    expect(again.json()).toMatchObject({ state: 'open', money: { state: 'held' } });
    expect(again.json()).not.toHaveProperty('decidedFen');
    expect(again.json()).not.toHaveProperty('outcome');
    await shop.deliver('ST-4');
    expect((await claim.read()).state, 'and may answer').toBe('proved');
  });

  test('is taken once: restating wears out no clock, and whatever is no number is refused', async () => {
    const claim = await unnamed('ST-5');
    const short = await claim.send('POST', '/payment-number', { paymentNo: '12345' });
    expect(short.json().type).toContain('payment-no-unfit');
    expect((await claim.read()).statesPaymentNo).toBe(true);
    const [one, two] = await Promise.all([state(claim, 'ST-5'), state(claim, 'ST-5')]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 422]);
    const { dueAt } = (await claim.read()).clock as { dueAt: string };
    await pass(hour);
    expect((await state(claim, 'other')).json().type).toContain('payment-no-unknown');
    expect((await claim.read()).clock?.dueAt).toBe(dueAt);
    const lines = (await claim.read()).timeline.filter(({ text }) =>
      text.zh.includes('填写了账单上的付款单号'),
    );
    expect(lines).toHaveLength(1);
  });

  test('a refusal stands when she states it afterwards; the deposit stands behind what is contested', async () => {
    const claim = await unnamed('ST-6');
    const merchant = linkOf(claim);
    const { fileId } = await merchant.upload();
    await merchant.send('POST', '', { kind: 'refuse', reason: 'already-settled', fileIds: [fileId] });
    expect((await state(claim, 'ST-6')).json()).toMatchObject({ state: 'refused', money: { state: 'held' } });
  });

  test('an order that is reported late binds the deposit once the number is there', async () => {
    const claim = await shop.claim('ST-7', { paymentNo: undefined });
    expect((await claim.read()).statesPaymentNo, 'nobody said that it was paid').toBe(false);
    await shop.order('ST-7', { agoMs: 60_000 });
    await app.outbox.drain();
    expect(await claim.read()).toMatchObject({ statesPaymentNo: true, money: { state: 'not-held' } });
    expect((await state(claim, 'ST-7')).json()).toMatchObject({ money: { state: 'held' } });
  });

  test('one that was paid after the claim is asked for nothing: the claim cannot be about it', async () => {
    const claim = await shop.claim('ST-8', { paymentNo: undefined });
    clock.advance(hour);
    await shop.order('ST-8');
    await app.outbox.drain();
    expect((await claim.read()).statesPaymentNo).toBe(false);
    expect((await state(claim, 'ST-8')).json().type).toContain('payment-no-unknown');
  });

  test('a number of the payment that is the order’s own counts as none', async () => {
    await shop.order('20261126120000123456', { tradeNo: '20261126120000123456' });
    const claim = await shop.claim('20261126120000123456');
    expect(await claim.read()).toMatchObject({ statesPaymentNo: true, money: { state: 'not-held' } });
  });
});

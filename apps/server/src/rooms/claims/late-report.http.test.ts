import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { openShop, type TestClaim, type TestShop } from './testing.ts';

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
  shop = await openShop(app, clock, { depositFen: 20_000 });
});

const pass = async (ms: number) => {
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};
const view = async ({ claimId }: TestClaim) => app.rooms.claims.readBuyerClaim(claimId);
const standing = () => app.rooms.deposits.stateOf(shop.org.orgId);
/** A claim on an order of which the shop has said nothing. */
const early = (amountFen?: number) =>
  shop.claim(`L-${++counter}`, amountFen === undefined ? {} : { amountFen });
const report = async (given: Parameters<TestShop['order']>[1] = {}) => {
  await shop.order(`L-${counter}`, given);
  await app.outbox.drain();
};

describe('an order that the shop reports after the claim', () => {
  test('binds the sum that the shop reported, and silence pays it', async () => {
    const claim = await early(12_000);
    expect(await standing()).toMatchObject({ heldFen: 0 });
    await report({ amountFen: 9800 });
    expect(await standing()).toMatchObject({ heldFen: 9800, availableFen: 10_200 });
    expect(await view(claim)).toMatchObject({ state: 'open', amountFen: 9800 });
    await report({ amountFen: 9800, tradeNo: '4200002351202611269876540000' });
    expect(await standing()).toMatchObject({ heldFen: 9800 });
    await pass(2 * day);
    expect(await view(claim)).toMatchObject({ state: 'paying', outcome: 'silence' });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
  test('binds nothing while the shop did not say that it was paid', async () => {
    const claim = await early(9800);
    await report({ paid: false });
    expect(await standing()).toMatchObject({ heldFen: 0 });
    await pass(2 * day);
    expect((await view(claim)).state).toBe('unpaid');
    expect(await standing()).toMatchObject({ heldFen: 0 });
  });
  test('pays what was decided meanwhile, never more than the shop says was paid', async () => {
    const small = await early(9800);
    await pass(2 * day);
    expect((await view(small)).state).toBe('unpaid');
    await report({ amountFen: 9800, agoMs: 3 * day });
    expect((await view(small)).state).toBe('paying');
    const large = await early(19_000);
    await pass(2 * day);
    await report({ amountFen: 100, agoMs: 3 * day });
    expect((await view(large)).state).toBe('unpaid');
    expect(await standing()).toMatchObject({ heldFen: 9800 });
  });
  test('and that was paid after it is another buyer’s: it binds nothing, and the claim is owed as before', async () => {
    const guessed = await early(9800);
    clock.advance(6 * 60_000);
    await report({ amountFen: 9800 });
    expect(await standing()).toMatchObject({ heldFen: 0 });
    await pass(2 * day);
    expect((await view(guessed)).state).toBe('unpaid');
    const skewed = await early(9800);
    clock.advance(4 * 60_000);
    await report({ amountFen: 9800 });
    expect(await standing(), 'a clock that is a little ahead').toMatchObject({ heldFen: 9800 });
    expect((await view(skewed)).state).toBe('open');
  });
  test('is refunded by the merchant’s own rule, unless its delivery is proved by then', async () => {
    const hours = { fromHour: 0, toHour: 0 };
    const rule = {
      active: true,
      upToFen: 5000,
      kinds: ['not-received'],
      categories: [],
      dailyCapFen: 9000,
      ...hours,
    };
    const path = `/api/organisations/${shop.org.orgId}/claim-rule`;
    const saved = await shop.org.person.send('PUT', path, { body: rule });
    expect(saved.statusCode, saved.body).toBe(200);
    const ruled = await early();
    await report({ amountFen: 3000, tradeNo: '4200002351202611269876543210' });
    expect(await view(ruled)).toMatchObject({ outcome: 'rule' });
    expect(await app.rooms.claims.readRespondentClaim(ruled.claimId)).toMatchObject({ decidedFen: 3000 });
    const proved = await early();
    await shop.order(`L-${counter}`, { amountFen: 3000 });
    await shop.deliver(`L-${counter}`);
    expect(await view(proved)).toMatchObject({ state: 'proved', amountFen: 3000 });
  });
});

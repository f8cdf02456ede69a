import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
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

const pass = async (ms: number) => {
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};
/** Decided by the clock one after another, with nothing to pay them from. */
async function owed(amounts: readonly number[]): Promise<TestClaim[]> {
  const claims: TestClaim[] = [];
  for (const amountFen of amounts) {
    const orderRef = `W-${++counter}`;
    await shop.order(orderRef, { amountFen });
    claims.push(await shop.claim(orderRef));
    await pass(2 * day);
  }
  return claims;
}
const topUp = async (fen: number) => {
  await fund(app, shop.org.orgId, fen);
  await app.outbox.drain();
};
const states = (claims: readonly TestClaim[]) =>
  Promise.all(claims.map(async (claim) => (await app.rooms.claims.readBuyerClaim(claim.claimId)).state));
const standing = () => app.rooms.deposits.stateOf(shop.org.orgId);

describe('what is owed to buyers', () => {
  test('is paid as soon as there is money, the oldest decision first, and nothing in part', async () => {
    const claims = await owed([9800, 9800, 3000]);
    expect(await states(claims)).toEqual(['unpaid', 'unpaid', 'unpaid']);
    await topUp(9799);
    expect(await states(claims), 'a smaller one does not wait for a larger').toEqual([
      'unpaid',
      'unpaid',
      'paying',
    ]);
    await topUp(3001);
    expect(await states(claims), 'to the fen').toEqual(['paying', 'unpaid', 'paying']);
    expect(await standing()).toMatchObject({ availableFen: 0, heldFen: 12_800 });
    await pass(120 * day);
    await topUp(9800);
    expect(await states(claims), 'however long ago it was decided').toEqual(['paying', 'paying', 'paying']);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
  test('is paid from a hold that is released', async () => {
    const [first] = await owed([5000]);
    await topUp(4000);
    await shop.order('W-free', { amountFen: 4000 });
    const other = await shop.claim('W-free');
    await topUp(1000);
    expect(await states([first as TestClaim])).toEqual(['unpaid']);
    await other.send('POST', '/words', { word: 'withdraw' });
    await app.outbox.drain();
    expect(await states([first as TestClaim])).toEqual(['paying']);
  });
  test('is paid once, whatever comes at the same time', async () => {
    const claims = await owed(Array.from({ length: 8 }, (_, i) => 1000 + i));
    // 8 × 1000 + 0…7, less one fen.
    await Promise.all([2000, 2500, 1500, 2000, 27].map((fen) => fund(app, shop.org.orgId, fen)));
    await Promise.all([app.outbox.drain(), app.rooms.claims.tick(), app.rooms.claims.tick()]);
    clock.advance(day);
    await Promise.all([app.rooms.claims.tick(), app.outbox.drain()]);
    await pass(day);
    const after = await states(claims);
    expect(after.filter((state) => state === 'unpaid')).toHaveLength(1);
    const heldFen = claims.reduce((sum, _, i) => sum + (after[i] === 'paying' ? 1000 + i : 0), 0);
    expect(await standing()).toMatchObject({ heldFen, availableFen: 8027 - heldFen });
    await topUp(1);
    expect(await states(claims)).toEqual(claims.map(() => 'paying'));
    expect(await standing()).toMatchObject({ heldFen: 8028, availableFen: 0 });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  }, 120_000);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { billNo, fund, openShop, type TestClaim, type TestShop } from './testing.ts';

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
/** What of each claim no deposit covers yet. */
const uncovered = (claims: readonly TestClaim[]) =>
  Promise.all(
    claims.map(async ({ claimId }) => {
      const { state, decidedFen = 0, parts } = await app.rooms.claims.readBuyerClaim(claimId);
      const covered = parts.reduce((sum, { fen }) => sum + fen, 0);
      expect(covered).toBeLessThanOrEqual(decidedFen);
      expect(state).toBe(covered === 0 ? 'unpaid' : 'paying');
      return decidedFen - covered;
    }),
  );
const standing = () => app.rooms.deposits.stateOf(shop.org.orgId);

describe('what is owed to buyers', () => {
  test('is paid as soon as there is money, the oldest decision first and in part', async () => {
    const claims = await owed([9800, 9800, 3000]);
    expect(await states(claims)).toEqual(['unpaid', 'unpaid', 'unpaid']);
    await topUp(9799);
    expect(await uncovered(claims), 'one fen short, and nothing lies idle').toEqual([1, 9800, 3000]);
    await topUp(3001);
    expect(await uncovered(claims), 'the last part is as small as it is').toEqual([0, 6800, 3000]);
    expect(await standing()).toMatchObject({ availableFen: 0, heldFen: 12_800 });
    await pass(120 * day);
    await topUp(9800);
    expect(await uncovered(claims), 'however long ago it was decided, to the fen').toEqual([0, 0, 0]);
    expect(await standing()).toMatchObject({ availableFen: 0, heldFen: 22_600 });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
  test('is not paid in parts below the smallest, and a younger one does not get before it', async () => {
    const claims = await owed([5000, 900]);
    await topUp(999);
    expect(await uncovered(claims)).toEqual([5000, 900]);
    await pass(day);
    expect(await uncovered(claims), 'nor by the daily look').toEqual([5000, 900]);
    await topUp(1);
    expect(await uncovered(claims)).toEqual([4000, 900]);
    await topUp(4899);
    expect(await uncovered(claims), '899 are less than what is left of the second').toEqual([0, 900]);
    await topUp(1);
    expect(await uncovered(claims), 'all of a small one is no part').toEqual([0, 0]);
  });
  test('goes before what is set aside for new claims', async () => {
    const claims = await owed([5000]);
    // Confirmed, and the job that looks who is owed has not run yet.
    await fund(app, shop.org.orgId, 8000);
    const [later, fits] = ['W-late', 'W-fits'];
    await shop.order(later, { amountFen: 4000 });
    await shop.order(fits, { amountFen: 3000 });
    const body = (orderRef: string) => ({
      sourceId: shop.sourceId,
      orderRef,
      sentence: '没有收到。',
      paymentNo: billNo(orderRef),
    });
    const opened = [later, fits].map((ref) => app.rooms.claims.openClaim(body(ref)));
    const views = await Promise.all(
      opened.map(async (one) => app.rooms.claims.readBuyerClaim((await one).claimId)),
    );
    expect(views.map(({ money }) => money.state)).toEqual(['not-held', 'held']);
    await app.outbox.drain();
    expect(await uncovered(claims)).toEqual([0]);
    expect(await standing()).toMatchObject({ availableFen: 0, heldFen: 8000 });
  });
  test('is paid from a hold that is released', async () => {
    await topUp(4000);
    await shop.order('W-free', { amountFen: 4000 });
    const other = await shop.claim('W-free');
    const claims = await owed([5000]);
    await topUp(1000);
    expect(await uncovered(claims)).toEqual([4000]);
    const free = await other.read();
    expect(free.state, 'decided from its own hold meanwhile').toBe('paying');
    await other.send('POST', '/words', { word: 'content' });
    await app.outbox.drain();
    expect(await uncovered(claims)).toEqual([0]);
    expect(await standing()).toMatchObject({ availableFen: 0, heldFen: 5000 });
  });
  test('is paid once, whatever comes at the same time', async () => {
    const claims = await owed(Array.from({ length: 8 }, (_, i) => 2000 + i));
    // 8 × 2000 + 0…7, less 1,001 fen.
    const sums = [3000, 4500, 2500, 2000, 3027];
    await Promise.all(sums.map((fen) => fund(app, shop.org.orgId, fen)));
    await Promise.all([app.outbox.drain(), app.rooms.claims.tick(), app.rooms.claims.tick()]);
    clock.advance(day);
    await Promise.all([app.rooms.claims.tick(), app.outbox.drain()]);
    await pass(day);
    expect(await uncovered(claims)).toEqual([0, 0, 0, 0, 0, 0, 0, 1001]);
    expect(await standing()).toMatchObject({ heldFen: 15_027, availableFen: 0 });
    await topUp(1001);
    expect(await uncovered(claims)).toEqual(claims.map(() => 0));
    expect(await standing()).toMatchObject({ heldFen: 16_028, availableFen: 0 });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  }, 120_000);
});

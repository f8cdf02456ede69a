import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { openClaim, openShop, respondent, type TestShop } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());
beforeEach(async () => {
  shop = await openShop(app, clock, { depositFen: 50_000 });
});

const pass = async (ms: number) => {
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};

const linkOf = (claimId: string) => respondent(app, app.rooms.claims.answerToken(claimId));

describe('what the other side says it refunded', () => {
  test('is a statement about the sum that is claimed: more is refused, less too, and it decides nothing', async () => {
    await shop.order('M-1', { amountFen: 2100 });
    const claim = await shop.claim('M-1');
    const theirs = linkOf(claim.claimId);
    const say = (amountFen: number) =>
      theirs.send('POST', '', { kind: 'refund', refundNo: 'R-1', amountFen });
    const over = await say(999_999);
    expect([over.statusCode, over.json().type]).toEqual([422, expect.stringContaining('refund-too-large')]);
    expect(over.body).toContain('请填 21.00');
    expect((await say(2000)).json().type).toContain('refund-too-small');
    expect((await say(2100)).statusCode).toBe(200);
    const seen = await claim.read();
    expect(seen).toMatchObject({ state: 'refunded', money: { state: 'held', fen: 2100 } });
    expect(seen.decidedFen, 'nothing was decided').toBeUndefined();
    expect(seen.money.text.zh).toContain('21.00 元');
    await claim.send('POST', '/words', { word: 'deny' });
    expect((await theirs.read()).headline.zh).toContain('21.00 元');
    await pass(25 * hour);
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 2100 });
  });
  test('is shown where nobody named a sum before', async () => {
    const claim = await openClaim(app, { shop: '路边店', orderRef: 'M-2', sentence: '没有收到。' });
    const said = await linkOf(claim.claimId).send('POST', '', {
      kind: 'refund',
      refundNo: 'R-2',
      amountFen: 3000,
    });
    expect(said.json().headline.zh).toContain('30.00 元');
  });
});

describe('an offer that waits', () => {
  const offered = async (orderRef: string) => {
    await shop.order(orderRef);
    const claim = await shop.claim(orderRef);
    await linkOf(claim.claimId).send('POST', '/offers', { amountFen: 2500, hours: 72 });
    return claim;
  };
  test('ends with the decision, in the timeline too', async () => {
    const claim = await offered('O-1');
    await pass(25 * hour);
    const seen = await claim.read();
    expect(seen.offers).toMatchObject([{ state: 'ended' }]);
    expect(seen.timeline.map(({ text }) => text.zh)).toContain('主张已有结果，没有答复的方案随之失效。');
  });
  test('ends when the buyer withdraws, and its answer says that it is over', async () => {
    const claim = await offered('O-2');
    const [offer] = (await claim.read()).offers;
    await claim.send('POST', '/words', { word: 'withdraw' });
    expect((await linkOf(claim.claimId).read()).offers).toMatchObject([{ state: 'ended' }]);
    const late = await claim.send('POST', `/offers/${offer?.offerId}/answer`, { answer: 'accept' });
    expect([late.statusCode, late.json().type]).toEqual([409, expect.stringContaining('offer-over')]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { openShop, respondent, type TestShop } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await testApp({ clock });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(() => app.close());

const tradeNo = '4200002600202611268765432109';
/** What only the shop knows of such an order. */
const secrets = /游戏点卡|9800|98\.00|8K2D|l\*\*\*@example|q-XK/;
let orders = 0;

async function claimOf(more: { amountFen?: number } = {}, reported: { tradeNo?: string } = { tradeNo }) {
  const orderRef = `XK20261126H${++orders}`;
  await shop.order(orderRef, reported);
  const claim = await shop.claim(orderRef, more);
  return { orderRef, claim, side: respondent(app, app.rooms.claims.answerToken(claim.claimId)) };
}

describe('who holds the claim of an order and has not shown that she paid it', () => {
  test('reads no goods, no amount of the order and no detail of its delivery; the respondent reads all', async () => {
    const { orderRef, claim, side } = await claimOf();
    await shop.deliver(orderRef);
    const view = await claim.read();
    expect(JSON.stringify(view)).not.toMatch(secrets);
    expect(view).toMatchObject({ state: 'proved', detailsHidden: true, money: { state: 'held' } });
    expect(view.assessment).toEqual({ level: 2, counts: true, missing: [], against: [], for: [] });
    expect(JSON.stringify(await side.read())).toMatch(/游戏点卡.*9800|9800.*游戏点卡/);

    const shown = await claim.send('POST', '/payment-number', { paymentNo: tradeNo });
    expect(shown.json()).toMatchObject({ detailsHidden: false, goods: '游戏点卡 100 元', amountFen: 9800 });
    expect(shown.json().assessment.for.length).toBeGreaterThan(0);
    expect(shown.json().money).toMatchObject({ state: 'held', fen: 9800 });
  });

  test('nor once it is decided, paid out or covered; in the timeline neither', async () => {
    const { claim } = await claimOf();
    expect((await claim.read()).headline.zh).toContain('订单金额');
    clock.advance(25 * hour);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    const view = await claim.read();
    expect(view).toMatchObject({ state: 'paying', needsPayee: true, money: { state: 'needs-payee' } });
    expect(JSON.stringify(view)).not.toMatch(secrets);
    expect(view.headline.zh).toContain('已决定退还订单金额');
  });

  test('keeps the sum that she stated, which is told of nothing else', async () => {
    const { claim } = await claimOf({ amountFen: 4200 });
    const view = await claim.read();
    expect(view.amountFen).toBe(4200);
    expect(view.headline.zh).toContain('订单金额');
    expect(JSON.stringify(view)).not.toMatch(secrets);
  });

  test('learns no amount by trying offers, and still reads and accepts those of the merchant', async () => {
    const { claim, side } = await claimOf();
    for (const amountFen of [9799, 9800, 9801, 500_000]) {
      const made = await claim.send('POST', '/offers', { amountFen, hours: 24 });
      expect(made.statusCode, made.body).toBe(200);
    }
    const dear = (await side.read()).offers.at(-1)?.offerId;
    const taken = await side.send('POST', `/offers/${dear}/answer`, { answer: 'accept' });
    expect([taken.statusCode, taken.json().type]).toEqual([422, expect.stringContaining('offer-too-high')]);
    const made = (await side.send('POST', '/offers', { amountFen: 5000, hours: 24 })).json();
    const { offerId } = made.offers.at(-1);
    const agreed = await claim.send('POST', `/offers/${offerId}/answer`, { answer: 'accept' });
    expect(agreed.json(), agreed.body).toMatchObject({
      state: 'paying',
      outcome: 'agreed',
      decidedFen: 5000,
    });
    expect(agreed.json().headline.zh).toContain('50.00');
    expect(agreed.body.replaceAll('9800,', '')).not.toMatch(/游戏点卡|98\.00 元.*应退/);
  });

  test('gets none of it by a case: not as facts, not in its record, until she shows it', async () => {
    const { orderRef, claim } = await claimOf();
    await shop.bind(orderRef);
    const { caseId, token } = (await claim.send('POST', '/case', {})).json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${token}` };
    const get = (path: string) => send(app, 'GET', `/api/cases/${caseId}${path}`, { headers });
    const file = (await get('')).json();
    expect(JSON.stringify(file)).not.toMatch(secrets);
    const paper = await get(`/items/${file.items[0].id}/content`);
    expect(paper.body).toContain('原文含订单内容');
    expect(paper.body).not.toMatch(secrets);
    expect((await get('/claims')).body).not.toMatch(secrets);

    await claim.send('POST', '/payment-number', { paymentNo: tradeNo });
    await app.outbox.drain();
    const { items, facts } = (await get('')).json();
    expect(facts).toMatchObject({ amountFen: { value: 9800 }, goods: { value: '游戏点卡 100 元' } });
    const newest = await get(`/items/${items.at(-1).id}/content`);
    expect(newest.body).not.toContain('原文含订单内容');
    expect(newest.body).toContain('98.00');
  });
});

test('what she wrote into the facts of her case herself stays when she shows the number', async () => {
  const { orderRef, claim } = await claimOf();
  const { caseId, token } = (await claim.send('POST', '/case', {})).json();
  const headers = { authorization: `Bearer ${token}` };
  const path = `/api/cases/${caseId}`;
  await send(app, 'PUT', `${path}/facts`, { headers, body: { orderNo: orderRef, goods: '两张点卡' } });
  await claim.send('POST', '/payment-number', { paymentNo: tradeNo });
  await app.outbox.drain();
  expect((await send(app, 'GET', path, { headers })).json().facts).toMatchObject({
    ...{ orderNo: { value: orderRef }, goods: { value: '两张点卡' }, amountFen: { value: 9800 } },
  });
});

test('where the shop reported no payment number nothing is hidden', async () => {
  const { claim } = await claimOf({}, {});
  expect(await claim.read()).toMatchObject({
    detailsHidden: false,
    goods: '游戏点卡 100 元',
    amountFen: 9800,
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { openShop } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());

test('a shop that is closed still answers, with its deposit, for the orders that it reported', async () => {
  const shop = await openShop(app, clock, { depositFen: 1_000_000 });
  await shop.order('C-1');
  const source = `/api/organisations/${shop.org.orgId}/sources/${shop.sourceId}`;
  const closed = await shop.org.person.send('PATCH', source, { body: { closed: true } });
  expect(closed.statusCode).toBe(200);

  const page = await send(app, 'GET', `/api/claim-shops/${shop.sourceId}`);
  expect([page.statusCode, page.json()]).toMatchObject([200, { name: '闪卡商城', closed: true }]);
  expect((await send(app, 'GET', `/api/claim-shops/${shop.sourceId}/qr.svg`)).statusCode).toBe(200);

  const claim = await shop.claim('C-1');
  expect(await claim.read()).toMatchObject({ state: 'open', reported: true, money: { state: 'held' } });
  clock.advance(25 * 3_600_000);
  await app.rooms.claims.tick();
  expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 9800 });
});

test('money that the shop keeps itself is called so to the buyer, by whoever reads its claim', async () => {
  const shop = await openShop(app, clock, { depositFen: 1_000_000 });
  await shop.order('S-1');
  const claim = await shop.claim('S-1');
  const held = (await claim.read()).money;
  expect(held).toMatchObject({ state: 'held', selfKept: true });
  expect(held.text.zh).toBe('商家保证金中已预留 98.00 元。这笔保证金由店铺自己保管，没有第三方保管。');
});

test('a shop that never was is none', async () => {
  expect((await send(app, 'GET', '/api/claim-shops/src_unknown')).statusCode).toBe(404);
});

import type { BrowserContext } from 'playwright-core';
import { buildStalePages } from '../../../tools/pages.ts';
import { openShop } from '../../server/src/rooms/claims/testing.ts';
import { bankPayee, decidedPayout } from '../../server/src/rooms/deposits/testing.ts';
import { type TestPerson, testApp } from '../../server/src/testing.ts';

export type ShopServer = Awaited<ReturnType<typeof startShopServer>>;

/** The whole server with one verified shop on its own site: orders, claims, a deposit that it keeps itself, payments. */
export async function startShopServer() {
  buildStalePages();
  const clock = { now: () => Date.now() };
  const app = await testApp({ clock });
  const shop = await openShop(app, clock, { depositFen: 120_000 });
  const { orgId, person } = shop.org;
  const viewer = await shop.org.member('viewer');
  const finance = await shop.org.member('finance');
  await app.rooms.deposits.setDeposit({ merchantId: orgId, keeperId: orgId, floorFen: 50_000, by: 'test' });
  await shop.order('20261127-0001-长订单号-ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  await shop.claim('20261127-0001-长订单号-ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  await shop.order('20261127-0002', { amountFen: 30_00 });
  await shop.claim('20261127-0002');
  await decidedPayout(app, orgId, 9_800, 'paid-1');
  const body = { amountFen: 1_000, payee: bankPayee };
  await person.send('POST', `/api/organisations/${orgId}/deposit/withdrawals`, { body });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    app,
    orgId,
    sourceId: shop.sourceId,
    owner: person,
    viewer,
    finance,
    stop: () => app.close(),
  };
}

/** The browser is signed in as that person. */
export async function actAs(context: BrowserContext, url: string, person: TestPerson): Promise<void> {
  const cookies = person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await context.addCookies(cookies);
}

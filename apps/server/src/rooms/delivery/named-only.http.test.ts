import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function openShop() {
  const org = await app.organisation();
  const { sourceId } = await app.rooms.trade.createSource({ platformId: org.orgId, name: '闪卡商城' });
  return { org, sourceId };
}

async function report(sourceId: string, orderRef: string): Promise<void> {
  await inTransaction(app.db, (trx) =>
    app.rooms.trade.recordEvent(trx, {
      ...{ sourceId, type: 'order.created', orderRef, by: 'connector' },
      occurredAtMs: Date.now() - 1000,
      data: { title: '游戏点卡', qty: 1, amount_minor: 9800 },
    }),
  );
  await app.outbox.drain();
}

async function claim(sourceId: string, orderRef: string): Promise<void> {
  const body = { sourceId, orderRef, sentence: '没有收到。' };
  expect((await send(app, 'POST', '/api/claims', { body })).statusCode).toBe(201);
  await app.outbox.drain();
}

async function read({ orgId, person }: TestOrganisation, path: string) {
  return (await person.send('GET', `/api/organisations/${orgId}/${path}`)).json();
}
const refs = async (org: TestOrganisation, only: string): Promise<string[]> =>
  (await read(org, `deliveries?only=${only}`)).deliveries.map((one: { orderRef: string }) => one.orderRef);

test('a number that only a claim names is in no list and no figure of a shop that reports, until the shop reports it', async () => {
  const { org, sourceId } = await openShop();
  await report(sourceId, 'N-1');
  await claim(sourceId, 'N-1');
  await claim(sourceId, 'GHOST-1');
  expect([await refs(org, 'all'), await refs(org, 'open'), await refs(org, 'named')]).toEqual([
    ['N-1'],
    ['N-1'],
    ['GHOST-1'],
  ]);
  expect(await read(org, 'delivery-summary')).toMatchObject({ orders: 1, namedOnly: 1 });
  await report(sourceId, 'GHOST-1');
  expect((await refs(org, 'all')).toSorted()).toEqual(['GHOST-1', 'N-1']);
  expect(await refs(org, 'named')).toEqual([]);
  expect(await read(org, 'delivery-summary')).toMatchObject({ orders: 2, namedOnly: 0 });
});

test('a shop that reports nothing gains nothing: there every order counts', async () => {
  const { org, sourceId } = await openShop();
  await claim(sourceId, 'X-1');
  expect([await refs(org, 'all'), await refs(org, 'named')]).toEqual([['X-1'], []]);
  expect(await read(org, 'delivery-summary')).toMatchObject({ orders: 1, namedOnly: 0 });
});

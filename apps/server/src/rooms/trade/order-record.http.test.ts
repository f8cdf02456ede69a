import { type RecordToVerify, verifyOrderRecord } from '@redress/bundle';
import { newSigningKey, signBatch, signHeaders } from '@redress/client';
import { type OrderRecord, orderRecord } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestApp, testApp } from '../../testing.ts';
import { testEvent } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const proof = { qty_ordered: 1, qty_delivered: 1, items: [{ card_ref: 'c', commit: 'ab'.repeat(32) }] };

/** An order of which a batch of two events, one event alone and one without the shop's key came. */
async function tellOrder(orderRef: string) {
  const org = await app.organisation({ kinds: ['platform'] });
  const { privateKey, publicKey } = await newSigningKey();
  const { sourceId, secret } = await app.rooms.trade.createSource({
    ...{ platformId: org.orgId, name: '极速点卡', publicKey },
  });
  const post = (path: string, raw: string, headers: object = {}) =>
    send(app, 'POST', `/api/sources/${sourceId}/v1/events${path}`, {
      raw: Buffer.from(raw),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const batch = [
    testEvent('order.created', orderRef, { title: '点卡 “100元”', qty: 1, amount_minor: 9800 }),
    testEvent('payment.confirmed', orderRef, { gateway: 'epay', amount_minor: 9800 }),
  ];
  const signed = await signBatch({ secret, privateKey }, batch, Date.now());
  await post('/batch', JSON.stringify(batch.map(({ body }, at) => ({ headers: signed[at], body }))));
  const alone = testEvent('delivery.proof', orderRef, proof);
  await post('', alone.body, await signHeaders({ secret, privateKey }, alone, Date.now()));
  const unsigned = testEvent('delivery.viewed', orderRef, { via: 'order-page' });
  await post('', unsigned.body, await signHeaders({ secret }, unsigned, Date.now()));
  await app.outbox.drain();
  await app.rooms.notary.flush();
  const order = await app.rooms.trade.findOrder({ sourceId, orderRef });
  const path = `/api/organisations/${org.orgId}/orders/${order?.id}/record`;
  return { org, publicKey, path, orderId: order?.id as string };
}
const byType = (record: RecordToVerify, given = {}) =>
  Object.fromEntries(
    verifyOrderRecord(record, given).map(({ type, signed, sealed }) => [type, [signed, sealed]]),
  );

describe('the record of an order', () => {
  test('proves to a stranger what the shop said, and shows what it did not sign', async () => {
    const { org, publicKey, path } = await tellOrder('R-1');
    const response = await org.person.send('GET', path);
    expect(response.statusCode).toBe(200);
    const record = orderRecord.parse(JSON.parse(response.body));
    expect(record).toMatchObject({ orderRef: 'R-1', keys: [{ publicKey, until: null }] });
    const all = {
      'order.created': ['ok', 'ok'],
      'payment.confirmed': ['ok', 'ok'],
      'delivery.proof': ['ok', 'ok'],
      'delivery.viewed': ['absent', 'ok'],
    };
    expect(byType(record)).toEqual(all);
    expect(byType(record, { publicKey, vkey: app.rooms.notary.vkey })).toEqual(all);
  });

  test('is not proved by another key, another log, or after anything in it was changed', async () => {
    const { org, path } = await tellOrder('R-2');
    const record = (await org.person.send('GET', path)).json() as OrderRecord;
    const other = await newSigningKey();
    const wrong = { wrong: expect.any(String) };
    expect(byType(record, { publicKey: other.publicKey })['order.created']).toEqual([wrong, 'ok']);
    const otherLog = 'redress.example/log+93a5f1ad+AfpnZCmB2hKxNlHlKzQkYLVsTrVdXtDdIAqlrQlLJ0cL';
    expect(byType(record, { vkey: otherLog })['order.created']).toEqual(['ok', wrong]);
    const changed = (change: (record: OrderRecord) => void) => {
      const copy = structuredClone(record);
      change(copy);
      return verifyOrderRecord(copy)[0];
    };
    const first = (copy: OrderRecord) => copy.events[0] as OrderRecord['events'][number];
    const second = (copy: OrderRecord) => copy.events[1] as OrderRecord['events'][number];
    const bad = { signed: wrong, sealed: wrong };
    expect(
      changed((copy) => {
        first(copy).body = first(copy).body.replace('9800', '98');
      }),
    ).toMatchObject(bad);
    expect(
      changed((copy) => {
        first(copy).headers = second(copy).headers;
      }),
    ).toMatchObject(bad);
    expect(
      changed((copy) => {
        first(copy).eventId = 'evt_1';
      }),
    ).toMatchObject({ signed: wrong });
    expect(
      changed((copy) => {
        copy.orderRef = 'R-3';
      }),
    ).toMatchObject({ signed: wrong });
    expect(
      changed((copy) => {
        first(copy).type = 'order.frozen';
      }),
    ).toMatchObject({ signed: wrong });
    expect(
      changed((copy) => {
        first(copy).body = 'no json';
      }),
    ).toMatchObject(bad);
    expect(
      changed((copy) => {
        first(copy).salt = second(copy).salt;
      }),
    ).toMatchObject({ signed: 'ok', sealed: wrong });
    expect(
      changed((copy) => {
        first(copy).seal = second(copy).seal;
      }),
    ).toMatchObject({ signed: 'ok', sealed: wrong });
    expect(
      changed((copy) => {
        delete first(copy).seal;
      }),
    ).toMatchObject({ signed: 'ok', sealed: 'absent' });
    expect(
      changed((copy) => {
        first(copy).headers['user-agent'] = 'x';
      }),
    ).toMatchObject({ signed: 'ok', sealed: wrong });
  });

  test('is read by the parties of the order only', async () => {
    const { path, orderId } = await tellOrder('R-4');
    const stranger = await app.organisation({ kinds: ['platform'] });
    const elsewhere = await stranger.person.send(
      'GET',
      `/api/organisations/${stranger.orgId}/orders/${orderId}/record`,
    );
    expect([elsewhere.statusCode, elsewhere.json().type]).toEqual([
      404,
      '/problems/delivery-order-not-found',
    ]);
    expect((await stranger.person.send('GET', path)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await send(app, 'GET', path)).statusCode).toBe(401);
  });
});

import { newSigningKey, signBatch } from '@redress/client';
import { expect } from 'vitest';
import { testEvent } from '../../server/src/rooms/trade/testing.ts';
import type { ShopServer } from './console-shop.ts';

/** More that the shop tells of it: type and data. */
type More = readonly (readonly [type: string, data: object])[];

/**
 * A shop with a key of its own tells an order of 98 yuan: bought, and paid under the number that stands on the bill. Gives the
 * shop's source.
 */
export async function tellSignedOrder(
  { app, orgId, url }: ShopServer,
  { orderRef, onBill, more = [] }: { orderRef: string; onBill: string; more?: More },
): Promise<string> {
  const { privateKey, publicKey } = await newSigningKey();
  const { sourceId, secret } = await app.rooms.trade.createSource({
    ...{ platformId: orgId, name: '极速点卡', publicKey },
  });
  const at = { occurredAt: new Date().toISOString() };
  const bought = { title: '星河战纪点卡 100 元面值', qty: 1, amount_minor: 9800, category: 'automatic-card' };
  const batch = [
    testEvent('order.created', orderRef, bought, at),
    testEvent('payment.confirmed', orderRef, { gateway: 'epay', amount_minor: 9800, channel_no: onBill }, at),
    ...more.map(([type, data]) => testEvent(type as never, orderRef, data, at)),
  ];
  const signed = await signBatch({ secret, privateKey }, batch, Date.now());
  const sent = await fetch(`${url}/api/sources/${sourceId}/v1/events/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch.map(({ body }, place) => ({ headers: signed[place], body }))),
  });
  expect(sent.status, await sent.text()).toBe(200);
  await app.outbox.drain();
  await app.rooms.notary.flush();
  return sourceId;
}

import { expect, test } from 'vitest';
import { withheldFromBuyer } from './buyer-copy.ts';

const told = (type: string, data: object, known = true) =>
  withheldFromBuyer({ type, known, data: data as Record<string, unknown> });

test('an address on the internet is shown to the buyer only where the shop says that it is the buyer’s', () => {
  expect(told('delivery.viewed', { ip: '203.0.113.7', buyer_ip_same: true })).toBeUndefined();
  expect(told('delivery.viewed', { ip: '203.0.113.7', buyer_ip_same: false })).toBe('other-person');
  expect(told('delivery.viewed', { ip: '203.0.113.7' })).toBe('other-person');
  expect(told('delivery.viewed', { buyer_ip_same: false, via: 'order-page' })).toBeUndefined();
});

test('an account that the shop calls somebody else’s is not shown; one that it holds against the buyer is', () => {
  const use = { redeemed_at: '2026-11-27T10:20:00Z', account_tail: '10086' };
  expect(told('delivery.redeemed', { ...use, account_is_buyers: false })).toBe('other-person');
  expect(told('delivery.redeemed', use)).toBeUndefined();
  expect(told('delivery.redeemed', { ...use, account_is_buyers: true })).toBeUndefined();
});

test('what no shape was checked for stays out', () => {
  expect(told('shop.note', { buyer: 'x' }, false)).toBe('unknown-type');
  expect(told('delivery.proof', { items: [{ commit: 'ab' }] })).toBeUndefined();
});

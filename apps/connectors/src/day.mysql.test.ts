import { describe, expect, test } from 'vitest';
import { createDay, type Fate } from './testing/day.ts';
import { benchOf, testMysql } from './testing/mysql.ts';
import { createTestShop } from './testing/shop.ts';

const midnight = Date.parse('2026-11-02T00:00:00+08:00');
const hour = 3_600_000;
const troubles: Partial<Record<Fate, number>> = {
  'lost-callback': 2,
  'paid-after-expiry': 2,
  'last-card-taken': 2,
  'card-sold-twice': 4,
  'too-few-cards': 2,
  'hand-goods-never-come': 2,
  'by-hand': 2,
  'delivery-overwritten': 2,
};
const proved = ['order.created', 'payment.confirmed', 'delivery.proof'];
const failed = ['order.created', 'payment.confirmed', 'delivery.attempted'];
/** What a connector must tell of each fate, in both kinds of shop. */
const told: Partial<Record<Fate, string[]>> = {
  sold: proved,
  'paid-after-expiry': proved,
  'card-sold-twice': proved,
  'too-few-cards': proved,
  'last-card-taken': failed,
  'hand-goods-never-come': failed,
  'by-hand': [...failed, 'delivery.proof'],
  'lost-callback': ['order.created'],
  abandoned: ['order.created'],
};

describe.skipIf(!testMysql).each(['dujiaoka', 'acg-faka'] as const)('a day in a shop, %s', (kind) => {
  test('every fate of every order is told for what it was', { timeout: 240_000 }, async () => {
    const shop = await createTestShop(testMysql as string, kind);
    const bench = await benchOf(shop, midnight);
    try {
      const day = await createDay(shop, { orders: 120, seed: 7, fromMs: midnight, troubles });
      for (let h = 1; h <= 24; h++) {
        bench.clock.nowMs = midnight + h * hour;
        await day.until(bench.clock.nowMs);
        await bench.lookAndSend();
      }
      for (const { fate, order } of day.lives) {
        const types = bench.typesOf(order?.ref as string).filter((type) => type !== 'order.status');
        const wanted = told[fate];
        if (wanted) expect([fate, types]).toEqual([fate, seenIn(types, wanted)]);
        if (fate === 'too-few-cards')
          expect(bench.of(order?.ref as string).at(-1)?.data).toMatchObject({
            qty_ordered: 3,
            qty_delivered: 2,
          });
      }
      expect(bench.connector.state.soldTwice()).toHaveLength(2);
      expect(new Set(bench.sent.map(({ id }) => id)).size).toBe(bench.sent.length);
    } finally {
      await bench.close();
      await shop.drop();
    }
  });
});

/** A look an hour: work by hand may be done before it was seen as waiting. */
const seenIn = (types: readonly string[], wanted: readonly string[]): string[] =>
  types.includes('delivery.attempted') ? [...wanted] : wanted.filter((type) => type !== 'delivery.attempted');

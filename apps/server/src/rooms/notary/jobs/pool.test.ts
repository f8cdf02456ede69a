import { describe, expect, test } from 'vitest';
import { createPool, type Pooled } from './pool.ts';

const entry = (n: number): Pooled => ({
  id: `item_${n}`,
  bytes: new Uint8Array(10),
  leafHash: new Uint8Array(32),
});
const sealOf = ({ id, bytes }: Pooled, index: number) => ({
  id,
  index,
  entry: bytes,
  sealedAtMs: 1,
  created: true,
});
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => entry(from + i));

describe('the pool', () => {
  test('answers a call when the last of its entries is sealed, in the order asked', async () => {
    const pool = createPool();
    const [a, b] = [entry(1), entry(2)];
    const answer = pool.add([a, b], 0);
    pool.settle(sealOf(b, 7));
    pool.settle(sealOf(a, 8));
    expect((await answer).map(({ index }) => index)).toEqual([8, 7]);
    expect(pool.size).toBe(0);
  });

  test('makes one entry of an id asked for twice, also in one call, and tells who came later', async () => {
    const pool = createPool();
    const twice = pool.add([entry(1), entry(1)], 0);
    const later = pool.add([entry(1)], 0);
    expect(pool.take(10, 1000)).toHaveLength(1);
    pool.settle(sealOf(entry(1), 3));
    expect((await twice).map(({ created }) => created)).toEqual([true, false]);
    expect(await later).toMatchObject([{ index: 3, created: false }]);
  });

  test('refuses a whole call when one of its entries is refused, and what is left of it asks nobody', async () => {
    const pool = createPool();
    const answer = pool.add([entry(1), entry(2)], 0);
    pool.refuse(['item_1'], new Error('no'));
    await expect(answer).rejects.toThrow('no');
    pool.settle(sealOf(entry(2), 1));
    expect([pool.size, pool.queued]).toEqual([0, 1]);
  });

  test('lets a crowd take turns in two halves, and a few go together', () => {
    const pool = createPool();
    void pool.add(many(64), 0);
    expect(pool.half).toBe(64);
    void pool.add(many(136, 64), 0);
    expect([pool.half, pool.crowded]).toEqual([100, true]);
    pool.take(pool.half, 10_000);
    // The first half has no answer yet: the second goes to the database before it.
    expect([pool.half, pool.crowded, pool.queued]).toEqual([100, true, 100]);
    pool.take(pool.half, 10_000);
    expect([pool.crowded, pool.queued]).toEqual([false, 0]);
  });

  test('does not let a straggler hold back the answer of many', () => {
    const pool = createPool();
    void pool.add(many(240), 0);
    pool.take(240, 10_000);
    void pool.add(many(64, 240), 0);
    expect(pool.crowded).toBe(false);
  });
});

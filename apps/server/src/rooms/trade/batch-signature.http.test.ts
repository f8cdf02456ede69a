import { createHmac } from 'node:crypto';
import { batchMessage, parseBatchSignature } from '@redress/bundle';
import { newSigningKey, signBatch } from '@redress/client';
import type { EventResult } from '@redress/contract';
import { leafHash, rootOf } from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { testEvent } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-01T12:00:30Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());

interface Signed {
  headers: Record<string, string>;
  body: string;
}

/** Counts order numbers: no two events of this file are the same. */
let orders = 0;
async function openShop() {
  const { privateKey, publicKey } = await newSigningKey();
  const source = { platformId: 'org_5m1r0k3w8c6y2v9t4h7p0xzq', name: '极速点卡', publicKey };
  const { sourceId, secret } = await app.rooms.trade.createSource(source);
  const mac = Buffer.from(secret.slice(6), 'base64');
  const events = (count: number) =>
    Array.from({ length: count }, () =>
      testEvent('order.created', `M${++orders}`, { title: '点卡', qty: 1, amount_minor: 9800 }),
    );
  const sign = async (list: { id: string; body: string }[], by = privateKey): Promise<Signed[]> => {
    const headers = await signBatch({ secret, privateKey: by }, list, clock.now());
    return list.map(({ body }, at) => ({ headers: { ...headers[at] }, body }));
  };
  /** As whoever knows the secret may write it: a right v1 over this body, and this v1m. */
  const forge = ({ headers }: Signed, body: string, v1m: string): Signed => {
    const bytes = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const v1 = createHmac('sha256', mac).update(bytes).digest('base64');
    return { headers: { ...headers, 'webhook-signature': `v1,${v1} v1m,${v1m}` }, body };
  };
  const post = async (list: Signed[]): Promise<EventResult[]> => {
    const response = await send(app, 'POST', `/api/sources/${sourceId}/v1/events/batch`, {
      raw: Buffer.from(JSON.stringify(list)),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(200);
    return response.json().results;
  };
  return { sourceId, publicKey, events, sign, forge, post };
}

const v1mOf = ({ headers }: Signed) => /v1m,(\S+)/.exec(headers['webhook-signature'] as string)?.[1] ?? '';
const batchOf = (one: Signed) => parseBatchSignature(Buffer.from(v1mOf(one), 'base64'));
const signatures = (results: EventResult[]) => results.map(({ accepted }) => accepted?.signature);

describe('one signature for a batch', () => {
  test.each([2, 3, 5, 8, 13, 100])('of %i events proves each of them', async (count) => {
    const shop = await openShop();
    const list = await shop.sign(shop.events(count));
    expect(new Set(list.map((one) => v1mOf(one).slice(0, 80))).size).toBe(1);
    expect(list.every(({ headers }) => !headers['webhook-signature']?.includes('v1a'))).toBe(true);
    expect(signatures(await shop.post(list))).toEqual(Array(count).fill('valid'));
  });

  test('is over the Merkle tree of the RFC', async () => {
    const shop = await openShop();
    const list = await shop.sign(shop.events(7));
    const leaves = list.map(({ headers, body }) =>
      leafHash(Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)),
    );
    expect(batchOf(list[3] as Signed)).toMatchObject({ size: 7, index: 3 });
    expect(Buffer.from(batchOf(list[3] as Signed)?.root ?? [])).toEqual(Buffer.from(rootOf(leaves)));
    expect(new TextDecoder().decode(batchMessage(7, new Uint8Array(32)))).toBe(
      `redress.batch/1\n7\n${'A'.repeat(43)}=\n`,
    );
  });

  test('proves an event without the others, in any order, beside events of another batch', async () => {
    const shop = await openShop();
    const [first, second] = [await shop.sign(shop.events(5)), await shop.sign(shop.events(4))];
    const some = [second[3], first[4], first[0], second[0]] as Signed[];
    expect(signatures(await shop.post(some))).toEqual(['valid', 'valid', 'valid', 'valid']);
    expect(signatures(await shop.post([first[2] as Signed]))).toEqual(['valid']);
  });

  test('rotates a key as a signature of its own does', async () => {
    const shop = await openShop();
    const next = await newSigningKey();
    const rotation = testEvent('key.rotated', '', { public_key: next.publicKey }, { key: shop.sourceId });
    const list = await shop.sign([rotation, ...shop.events(2)]);
    expect((await shop.post(list)).map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(signatures(await shop.post(await shop.sign(shop.events(2), next.privateKey)))).toEqual([
      'valid',
      'valid',
    ]);
  });
});

describe('a signature of a batch proves nothing', () => {
  test('of an event that was not in it, at another place, of another size or root, by another key', async () => {
    const shop = await openShop();
    const other = testEvent('order.created', 'M-other', { qty: 2 });
    const as = (one: Signed, { id, body }: typeof other, v1m: string) =>
      shop.forge({ ...one, headers: { ...one.headers, 'webhook-id': id } }, body, v1m);
    const bytes = (change: (v1m: Buffer) => Buffer) => (one: Signed) =>
      shop.forge(one, one.body, change(Buffer.from(v1mOf(one), 'base64')).toString('base64'));
    const flip = (at: number) => (v1m: Buffer) => {
      v1m[at] = (v1m[at] as number) ^ 1;
      return v1m;
    };
    const wrong: Record<string, (one: Signed, next: Signed) => Signed> = {
      'another event': (one) => as(one, other, v1mOf(one)),
      'the place of another': (one, next) => shop.forge(one, one.body, v1mOf(next)),
      'another index': bytes(flip(103)),
      'an index beyond the size': bytes(flip(100)),
      'another size': bytes(flip(99)),
      'another root': bytes(flip(70)),
      'another signature': bytes(flip(3)),
      'another path': bytes(flip(110)),
      'a short path': bytes((v1m) => v1m.subarray(0, -32)),
      'a long path': bytes((v1m) => Buffer.concat([v1m, Buffer.alloc(32)])),
      'half a hash': bytes((v1m) => v1m.subarray(0, -7)),
      'no more than a signature': bytes((v1m) => v1m.subarray(0, 64)),
      'no Base64': (one) => shop.forge(one, one.body, '%%%'),
    };
    const list = await shop.sign(shop.events(20));
    for (const [at, [why, change]] of Object.entries(wrong).entries()) {
      const [result] = await shop.post([change(list[at] as Signed, list[at + 1] as Signed)]);
      expect([why, result?.status, result?.accepted?.signature]).toEqual([why, 202, 'invalid']);
    }
    const untouched = shop.forge(list[19] as Signed, list[19]?.body as string, v1mOf(list[19] as Signed));
    expect(signatures(await shop.post([untouched])), 'the tester forges well').toEqual(['valid']);
    const stranger = await newSigningKey();
    const foreign = await shop.post(await shop.sign(shop.events(3), stranger.privateKey));
    expect(signatures(foreign)).toEqual(['invalid', 'invalid', 'invalid']);
    const rotation = testEvent('key.rotated', '', { public_key: stranger.publicKey }, { key: 'theft' });
    const [theft] = await shop.post(await shop.sign([rotation, ...shop.events(1)], stranger.privateKey));
    expect(theft).toMatchObject({ status: 422, code: 'key-not-proved' });
  });
});

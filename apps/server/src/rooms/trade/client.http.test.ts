import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card, createShop, fileSpool, memorySpool, newSigningKey } from '@redress/client';
import type { EventReceipt } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';

let app: TestApp;
let base: string;
const folder = mkdtempSync(join(tmpdir(), 'redress-spool-'));
beforeAll(async () => {
  app = await testApp();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}/api/sources`;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function openShop() {
  const { privateKey, publicKey } = await newSigningKey();
  const org = await app.organisation({ kinds: ['platform'] });
  const { sourceId, secret } = await app.rooms.trade.createSource({
    platformId: org.orgId,
    name: '测试店铺',
    publicKey,
  });
  return { sourceId, secret, privateKey, baseUrl: `${base}/${sourceId}` };
}

describe('a shop in TypeScript, against the running server', () => {
  test('spools to the disk, sends, and holds a receipt whose proof is in the log', async () => {
    const { sourceId, ...keys } = await openShop();
    const shop = createShop({ ...keys, spool: fileSpool(folder, fs) });
    const orderRef = '20261101-7';
    const { item } = await card({
      ...{ orderRef, cardRef: 'card-1', secret: 'ABCD-1234-EFGH-5678' },
      ...{ shopKey: 'only the shop', pepper: 'only the shop too' },
    });
    await shop.emit({ type: 'order.created', orderRef, data: { title: '点卡', qty: 1, amount_minor: 9800 } });
    const proof = { qty_ordered: 1, qty_delivered: 1, items: [item], shown_matches_rows: true };
    const { id } = await shop.emit({ type: 'delivery.proof', orderRef, data: proof });
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(2);
    expect(await shop.flush()).toEqual({ sent: 2, conflicts: 0, rejected: 0 });
    expect(readdirSync(folder)).toEqual(['rejected']);
    await app.rooms.notary.flush();
    const receipt = (await shop.receipt(id)) as EventReceipt;
    expect(receipt).toMatchObject({ id, signature: 'valid', seal: { index: expect.any(Number) } });
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef });
    const events = await app.rooms.trade.eventsOf(order?.id as string);
    expect(events.map(({ type }) => type)).toEqual(['order.created', 'delivery.proof']);
    expect(await shop.receipt('evt_00000000000000000000000000000000')).toBeUndefined();
  });

  test('what can never be taken is laid aside with the reason; another story is kept by the platform', async () => {
    const { sourceId, ...keys } = await openShop();
    const spool = memorySpool();
    const shop = createShop({ ...keys, spool });
    await shop.emit({ type: 'order.created', orderRef: 'A', data: { qty: 1 } });
    await shop.emit({ type: 'order.created', orderRef: 'A', data: { qty: 2 } });
    await shop.emit({ type: 'order.created', orderRef: 'B', data: { qty: 'two' } });
    expect(await shop.flush()).toEqual({ sent: 1, conflicts: 1, rejected: 1 });
    expect(spool.rejected[0]?.reason).toContain('/data/qty');
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'A' });
    expect(await app.rooms.trade.conflictsOf(order?.id as string)).toHaveLength(1);
  });

  test('a clock that is wrong by an hour costs nothing; without a network all stays in the spool', async () => {
    const { sourceId: _, ...keys } = await openShop();
    const spool = memorySpool();
    const shop = createShop({ ...keys, spool, now: () => Date.now() - 3_600_000 });
    await shop.emit({ type: 'order.created', orderRef: 'C', data: {} });
    expect(await shop.flush()).toEqual({ sent: 1, conflicts: 0, rejected: 0 });
    const offline = createShop({ ...keys, baseUrl: 'http://127.0.0.1:1/x', spool });
    await offline.emit({ type: 'order.created', orderRef: 'D', data: {} });
    expect(await offline.flush()).toMatchObject({ sent: 0, stopped: { reason: 'network' } });
    expect(await spool.list(10)).toHaveLength(1);
  });
});

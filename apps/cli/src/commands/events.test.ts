import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createShop, memorySpool, newSigningKey } from '@redress/client';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

let app: App;
let server: string;
const folder = mkdtempSync(join(tmpdir(), 'redress-events-'));
let org: string;
let session: string;
let shop: { sourceId: string; secret: string };

async function post(path: string, body: object, cookie = '') {
  const headers = { cookie };
  const answer = await app.http.inject({ method: 'POST', url: `/api${path}`, payload: body, headers });
  expect(answer.statusCode, answer.body).toBe(201);
  const jar = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return { body: answer.json(), jar };
}

beforeAll(async () => {
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent' };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const person = { name: '陈晓', email: 'shop@example.test', password: 'a good long password' };
  const { jar } = await post('/people', person);
  session = jar;
  org = (await post('/organisations', { name: '闪卡商城', kinds: ['merchant'] }, jar)).body.orgId;
  const key = await post(`/organisations/${org}/keys`, { name: 'desk', scopes: ['events.read'] }, jar);
  process.env.REDRESS_API_KEY = key.body.key;
  shop = await app.rooms.trade.createSource({ platformId: org, name: '闪卡商城' });
}, 120_000);
afterAll(async () => {
  delete process.env.REDRESS_API_KEY;
  delete process.env.REDRESS_SHOP_SECRET;
  delete process.env.REDRESS_SHOP_KEY;
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const read = (...args: string[]) =>
  runCli(['events', ...args, '--server', server, '--org', org, '--source', shop.sourceId]);
const send = (file: string) =>
  runCli(['events', 'send', file, '--base', `${server}/api/sources/${shop.sourceId}`]);

test('an integrator tries a secret from a shell: silence, a refusal, the event and its receipt', async () => {
  expect(await read('list')).toMatchObject({ status: 1, stderr: '' });
  expect((await read('arrival')).status).toBe(1);
  const id = `evt_${'a'.repeat(32)}`;
  const at = new Date().toISOString();
  const event = { spec: 'redress.event/1', id, type: 'order.created', order_ref: 'A-1001', occurred_at: at };
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify({ ...event, data: { qty: 1 } }));

  const unset = await send(file);
  expect(unset.status).toBe(2);
  expect(unset.stderr).toContain('REDRESS_SHOP_SECRET');
  process.env.REDRESS_SHOP_SECRET = `whsec_${Buffer.alloc(32).toString('base64')}`;
  const refused = await send(file);
  expect([refused.status, JSON.parse(refused.stdout).status]).toEqual([1, 401]);
  expect(JSON.parse((await read('arrival')).stdout).refused[0].code).toBe('bad-signature');

  process.env.REDRESS_SHOP_SECRET = shop.secret;
  const sent = await send(file);
  expect([sent.status, JSON.parse(sent.stdout)]).toMatchObject([0, { status: 202, id }]);
  expect(JSON.parse((await read('list')).stdout).events[0].id).toBe(id);
  expect((await read('arrival')).status).toBe(0);
  expect(JSON.parse((await read('receipt', id)).stdout)).toMatchObject({ id, type: 'order.created' });

  writeFileSync(file, 'no json');
  expect((await send(file)).status).toBe(2);
});

test("an event that the shop's own key signed is not marked unsigned", async () => {
  const pair = await newSigningKey();
  const signed = await app.rooms.trade.createSource({ platformId: org, name: '二号店', ...pair });
  process.env.REDRESS_SHOP_SECRET = signed.secret;
  const id = `evt_${'b'.repeat(32)}`;
  const event = { spec: 'redress.event/1', id, type: 'order.created', order_ref: 'A-1002', data: { qty: 1 } };
  const file = join(folder, 'signed.json');
  writeFileSync(file, JSON.stringify({ ...event, occurred_at: new Date().toISOString() }));
  const base = `${server}/api/sources/${signed.sourceId}`;
  process.env.REDRESS_SHOP_KEY = 'whsk_short';
  const malformed = await runCli(['events', 'send', file, '--base', base]);
  expect(malformed.status).toBe(2);
  expect(malformed.stderr).toContain('REDRESS_SHOP_KEY');
  process.env.REDRESS_SHOP_KEY = pair.privateKey;
  expect((await runCli(['events', 'send', file, '--base', base])).status).toBe(0);
  const at = ['--server', server, '--org', org, '--source', signed.sourceId];
  const { events } = JSON.parse((await runCli(['events', 'list', ...at])).stdout);
  expect(events).toMatchObject([{ id, signature: 'valid' }]);
});

test('an order record is fetched with a key and checked without a server', async () => {
  const key = await post(`/organisations/${org}/keys`, { name: 'records', scopes: ['orders.read'] }, session);
  const keyBefore = process.env.REDRESS_API_KEY;
  process.env.REDRESS_API_KEY = key.body.key;
  const { privateKey, publicKey } = await newSigningKey();
  const source = { platformId: org, name: '闪卡商城二店', publicKey };
  const { sourceId, secret } = await app.rooms.trade.createSource(source);
  const baseUrl = `${server}/api/sources/${sourceId}`;
  const told = createShop({ baseUrl, secret, privateKey, spool: memorySpool() });
  for (const type of ['order.created', 'payment.confirmed'])
    await told.emit({ type, orderRef: 'V-1', data: { amount_minor: 100 } });
  expect(await told.flush()).toMatchObject({ sent: 2 });
  await app.outbox.drain();
  await app.rooms.notary.flush();
  const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'V-1' });
  const record = await runCli(['events', 'record', order?.id as string, '--server', server, '--org', org]);
  process.env.REDRESS_API_KEY = keyBefore;
  expect(record.status).toBe(0);
  const file = join(folder, 'record.json');
  writeFileSync(file, record.stdout);

  const verify = (...args: string[]) => runCli(['events', 'verify', file, ...args]);
  const pinned = await verify('--key', publicKey, '--vkey', app.rooms.notary.vkey, '--json');
  expect([pinned.status, JSON.parse(pinned.stdout)]).toMatchObject([
    0,
    { ok: true, orderRef: 'V-1', publicKeys: 'given', vkey: 'given' },
  ]);
  const plain = await verify();
  expect(plain.status).toBe(0);
  expect(plain.stdout).toContain('come from the record itself');
  const other = await verify('--key', (await newSigningKey()).publicKey);
  expect([other.status, other.stdout]).toEqual([1, expect.stringContaining('wrong: no key')]);
  for (const bad of [
    ['--key', 'whpk_x'],
    ['--vkey', 'no key'],
  ]) {
    const { status, stderr } = await verify(...bad);
    expect([status, stderr.split('\n').length]).toEqual([2, 2]);
  }
  const ofBuyer = await app.rooms.trade.buyerRecord(order?.id as string);
  const left = { eventId: 'evt_1', type: 'delivery.viewed', receivedAt: '2026-11-01T12:00:00.000Z' };
  writeFileSync(file, JSON.stringify({ ...ofBuyer, withheld: [{ ...left, reason: 'other-person' }] }));
  const copy = await verify();
  expect([copy.status, copy.stdout]).toEqual([0, expect.stringContaining('The copy of a buyer: 1 more')]);
  writeFileSync(file, '{"spec":"redress.order-record/2"}');
  expect((await verify()).status).toBe(2);
});

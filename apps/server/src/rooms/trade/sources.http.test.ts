import type { SourceArrival, SourceHealth, SourceView } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';
import { orderEnd } from './rules/order-end.ts';
import { testEvent, testKey, testShop } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function openSource(org: TestOrganisation) {
  const key = testKey();
  const path = `/api/organisations/${org.orgId}/sources`;
  const body = { name: '极速点卡', software: 'dujiaoka', publicKey: key.publicKey };
  const made = await org.person.send('POST', path, { body });
  expect(made.statusCode).toBe(201);
  const { source, secret } = made.json() as { source: SourceView; secret: string };
  const emit = (event: { id: string; body: string }, by = secret, nowMs = Date.now()) =>
    send(app, 'POST', `${new URL(source.base).pathname}/v1/events`, {
      raw: Buffer.from(event.body),
      headers: {
        'content-type': 'application/json',
        ...testShop(by, key).signed(event.id, event.body, nowMs),
      },
    });
  return { path, at: `${path}/${source.id}`, source, secret, emit };
}

test('a shop that was made in the console reports with the secret shown once, and both count while it is rotated', async () => {
  const org = await app.organisation({ kinds: ['platform'] });
  const { path, at, secret, emit } = await openSource(org);
  const listed = (await org.person.send('GET', path)).body;
  expect(listed).not.toContain(secret);
  const rotated = (await org.person.send('POST', `${at}/secrets`, { body: { overlapHours: 1 } })).json();
  expect((await emit(testEvent('order.created', 'A', {}))).statusCode).toBe(202);
  expect((await emit(testEvent('order.created', 'B', {}), rotated.secret)).statusCode).toBe(202);
  const next = (await org.person.send('POST', `${at}/secrets`, { body: { overlapHours: 0 } })).json();
  expect((await emit(testEvent('order.created', 'C', {}))).statusCode).toBe(401);
  expect((await emit(testEvent('order.created', 'C', {}), next.secret)).statusCode).toBe(202);
});

test('health says what is late, contradicted, refused and missing in the shop’s own chain', async () => {
  const org = await app.organisation({ kinds: ['platform'] });
  const { at, emit } = await openSource(org);
  const first = testEvent('order.created', 'A', { qty: 1 }, { seq: 0, occurredAt: new Date().toISOString() });
  await emit(first);
  await emit({ ...first, body: first.body.replace('"qty":1', '"qty":2') });
  await emit(testEvent('order.created', 'B', {}, { seq: 3, occurredAt: '2020-01-01T00:00:00Z' }));
  await emit(testEvent('order.created', 'C', {}), undefined, Date.now() - 3_600_000);
  const health = (await org.person.send('GET', `${at}/health`)).json() as SourceHealth;
  expect(health).toMatchObject({
    events: 2,
    late: 1,
    conflicts: 1,
    signed: 2,
    refused: [{ code: 'timestamp-off', count: 1 }],
    chain: { first: 0, last: 3, gaps: [{ from: 1, to: 2 }] },
  });
  const { events } = (await org.person.send('GET', `${at}/events?conflicts=yes`)).json();
  expect(events).toMatchObject([{ id: first.id, conflict: true }]);
  const receipt = await org.person.send('GET', `${at}/events/${first.id}/receipt`);
  expect(receipt.json()).toMatchObject({ id: first.id, conflicts: [{}] });
});

test('a key that was ended proves nothing more; a closed shop is told that it is', async () => {
  const org = await app.organisation({ kinds: ['platform'] });
  const { at, source, emit } = await openSource(org);
  const ended = await org.person.send('DELETE', `${at}/keys/${source.keys[0]?.id}`);
  expect(ended.statusCode).toBe(200);
  expect((await emit(testEvent('order.created', 'A', {}))).json()).toMatchObject({ signature: 'no-key' });
  await org.person.send('PATCH', at, { body: { closed: true } });
  expect((await emit(testEvent('order.created', 'B', {}))).statusCode).toBe(410);
  expect(await app.rooms.trade.findSource(source.id)).toMatchObject({ closed: true });
});

test('a source is nobody else’s: another organisation finds none, a viewer changes none', async () => {
  const org = await app.organisation({ kinds: ['platform'] });
  const { at, path } = await openSource(org);
  const other = await app.organisation({ kinds: ['platform'] });
  expect((await other.person.send('GET', `${at.replace(org.orgId, other.orgId)}/health`)).statusCode).toBe(
    404,
  );
  const viewer = await org.member('viewer');
  expect((await viewer.send('GET', path)).statusCode).toBe(200);
  expect((await viewer.send('PATCH', at, { body: { closed: true } })).statusCode).toBe(403);
});

describe('what an owner who joins waits for', () => {
  test('silence, then what is wrong, then the first event with its place in the log and the end of its order number', async () => {
    const org = await app.organisation({ kinds: ['platform'] });
    const { at, emit } = await openSource(org);
    const read = async () => (await org.person.send('GET', `${at}/arrival`)).json() as SourceArrival;
    expect(await read()).toMatchObject({ refused: [], keys: 1 });
    expect((await read()).first).toBeUndefined();

    const event = testEvent('order.created', '20261127000123456', { qty: 1 });
    await emit(event, undefined, Date.now() - 3_600_000);
    await emit(event, `whsec_${Buffer.alloc(32).toString('base64')}`);
    await emit(event, `whsec_${Buffer.alloc(32).toString('base64')}`);
    const wrong = (await read()).refused;
    expect(wrong.map(({ code, count }) => [code, count])).toEqual([
      ['bad-signature', 2],
      ['timestamp-off', 1],
    ]);
    expect(wrong[1]?.clockBehindSeconds).toBeGreaterThan(3_590);
    expect(wrong[0]?.detail.zh).toContain('请核对店铺密钥');

    expect((await emit(event)).statusCode).toBe(202);
    await emit(testEvent('payment.confirmed', '20261127000123456', {}));
    await app.rooms.notary.flush();
    const heard = await read();
    expect(heard).toMatchObject({
      first: { id: event.id, type: 'order.created', orderEnd: '…3456', signature: 'valid' },
      last: { type: 'payment.confirmed' },
      refused: [],
    });
    expect(heard.first?.index).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(heard)).not.toContain('20261127000123456');
  });

  test('a question for a receipt with a wrong secret is told as well: setup.php asks before any event', async () => {
    const org = await app.organisation({ kinds: ['platform'] });
    const { at, source } = await openSource(org);
    const id = `evt_${'0'.repeat(32)}`;
    const headers = testShop(`whsec_${Buffer.alloc(32).toString('base64')}`).signed(id, '', Date.now());
    await send(app, 'GET', `${new URL(source.base).pathname}/v1/events/${id}/receipt`, { headers });
    const { refused } = (await org.person.send('GET', `${at}/arrival`)).json() as SourceArrival;
    expect(refused).toMatchObject([{ code: 'bad-signature', count: 1 }]);
  });

  test('of a short order number no more than half is shown', () => {
    expect(['ABCDEFGHIJ', 'ABC', 'A', '订单一二'].map(orderEnd)).toEqual(['…GHIJ', '…C', '…', '…一二']);
  });

  test('404: another organisation’s shop', async () => {
    const { at } = await openSource(await app.organisation({ kinds: ['platform'] }));
    const stranger = await app.organisation({ kinds: ['platform'] });
    const path = at.replace(/org_\w+/, stranger.orgId);
    expect((await stranger.person.send('GET', `${path}/arrival`)).statusCode).toBe(404);
  });
});

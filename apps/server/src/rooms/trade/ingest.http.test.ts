import { createHash } from 'node:crypto';
import { parseEntry } from '@redress/bundle';
import type { EventAccepted, EventReceipt } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { send, type TestApp, testApp } from '../../testing.ts';
import { testEvent, testKey, testShop } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-01T12:00:30Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());

async function openShop(platformId = 'org_5m1r0k3w8c6y2v9t4h7p0xzq', key = testKey()) {
  const source = { platformId, name: '极速点卡', publicKey: key.publicKey };
  const { sourceId, secret } = await app.rooms.trade.createSource(source);
  const shop = testShop(secret, key);
  const path = `/api/sources/${sourceId}/v1/events`;
  return {
    sourceId,
    path,
    shop,
    headers: (id: string, body: string) => shop.signed(id, body, clock.now()),
    emit: ({ id, body }: { id: string; body: string }, headers = shop.signed(id, body, clock.now())) =>
      post(path, body, headers),
    batch: (events: { id: string; body: string }[]) => {
      const list = events.map(({ id, body }) => ({ headers: shop.signed(id, body, clock.now()), body }));
      return post(`${path}/batch`, JSON.stringify(list));
    },
    receipt: (id: string) =>
      send(app, 'GET', `${path}/${id}/receipt`, { headers: shop.signed(id, '', clock.now()) }),
  };
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  send(app, 'POST', path, {
    raw: Buffer.from(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const created = (ref: string, more: object = {}) =>
  testEvent('order.created', ref, { title: '点卡 100元', qty: 1, amount_minor: 9800, ...more });

describe('202 and 200', () => {
  test('a signed event is kept byte for byte, once, however often it comes', async () => {
    const shop = await openShop();
    // Spaces and the order of fields are the shop's: what is hashed and kept are its bytes.
    const event = created('A1');
    const body = event.body.replace('{', '{ ').replace('极速', '极 速');
    const first = await shop.emit({ id: event.id, body });
    expect(first.statusCode).toBe(202);
    const accepted = first.json() as EventAccepted;
    expect(accepted).toMatchObject({
      id: event.id,
      created: true,
      sha256: createHash('sha256').update(body).digest('hex'),
      signature: 'valid',
      backfilled: false,
      known: true,
      warnings: [],
    });
    clock.advance(5000);
    const again = await shop.emit({ id: event.id, body });
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual({ ...accepted, created: false });
  });

  test('any order of arrival gives the same order, and the first word of it stands', async () => {
    const shop = await openShop();
    const paid = testEvent('payment.confirmed', 'B1', {
      trade_no: '2026110122001',
      channel_no: '4200002',
      amount_minor: 9800,
      paid_at: '2026-11-01T19:59:00+08:00',
    });
    await shop.emit(paid);
    await shop.emit(created('B1', { merchant_ref: 'm7', category: 'game-card' }));
    await shop.emit(testEvent('order.created', 'B1', { amount_minor: 1, qty: 1 }, { key: 'later' }));
    const { sourceId } = shop;
    const order = await app.rooms.trade.findOrder({ sourceId, orderRef: 'B1' });
    expect(order).toMatchObject({
      orderRef: 'B1',
      title: '点卡 100元',
      category: 'game-card',
      amountFen: 9800,
      paidAtMs: Date.parse('2026-11-01T11:59:00Z'),
      ids: { gatewayTradeNo: '2026110122001', channelNo: '4200002' },
      contradicted: ['amountFen'],
    });
    const events = await app.rooms.trade.eventsOf(order?.id as string);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'order.created',
      'order.created',
      'payment.confirmed',
    ]);
    expect(await app.rooms.trade.findOrder({ sourceId, orderRef: 'nobody' })).toBeUndefined();
  });

  test('a late event is kept and marked as told afterwards; one of an unknown type is kept and marked', async () => {
    const shop = await openShop();
    const late = testEvent('order.created', 'C1', {}, { occurredAt: '2026-10-31T00:00:00Z' });
    expect((await shop.emit(late)).json()).toMatchObject({ backfilled: true, created: true });
    const strange = testEvent('warehouse.moved', 'C1', { shelf: 3 });
    expect((await shop.emit(strange)).json()).toMatchObject({ known: false, warnings: ['unknown-type'] });
  });

  test('without Ed25519, or by a stranger’s key, an event is kept and said to prove nothing to others', async () => {
    const shop = await openShop();
    const event = created('D1');
    const bare = shop.shop.signed(event.id, event.body, clock.now(), false);
    expect((await shop.emit(event, bare)).json()).toMatchObject({
      signature: 'absent',
      warnings: ['unsigned'],
    });
    const other = created('D2');
    const foreign = testShop('whsec_', testKey()).signed(other.id, other.body, clock.now());
    const own = shop.headers(other.id, other.body);
    const mixed = {
      ...own,
      'webhook-signature': `${own['webhook-signature'].split(' ')[0]} ${foreign['webhook-signature'].split(' ')[1]}`,
    };
    expect((await shop.emit(other, mixed)).json()).toMatchObject({ signature: 'invalid' });
  });

  test('the key that is registered may name its successor', async () => {
    const key = testKey();
    const shop = await openShop(undefined, key);
    const next = testKey();
    const rotation = testEvent('key.rotated', '', { public_key: next.publicKey });
    const bare = shop.shop.signed(rotation.id, rotation.body, clock.now(), false);
    expect((await shop.emit(rotation, bare)).statusCode).toBe(422);
    expect((await shop.emit(rotation)).statusCode).toBe(202);
    const event = created('E1');
    const byNext = testShop('whsec_', next).signed(event.id, event.body, clock.now());
    const own = shop.headers(event.id, event.body);
    const v1 = own['webhook-signature'].split(' ')[0];
    const v1a = byNext['webhook-signature'].split(' ')[1];
    const signed = { ...own, 'webhook-signature': `${v1} ${v1a}` };
    expect((await shop.emit(event, signed)).json()).toMatchObject({ signature: 'valid' });
  });
});

describe('409', () => {
  test('a changed story under a known id is refused and kept, once for each wording', async () => {
    const shop = await openShop();
    const event = created('F1');
    const changed = { id: event.id, body: event.body.replace('9800', '100') };
    await shop.emit(event);
    const answer = await shop.emit(changed);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/event-conflict' });
    expect((await shop.emit(changed)).statusCode).toBe(409);
    const order = await app.rooms.trade.findOrder({ sourceId: shop.sourceId, orderRef: 'F1' });
    expect(order?.amountFen).toBe(9800);
    const [conflict, ...more] = await app.rooms.trade.conflictsOf(order?.id as string);
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ id: event.id, conflict: true, data: { amount_minor: 100 } });
    const receipt = (await shop.receipt(event.id)).json() as EventReceipt;
    expect(receipt.conflicts).toHaveLength(1);
  });
});

describe('4xx', () => {
  test('a wrong secret, a wrong time, another id and a shape that does not fit are told apart', async () => {
    const shop = await openShop();
    const event = created('G1');
    const code = async (headers: Record<string, string>, body = event.body) => {
      const answer = await post(shop.path, body, headers);
      return [answer.statusCode, answer.json().type.replace('/problems/', '')];
    };
    const good = shop.headers(event.id, event.body);
    expect(await code({})).toEqual([400, 'headers-missing']);
    const foreign = testShop(`whsec_${Buffer.alloc(32).toString('base64')}`);
    expect(await code(foreign.signed(event.id, event.body, clock.now()))).toEqual([401, 'bad-signature']);
    expect(await code(good, `${event.body} `)).toEqual([401, 'bad-signature']);
    const late = shop.shop.signed(event.id, event.body, clock.now() - 301_000);
    expect(await code(late)).toEqual([408, 'timestamp-off']);
    const otherId = event.id.replace(/.$/, (c) => (c === '0' ? '1' : '0'));
    expect(await code(shop.headers(otherId, event.body))).toEqual([422, 'event-unfit']);
    const unfit = created('G2', { amount_minor: '98.00' });
    expect(await code(shop.headers(unfit.id, unfit.body), unfit.body)).toEqual([422, 'event-unfit']);
    expect((await post('/api/sources/src_none/v1/events', event.body, good)).statusCode).toBe(404);
  });

  test('a card in clear is refused wherever it hides, and nothing of it is kept', async () => {
    const shop = await openShop();
    for (const event of [
      testEvent('delivery.proof', 'H1', { items: [], card: 'ABCD-EFGH' }),
      testEvent('delivery.proof', 'H1', { items: [], ext: { carmi: 'ABCD-EFGH' } }),
      testEvent('stock.moved', 'H1', { rows: [{ secret: 'ABCD-EFGH' }] }),
    ])
      expect((await shop.emit(event)).statusCode).toBe(422);
    expect(await app.rooms.trade.findOrder({ sourceId: shop.sourceId, orderRef: 'H1' })).toBeUndefined();
    expect(app.logged()).not.toContain('ABCD-EFGH');
  });
});

describe('a batch', () => {
  test('is answered event by event, each by its own signature', async () => {
    const shop = await openShop();
    const first = created('I1');
    const events = [first, created('I2'), created('I3')];
    await shop.emit(first);
    const other = { id: first.id, body: first.body.replace('9800', '1') };
    const unfit = created('I4', { qty: -1 });
    const answer = await shop.batch([...events, ...events.slice(1, 2), other, unfit]);
    expect(answer.statusCode).toBe(200);
    const { results } = answer.json();
    expect(results.map(({ status }: { status: number }) => status)).toEqual([200, 202, 202, 200, 409, 422]);
    expect(results[5].detail).toMatch(/\/data\/qty [^a-z]*[一-鿿]/);
  });

  test('of two at once that bring the same events, each event is new in one of them', async () => {
    const shop = await openShop();
    const events = Array.from({ length: 40 }, (_, i) => created(`J${i}`));
    const answers = await Promise.all(
      [shop.batch(events), shop.batch([...events].reverse()), shop.batch(events)].map(
        async (answer) => (await answer).json().results as { status: number }[],
      ),
    );
    const statuses = answers.flat().map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(40);
    expect(statuses.filter((status) => status === 200)).toHaveLength(80);
  });
});

describe('the receipt', () => {
  test('lets a shop prove that its very bytes stand in the log, and is given to nobody else', async () => {
    const shop = await openShop();
    const event = created('K1');
    const { sealId } = (await shop.emit(event)).json() as EventAccepted;
    await app.rooms.notary.flush();
    const receipt = (await shop.receipt(event.id)).json() as EventReceipt;
    const entry = parseEntry(Buffer.from(receipt.seal?.entry ?? '', 'base64'));
    const salted = Buffer.concat([Buffer.from(receipt.salt, 'base64'), Buffer.from(event.body)]);
    expect(entry).toMatchObject({
      ok: true,
      value: { id: sealId, c: { body: createHash('sha256').update(salted).digest('base64') } },
    });
    expect(receipt.seal?.proof).toContain('c2sp.org/tlog-proof');
    const stranger = await openShop();
    const asked = await send(app, 'GET', `${shop.path}/${event.id}/receipt`, {
      headers: stranger.headers(event.id, ''),
    });
    expect(asked.statusCode).toBe(401);
    const replayed = await send(app, 'GET', `${shop.path}/${event.id}/receipt`, {
      headers: shop.headers(created('K2').id, ''),
    });
    expect(replayed.statusCode).toBe(401);
  });
});

describe('what stands in the database', () => {
  test('no order number, title or body in clear; and no event can be changed or deleted', async () => {
    const shop = await openShop();
    await shop.emit(created('L20261101777', { title: '王小明的点卡' }));
    for (const table of ['received', '"order"', 'source', 'event', 'secret']) {
      const { rows } = await sql`SELECT t::text AS row FROM trade.${sql.raw(table)} AS t`.execute(
        app.db.kysely,
      );
      expect(JSON.stringify(rows)).not.toMatch(/L20261101777|王小明|whsec_/);
    }
    await expect(sql`UPDATE trade.received SET type = 'x'`.execute(app.db.kysely)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`DELETE FROM trade.received`.execute(app.db.kysely)).rejects.toThrow('append-only');
  });

  test('a later room hears of each order once a request', async () => {
    const shop = await openShop();
    await shop.batch([created('M1'), testEvent('payment.confirmed', 'M1', {}), created('M2')]);
    const order = await app.rooms.trade.findOrder({ sourceId: shop.sourceId, orderRef: 'M1' });
    const { rows } = await sql`SELECT 1 FROM outbox.job WHERE topic = 'delivery.look'
      AND payload->>'orderId' = ${order?.id}`.execute(app.db.kysely);
    expect(rows).toHaveLength(1);
  });
});

describe('what nobody signed', () => {
  test('an order that nobody reported, and a proof from our own form, are kept as such', async () => {
    const platformId = 'org_0m1r0k3w8c6y2v9t4h7p0xzq';
    const told = await inTransaction(app.db, async (trx) => {
      const { sourceId } = await app.rooms.trade.ensureOrder(trx, { platformId, orderRef: 'N1' });
      const event = { sourceId, type: 'delivery.proof' as const, orderRef: 'N1', by: 'form' as const };
      return app.rooms.trade.recordEvent(trx, { ...event, occurredAtMs: clock.now(), data: { items: [] } });
    });
    const [event] = await app.rooms.trade.eventsOf(told.orderId as string);
    expect(event).toMatchObject({ type: 'delivery.proof', by: 'form', signature: 'absent' });
    const shop = await openShop(platformId);
    await shop.emit(created('N2'));
    const same = await inTransaction(app.db, (trx) =>
      app.rooms.trade.ensureOrder(trx, { platformId, orderRef: 'N2' }),
    );
    expect(same.sourceId).toBe(shop.sourceId);
    expect(await app.rooms.trade.readOrder(same.orderId)).toMatchObject({ orderRef: 'N2' });
  });
});

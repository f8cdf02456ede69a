import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tradeEventData } from '@redress/contract';
import { cardCommit, cardNonce, dupTag } from '@redress/delivery';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#platform/database';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

let app: TestApp;
let shop: TestOrganisation;
let sourceId: string;
const minuteMs = 60_000;

beforeAll(async () => {
  app = await testApp();
  shop = await app.organisation();
  ({ sourceId } = await sourceOf(shop));
});
afterAll(() => app.close());

async function sourceOf(org: TestOrganisation) {
  return inTransaction(app.db, (trx) =>
    app.rooms.trade.ensureOrder(trx, { platformId: org.orgId, orderRef: 'first' }),
  );
}

/** Tells events of an order as a connector does, and waits until all was looked at. */
async function tell(
  orderRef: string,
  events: [type: string, minutesAgo: number, data: object][],
  of = sourceId,
) {
  let orderId = '';
  for (const [type, minutes, data] of events)
    await inTransaction(app.db, async (trx) => {
      const told = await app.rooms.trade.recordEvent(trx, {
        ...{ sourceId: of, orderRef, data, by: 'connector' },
        type: type as keyof typeof tradeEventData,
        occurredAtMs: Date.now() - minutes * minuteMs,
      });
      orderId = told.orderId as string;
    });
  await app.outbox.drain();
  return orderId;
}

const card = (orderRef: string, secret: string, pepper = 'pepper') => ({
  card_ref: 'c1',
  commit: cardCommit({ orderRef, nonce: nonceOf(orderRef), secret }),
  dup_tag: dupTag(pepper, secret),
  row_found: true,
});
const nonceOf = (orderRef: string) => cardNonce('shop key', orderRef, 'c1');
const delivered = (orderRef: string, secret: string, pepper?: string): [string, number, object][] => [
  ['order.created', 31, { title: '游戏点卡 卡密', qty: 1, amount_minor: 9800 }],
  ['payment.confirmed', 30, { trade_no: `T${orderRef}` }],
  ['delivery.proof', 29, { qty_ordered: 1, items: [card(orderRef, secret, pepper)], channels: ['page'] }],
  ['delivery.viewed', 28, { buyer_ip_same: true, via: 'page' }],
];
const read = async (org: TestOrganisation, orderId: string) =>
  org.person.send('GET', `/api/organisations/${org.orgId}/orders/${orderId}/assessment`);

describe('200', () => {
  it('an order that was delivered and seen counts, and strangers learn nothing of it', async () => {
    const orderId = await tell('D-1', delivered('D-1', 'ABCD-1111-EFGH'));
    const answer = await read(shop, orderId);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      orderRef: 'D-1',
      assessment: { level: 2, counts: true, missing: [] },
      standard: { standardId: 'std_alliance-automatic-card', deliverWithinMinutes: 5 },
    });
    const other = await app.organisation({ name: '别家' });
    expect((await read(other, orderId)).statusCode).toBe(404);
  });

  it('a claim marks what is told afterwards of before', async () => {
    const orderId = await tell('D-2', delivered('D-2', 'ABCD-2222-EFGH').slice(0, 2));
    await inTransaction(app.db, (trx) =>
      app.rooms.delivery.noteClaim(trx, { orderId, claimedAtMs: Date.now() - 5 * minuteMs }),
    );
    await tell('D-2', delivered('D-2', 'ABCD-2222-EFGH').slice(2));
    const { assessment } = (await read(shop, orderId)).json();
    expect(assessment).toMatchObject({ level: 1, counts: false, payoutMayStart: true });
    expect(assessment.against.map(({ code }: { code: string }) => code)).toContain('told-after-claim');
  });

  it('one code in two orders of a shop: both stop counting, whichever was told first', async () => {
    const first = await tell('D-3', delivered('D-3', 'TWIN-0000-0000'));
    expect((await read(shop, first)).json().assessment.counts).toBe(true);
    const second = await tell('D-4', delivered('D-4', 'TWIN-0000-0000'));
    for (const orderId of [first, second])
      expect((await read(shop, orderId)).json().assessment).toMatchObject({
        counts: false,
        against: [{ code: 'duplicate-sale', restsOn: 'arithmetic' }],
      });
  });

  it('a code sold before and after the pepper changed is found once its tag was told anew, and said once', async () => {
    const tagged = (secret: string): [string, number, object] => [
      'delivery.tagged',
      1,
      { items: [{ card_ref: 'c1', dup_tag: dupTag('one pepper', secret) }] },
    ];
    const first = await tell('P-1', delivered('P-1', 'MOVE-0000-0000', 'of the poller'));
    const second = await tell('P-2', delivered('P-2', 'MOVE-0000-0000', 'of the poller'));
    const alone = await tell('P-3', delivered('P-3', 'MOVE-1111-0000', 'of the poller'));
    await tell('P-1', [tagged('MOVE-0000-0000')]);
    await tell('P-2', [tagged('MOVE-0000-0000')]);
    await tell('P-3', [tagged('MOVE-1111-0000')]);
    const third = await tell('P-4', delivered('P-4', 'MOVE-0000-0000', 'one pepper'));
    for (const orderId of [first, second, third]) {
      const { against } = (await read(shop, orderId)).json().assessment;
      expect(against.map(({ code }: { code: string }) => code)).toEqual(['duplicate-sale']);
      expect(against[0].text.zh).toContain('2');
    }
    // Told anew is no proof and takes nothing away from one.
    expect((await read(shop, alone)).json().assessment).toMatchObject({ counts: true, against: [] });
  });

  it('the same words by hand to two buyers are no code sold twice', async () => {
    const byHand = (ref: string) => {
      const item = { ...card(ref, '已为您充值，请查收'), kind: 'text' };
      return tell(ref, [
        ['order.created', 31, { title: '话费代充', qty: 1, amount_minor: 9800 }],
        ['payment.confirmed', 30, { trade_no: `T${ref}` }],
        ['delivery.proof', 29, { qty_ordered: 1, items: [item], channels: ['page'] }],
      ]);
    };
    const orders = [await byHand('H-1'), await byHand('H-2')];
    for (const orderId of orders) {
      const { against } = (await read(shop, orderId)).json().assessment;
      expect(against.map(({ code }: { code: string }) => code)).not.toContain('duplicate-sale');
    }
  });

  it('shows that the gateway saw a payment of which the shop got no notice', async () => {
    const paid = { answer: 'paid', trade_no: 'TG1' };
    const orderId = await tell('G-1', [
      ['order.created', 60, { title: '点卡', qty: 1, amount_minor: 9800 }],
      ['order.status', 50, { meaning: 'expired' }],
      ['payment.queried', 40, paid],
    ]);
    const { assessment } = (await read(shop, orderId)).json();
    expect(assessment.against.map(({ code }: { code: string }) => code)).toContain('gateway-saw-payment');
    expect(assessment.dueFrom).toBe('payment');
    expect((await app.rooms.trade.readOrder(orderId)).ids.gatewayTradeNo).toBe('TG1');
  });

  it('between platforms a code is compared only where both take part', async () => {
    const other = await app.organisation({ name: '另一平台' });
    const { sourceId: theirs } = await sourceOf(other);
    const take = async (org: TestOrganisation, takesPart: boolean) =>
      (
        await org.person.send('PUT', `/api/organisations/${org.orgId}/duplicate-check`, {
          body: { takesPart },
        })
      ).json();
    const { pepper } = await take(shop, true);
    await tell('D-5', delivered('D-5', 'CROSS-0000-0000', pepper));
    const orderId = await tell('D-6', delivered('D-6', 'CROSS-0000-0000', pepper), theirs);
    expect((await read(other, orderId)).json().assessment.counts).toBe(true);
    expect((await take(other, true)).pepper).toBe(pepper);
    expect((await read(other, orderId)).json().assessment).toMatchObject({
      counts: false,
      against: [{ code: 'duplicate-sale', text: { zh: expect.stringContaining('联盟内其他店铺') } }],
    });
    expect((await take(shop, false)).pepper).toBeUndefined();
    await take(other, false);
  });

  it('an opening by the buyer is used and forgotten: nothing of the code is in any table', async () => {
    const secret = 'SECRET-7777-OPENED';
    const orderId = await tell('D-7', delivered('D-7', secret).slice(0, 3));
    const body = { sourceId, orderRef: 'D-7', secret: ` ${secret}\n`, nonce: nonceOf('D-7') };
    expect((await send(app, 'POST', '/api/reveals', { body })).json()).toEqual({
      matches: true,
      notACard: false,
    });
    await app.outbox.drain();
    expect((await read(shop, orderId)).json().assessment).toMatchObject({ level: 3, counts: true });
    expect(app.logged()).not.toContain('SECRET-7777');
    expect(await everyRow()).not.toContain('SECRET-7777');
    const wrong = { ...body, secret: '很抱歉，有人在你付款之前抢走了商品，请联系客服。' };
    expect((await send(app, 'POST', '/api/reveals', { body: wrong })).json()).toEqual({
      matches: false,
      notACard: true,
    });
    const unknown = { ...body, orderRef: 'no such order' };
    expect((await send(app, 'POST', '/api/reveals', { body: unknown })).json()).toEqual({
      matches: false,
      notACard: false,
    });
  });

  it('a shop without a connector proves by the form, to L1 without and with a record, and only by what can be opened', async () => {
    const proof = {
      items: [{ cardRef: '1', kind: 'card', commit: card('F-1', 'FORM-1234-5678').commit, last4: '5678' }],
      channel: 'email',
      recipient: 'alice@qq.com',
      enteredAt: new Date(Date.now() - 20 * minuteMs).toISOString(),
      retrieval: 'message-accepted',
      fileIds: [] as string[],
    };
    const path = `/api/organisations/${shop.orgId}/proofs`;
    const bare = await shop.person.send('POST', path, { body: { orderRef: 'F-1', ...proof } });
    expect(bare.statusCode).toBe(201);
    expect(bare.json()).toMatchObject({ created: true, assessment: { level: 1, counts: false } });
    expect(bare.json().assessment.missing.map(({ element }: { element: string }) => element)).toEqual([
      'retrieval',
    ]);
    const again = await shop.person.send('POST', path, { body: { orderRef: 'F-1', ...proof } });
    expect(again.json()).toMatchObject({ created: false, eventId: bare.json().eventId });
    const { fileId } = (
      await uploadTo(`/api/organisations/${shop.orgId}/proof-files`, shop.person.cookie)
    ).json();
    const full = await shop.person.send('POST', path, {
      body: { orderRef: 'F-1', ...proof, fileIds: [fileId] },
    });
    expect(full.json().assessment).toMatchObject({ level: 1, counts: false, byHand: true });
    const junk = await uploadTo(`/api/organisations/${shop.orgId}/proof-files`, shop.person.cookie, 'x');
    expect(junk.json().type).toContain('proof-file-kind');
    const elsewhere = await shop.person.send('POST', path, {
      body: { orderRef: 'F-2', ...proof, fileIds: [fileId] },
    });
    expect(elsewhere.json().type).toContain('proof-file-not-found');
    await app.outbox.drain();
    const list = await shop.person.send('GET', `/api/organisations/${shop.orgId}/deliveries?only=all`);
    const [mine] = list.json().deliveries.filter(({ orderRef }: { orderRef: string }) => orderRef === 'F-1');
    expect(mine.assessment.level).toBe(1);
    expect(JSON.stringify(mine)).not.toContain('alice@qq.com');
  });

  it('a merchant without an account proves by the link of a notice, for that order only and until it expires', async () => {
    const orderId = await tell('L-1', delivered('L-1', 'LINK-1234').slice(0, 2));
    const link = app.rooms.delivery.proofLink({ orderId, expiresAtMs: Date.now() + 60 * minuteMs });
    const authorization = `Bearer ${new URL(link).hash.slice(1)}`;
    const opened = await send(app, 'GET', '/api/proof-link', { headers: { authorization } });
    expect(opened.json()).toMatchObject({ orderRef: 'L-1', platform: shop.name, assessment: { level: 0 } });
    const body = {
      items: [{ cardRef: '1', kind: 'card', commit: card('L-1', 'LINK-1234').commit }],
      channel: 'page',
      recipient: '订单查询页',
      enteredAt: new Date(Date.now() - 20 * minuteMs).toISOString(),
      retrieval: 'none',
      fileIds: [],
    };
    const told = await send(app, 'POST', '/api/proof-link/proofs', { headers: { authorization }, body });
    expect(told.json().assessment).toMatchObject({ level: 1 });
    const over = app.rooms.delivery.proofLink({ orderId, expiresAtMs: Date.now() - 1 });
    for (const token of [new URL(over).hash.slice(1), `${new URL(link).hash.slice(1)}x`, ''])
      expect(
        (await send(app, 'GET', '/api/proof-link', { headers: { authorization: `Bearer ${token}` } }))
          .statusCode,
      ).toBe(401);
  });

  it('a standard is drafted, published for later orders, signed, and old orders keep the one of their day', async () => {
    const base = `/api/organisations/${shop.orgId}`;
    const terms = {
      title: { zh: '自动发卡（三分钟）', en: 'Cards in three minutes' },
      deliverer: 'system',
      deliverWithinMinutes: 3,
      answerWithinHours: 12,
      minimumLevel: 2,
      proof: ['quantity'],
      singleUse: true,
    };
    const draft = await shop.person.send('PUT', `${base}/standards/automatic-card`, { body: terms });
    expect(draft.json()).toMatchObject({ state: 'draft', version: 1 });
    const today = await shop.person.send('POST', `${base}/standards/automatic-card/publication`, {
      body: { fromDay: '2020-01-01' },
    });
    expect(today.statusCode).toBe(422);
    const published = await shop.person.send('POST', `${base}/standards/automatic-card/publication`, {
      body: { fromDay: '2099-01-01' },
    });
    const { standardId, version, textSha256, text } = published.json();
    expect(text).toContain('付款后 3 分钟内');
    const sign = (digest: string) =>
      shop.person.send('POST', `${base}/standard-signatures`, {
        body: { standardId, version, textSha256: digest },
      });
    expect((await sign('0'.repeat(64))).statusCode).toBe(409);
    const signed = await sign(textSha256);
    expect(signed.statusCode).toBe(201);
    expect((await sign(textSha256)).json().signatureId).toBe(signed.json().signatureId);
    const { versions } = (await send(app, 'GET', `/api/standards/${standardId}`)).json();
    expect(versions[0]).toMatchObject({
      state: 'published',
      signatures: [{ organisation: shop.name, textSha256 }],
    });
    const now = await app.rooms.delivery.standardFor({ platformId: shop.orgId, category: 'automatic-card' });
    expect(now.id).toBe('std_alliance-automatic-card');
    const later = await app.rooms.delivery.standardFor({
      platformId: shop.orgId,
      category: 'automatic-card',
      createdAtMs: Date.parse('2099-02-01T00:00:00Z'),
    });
    expect(later).toMatchObject({ id: standardId, answerWithinMs: 12 * 60 * minuteMs });
  });

  it('counts deliveries and says what to improve', async () => {
    const { orders, byLevel, improve } = (
      await shop.person.send('GET', `/api/organisations/${shop.orgId}/delivery-summary`)
    ).json();
    expect(orders).toBe(byLevel.reduce((a: number, b: number) => a + b, 0));
    expect(improve[0]).toMatchObject({ code: expect.any(String), orders: expect.any(Number) });
  });
});

describe('403 and 404', () => {
  it('a viewer reads and proves nothing; only an owner signs', async () => {
    const viewer = await shop.member('viewer');
    const base = `/api/organisations/${shop.orgId}`;
    expect((await viewer.send('GET', `${base}/deliveries`)).statusCode).toBe(200);
    expect((await viewer.send('POST', `${base}/proofs`, { body: {} })).statusCode).toBe(403);
    const manager = await shop.member('manager');
    const body = { standardId: 'std_alliance-automatic-card', version: 1, textSha256: '0'.repeat(64) };
    expect((await manager.send('POST', `${base}/standard-signatures`, { body })).statusCode).toBe(403);
  });

  it('an unknown standard is not found, an affiliated platform’s order of somebody else neither', async () => {
    expect((await send(app, 'GET', '/api/standards/std_none')).statusCode).toBe(404);
    const other = await app.organisation({ name: '第三家' });
    const body = {
      ...{ orderRef: 'D-1', platformId: shop.orgId, channel: 'page', recipient: '页面' },
      ...{ enteredAt: '2026-11-03T12:00:00+08:00', retrieval: 'none', fileIds: [] },
      items: [{ cardRef: '1', kind: 'card', commit: '0'.repeat(64) }],
    };
    expect(
      (await other.person.send('POST', `/api/organisations/${other.orgId}/proofs`, { body })).statusCode,
    ).toBe(404);
  });
});

it('the fourteen failures are told in shapes that the event contract takes', () => {
  const folder = join(import.meta.dirname, '../../../../../packages/delivery/fixtures/failures');
  const shapes = tradeEventData as Record<
    string,
    { safeParse(value: unknown): { success: boolean; error?: unknown } }
  >;
  const lines = globSync('*.jsonl', { cwd: folder }).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').trim().split('\n'),
  );
  const events = lines.map((line) => JSON.parse(line)).filter((line) => line.type);
  expect(events.length).toBeGreaterThan(40);
  for (const { type, data } of events) {
    const read = shapes[type]?.safeParse(data);
    expect(read?.success, `${type} ${JSON.stringify(read?.error)}`).toBe(true);
  }
});

/** All that is in the database, in clear. */
async function everyRow(): Promise<string> {
  const run = app.db.kysely;
  const { rows: tables } = await sql<{ name: string }>`SELECT format('%I.%I', schemaname, tablename) AS name
    FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`.execute(run);
  const texts = await Promise.all(
    tables.map(({ name }) =>
      sql<{ row: string }>`SELECT t::text AS row FROM ${sql.raw(name)} t`.execute(run),
    ),
  );
  const all = texts.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
  expect(all).toContain('card.revealed');
  return all;
}

async function uploadTo(path: string, cookie: string, content: string | Buffer = Buffer.from(png, 'base64')) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))], { type: 'image/png' }), '记录.png');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return send(app, 'POST', path, {
    raw: Buffer.from(await request.arrayBuffer()),
    headers: { cookie, 'content-type': request.headers.get('content-type') as string },
  });
}
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

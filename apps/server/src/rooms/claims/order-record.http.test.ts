import { createHash } from 'node:crypto';
import { verifyOrderRecord } from '@redress/bundle';
import { newSigningKey, signBatch } from '@redress/client';
import { type OrderRecord, orderRecord } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { billNo, openClaim, openShop, respondent, type TestClaim, type TestShop } from './testing.ts';

/** As a shop sends it. */
function testEvent(type: string, orderRef: string, data: object): { id: string; body: string } {
  const id = `evt_${createHash('sha256').update(`${type}|${orderRef}|1`).digest('hex').slice(0, 32)}`;
  const named = { spec: 'redress.event/1', id, type, order_ref: orderRef };
  return { id, body: JSON.stringify({ ...named, occurred_at: '2026-11-01T12:00:00Z', data }) };
}

const day = 86_400_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await testApp({ clock });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(() => app.close());

const tradeNo = '4200002600202611268765432109';
const wrongNo = '4200002600202611261111222233';
const show = (claim: TestClaim, paymentNo?: string) =>
  claim.send('POST', '/payment-number', paymentNo === undefined ? {} : { paymentNo });
const statusOf = async (answer: ReturnType<typeof show>) => {
  const { statusCode, json } = await answer;
  return [statusCode, statusCode === 200 ? json().orderRecord : json().type.split('/').at(-1)];
};
const unknown = [422, 'payment-no-unknown'];
const used = [429, 'tries-used'];
let orders = 0;
/** A claim about an order that the shop reported as paid by this number. */
async function claimOf(given: { tradeNo?: string; paid?: boolean } = { tradeNo }, more = {}) {
  const orderRef = `XK20261126A${++orders}`;
  await shop.order(orderRef, given);
  return { orderRef, claim: await shop.claim(orderRef, more) };
}

describe('the buyer of a claim', () => {
  test('gets her own copy by the number of the channel on her bill, which anybody can check, and gets it again', async () => {
    const { privateKey, publicKey } = await newSigningKey();
    const { sourceId, secret } = await app.rooms.trade.createSource({
      ...{ platformId: shop.org.orgId, name: '极速点卡', publicKey },
    });
    const orderRef = 'SN8F2K7Q';
    const batch = [
      testEvent('order.created', orderRef, { title: '点卡 100 元', qty: 1, amount_minor: 9800 }),
      testEvent('payment.confirmed', orderRef, {
        ...{ gateway: 'epay', amount_minor: 9800 },
        ...{ trade_no: '2026112612000036421', channel_no: tradeNo },
      }),
      testEvent('delivery.viewed', orderRef, { ip: '203.0.113.9', buyer_ip_same: false }),
      testEvent('delivery.attempted', orderRef, { result: 'failed', reason: 'out_of_stock' }),
    ];
    const signed = await signBatch({ secret, privateKey }, batch, clock.now());
    const sent = await send(app, 'POST', `/api/sources/${sourceId}/v1/events/batch`, {
      raw: Buffer.from(JSON.stringify(batch.map(({ body }, at) => ({ headers: signed[at], body })))),
      headers: { 'content-type': 'application/json' },
    });
    expect(sent.statusCode, sent.body).toBe(200);
    const claim = await openClaim(app, { sourceId, orderRef, sentence: '没有收到卡密。' });
    await app.rooms.notary.flush();
    expect(await claim.read()).toMatchObject({ orderRecord: 'ask', paymentNoGiven: false });
    expect(await statusOf(claim.send('GET', '/order-record'))).toEqual([403, 'payer-not-shown']);
    expect(await statusOf(show(claim, wrongNo))).toEqual(unknown);
    expect(await statusOf(claim.send('GET', '/order-record'))).toEqual([403, 'payer-not-shown']);

    expect(await statusOf(show(claim, ' 4200 0026 0020 2611 2687 6543 21０9\n'))).toEqual([200, 'shown']);
    for (const _ of [1, 2]) {
      const answer = await claim.send('GET', '/order-record');
      expect(answer.statusCode, answer.body).toBe(200);
      const record: OrderRecord = orderRecord.parse(answer.json());
      expect(record).toMatchObject({ orderRef, shop: { name: '极速点卡' } });
      const checks = verifyOrderRecord(record, { publicKey, vkey: app.rooms.notary.vkey });
      expect(checks.map(({ type, signed, sealed }) => `${type} ${signed} ${sealed}`).toSorted()).toEqual([
        'delivery.attempted ok ok',
        'order.created ok ok',
        'payment.confirmed ok ok',
      ]);
      expect(record.withheld).toMatchObject([{ type: 'delivery.viewed', reason: 'other-person' }]);
      expect(answer.body).not.toContain('203.0.113.9');
    }
  });

  test('shows it by the number of the gateway too, and by what a gateway told when it was asked', async () => {
    const orderRef = `XK20261126Q${++orders}`;
    await shop.order(orderRef, { seen: true, tradeNo });
    expect(await statusOf(show(await shop.claim(orderRef), tradeNo))).toEqual([200, 'shown']);
  });

  test('need not type again what she gave with the claim', async () => {
    const { claim } = await claimOf({ tradeNo }, { paymentNo: tradeNo });
    expect(await claim.read()).toMatchObject({ orderRecord: 'shown', paymentNoGiven: true });
    const orderRef = `XK20261126A${++orders}`;
    const early = await shop.claim(orderRef, { paymentNo: tradeNo });
    await shop.order(orderRef, { tradeNo });
    expect(await early.read()).toMatchObject({ orderRecord: 'ask', paymentNoGiven: true });
    expect(await statusOf(show(early))).toEqual([200, 'shown']);
    const { claim: without } = await claimOf();
    expect(await statusOf(show(without))).toEqual([422, 'payment-no-missing']);
    expect(await statusOf(show(without, '  '))).toEqual([422, 'payment-no-missing']);
  });

  test('keeps it when the claim is over; without it, a claim that she gave up gives none', async () => {
    const { claim } = await claimOf();
    const { claim: other } = await claimOf();
    await show(claim, tradeNo);
    for (const one of [claim, other])
      expect((await one.send('POST', '/words', { word: 'withdraw' })).statusCode).toBe(200);
    expect((await claim.read()).orderRecord).toBe('shown');
    expect((await claim.send('GET', '/order-record')).statusCode).toBe(200);
    expect((await other.read()).orderRecord).toBe('none');
    expect(await statusOf(show(other, tradeNo))).toEqual([409, 'record-not-open']);
  });

  test('has none any more once she erased it, nor has a stranger ever', async () => {
    const { claim } = await claimOf();
    const { claim: stranger } = await claimOf();
    await show(claim, tradeNo);
    const headers = { authorization: `Bearer ${stranger.token}` };
    for (const [method, path] of [
      ['GET', '/order-record'],
      ['POST', '/payment-number'],
    ] as const) {
      const url = `/api/claims/${claim.claimId}${path}`;
      const body = method === 'POST' ? { body: { paymentNo: tradeNo } } : {};
      expect((await send(app, method, url, { headers, ...body })).statusCode).toBe(404);
      expect((await send(app, method, url, body)).statusCode).toBe(404);
    }
    expect((await claim.send('DELETE', '')).statusCode).toBe(204);
    expect((await claim.send('GET', '/order-record')).statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('a number that shows nothing', () => {
  test('is refused without a try: short ones, fillers, the order number itself', async () => {
    const { claim, orderRef } = await claimOf();
    for (const no of ['42000026', '0'.repeat(28), orderRef, ` ${orderRef.toLowerCase()} `])
      for (const _ of [1, 2, 3]) expect(await statusOf(show(claim, no))).toEqual([422, 'payment-no-unfit']);
    expect(await statusOf(show(claim, tradeNo))).toEqual([200, 'shown']);
  });

  test('is none either where the shop reported it as the number of the payment', async () => {
    const orderRef = '20261126120000123456789';
    await shop.order(orderRef, { tradeNo: `P${orderRef}` });
    const claim = await shop.claim(orderRef, { paymentNo: billNo(orderRef) });
    expect(await statusOf(show(claim, `P${orderRef}`))).toEqual([422, 'payment-no-unfit']);
    expect(await statusOf(show(claim, tradeNo))).toEqual(unknown);
  });

  test('is answered alike whether the order is unknown, unpaid, was looked up by the merchant alone, or has another number', async () => {
    const claims = [
      (await claimOf()).claim,
      (await claimOf({})).claim,
      (await claimOf({ paid: false })).claim,
      await shop.claim('XK-NEVER-REPORTED-1'),
    ];
    const answers = await Promise.all(claims.map((claim) => show(claim, wrongNo)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(422);
    const views = await Promise.all(claims.map((claim) => claim.read()));
    // Without a number of the shop there is nothing that hers could fit.
    expect(views.map((view) => view.orderRecord)).toEqual(['ask', 'none', 'ask', 'ask']);
    expect(await statusOf((claims[3] as TestClaim).send('GET', '/order-record'))).toEqual([
      403,
      'payer-not-shown',
    ]);
  });

  test('of a shop that is no member there is no record to be had', async () => {
    const claim = await openClaim(app, { shop: '某某小店', orderRef: 'N-1', sentence: '没有收到。' });
    expect((await claim.read()).orderRecord).toBe('none');
    expect(await statusOf(show(claim, tradeNo))).toEqual(unknown);
  });
});

describe('tries', () => {
  test('are five a day for a claim, then also the right number is refused; the next day it counts', async () => {
    const { claim } = await claimOf();
    for (const _ of [1, 2, 3, 4, 5]) expect(await statusOf(show(claim, wrongNo))).toEqual(unknown);
    expect(await statusOf(show(claim, tradeNo))).toEqual(used);
    expect((await claim.read()).orderRecord).toBe('ask');
    clock.advance(day);
    await app.rooms.claims.closeErased();
    expect(await statusOf(show(claim, tradeNo))).toEqual([200, 'shown']);
  });

  test('are counted for the order as well: a new claim gives no more of them', async () => {
    const { claim, orderRef } = await claimOf();
    const tryAll = async (one: TestClaim) => {
      for (const _ of [1, 2, 3, 4, 5]) expect(await statusOf(show(one, wrongNo))).toEqual(unknown);
      await one.send('POST', '/words', { word: 'withdraw' });
    };
    await tryAll(claim);
    await tryAll(await shop.claim(orderRef));
    const third = await shop.claim(orderRef);
    expect(await statusOf(show(third, tradeNo))).toEqual(used);
    clock.advance(day);
    expect(await statusOf(show(third, tradeNo))).toEqual([200, 'shown']);
  });

  test('made all at once are counted one by one', async () => {
    const { claim } = await claimOf();
    const answers = await Promise.all(Array.from({ length: 12 }, () => statusOf(show(claim, wrongNo))));
    expect(answers.filter(([status]) => status === 422)).toHaveLength(5);
    expect(answers.filter(([status]) => status === 429)).toHaveLength(7);
  });

  test('that are right at once show it once', async () => {
    const { claim } = await claimOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => statusOf(show(claim, tradeNo))));
    expect(answers).toEqual(answers.map(() => [200, 'shown']));
    const lines = (await claim.read()).timeline.filter(({ text }) => text.zh.includes('付款单号'));
    expect(lines).toHaveLength(1);
  });

  test('of a number where money is paid to are limited too, and a right one shows the order to be hers', async () => {
    const payee = { kind: 'alipay', name: '林小满', account: '13800000001' };
    const pay = (claim: TestClaim, paymentNo: string) => claim.send('PUT', '/payee', { payee, paymentNo });
    const { claim } = await claimOf();
    clock.advance(2 * day);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    expect(await claim.read()).toMatchObject({ needsPaymentNo: true, orderRecord: 'ask' });
    for (const _ of [1, 2, 3, 4, 5])
      expect(await statusOf(pay(claim, wrongNo))).toEqual([403, 'payment-no-wrong']);
    expect(await statusOf(pay(claim, tradeNo))).toEqual(used);
    clock.advance(day);
    expect(await statusOf(pay(claim, tradeNo))).toEqual([200, 'shown']);
    expect((await claim.send('GET', '/order-record')).statusCode).toBe(200);
  });
});

describe('that it was shown', () => {
  test('is seen by whoever answers, by webhook, on the order and in the log, and nowhere the number', async () => {
    const { orgId, person } = shop.org;
    const hooks = `/api/organisations/${orgId}/webhooks`;
    const made = await person.send('POST', hooks, { body: { url: 'https://shop.invalid/hook' } });
    const { claim } = await claimOf();
    const side = respondent(app, app.rooms.claims.answerToken(claim.claimId));
    const fits = async () => (await side.read()).matches.find(({ what }) => what === 'payment-no')?.fits;
    const { orderId } = await side.read();
    const order = async () =>
      (await person.send('GET', `/api/organisations/${orgId}/orders/${orderId}/assessment`)).json();
    expect([await fits(), (await order()).payerShownAtMs]).toEqual([null, undefined]);
    await show(claim, tradeNo);
    await app.outbox.drain();
    await app.rooms.notary.flush();
    expect([await fits(), (await order()).payerShownAtMs]).toEqual([true, clock.now()]);
    const theirs = (await side.read()).timeline.find(({ text }) => text.zh.includes('付款单号'));
    expect(theirs?.entry).toEqual(expect.any(Number));
    const log = await person.send('GET', `${hooks}/${made.json().endpoint.id}/deliveries`);
    expect(log.body).toContain('claim.changed');
    const { rows } = await sql<{ text: string }>`SELECT e::text AS text FROM claims.event e
      UNION ALL SELECT c::text FROM claims.claim c UNION ALL SELECT a::text FROM claims.asked a
      UNION ALL SELECT j::text FROM outbox.job j`.execute(app.db.kysely);
    for (const text of [app.logged(), log.body, ...rows.map((row) => row.text)]) {
      expect(text).not.toContain(tradeNo);
      expect(text).not.toContain(Buffer.from(tradeNo).toString('hex'));
    }
  });

  test('becomes part of the evidence of its case', async () => {
    const { claim } = await claimOf();
    const opened = (await claim.send('POST', '/case', {})).json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${opened.token}` };
    const items = async () =>
      (await send(app, 'GET', `/api/cases/${opened.caseId}`, { headers })).json().items.length;
    const before = await items();
    await show(claim, tradeNo);
    await app.outbox.drain();
    expect(await items()).toBe(before + 1);
  });
});

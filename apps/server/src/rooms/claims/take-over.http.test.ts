import { shanghaiDay } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { send, type TestApp, testApp } from '../../testing.ts';
import { openShop, passing, type TestClaim, type TestShop } from './testing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
let far: FarServer;
beforeAll(async () => {
  far = await farServer();
  const mail = { domain: 'mail.example', name: 'mail.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ clock, config: { mail: { ...mail, smtpUrl: far.url, smtpTls: 'off' } } });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };
const wrongNo = '4200002600202611261111222233';
const held = async () => (await app.rooms.deposits.stateOf(shop.org.orgId)).heldFen;
const pass = (ms: number) => passing(app, clock)(ms);
let orders = 0;
const numberOf = (orderRef: string) => `42000026002026112687654${orderRef.slice(-5)}`;

/** An order that its shop reported with a payment number, and a stranger's claim on it. */
async function taken(more: { contact?: string; paymentNo?: string } = {}) {
  const orderRef = `XK20261126T${10_000 + ++orders}`;
  await shop.order(orderRef, { tradeNo: numberOf(orderRef) });
  return { orderRef, no: numberOf(orderRef), stranger: await shop.claim(orderRef, more) };
}

const open = (orderRef: string, paymentNo?: string, sourceId = shop.sourceId) =>
  send(app, 'POST', '/api/claims', {
    body: { sourceId, orderRef, sentence: '没有收到卡密。', ...(paymentNo ? { paymentNo } : {}) },
  });
/** The same from another address. */
const openFrom = (remoteAddress: string, orderRef: string, paymentNo: string) =>
  app.http.inject({
    method: 'POST',
    url: '/api/claims',
    remoteAddress,
    payload: { sourceId: shop.sourceId, orderRef, sentence: '没有收到卡密。', paymentNo },
  });
/** As if strangers of many networks had tried so often today. */
const countTries = async ({ claimId }: TestClaim, count: number) =>
  sql`INSERT INTO claims.asked (digest, day, count)
    SELECT order_digest, ${shanghaiDay(clock.now())}, ${count} FROM claims.claim WHERE id = ${claimId}`.execute(
    app.db.kysely,
  );
const isOpen = (answer: { statusCode: number; json(): { type: string } }) =>
  answer.statusCode === 409 && answer.json().type.endsWith('/claim-open');
const readAs = async (token: string, claimId: string) =>
  (
    await send(app, 'GET', `/api/claims/${claimId}`, { headers: { authorization: `Bearer ${token}` } })
  ).json();
const live = async (claims: string[]) => {
  const { rows } = await sql<{ id: string }>`SELECT id FROM claims.claim
    WHERE live AND id = ANY(${claims}::text[])`.execute(app.db.kysely);
  return rows.map(({ id }) => id);
};

describe('who shows the payment number of an order that somebody else claims', () => {
  test('has the claim from then on: the money is held for her, and the other one is told on the page and by mail', async () => {
    const before = await held();
    const { orderRef, no, stranger } = await taken({ contact: 'guess@far.example' });
    const offered = await stranger.send('POST', '/offers', { amountFen: 100, hours: 24 });
    expect(offered.statusCode, offered.body).toBe(200);
    const mine = await open(orderRef, ` ${no.slice(0, 4)} ${no.slice(4)} `);
    expect(mine.statusCode, mine.body).toBe(201);
    await app.outbox.drain();
    const view = await readAs(mine.json().token, mine.json().claimId);
    expect(view).toMatchObject({
      state: 'open',
      amountFen: 9800,
      orderRecord: 'shown',
      detailsHidden: false,
    });
    expect(view.money).toMatchObject({ state: 'held', fen: 9800 });
    expect(await held()).toBe(before + 9800);
    const theirs = await stranger.read();
    expect(theirs).toMatchObject({ state: 'withdrawn', displacedAt: expect.any(String), may: [] });
    expect(theirs.headline.zh).toContain('另一个人出示了这笔订单的付款单号');
    expect(theirs.timeline.at(-2)?.text.zh).toContain('到此为止');
    expect(theirs.offers.map(({ state }) => state)).toEqual(['ended']);
    const mails = far.arrived.filter(({ to }) => to === 'guess@far.example');
    const texts = await Promise.all(mails.map(async ({ bytes }) => JSON.stringify(await readMail(bytes))));
    expect(texts.filter((text) => text.includes('由那个人的主张继续'))).toHaveLength(1);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('is refused word for word alike whatever does not fit', async () => {
    const one = await taken();
    const shown = await taken();
    expect((await shown.stranger.send('POST', '/payment-number', { paymentNo: shown.no })).statusCode).toBe(
      200,
    );
    const given = await taken({ paymentNo: numberOf(`XK20261126T${10_000 + orders + 1}`) });
    const numberless = `XK-NONE-${orders}`;
    await shop.order(numberless);
    await shop.claim(numberless);
    const invented = `XK-INVENTED-${orders}`;
    await shop.claim(invented);
    const answers = [
      await open(one.orderRef),
      await open(one.orderRef, wrongNo),
      await open(one.orderRef, one.no.slice(0, 15)),
      await open(one.orderRef, one.orderRef),
      await open(shown.orderRef, shown.no),
      await open(given.orderRef, given.no),
      await open(numberless, wrongNo),
      await open(invented, wrongNo),
    ];
    expect(answers.every(isOpen)).toBe(true);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const all = [one, shown, given].map(({ stranger }) => stranger.claimId);
    expect((await live(all)).toSorted()).toEqual(all.toSorted());
  });

  test('has ten tries a day of one address, with those of its claims; a stranger who uses up his takes none of hers', async () => {
    const { orderRef, no, stranger } = await taken();
    for (const _ of [1, 2, 3])
      expect((await stranger.send('POST', '/payment-number', { paymentNo: wrongNo })).statusCode).toBe(422);
    const answers = await Promise.all(Array.from({ length: 30 }, () => open(orderRef, wrongNo)));
    expect(answers.every(isOpen)).toBe(true);
    expect(isOpen(await open(orderRef, no)), 'of this address also the right one').toBe(true);
    const mine = await openFrom('203.0.113.9', orderRef, no);
    expect(mine.statusCode, mine.body).toBe(201);
  });

  test('is let in among a thousand strange tries, and her second try too; who has tried before waits for an hour', async () => {
    const { orderRef, no, stranger } = await taken();
    await countTries(stranger, 998);
    expect(isOpen(await openFrom('203.0.113.9', orderRef, wrongNo))).toBe(true);
    expect((await openFrom('203.0.113.9', orderRef, no)).statusCode).toBe(201);
    const late = await taken();
    await countTries(late.stranger, 1000);
    const first = await Promise.all(
      ['2001:db8:1::1', '203.0.113.1', '203.0.113.2', '203.0.113.3'].map((at) =>
        openFrom(at, late.orderRef, wrongNo),
      ),
    );
    expect(first.every(isOpen)).toBe(true);
    expect(isOpen(await openFrom('203.0.113.9', late.orderRef, late.no)), 'the slot is taken').toBe(true);
    clock.advance(hour);
    const mine = await openFrom('203.0.113.9', late.orderRef, late.no);
    expect(mine.statusCode, mine.body).toBe(201);
  });

  test('holds the claim, and still shows the number when a stranger elsewhere has tried in vain', async () => {
    const { orderRef, no, stranger: holder } = await taken();
    for (let i = 0; i < 12; i++) await openFrom('198.51.100.7', orderRef, wrongNo);
    expect((await holder.send('POST', '/payment-number', { paymentNo: no })).statusCode).toBe(200);
  });

  test('is counted by the /48 of an IPv6 address, and no address is written down', async () => {
    const { orderRef, no } = await taken();
    for (let i = 0; i < 10; i++) await openFrom(`2001:db8:77:${i}::1`, orderRef, wrongNo);
    expect(isOpen(await openFrom('2001:db8:77:ff::1', orderRef, no))).toBe(true);
    const { rows } = await sql<{
      asked: string;
    }>`SELECT string_agg(encode(digest, 'hex') || day, ' ') AS asked
      FROM claims.asked`.execute(app.db.kysely);
    expect(`${rows[0]?.asked}${app.logged()}`).not.toContain('2001:db8:77');
    expect((await openFrom('2001:db8:78::1', orderRef, no)).statusCode).toBe(201);
  });

  test('cannot be guessed by opening and withdrawing either', async () => {
    const orderRef = `XK20261126T${10_000 + ++orders}`;
    await shop.order(orderRef, { tradeNo: numberOf(orderRef) });
    for (let i = 0; i < 10; i++) {
      const claim = await shop.claim(orderRef, { paymentNo: wrongNo });
      await claim.send('POST', '/words', { word: 'withdraw' });
    }
    const claim = await shop.claim(orderRef, { paymentNo: numberOf(orderRef) });
    expect(await claim.read()).toMatchObject({ orderRecord: 'ask', detailsHidden: true });
    clock.advance(day);
    expect((await claim.send('POST', '/payment-number', {})).json()).toMatchObject({ orderRecord: 'shown' });
  });

  test('and each list says of the other one that it was taken over, not withdrawn', async () => {
    const { orderRef, no, stranger } = await taken();
    const { caseId, token } = (await stranger.send('POST', '/case', {})).json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${token}` };
    expect((await open(orderRef, no)).statusCode).toBe(201);
    const row = { claimId: stranger.claimId, state: 'withdrawn', displacedAt: expect.any(String) };
    const inbox = `/api/organisations/${shop.org.orgId}/claims?state=withdrawn`;
    expect((await shop.org.person.send('GET', inbox)).json().claims).toContainEqual(
      expect.objectContaining(row),
    );
    expect((await send(app, 'GET', `/api/cases/${caseId}/claims`, { headers })).json().claims).toEqual([
      expect.objectContaining(row),
    ]);
    const gone = await taken();
    await gone.stranger.send('POST', '/words', { word: 'withdraw' });
    const { claims } = (await shop.org.person.send('GET', inbox)).json();
    expect(
      claims.find((one: { claimId: string }) => one.claimId === gone.stranger.claimId),
    ).not.toHaveProperty('displacedAt');
  });

  test('tells the case of the claim that ended', async () => {
    const { orderRef, no, stranger } = await taken();
    const { caseId, token } = (await stranger.send('POST', '/case', {})).json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${token}` };
    const items = async () =>
      (await send(app, 'GET', `/api/cases/${caseId}`, { headers })).json().items.length;
    const before = await items();
    expect((await open(orderRef, no)).statusCode).toBe(201);
    await app.outbox.drain();
    expect(await items()).toBe(before + 1);
  });

  test('takes over what was decided for the other one and nobody was paid', async () => {
    const { orderRef, no, stranger } = await taken();
    const before = await held();
    await pass(25 * hour);
    expect(await stranger.read()).toMatchObject({ state: 'paying', money: { state: 'needs-payee' } });
    expect((await open(orderRef, no)).statusCode).toBe(201);
    expect(await stranger.read()).toMatchObject({ state: 'withdrawn' });
    expect(await held()).toBe(before);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
});

/** Paid before the shop named a number: a stranger's payout waits, and only now the number can be shown. */
async function payoutOf(): Promise<{ orderRef: string; no: string; stranger: TestClaim }> {
  const orderRef = `XK20261126T${10_000 + ++orders}`;
  await shop.order(orderRef);
  const stranger = await shop.claim(orderRef);
  await pass(25 * hour);
  const given = await stranger.send('PUT', '/payee', { payee });
  expect(given.json(), given.body).toMatchObject({ money: { state: 'waiting' } });
  await shop.order(orderRef, { paid: false, seen: true, tradeNo: numberOf(orderRef) });
  await app.outbox.drain();
  return { orderRef, no: numberOf(orderRef), stranger };
}
const payoutState = async ({ claimId }: TestClaim) => {
  const { rows } = await sql<{ state: string }>`SELECT state FROM deposits.payout
    WHERE key = ${`claim:${claimId}`}`.execute(app.db.kysely);
  return rows[0]?.state;
};
const makeFile = () => shop.org.person.send('POST', `/api/organisations/${shop.org.orgId}/payout-files`, {});

describe('money that is ordered', () => {
  test('and not handed over is cancelled, and held for who showed the number', async () => {
    const { orderRef, no, stranger } = await payoutOf();
    expect((await open(orderRef, no)).statusCode).toBe(201);
    expect([(await stranger.read()).state, await payoutState(stranger)]).toEqual(['withdrawn', 'cancelled']);
    expect((await makeFile()).statusCode, 'nothing of it is left to pay').toBeGreaterThanOrEqual(400);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('and stands in a payment file goes its way', async () => {
    const { orderRef, no, stranger } = await payoutOf();
    expect((await makeFile()).statusCode).toBe(201);
    expect(isOpen(await open(orderRef, no))).toBe(true);
    expect(await stranger.read()).toMatchObject({ state: 'paying', money: { state: 'sent' } });
  });

  test('is either cancelled or in the file where both come at once', async () => {
    const { orderRef, no, stranger } = await payoutOf();
    const [file, mine] = await Promise.all([makeFile(), open(orderRef, no)]);
    const { state } = await stranger.read();
    expect([[file.statusCode === 201, mine.statusCode, state, await payoutState(stranger)]]).toContainEqual(
      mine.statusCode === 201 ? [false, 201, 'withdrawn', 'cancelled'] : [true, 409, 'paying', 'sending'],
    );
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
});

describe('at once', () => {
  test('two who show the number: one has the claim', async () => {
    const { orderRef, no, stranger } = await taken();
    const before = await held();
    const answers = await Promise.all([open(orderRef, no), open(orderRef, no), open(orderRef, no)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
    expect(answers.filter(isOpen)).toHaveLength(2);
    expect(await live([stranger.claimId])).toEqual([]);
    expect(await held()).toBe(before);
  });

  test('the holder who shows it and somebody else who does: one of them has it', async () => {
    for (const _ of [1, 2, 3]) {
      const { orderRef, no, stranger } = await taken();
      const [kept, mine] = await Promise.all([
        stranger.send('POST', '/payment-number', { paymentNo: no }),
        open(orderRef, no),
      ]);
      const view = await stranger.read();
      expect([[kept.statusCode, mine.statusCode, view.state, view.orderRecord]]).toContainEqual(
        mine.statusCode === 201 ? [409, 201, 'withdrawn', 'none'] : [200, 409, 'open', 'shown'],
      );
    }
  });
});

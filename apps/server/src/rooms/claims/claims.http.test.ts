import type { ClaimRule } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import type { Rail } from '#platform/rails';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { startWechat } from '../../platform/rails/testing-wechat.ts';
import { createWechatRail } from '../../platform/rails/wechat.ts';
import { send, type TestApp, testApp } from '../../testing.ts';
import { fund, openClaim, openShop, respondent, type TestShop, toldOf } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
let far: FarServer;
const rails = new Map<string, Rail[]>();
beforeAll(async () => {
  far = await farServer();
  const mail = { domain: 'mail.example', name: 'mail.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({
    clock,
    config: {
      mail: { ...mail, smtpUrl: far.url, smtpTls: 'off' },
      deposits: { payeeDays: 1096, returnDays: 30, withdrawalDays: 7, smallestPartFen: 1000, rails },
    },
  });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };
const held = async (orgId = shop.org.orgId) => (await app.rooms.deposits.stateOf(orgId)).heldFen;
const pass = async (ms: number) => {
  clock.advance(ms);
  const looked = await app.rooms.claims.tick();
  await app.outbox.drain();
  return looked;
};
const linkOf = async (claimId: string) => {
  const { claims } = app.rooms;
  return respondent(app, claims.answerToken(claimId));
};

describe('a buyer wins by default when nobody can show delivery', () => {
  test('silence past the answer time pays out of the deposit, once the buyer says where to', async () => {
    await shop.order('A-1', { tradeNo: '4200002600202611018000000001' });
    const claim = await shop.claim('A-1');
    const open = await claim.read();
    expect(open).toMatchObject({ state: 'open', reported: true, money: { state: 'held' } });
    expect(open.clock).toMatchObject({ party: 'respondent', overdue: false });
    expect(Date.parse(open.clock?.dueAt ?? '') - Date.parse(open.openedAt)).toBe(24 * hour);
    expect(await held()).toBe(9800);

    await pass(24 * hour - 1);
    expect((await claim.read()).state).toBe('open');
    clock.advance(1);
    expect((await claim.read()).clock?.overdue, 'derived from the clock before any job').toBe(true);
    await pass(0);
    const decided = await claim.read();
    expect(decided).toMatchObject({ state: 'paying', outcome: 'silence' });
    const summary = await shop.org.person.send('GET', `/api/organisations/${shop.org.orgId}/claim-summary`);
    expect(summary.json()).toMatchObject({ claims: 1, asked: 1, answeredInTime: 0, bySilence: 1 });
    expect(decided).toMatchObject({
      needsPayee: true,
      needsPaymentNo: true,
      money: { state: 'needs-payee' },
    });

    const guess = await claim.send('PUT', '/payee', { payee, paymentNo: '123' });
    expect([guess.statusCode, guess.json().type]).toEqual([403, expect.stringContaining('payment-no-wrong')]);
    const given = await claim.send('PUT', '/payee', {
      payee,
      paymentNo: '4200 0026 0020 2611 0180 0000 0001',
    });
    expect(given.statusCode, given.body).toBe(200);
    expect(given.json()).toMatchObject({ needsPayee: false, decidedFen: 9800, money: { state: 'waiting' } });
    expect(await held()).toBe(0);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
    expect((await claim.send('PUT', '/payee', { payee })).statusCode, 'as long as nobody has it').toBe(200);
  });

  test('a second tick decides nothing twice, and two at once decide it once', async () => {
    await shop.order('A-2');
    const claim = await shop.claim('A-2');
    clock.advance(25 * hour);
    await Promise.all([app.rooms.claims.tick(), app.rooms.claims.tick(), app.rooms.claims.tick()]);
    await pass(hour);
    const lines = (await claim.read()).timeline.map(({ text }) => text.en);
    expect(lines.filter((line) => line.startsWith('Decided'))).toHaveLength(1);
  });

  test('no deposit: it is decided, said to be unpaid, and paid by itself once a deposit covers it', async () => {
    const poor = await openShop(app, clock);
    await poor.order('P-1');
    const claim = await poor.claim('P-1');
    await pass(25 * hour);
    const owed = await claim.read();
    expect(owed).toMatchObject({ state: 'unpaid', decidedFen: 9800, money: { state: 'uncovered' } });
    expect(owed.headline.zh).toContain('钱还没有到买家手里');
    await fund(app, poor.org.orgId, 10_000);
    await pass(25 * hour);
    expect(await claim.read()).toMatchObject({ state: 'paying', needsPayee: true });
  });

  test('an order that the shop never reported costs no deposit a fen, and is decided all the same', async () => {
    const claim = await shop.claim('INVENTED-1', { amountFen: 50_000 });
    expect(await claim.read()).toMatchObject({ reported: false, money: { state: 'not-held' } });
    await pass(25 * hour);
    expect(await claim.read()).toMatchObject({ state: 'unpaid', decidedFen: 50_000 });
  });

  test('nor does an order whose payment the shop did not report', async () => {
    await shop.order('A-3', { paid: false });
    const claim = await shop.claim('A-3');
    await pass(25 * hour);
    expect((await claim.read()).state).toBe('unpaid');
  });

  test('an order that the shop calls unpaid and its gateway calls paid is an order that was paid', async () => {
    await shop.order('A-4', { seen: true });
    const claim = await shop.claim('A-4');
    await app.outbox.drain();
    const { assessment, reported } = await claim.read();
    expect(reported).toBe(true);
    expect(JSON.stringify(assessment)).toContain('网关显示这笔订单已付款');
    await pass(25 * hour);
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 9800 });
  });
});

test('nothing is said to have come from the merchant where it sent nothing, be the order real or invented', async () => {
  await shop.order('K-2');
  for (const orderRef of ['K-2', 'K-3']) {
    const claim = await shop.claim(orderRef);
    await app.outbox.drain();
    const { timeline } = await claim.read();
    expect(timeline.filter(({ by }) => by === 'respondent')).toEqual([]);
    expect(JSON.stringify(timeline)).not.toContain('发货资料');
  }
});

test('what a claim was looked at is an event of it, once a look, and sealed', async () => {
  await shop.order('K-1');
  const claim = await shop.claim('K-1');
  await shop.bind('K-1');
  const { rows } = await sql<{ id: string }>`SELECT id FROM claims.event
    WHERE subject_id = ${claim.claimId} AND kind = 'claim.assessed'`.execute(app.db.kysely);
  expect(rows.length).toBeGreaterThan(0);
  await app.rooms.notary.flush();
  expect(await app.rooms.notary.sealOf(rows[0]?.id ?? '')).toBeDefined();
});

describe('the shop of a member', () => {
  test('hears by webhook that it is asked, and what was decided, without a word of the buyer', async () => {
    const path = `/api/organisations/${shop.org.orgId}/webhooks`;
    // Nobody listens there: what would be sent stands in the delivery log all the same.
    const made = await shop.org.person.send('POST', path, { body: { url: 'https://shop.invalid/hook' } });
    expect(made.statusCode, made.body).toBe(201);
    await shop.order('H-1');
    const claim = await shop.claim('H-1', { sentence: '付了钱，卡没到，我很生气。' });
    await claim.read();
    await pass(25 * hour);
    const log = await shop.org.person.send('GET', `${path}/${made.json().endpoint.id}/deliveries`);
    const types = log.json().deliveries.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['claim.opened', 'proof.requested', 'decision.issued']));
    expect(log.body).not.toContain('生气');
  });

  test('hears the number of an order only where it reported it itself', async () => {
    await shop.order('H-2');
    const known = await shop.claim('H-2');
    const invented = await shop.claim('H-3 张三 13800000000');
    const told = async ({ claimId }: { claimId: string }) =>
      (await toldOf(app, shop.org.orgId))
        .filter(({ data }) => data.claimId === claimId)
        .map(({ data }) => data);
    expect(await told(known)).toMatchObject([
      { orderRef: 'H-2', role: 'respondent' },
      { orderRef: 'H-2', role: 'respondent', wants: ['delivery.proof'] },
    ]);
    for (const data of await told(invented)) expect(data).not.toHaveProperty('orderRef');
    expect(await told(invented)).toHaveLength(2);
    // What it reports later it is told of from then on.
    await shop.order('H-3 张三 13800000000');
    await app.outbox.drain();
    await pass(25 * hour);
    expect((await told(invented)).at(-1)).toMatchObject({ orderRef: 'H-3 张三 13800000000' });
  });
});

describe('a delivery proof that counts', () => {
  test("stops the clock, and the buyer's word 'does not work' hands the burden back with a clock of its own", async () => {
    await shop.order('B-1');
    const claim = await shop.claim('B-1');
    await shop.deliver('B-1');
    const shown = await claim.read();
    expect(shown.state, JSON.stringify(shown.assessment)).toBe('proved');
    expect(shown.assessment?.counts).toBe(true);
    await pass(25 * hour);
    expect((await claim.read()).state).toBe('proved');

    const said = await claim.send('POST', '/words', { word: 'does-not-work' });
    expect(said.json()).toMatchObject({ state: 'burden', burdenOf: 'use', clock: { party: 'respondent' } });
    await pass(25 * hour);
    expect(await claim.read()).toMatchObject({ state: 'paying', outcome: 'not-shown' });
  });

  test("that says who used the code answers 'does not work'; contested, it is for people and the hold stays", async () => {
    await shop.order('B-2');
    const claim = await shop.claim('B-2', { kind: 'does-not-work', sentence: '卡密显示已被使用。' });
    expect((await claim.read()).state).toBe('burden');
    await shop.deliver('B-2', { redeemed: true });
    expect((await claim.read()).state).toBe('proved');
    expect((await claim.read()).may).not.toContain('does-not-work');
    const before = await held();
    const said = await claim.send('POST', '/words', { word: 'contest' });
    expect(said.json()).toMatchObject({ state: 'contested', money: { state: 'held' } });
    await pass(20 * 24 * hour);
    expect((await claim.read()).state).toBe('contested');
    expect(await held()).toBe(before);
  });

  test("came before the claim: the claim is answered at once, and the buyer's silence gives the money back", async () => {
    await shop.order('B-3');
    await shop.deliver('B-3');
    const claim = await shop.claim('B-3');
    expect((await claim.read()).state).toBe('proved');
    const before = await held();
    await pass(8 * 24 * hour);
    expect((await claim.read()).state).toBe('lapsed');
    expect(await held()).toBe(before - 9800);
  });
});

describe('the respondent', () => {
  test('cannot refuse with a bare “delivered”, nor against its own reports, nor without papers', async () => {
    await shop.order('C-1');
    const claim = await shop.claim('C-1');
    const other = await linkOf(claim.claimId);
    const refuse = (reason: string, fileIds: string[]) =>
      other.send('POST', '', { kind: 'refuse', reason, fileIds });
    const { fileId } = await other.upload();
    for (const reason of ['delivered', 'not-our-order', 'not-paid', 'used-by-buyer']) {
      const answer = await refuse(reason, [fileId]);
      expect([answer.statusCode, reason]).toEqual([422, reason]);
    }
    expect((await refuse('already-settled', [])).statusCode).toBe(422);
    expect((await claim.read()).files).toEqual([]);
    const done = await refuse('already-settled', [fileId]);
    expect(done.json(), done.body).toMatchObject({
      state: 'refused',
      refusal: { reason: 'already-settled' },
    });
    const seen = await claim.read();
    expect(seen.files.map(({ name }) => name)).toEqual(['record.txt']);
    const file = await claim.send('GET', `/files/${fileId}`);
    expect([file.statusCode, file.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('attachment'),
    ]);
  });

  test('who says that the money went back must show it when the buyer denies it; else the deposit pays', async () => {
    await shop.order('C-2');
    const claim = await shop.claim('C-2');
    const other = await linkOf(claim.claimId);
    const low = await other.send('POST', '', { kind: 'refund', refundNo: 'R-1', amountFen: 9700 });
    expect(low.statusCode).toBe(422);
    await other.send('POST', '', { kind: 'refund', refundNo: 'R-1', amountFen: 9800 });
    expect((await claim.read()).state).toBe('refunded');
    const denied = await claim.send('POST', '/words', { word: 'deny' });
    expect(denied.json()).toMatchObject({ state: 'burden', burdenOf: 'refund' });
    expect((await other.read()).may).not.toContain('refund');
    await pass(25 * hour);
    expect((await claim.read()).state).toBe('paying');
  });

  test('sees the same sentence and clock as the buyer, and how the claim fits the order', async () => {
    await shop.order('C-3', { tradeNo: '4200002600202611018000000077' });
    const claim = await shop.claim('C-3', { amountFen: 9900, paymentNo: '4200002600202611018000000077' });
    await app.rooms.notary.flush();
    const [mine, theirs] = [await claim.read(), await (await linkOf(claim.claimId)).read()];
    expect(theirs.headline).toEqual(mine.headline);
    expect(theirs.clock).toEqual(mine.clock);
    expect(theirs.timeline).toEqual(mine.timeline);
    expect(theirs.matches.map(({ fits }) => fits)).toEqual([true, true, false, true]);
    expect(mine.answerUrl, 'a link that can tell a deposit to pay is not for the buyer').toBeUndefined();
  });

  test('pays from the deposit by one word', async () => {
    await shop.order('C-4');
    const claim = await shop.claim('C-4');
    await (await linkOf(claim.claimId)).send('POST', '', { kind: 'pay' });
    expect(await claim.read()).toMatchObject({ state: 'paying', outcome: 'accepted', needsPaymentNo: false });
  });

  test('with a wrong link learns nothing', async () => {
    const answer = await send(app, 'GET', '/api/answers/current', {
      headers: { authorization: `Bearer ${'x'.repeat(43)}` },
    });
    expect([answer.statusCode, answer.json().type]).toEqual([401, expect.stringContaining('link-unknown')]);
  });
});

describe('offers', () => {
  test('stop no clock; the newest replaces the one before; acceptance binds and pays that much', async () => {
    await shop.order('D-1');
    const claim = await shop.claim('D-1');
    const other = await linkOf(claim.claimId);
    const due = (await claim.read()).clock?.dueAt;
    expect((await other.send('POST', '/offers', { amountFen: 9801, hours: 24 })).statusCode).toBe(422);
    await other.send('POST', '/offers', { amountFen: 5000, hours: 24 });
    const countered = await claim.send('POST', '/offers', { amountFen: 8000, hours: 2 });
    const [first, second] = countered.json().offers;
    expect([first.state, second.state, countered.json().clock.dueAt]).toEqual(['countered', 'open', due]);
    const own = await claim.send('POST', `/offers/${second.offerId}/answer`, { answer: 'accept' });
    expect(own.statusCode).toBe(409);
    const before = await held();
    const accepted = await other.send('POST', `/offers/${second.offerId}/answer`, { answer: 'accept' });
    expect(accepted.json(), accepted.body).toMatchObject({
      state: 'paying',
      outcome: 'agreed',
      decidedFen: 8000,
    });
    await claim.send('PUT', '/payee', { payee });
    expect(await held()).toBe(before - 9800);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('that ran out cannot be accepted, whether or not a tick has written it', async () => {
    await shop.order('D-2');
    const claim = await shop.claim('D-2');
    const other = await linkOf(claim.claimId);
    const made = (await other.send('POST', '/offers', { amountFen: 5000, hours: 1 })).json();
    clock.advance(hour);
    const { offerId } = made.offers[0];
    const late = await claim.send('POST', `/offers/${offerId}/answer`, { answer: 'accept' });
    expect(late.statusCode).toBe(409);
    expect((await claim.read()).offers[0]?.state).toBe('expired');
  });
});

describe('one order, one claim', () => {
  test('a second one is told so, however it is typed; after the first ended there may be another', async () => {
    await shop.order('E-1');
    const claim = await shop.claim('E-1');
    const body = { sourceId: shop.sourceId, orderRef: ' e-1 ', sentence: '没有收到。' };
    const second = await send(app, 'POST', '/api/claims', { body });
    expect([second.statusCode, second.json().type]).toEqual([409, expect.stringContaining('claim-open')]);
    const before = await held();
    await claim.send('POST', '/words', { word: 'withdraw' });
    expect(await held()).toBe(before - 9800);
    expect((await shop.claim('E-1')).claimId).not.toBe(claim.claimId);
  });

  test('while one is not over its respondent has one that is open', async () => {
    const other = await openShop(app, clock);
    const isOpen = () => app.rooms.claims.hasOpen(other.org.orgId);
    expect(await isOpen()).toBe(false);
    await other.order('E-3');
    const claim = await other.claim('E-3');
    expect(await isOpen()).toBe(true);
    await claim.send('POST', '/words', { word: 'withdraw' });
    expect(await isOpen()).toBe(false);
  });

  test('a stranger reads no claim, and a word that is not open changes nothing', async () => {
    await shop.order('E-2');
    const claim = await shop.claim('E-2');
    expect((await send(app, 'GET', `/api/claims/${claim.claimId}`)).statusCode).toBe(404);
    const buyer = await app.buyer();
    expect((await buyer.send('GET', `/api/claims/${claim.claimId}`)).statusCode).toBe(404);
    expect((await claim.send('POST', '/words', { word: 'confirm' })).statusCode).toBe(409);
  });

  test('a claim answers to its receipt code like a case', async () => {
    await shop.order('E-3');
    const { claimId, receiptCode } = await shop.claim('E-3');
    const session = await send(app, 'POST', '/api/sessions', { body: { receiptCode } });
    expect(session.json().caseId).toBe(claimId);
  });
});

describe('a shop that is no member', () => {
  test('is asked by a link that the buyer hands on; silence is recorded as a fact, and leads to a case', async () => {
    const body = { shop: '某某点卡店', orderRef: 'X-9', sentence: '付款后没有收到。', amountFen: 3000 };
    const claim = await openClaim(app, body);
    const view = await claim.read();
    expect(view).toMatchObject({ reported: false, notice: 'none' });
    expect(view.promise.title.zh).toBe('答复请求');
    const token = new URL(view.answerUrl ?? '').hash.slice(1);
    const other = respondent(app, token);
    const theirs = await other.read();
    expect(theirs.may).not.toContain('pay');
    expect(theirs.matches.map(({ fits }) => fits)).toEqual([null, null, null, null]);
    await pass(25 * hour);
    expect((await claim.read()).state).toBe('unpaid');

    const opened = await claim.send('POST', '/case');
    expect(opened.statusCode, opened.body).toBe(201);
    const { caseId, token: session } = opened.json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${session}` };
    const file = (await send(app, 'GET', `/api/cases/${caseId}`, { headers })).json();
    expect(file.facts).toMatchObject({ orderNo: { value: 'X-9' }, amountFen: { value: 3000 } });
    expect(file.items.map(({ file: name }: { file: string }) => name)).toEqual(['买家主张记录.txt']);
    expect((await send(app, 'GET', `/api/claims/${claim.claimId}`, { headers })).statusCode).toBe(200);
    expect((await claim.send('POST', '/case')).statusCode).toBe(409);
  });
});

describe('a case', () => {
  test("starts a claim by its own session, and keeps the claim's end among its evidence", async () => {
    await shop.order('F-1');
    const buyer = await app.buyer('没有收到');
    const path = `/api/cases/${buyer.caseId}/claims`;
    const body = { sourceId: shop.sourceId, orderRef: 'F-1', sentence: '没有收到卡密。' };
    const opened = await buyer.send('POST', path, { body });
    expect(opened.statusCode, opened.body).toBe(201);
    const { claimId } = opened.json();
    expect((await buyer.send('GET', path)).json().claims).toMatchObject([{ claimId, state: 'open' }]);
    const said = await buyer.send('POST', `/api/claims/${claimId}/words`, { body: { word: 'content' } });
    expect(said.json().state).toBe('settled');
    await app.outbox.drain();
    const view = await buyer.settled();
    expect(view.items).toHaveLength(1);
    expect(view.items[0]?.text).toContain('买家说已经解决');
  });
});

describe("a merchant's rule", () => {
  const rule: ClaimRule = {
    active: true,
    upToFen: 5000,
    kinds: ['not-received'],
    categories: [],
    dailyCapFen: 9000,
    fromHour: 0,
    toHour: 0,
  };
  test('is tried on the past, saved as a version, and refunds at once up to its daily cap', async () => {
    const own = await openShop(app, clock, { depositFen: 100_000 });
    const path = `/api/organisations/${own.org.orgId}/claim-rule`;
    await own.order('R-0', { amountFen: 4000 });
    await own.claim('R-0');
    const tried = await own.org.person.send('POST', `${path}/trial`, { body: rule });
    expect(tried.json()).toMatchObject({ claims: 1, settled: 1, fen: 4000 });
    const viewer = await own.org.member('viewer');
    expect((await viewer.send('PUT', path, { body: rule })).statusCode).toBe(403);
    const saved = await own.org.person.send('PUT', path, { body: rule });
    expect(saved.json()).toMatchObject({ version: 1, rule });
    for (const [ref, amountFen] of [
      ['R-1', 5000],
      ['R-2', 4000],
      ['R-3', 100],
      ['R-4', 5001],
    ] as const)
      await own.order(ref, { amountFen, tradeNo: `4200002351202611269876${ref}` });
    // Whoever knows the number of an order may not have paid it, and here nobody could be asked.
    await own.order('R-5', { amountFen: 100 });
    const states = [];
    for (const ref of ['R-5', 'R-1', 'R-2', 'R-3', 'R-4'])
      states.push((await (await own.claim(ref)).read()).state);
    expect(states).toEqual(['open', 'paying', 'paying', 'open', 'open']);
  });
});

describe('the console', () => {
  test('lists by deadline, answers for its own organisation only, and by role', async () => {
    const own = await openShop(app, clock, { depositFen: 100_000 });
    await own.order('K-1');
    const first = await own.claim('K-1');
    clock.advance(hour);
    await own.order('K-2');
    const second = await own.claim('K-2');
    const path = `/api/organisations/${own.org.orgId}/claims`;
    const list = (await own.org.person.send('GET', path)).json();
    expect(list.claims.map(({ claimId }: { claimId: string }) => claimId)).toEqual([
      first.claimId,
      second.claimId,
    ]);
    expect(list.counts).toEqual({ mine: 2, theirs: 0, closed: 0, named: 0 });
    const stranger = `/api/organisations/${own.org.orgId}/claims/${(await openShopClaim()).claimId}`;
    expect((await own.org.person.send('GET', stranger)).statusCode).toBe(404);
    const viewer = await own.org.member('viewer');
    const answer = `${path}/${first.claimId}/answer`;
    expect((await viewer.send('POST', answer, { body: { kind: 'pay' } })).statusCode).toBe(403);
    expect((await own.org.person.send('POST', answer, { body: { kind: 'pay' } })).json().state).toBe(
      'paying',
    );
  });
  test('puts what waits for the shop before what waits for a buyer, however near her clock is', async () => {
    const own = await openShop(app, clock, { depositFen: 100_000 });
    const path = `/api/organisations/${own.org.orgId}/claims`;
    const open = async (orderRef: string) => {
      await own.order(orderRef);
      return (await own.claim(orderRef)).claimId;
    };
    const [over, refunded] = [await open('L-1'), await open('L-2')];
    const answer = (id: string, body: object) =>
      own.org.person.send('POST', `${path}/${id}/answer`, { body });
    await answer(over, { kind: 'pay' });
    const said = await answer(refunded, { kind: 'refund', refundNo: 'R-2', amountFen: 9800 });
    const waits = Date.parse(said.json().clock.dueAt) - clock.now();
    clock.advance(waits - hour);
    const asked = await open('L-3');
    const { claims } = (await own.org.person.send('GET', path)).json();
    expect(claims.map(({ claimId }: { claimId: string }) => claimId)).toEqual([asked, refunded, over]);
  });
  const openShopClaim = async () => {
    await shop.order('K-9');
    return shop.claim('K-9');
  };
});

test("a shop's QR code is a picture of its claim link", async () => {
  const path = `/api/claim-shops/${shop.sourceId}`;
  expect((await send(app, 'GET', path)).json()).toEqual({ name: '闪卡商城', closed: false, answerHours: 24 });
  const qr = await send(app, 'GET', `${path}/qr.svg`);
  expect([qr.statusCode, qr.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(qr.body).toMatch(/^<svg/);
  expect((await send(app, 'GET', '/api/claim-shops/src_none/qr.svg')).statusCode).toBe(404);
});

test('every event of a claim is in the log, and no order number, word or account is in events or the server log', async () => {
  await shop.order('SECRET-ORDER-77');
  const claim = await shop.claim('SECRET-ORDER-77', { sentence: '我的暗号是青苹果。' });
  await pass(25 * hour);
  await claim.send('PUT', '/payee', { payee });
  await app.rooms.notary.flush();
  const { timeline } = await claim.read();
  expect(timeline.every(({ entry }) => entry !== undefined)).toBe(true);
  expect(app.logged()).not.toMatch(/SECRET-ORDER-77|青苹果|6222020000000000001|林小满/);
});

/** What the keeper of the deposit says of a payout. */
const keeperSays = (payoutId: string, how: 'confirmation' | 'failure', body: object) =>
  shop.org.person.send('POST', `/api/organisations/${shop.org.orgId}/payouts/${payoutId}/${how}`, { body });
const payoutOf = async (claimId: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`SELECT id FROM deposits.payout
    WHERE key = ${`claim:${claimId}`}`.execute(app.db.kysely);
  return rows[0]?.id ?? '';
};

describe('money that does not arrive', () => {
  const other = { ...payee, account: '6217000010001112223' };
  const decided = async (orderRef: string) => {
    await shop.order(orderRef);
    const claim = await shop.claim(orderRef, { contact: 'buyer@example.test' });
    await pass(25 * hour);
    await claim.send('PUT', '/payee', { payee });
    await app.outbox.drain();
    return { claim, payoutId: await payoutOf(claim.claimId) };
  };

  test('is said to the buyer by page and mail, stays hers, and goes to where she says then', async () => {
    const { claim, payoutId } = await decided('X-1');
    const file = `/api/organisations/${shop.org.orgId}/payout-files`;
    await shop.org.person.send('POST', file);
    expect((await claim.read()).may, 'a file has it').toEqual([]);
    expect((await claim.send('POST', '/words', { word: 'content' })).json().type).toMatch(/money-underway/);
    expect((await claim.send('DELETE', '')).json().type).toMatch(/money-underway/);
    far.arrived.length = 0;
    expect((await keeperSays(payoutId, 'failure', { trouble: 'failed' })).statusCode).toBe(204);
    await app.outbox.drain();
    const stuck = await claim.read();
    expect(stuck).toMatchObject({ state: 'paying', needsPayee: true, money: { state: 'failed' } });
    expect(stuck.headline.zh).toContain('钱仍为买家保留');
    const mails = await Promise.all(far.arrived.map(({ bytes }) => readMail(bytes)));
    expect(JSON.stringify(mails.filter((_, i) => far.arrived[i]?.to === 'buyer@example.test'))).toContain(
      '付款没有成功，钱仍为您保留',
    );
    expect((await claim.send('PUT', '/payee', { payee: other })).json()).toMatchObject({
      needsPayee: false,
      money: { state: 'waiting' },
    });
    await app.outbox.drain();
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-X1' });
    await app.outbox.drain();
    expect((await claim.read()).state).toBe('paid');
    await keeperSays(payoutId, 'failure', { trouble: 'returned' });
    await app.outbox.drain();
    const back = await claim.read();
    expect(back).toMatchObject({ state: 'paying', needsPayee: true, money: { state: 'failed' } });
    expect((await claim.send('PUT', '/payee', { payee })).statusCode).toBe(200);
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-X2' });
    await app.outbox.drain();
    expect(await claim.read()).toMatchObject({ state: 'paid' });
    expect((await claim.read()).timeline.map(({ text }) => text.zh).join()).toContain('款项被银行退回');
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('by WeChat waits for its buyer, who is given what her WeChat needs, and nobody else is', async () => {
    const wechat = await startWechat();
    rails.set(shop.org.orgId, [createWechatRail(wechat.options)]);
    try {
      await shop.order('X-3');
      const claim = await shop.claim('X-3');
      await pass(25 * hour);
      wechat.next = 'slow';
      const to = { kind: 'wechat', name: '林小满', openId: 'o-MYE42l80oelYMDE34nYD456Xoy' };
      await claim.send('PUT', '/payee', { payee: to });
      await app.outbox.drain();
      const { appId, merchantId } = wechat.options;
      expect(await claim.read()).toMatchObject({
        confirm: { appId, merchantId, packageInfo: expect.stringMatching(/^pkg-/) },
        money: { state: 'needs-confirm' },
        headline: { zh: expect.stringContaining('请买家在微信里确认收款') },
      });
      const theirs = await (await linkOf(claim.claimId)).read();
      expect(JSON.stringify(theirs)).not.toContain('pkg-');
    } finally {
      rails.clear();
      await wechat.close();
    }
  });

  test('was given up by its buyer before any file had it, and is the merchant’s again', async () => {
    const before = (await app.rooms.deposits.stateOf(shop.org.orgId)).availableFen;
    const { claim, payoutId } = await decided('X-2');
    expect((await claim.read()).may).toEqual(['content']);
    expect((await claim.send('POST', '/words', { word: 'content' })).json().state).toBe('settled');
    expect(await app.rooms.deposits.payoutOf(payoutId)).toMatchObject({ state: 'cancelled' });
    expect((await app.rooms.deposits.stateOf(shop.org.orgId)).availableFen).toBe(before);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('and came back before anybody looked is told once, as what it is', async () => {
    const { claim, payoutId } = await decided('X-4');
    // Words of both ends wait, and the first look finds the last of them.
    await sql`CREATE FUNCTION outbox.later() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN NEW.due_at := now() + interval ''1 day''; RETURN NEW; END'`.execute(app.db.kysely);
    await sql`CREATE TRIGGER later BEFORE INSERT ON outbox.job FOR EACH ROW WHEN (NEW.topic = 'claims.payout')
      EXECUTE FUNCTION outbox.later()`.execute(app.db.kysely);
    far.arrived.length = 0;
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-X4' });
    await keeperSays(payoutId, 'failure', { trouble: 'returned' });
    await sql`DROP FUNCTION outbox.later CASCADE`.execute(app.db.kysely);
    await sql`UPDATE outbox.job SET due_at = now() WHERE topic = 'claims.payout' AND state = 'open'`.execute(
      app.db.kysely,
    );
    await app.outbox.drain();
    const view = await claim.read();
    expect(view).toMatchObject({ state: 'paying', needsPayee: true, money: { state: 'failed' } });
    const lines = view.timeline.map(({ text }) => text.zh);
    expect(lines.filter((line) => line.includes('被银行退回'))).toHaveLength(1);
    const mails = await Promise.all(
      far.arrived
        .filter(({ to }) => to === 'buyer@example.test')
        .map(async ({ bytes }) => JSON.stringify(await readMail(bytes))),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('款项被银行退回了');
    await claim.send('PUT', '/payee', { payee });
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-X5' });
    await app.outbox.drain();
    expect((await claim.read()).state).toBe('paid');
  });
});

describe('erasing', () => {
  const traces = async (claimId: string) => {
    const { rows } = await sql<{
      erased: boolean;
      contents: Buffer;
    }>`SELECT erased_at IS NOT NULL AS erased, contents
      FROM claims.claim WHERE id = ${claimId}`.execute(app.db.kysely);
    const payees = await sql<{
      open: string;
    }>`SELECT count(*) AS open FROM deposits.payee e JOIN deposits.payout p
      ON p.payee_id = e.id WHERE p.key = ${`claim:${claimId}`} AND e.contents IS NOT NULL`.execute(
      app.db.kysely,
    );
    return { erased: rows[0]?.erased, openPayees: Number(payees.rows[0]?.open) };
  };

  test('a claim takes words, contact, payee, files and receipt, and leaves sums, order and events', async () => {
    await shop.order('Z-1');
    const claim = await shop.claim('Z-1', { sentence: '我叫林小满，急用。', contact: 'buyer@example.test' });
    const other = await linkOf(claim.claimId);
    const { fileId } = await other.upload('证明.txt', '材料里有买家的名字');
    await other.send('POST', '', { kind: 'refuse', reason: 'not-our-order', fileIds: [fileId] });
    expect((await claim.send('DELETE', '')).statusCode).toBe(204);
    await app.outbox.drain();
    expect((await claim.send('GET', '')).statusCode).toBe(404);
    const receipt = { body: { receiptCode: claim.receiptCode } };
    expect((await send(app, 'POST', '/api/sessions', receipt)).statusCode).toBe(404);
    const left = await other.read();
    expect(left).toMatchObject({
      state: 'withdrawn',
      orderRef: 'Z-1',
      amountFen: 9800,
      sentence: '',
      files: [],
    });
    expect(left.erasedAt).toBeDefined();
    expect(await traces(claim.claimId)).toEqual({ erased: true, openPayees: 0 });
    await shop.claim('Z-1');
  });

  test('a case takes its claims, and is kept while money of one is on its way', async () => {
    await shop.order('Z-2');
    const claim = await shop.claim('Z-2');
    const made = (await claim.send('POST', '/case')).json();
    const headers = { authorization: `Bearer ${made.token}` };
    const erase = () => send(app, 'DELETE', `/api/cases/${made.caseId}`, { headers });
    expect((await claim.send('DELETE', '')).json().type).toMatch(/claim-has-case/);
    await pass(25 * hour);
    const kept = await erase();
    expect([kept.statusCode, kept.json().type]).toEqual([409, expect.stringContaining('money-underway')]);
    expect(kept.json().detail).toContain('正在路上');
    await claim.send('PUT', '/payee', { payee });
    expect((await erase()).statusCode).toBe(409);
    await keeperSays(await payoutOf(claim.claimId), 'confirmation', { bankReference: 'BANK-Z2' });
    await app.outbox.drain();
    expect((await traces(claim.claimId)).openPayees).toBe(1);
    const gone = await erase();
    expect(gone.statusCode, gone.body).toBe(204);
    await app.outbox.drain();
    expect((await send(app, 'GET', `/api/cases/${made.caseId}`, { headers })).statusCode).toBe(401);
    expect(await (await linkOf(claim.claimId)).read()).toMatchObject({ state: 'paid', sentence: '' });
    // The bank may send the money back: until then the code of the case opens what is left of the claim.
    const { caseId, token } = (
      await send(app, 'POST', '/api/sessions', { body: { receiptCode: made.receiptCode } })
    ).json();
    expect(caseId).toBe(claim.claimId);
    const left = (
      await send(app, 'GET', `/api/claims/${caseId}`, { headers: { authorization: `Bearer ${token}` } })
    ).json();
    expect(left).toMatchObject({ state: 'paid', sentence: '', contactLeft: false, keptBeside: [] });
    expect(Date.parse(left.keptUntil) - clock.now()).toBe(30 * 24 * hour);
    await pass(30 * 24 * hour);
    await app.rooms.claims.closeErased();
    expect(await traces(claim.claimId)).toEqual({ erased: true, openPayees: 0 });
    expect((await claim.send('GET', '')).statusCode).toBe(404);
    const again = await send(app, 'POST', '/api/sessions', { body: { receiptCode: made.receiptCode } });
    expect(again.statusCode).toBe(404);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('money that the bank returns afterwards is owed as before, and goes to where its owner says by her code', async () => {
    await shop.order('Z-3');
    const claim = await shop.claim('Z-3', { contact: 'buyer@example.test' });
    await pass(25 * hour);
    await claim.send('PUT', '/payee', { payee });
    await app.outbox.drain();
    const payoutId = await payoutOf(claim.claimId);
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-Z3' });
    await app.outbox.drain();
    const before = await claim.read();
    expect(Date.parse(before.mayReturnUntil ?? '') - clock.now()).toBe(30 * 24 * hour);
    expect((await claim.send('DELETE', '')).statusCode).toBe(204);
    const erased = await claim.read();
    expect(erased).toMatchObject({ sentence: '', contactLeft: false, keptUntil: before.mayReturnUntil });
    expect(erased.timeline.at(-1)?.text.zh).toContain('收款方式封存到');
    expect((await claim.send('PUT', '/contact', { email: 'buyer@example.test' })).statusCode).toBe(404);
    expect((await claim.send('POST', '/case')).statusCode).toBe(404);
    await keeperSays(payoutId, 'failure', { trouble: 'returned' });
    await app.outbox.drain();
    const listed = (await shop.org.person.send('GET', `/api/organisations/${shop.org.orgId}/payouts`))
      .json()
      .payouts.find((one: { payoutId: string }) => one.payoutId === payoutId);
    expect(listed).toMatchObject({ state: 'returned', payeeSealed: true, amountFen: 9800 });
    expect(listed.payee).toBeUndefined();
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
    // However long it takes: what is owed keeps the way to whom it is owed.
    await pass(40 * 24 * hour);
    await app.rooms.claims.closeErased();
    const code = { body: { receiptCode: claim.receiptCode } };
    const { token } = (await send(app, 'POST', '/api/sessions', code)).json();
    const by = { headers: { authorization: `Bearer ${token}` } };
    const path = `/api/claims/${claim.claimId}`;
    const read = async () => (await send(app, 'GET', path, by)).json();
    expect(await read()).toMatchObject({ state: 'paying', needsPayee: true });
    const other = { ...payee, account: '6217000010001112223' };
    expect((await send(app, 'PUT', `${path}/payee`, { ...by, body: { payee: other } })).statusCode).toBe(200);
    await keeperSays(payoutId, 'confirmation', { bankReference: 'BANK-Z4' });
    await app.outbox.drain();
    const paid = await read();
    expect(paid.state).toBe('paid');
    expect(Date.parse(paid.keptUntil ?? '') - clock.now(), 'this one may come back too').toBe(30 * 24 * hour);
    await app.rooms.claims.closeErased();
    expect((await read()).state).toBe('paid');
    await pass(30 * 24 * hour);
    await app.rooms.claims.closeErased();
    expect((await send(app, 'POST', '/api/sessions', code)).statusCode).toBe(404);
    expect(await traces(claim.claimId)).toEqual({ erased: true, openPayees: 0 });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });
});

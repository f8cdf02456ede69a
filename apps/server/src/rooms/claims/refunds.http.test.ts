import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { numbers, openShop, respondent, type TestClaim, type TestShop } from './testing.ts';

const day = 86_400_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '工商银行' };
const tradeNo = '2026112622001412340000000001';
let orders = 0;

/** A shop with a deposit, an order of 98 yuan that was paid, and the claim on it. */
async function claimed({ before }: { before?: object } = {}) {
  const shop = await openShop(app, clock, { depositFen: 50_000 });
  const orderRef = `RF-${++orders}`;
  await shop.order(orderRef, { tradeNo });
  if (before) await shop.refund(orderRef, before);
  const claim = await shop.claim(orderRef, { paymentNo: tradeNo });
  const other = respondent(app, app.rooms.claims.answerToken(claim.claimId));
  const state = async () => (await app.rooms.deposits.stateOf(shop.org.orgId)).heldFen;
  const refund = (data: object) => shop.refund(orderRef, data);
  const say = (word: string) => claim.send('POST', '/words', { word });
  return { shop, orderRef, claim, other, refund, say, held: state };
}

async function timesUp() {
  clock.advance(3 * day);
  await app.rooms.claims.tick();
  await app.outbox.drain();
}

/** The bank pays all that waits. */
async function paid({ org: { orgId, person } }: TestShop) {
  const at = `/api/organisations/${orgId}/payouts`;
  for (const { payoutId } of (await person.send('GET', at)).json().payouts)
    await person.send('POST', `${at}/${payoutId}/confirmation`, { body: { bankReference: `B-${payoutId}` } });
  await app.outbox.drain();
}

const lines = async (claim: TestClaim) => (await claim.read()).timeline.map(({ text }) => text.zh);

describe('a refund of all that was paid', () => {
  test.each(['before the claim', 'after it'])(
    'reported %s is asked of the buyer, and held until then',
    async (when) => {
      const all = { amount_minor: 9800, refund_no: 'RF-ALL' };
      const given = await claimed(when === 'after it' ? {} : { before: all });
      if (when === 'after it') await given.refund(all);
      const { claim, say, held } = given;
      const view = await claim.read();
      expect(view).toMatchObject({ state: 'refunded', amountFen: 9800, clock: { party: 'buyer' } });
      expect(view.headline.zh).toContain('店铺上报已退款 98.00 元');
      expect(await lines(claim)).toContain('店铺上报已退款 98.00 元。');
      expect(await held()).toBe(9800);
      expect((await say('confirm')).json()).toMatchObject({ state: 'paid' });
      expect(await held()).toBe(0);
      expect(
        await given.shop.org.person
          .send('GET', `/api/organisations/${given.shop.org.orgId}/payouts`)
          .then((r) => r.json().payouts),
      ).toEqual([]);
    },
  );

  test('that she denies must be shown by its receipt, and no other report helps', async () => {
    const { claim, say, refund, other } = await claimed({ before: { amount_minor: 9800, refund_no: 'R1' } });
    expect((await say('deny')).json()).toMatchObject({ state: 'burden', burdenOf: 'refund' });
    expect((await other.read()).may).not.toContain('refund');
    await refund({ amount_minor: 9800, refund_no: 'R2' });
    expect(await claim.read()).toMatchObject({ state: 'burden', amountFen: 9800 });
    await timesUp();
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 9800, outcome: 'not-shown' });
  });

  test('is one statement with the answer by hand, whichever comes first', async () => {
    const first = await claimed({ before: { amount_minor: 9800 } });
    const answer = { kind: 'refund', refundNo: 'R1', amountFen: 9800 };
    expect((await first.other.send('POST', '', answer)).statusCode).toBe(409);
    const second = await claimed();
    await second.other.send('POST', '', answer);
    await second.refund({ amount_minor: 9800 });
    expect((await lines(second.claim)).filter((line) => line.includes('退款 98.00'))).toEqual([
      expect.stringMatching(/^商家称已退款 98\.00 元。/),
    ]);
    expect((await second.claim.read()).headline.zh).toContain('商家称');
  });

  test('that no job has looked at yet is seen before the clock decides', async () => {
    const { claim, orderRef, shop } = await claimed();
    // Before the clock is moved: the server ticks by itself as well.
    await shop.refundUnheard(orderRef, { amount_minor: 9800 });
    clock.advance(3 * day);
    await app.rooms.claims.tick();
    expect(await claim.read()).toMatchObject({ state: 'refunded' });
    await app.outbox.drain();
  });

  test('in two parts is a refund of all', async () => {
    const { claim, refund } = await claimed();
    await refund({ amount_minor: 3000, refund_no: 'R1' });
    expect(await claim.read()).toMatchObject({ state: 'open', amountFen: 6800 });
    await refund({ amount_minor: 6800, refund_no: 'R2' });
    expect(await claim.read()).toMatchObject({ state: 'refunded', amountFen: 9800 });
  });
});

describe('a merchant’s rule', () => {
  test.each([
    { amount_minor: 100, refund_no: 'R1' },
    { amount_minor: 9800 },
    { amount_minor: 9800, currency: 'USD' },
  ])('pays no order of which %o was reported', async (before) => {
    const shop = await openShop(app, clock, { depositFen: 50_000 });
    const rule = {
      active: true,
      upToFen: 20_000,
      kinds: ['not-received'],
      categories: [],
      dailyCapFen: 100_000,
      fromHour: 0,
      toHour: 0,
    };
    await shop.org.person.send('PUT', `/api/organisations/${shop.org.orgId}/claim-rule`, {
      body: rule,
    });
    await shop.order('RULE-1', { tradeNo });
    await shop.order('RULE-2', { tradeNo });
    await shop.refund('RULE-1', before);
    expect((await (await shop.claim('RULE-1')).read()).state).not.toBe('paying');
    // The rule itself is in force.
    expect((await (await shop.claim('RULE-2')).read()).state).toBe('paying');
  });
});

describe('a refund in part', () => {
  const part = { amount_minor: 3000, refund_no: 'R1' };

  test('lessens what is asked and paid; the hold stays until then, and the rest is the merchant’s again', async () => {
    const { claim, refund, held, other, shop, say } = await claimed();
    await refund(part);
    const view = await claim.read();
    expect(view).toMatchObject({
      state: 'open',
      amountFen: 6800,
      partRefund: { fen: 3000, askedFen: 6800, wholeFen: 9800, isDenied: false, isConfirmed: false },
    });
    expect(view.partRefund?.text.zh).toContain('仍按 98.00 元处理');
    expect(view.may).toContain('deny-part');
    expect((await other.read()).partRefund).toEqual(view.partRefund);
    expect(await held()).toBe(9800);
    await timesUp();
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 6800 });
    expect(await held()).toBe(9800);
    await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
    // What she could still deny stays until she is paid.
    expect(await held()).toBe(3000);
    await paid(shop);
    expect(await claim.read()).toMatchObject({ state: 'paid' });
    expect(await held()).toBe(0);
    expect((await say('deny-part')).statusCode).toBe(409);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('told twice or known before the claim is taken off once', async () => {
    const { claim, refund } = await claimed({ before: part });
    await refund({ ...part, by: 'merchant' });
    expect(await claim.read()).toMatchObject({ amountFen: 6800 });
    expect((await lines(claim)).filter((line) => line.includes('部分退款'))).toHaveLength(1);
  });

  test('that she denies is asked for as before, and both are said; a further part is taken off again', async () => {
    const { claim, refund, say } = await claimed({ before: part });
    const denied = (await say('deny-part')).json();
    expect(denied).toMatchObject({
      state: 'open',
      amountFen: 9800,
      partRefund: { fen: 3000, isDenied: true },
    });
    expect(denied.may).not.toContain('deny-part');
    expect((await say('deny-part')).statusCode).toBe(409);
    expect(await lines(claim)).toEqual(
      expect.arrayContaining([
        '店铺上报已部分退款 30.00 元，现在按 68.00 元处理。',
        '买家说没有收到上报的部分退款 30.00 元，仍按 98.00 元处理。',
      ]),
    );
    await refund({ amount_minor: 1000, refund_no: 'R2' });
    expect(await claim.read()).toMatchObject({ amountFen: 8800, partRefund: { fen: 1000, askedFen: 8800 } });
  });

  test('that was reported just before the clock decided can be denied until it is paid, and the rest is paid then', async () => {
    const { claim, refund, say } = await claimed();
    await refund({ amount_minor: 9799, refund_no: 'R1' });
    await timesUp();
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 1 });
    const denied = (await say('deny-part')).json();
    expect(denied).toMatchObject({ state: 'paying', decidedFen: 9800 });
    await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
    await app.outbox.drain();
    const { parts } = await claim.read();
    expect(parts.reduce((sum, { fen }) => sum + fen, 0)).toBe(9800);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('that she says came is no question any more: the rest goes on, is held, and may be paid at once', async () => {
    const { claim, refund, held, other, shop, say } = await claimed({ before: part });
    expect((await claim.read()).may).toContain('confirm-part');
    const came = (await say('confirm-part')).json();
    expect(came).toMatchObject({ state: 'open', amountFen: 6800 });
    expect(came.partRefund).toMatchObject({ fen: 3000, askedFen: 6800, isConfirmed: true, isDenied: false });
    expect(came.may).not.toContain('confirm-part');
    expect(came.may).not.toContain('deny-part');
    expect(await lines(claim)).toContain('买家确认收到了上报的部分退款 30.00 元，按 68.00 元处理。');
    expect((await other.read()).partRefund?.text.zh).toContain('买家确认收到');
    expect(await held()).toBe(6800);
    for (const word of ['deny-part', 'confirm-part']) expect((await say(word)).statusCode).toBe(409);
    // A further part is a question of its own, and by its denial what she confirmed stays off.
    await refund({ amount_minor: 1000, refund_no: 'R2' });
    const more = await claim.read();
    expect(more).toMatchObject({
      amountFen: 5800,
      partRefund: { fen: 4000, wholeFen: 6800, isConfirmed: false },
    });
    expect(more.partRefund?.text.zh).toContain('又部分退款 10.00 元');
    expect((await say('deny-part')).json()).toMatchObject({ amountFen: 6800 });
    expect((await other.send('POST', '', { kind: 'pay' })).json()).toMatchObject({ decidedFen: 6800 });
    await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
    await paid(shop);
    expect(await claim.read()).toMatchObject({ state: 'paid', money: { fen: 6800 } });
    expect(await held()).toBe(0);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('that she confirms after the clock decided frees what was held for her denial, and pays no more', async () => {
    const { claim, held, say } = await claimed({ before: part });
    await timesUp();
    expect([(await claim.read()).decidedFen, await held()]).toEqual([6800, 9800]);
    expect((await say('confirm-part')).json()).toMatchObject({ state: 'paying', decidedFen: 6800 });
    expect(await held()).toBe(6800);
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('and then all of it: her denial asks for what she did not confirm', async () => {
    const { claim, refund, say, held } = await claimed({ before: part });
    await say('confirm-part');
    await refund({ amount_minor: 6800, refund_no: 'R2' });
    expect(await claim.read()).toMatchObject({ state: 'refunded' });
    expect((await say('deny')).json()).toMatchObject({ state: 'burden', amountFen: 6800 });
    await timesUp();
    expect([(await claim.read()).decidedFen, await held()]).toEqual([6800, 6800]);
  });

  test('of a denial and a confirmation at once one counts', async () => {
    const { claim, say, held } = await claimed({ before: part });
    const codes = (await Promise.all([say('deny-part'), say('confirm-part')])).map((one) => one.statusCode);
    expect(codes.toSorted()).toEqual([200, 409]);
    const { amountFen } = await claim.read();
    expect([[amountFen, await held()]]).toContainEqual(codes[0] === 200 ? [9800, 9800] : [6800, 6800]);
  });

  test('lets nobody end the claim with the rest but her: not “pay”, not an offer from before', async () => {
    const { claim, refund, other, say } = await claimed();
    const { offers } = (await other.send('POST', '/offers', { amountFen: 9700, hours: 24 })).json();
    await refund({ amount_minor: 9799, refund_no: 'R1' });
    expect((await other.read()).may).not.toContain('pay');
    expect((await other.send('POST', '', { kind: 'pay' })).json()).toMatchObject({
      type: '/problems/part-refunded',
    });
    const accepted = await claim.send('POST', `/offers/${offers[0].offerId}/answer`, { answer: 'accept' });
    expect(accepted.statusCode).toBe(409);
    expect((await other.send('POST', '/offers', { amountFen: 2, hours: 24 })).statusCode).toBe(422);
    await say('deny-part');
    expect((await other.send('POST', '', { kind: 'pay' })).json()).toMatchObject({
      state: 'paying',
      decidedFen: 9800,
    });
  });

  test('is not taken off what she agreed to', async () => {
    const { claim, refund, other, say } = await claimed({ before: part });
    const { offers } = (await other.send('POST', '/offers', { amountFen: 6000, hours: 24 })).json();
    await claim.send('POST', `/offers/${offers[0].offerId}/answer`, { answer: 'accept' });
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 6000 });
    expect((await say('deny-part')).statusCode).toBe(409);
    await refund({ amount_minor: 500, refund_no: 'R9' });
    expect(await claim.read()).toMatchObject({ state: 'paying', decidedFen: 6000 });
  });

  test('two denials at once restore it once', async () => {
    const { claim, say } = await claimed({ before: part });
    const codes = (await Promise.all([say('deny-part'), say('deny-part')])).map(
      ({ statusCode }) => statusCode,
    );
    expect(codes.sort()).toEqual([200, 409]);
    expect(await claim.read()).toMatchObject({ amountFen: 9800 });
  });
});

describe('what was paid', () => {
  test('is what is claimed, not what the order said', async () => {
    const shop = await openShop(app, clock, { depositFen: 50_000 });
    await shop.order('PAID-1', { tradeNo, amountFen: 9800, paidFen: 9001 });
    expect(await (await shop.claim('PAID-1', { paymentNo: tradeNo })).read()).toMatchObject({
      amountFen: 9001,
      money: { fen: 9001 },
    });
  });
});

interface Standing {
  gross: number;
  lessened: number;
  decided: number | null;
  covered: number;
  confirmed: number;
  outcome: string | null;
  held: number;
  /** Given to the payment of its parts. */
  ordered: number;
}

const standing = async (claimId: string): Promise<Standing> =>
  (
    await sql<Standing>`SELECT amount_fen::int AS gross, lessened_fen::int AS lessened, decided_fen::int AS decided,
        covered_fen::int AS covered, confirmed_fen::int AS confirmed, outcome, (SELECT coalesce(sum(h.amount_fen), 0)::int FROM deposits.hold h
          WHERE h.state = 'held' AND h.key LIKE 'claim:' || c.id || '%') AS held,
        (SELECT coalesce(sum(p.amount_fen), 0)::int FROM claims.part p JOIN deposits.payout o ON o.id = p.payout_id
          WHERE p.claim_id = c.id AND o.state <> 'cancelled') AS ordered
      FROM claims.claim c WHERE id = ${claimId}`.execute(app.db.kysely)
  ).rows[0] as Standing;

/** One step of many, by whoever may take it or not. */
async function step(given: Awaited<ReturnType<typeof claimed>>, pick: (below: number) => number) {
  const { claim, other, refund, say, shop } = given;
  const { state } = await claim.read();
  const dice = pick(14);
  if (dice < 4) await refund({ amount_minor: 1 + pick(5000), refund_no: `R${pick(4)}` });
  else if (dice < 6) await say(pick(2) ? 'deny-part' : 'confirm-part');
  else if (dice < 7)
    await other.send('POST', '', { kind: pick(2) ? 'pay' : 'refund', refundNo: 'H', amountFen: 9800 });
  else if (dice < 8) await other.send('POST', '/offers', { amountFen: 1 + pick(9800), hours: 24 });
  else if (dice < 9) {
    const open = (await claim.read()).offers.find((one) => one.state === 'open');
    if (open) await claim.send('POST', `/offers/${open.offerId}/answer`, { answer: 'accept' });
  } else if (dice < 10)
    await Promise.all([
      say('deny-part'),
      refund({ amount_minor: 1 + pick(9000), refund_no: 'R9' }),
      timesUp(),
    ]);
  else if (dice < 11) await timesUp();
  else if (state === 'refunded') await say('deny');
  else if (dice < 12 && pick(2)) await refund({ amount_minor: 9800, refund_no: 'R-ALL' });
  else if (pick(2) && (await claim.read()).lateRefund?.until) await say(pick(2) ? 'deny' : 'confirm');
  else await claim.send('PUT', '/payee', { payee, paymentNo: tradeNo });
  await app.outbox.drain();
  return `${dice} in ${state} of ${shop.org.orgId}`;
}

test.each([3, 29])(
  'whatever is reported, denied, answered and decided in whatever order (seed %i), nothing is held twice and no more is paid than was not given back',
  async (seed) => {
    const pick = numbers(seed);
    for (let run = 0; run < 2; run++) {
      const given = await claimed();
      for (let n = 0; n < 12; n++) {
        const what = `run ${run}, step ${n}: ${await step(given, pick)}`;
        const { gross, lessened, decided, covered, confirmed, outcome, held, ordered } = await standing(
          given.claim.claimId,
        );
        expect(confirmed, what).toBeLessThanOrEqual(lessened);
        expect(
          held + ordered + confirmed,
          `${what}: what came is neither held nor paid again`,
        ).toBeLessThanOrEqual(gross);
        expect(gross, what).toBe(9800);
        expect(lessened, what).toBeLessThan(gross);
        expect(covered, what).toBeLessThanOrEqual(decided ?? 0);
        if (outcome && lessened > 0)
          expect(decided, `${what}: ${outcome}`).toBeLessThanOrEqual(gross - lessened);
        expect(decided ?? 0, what).toBeLessThanOrEqual(gross);
        expect(held + ordered, `${what}: held once`).toBeLessThanOrEqual(gross);
        expect(await app.rooms.deposits.verifyLedger(), what).toMatchObject({ ok: true });
      }
    }
  },
  300_000,
);

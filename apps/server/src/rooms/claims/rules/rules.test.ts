import type { ClaimRule } from '@redress/contract';
import { claimStates } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { describe, expect, test } from 'vitest';
import { headlineOf } from './headline.ts';
import { buyerNotice, publicationNotice, respondentNotice } from './notice.ts';
import { checkOfferAnswer } from './offers.ts';
import { claimedFen, isCoverable, paymentMatches } from './order-facts.ts';
import { asksPaymentNo } from './payee.ts';
import { promiseOf } from './promise.ts';
import { proofMove } from './proof-move.ts';
import { publicationGate } from './publication-gate.ts';
import { listReasons } from './refusal-reasons.ts';
import { ruleSettles, tryRule } from './settle-rule.ts';

const order = { reported: true, paid: true, amountFen: 9800, paymentNos: ['4200 0026-0220'] };
const bare = { orderRef: '20261126120000123456789' };
const stated = { ...bare, paymentNo: '4200002600202611018000000001' };
const stranger = { reported: false, paid: false, paymentNos: [] };
const assessed = (level: 0 | 1 | 2 | 3 | 4, counts: boolean) => ({
  level,
  counts,
  late: false,
  missing: [],
  against: [],
  for: [],
});

describe('what a decision gives', () => {
  test("is the order's own amount before what the buyer says, and hers where the shop said nothing", () => {
    expect(claimedFen(order, { amountFen: 99_999 })).toBe(9800);
    expect(claimedFen(stranger, { amountFen: 5000 })).toBe(5000);
    expect(claimedFen(stranger, {})).toBeUndefined();
  });
  test('comes from a deposit without a word of the merchant only where the shop itself reported the payment', () => {
    expect(isCoverable(order, bare)).toBe(true);
    expect(isCoverable({ ...order, paid: false }, stated)).toBe(false);
    expect(isCoverable(stranger, stated)).toBe(false);
  });
  test('and where nobody but the merchant can tell the payer, only once the buyer stated a number to look up', () => {
    const numberless = { ...order, paymentNos: [] };
    expect(isCoverable(numberless, stated)).toBe(true);
    for (const paymentNo of ['', '123', '0'.repeat(28), bare.orderRef, `NO ${bare.orderRef}`])
      expect(isCoverable(numberless, { ...bare, paymentNo }), paymentNo).toBe(false);
    expect(isCoverable(numberless, bare)).toBe(false);
  });
  test('goes to who knows the payment number, where the shop reported one, also by consent', () => {
    expect(asksPaymentNo({ payment_matched: null }, order)).toBe(true);
    expect(asksPaymentNo({ payment_matched: false }, order)).toBe(true);
    expect(asksPaymentNo({ payment_matched: true }, order)).toBe(false);
    expect(asksPaymentNo({ payment_matched: null }, stranger)).toBe(false);
    expect(paymentMatches(order, '420000260220')).toBe(true);
    expect(paymentMatches(order, '4200')).toBe(false);
    expect(paymentMatches(stranger, '4200')).toBeUndefined();
  });
});

describe('the closed list of refusals', () => {
  const shut = (facts: typeof order | typeof stranger, counts: boolean, matched = false) =>
    listReasons(facts, counts, matched)
      .filter(({ open }) => !open)
      .map(({ reason }) => reason);
  test('never holds a bare “delivered”, and nothing that the shop itself reported otherwise', () => {
    expect(shut(order, false)).toEqual([
      'delivered',
      'not-our-order',
      'not-paid',
      'used-by-buyer',
      'wrong-account',
    ]);
    expect(shut(order, true)).toEqual(['delivered', 'not-our-order', 'not-paid']);
    expect(shut(stranger, false)).toEqual(['delivered', 'used-by-buyer', 'wrong-account']);
    // Whose number fits is the payer.
    expect(shut(order, true, true)).toEqual(['delivered', 'not-our-order', 'not-paid', 'not-the-payer']);
  });
});

describe('a proof', () => {
  test('answers the first clock when it counts; “does not work” only by the record of redemption', () => {
    const open = { state: 'open', burden_of: null, by_hand: false } as const;
    const burden = { state: 'burden', burden_of: 'use', by_hand: false } as const;
    expect(proofMove(open, assessed(2, true))?.move).toBe('prove');
    expect(proofMove(open, assessed(1, false))).toBeUndefined();
    expect(proofMove(burden, assessed(3, true))).toBeUndefined();
    expect(proofMove(burden, assessed(4, true))?.move).toBe('show');
    expect(proofMove({ ...burden, burden_of: 'refund' }, assessed(4, true))).toBeUndefined();
  });
  test('uploaded by hand ends the silence with a long clock, once, until one that counts takes its place', () => {
    const byHand = { ...assessed(1, false), byHand: true } as const;
    const open = { state: 'open', burden_of: null, by_hand: false } as const;
    expect(proofMove(open, byHand)).toMatchObject({ move: 'prove', byHand: true });
    const shown = { state: 'proved', burden_of: null, by_hand: true } as const;
    expect(proofMove(shown, byHand)).toBeUndefined();
    expect(proofMove(shown, assessed(2, true))).toMatchObject({ move: 'prove' });
    expect(proofMove(shown, assessed(2, true))?.byHand).toBeUndefined();
    expect(proofMove({ ...shown, by_hand: false }, assessed(2, true))).toBeUndefined();
  });
});

describe("a merchant's rule", () => {
  const rule: ClaimRule = {
    active: true,
    upToFen: 5000,
    kinds: ['not-received'],
    categories: ['automatic-card'],
    dailyCapFen: 9000,
    fromHour: 22,
    toHour: 6,
  };
  const night = fromShanghai('2026-11-02', '23:30:00');
  const claim = {
    kind: 'not-received' as const,
    amountFen: 5000,
    category: 'automatic-card',
    openedAtMs: night,
  };
  test('takes what is within all of its bounds, and nothing beyond one of them', () => {
    expect(ruleSettles(rule, claim, 0)).toBe(true);
    expect(ruleSettles(rule, claim, 4000)).toBe(true);
    expect(ruleSettles(rule, claim, 4001)).toBe(false);
    expect(ruleSettles(rule, { ...claim, amountFen: 5001 }, 0)).toBe(false);
    expect(ruleSettles(rule, { ...claim, kind: 'does-not-work' }, 0)).toBe(false);
    expect(ruleSettles(rule, { ...claim, category: undefined }, 0)).toBe(false);
    expect(ruleSettles(rule, { ...claim, amountFen: undefined }, 0)).toBe(false);
    expect(ruleSettles({ ...rule, active: false }, claim, 0)).toBe(false);
    const noon = fromShanghai('2026-11-02', '12:00:00');
    expect(ruleSettles(rule, { ...claim, openedAtMs: noon }, 0)).toBe(false);
    expect(ruleSettles({ ...rule, fromHour: 0, toHour: 0 }, { ...claim, openedAtMs: noon }, 0)).toBe(true);
    const early = fromShanghai('2026-11-02', '05:59:59');
    expect(ruleSettles(rule, { ...claim, openedAtMs: early }, 0)).toBe(true);
  });
  test('tried on the past, keeps its daily cap as it would have', () => {
    const next = night + 86_400_000;
    const past = [claim, { ...claim, amountFen: 4000 }, claim, { ...claim, openedAtMs: next }];
    expect(tryRule({ ...rule, active: false }, past, shanghaiDay)).toEqual({ settled: 3, fen: 14_000 });
  });
});

test('an offer binds the other side only, and not after its time', () => {
  const offer = { id: 'off', by: 'buyer', amountFen: 1, state: 'open', expiresAtMs: 100 } as const;
  expect(checkOfferAnswer(offer, 'respondent', 99)).toBeUndefined();
  expect(checkOfferAnswer(offer, 'respondent', 100)).toBe('offer-over');
  expect(checkOfferAnswer(offer, 'buyer', 99)).toBe('own-offer');
  expect(checkOfferAnswer({ ...offer, state: 'declined' }, 'respondent', 99)).toBe('offer-over');
});

describe('words', () => {
  const told = { dueAtMs: Date.parse('2026-11-27T12:30:00Z'), fen: 9800, needsPayee: false };
  test('the first sentence says what happens by itself and when, in every state', () => {
    const say = (held: boolean) =>
      claimStates.map((state) => `${state}: ${headlineOf({ ...told, state, held }).zh}`);
    expect(say(true)).toMatchSnapshot();
    expect(say(false)[0]).toBe(
      'open: 11月27日 20:30 前没有出示发货凭证，就记为“应退 98.00 元，未付”，买家可以直接进入投诉。',
    );
  });
  test('nothing calls the commitment a reversal of the burden of proof', () => {
    const texts = [
      ...claimStates.map((state) => JSON.stringify(headlineOf({ ...told, state, held: true }))),
      JSON.stringify([promiseOf(86_400_000, true), promiseOf(86_400_000, false)]),
      JSON.stringify(listReasons(order, true, false)),
    ];
    expect(texts.join()).not.toMatch(/举证责任倒置|reversal/);
    expect(promiseOf(86_400_000, true).title.zh).toBe('平台/商家承诺');
  });
  test('a mail names no order, no person and no sum', () => {
    const link = 'https://x.example/answer#t';
    const mails = [
      respondentNotice({ state: 'open', dueAtMs: told.dueAtMs, held: true, promised: true }, link),
      respondentNotice({ state: 'contested', held: false, promised: false }, link),
      buyerNotice('paying', link),
    ];
    for (const mail of mails) expect(mail?.text).not.toMatch(/98|元|订单号：/);
    expect(mails[0]?.text).toContain('2026-11-27 20:30');
  });
  test('the notice before a publication asks for no money and offers no silence', () => {
    const { text } = publicationNotice(told.dueAtMs, { url: 'https://x.example/reply/s', code: 'AAAA' });
    expect(text).not.toMatch(/退款|赔|付.{0,4}元|撤下|删帖|不再公开|否则/);
    expect(text).toMatch(/与任何款项无关/);
  });
});

describe('the notice before a publication', () => {
  const hour = 3_600_000;
  test('opens the gate after 48 hours, and is good for a fortnight', () => {
    const opensAtMs = 48 * hour;
    expect(publicationGate(undefined, 0).open).toBe(false);
    expect(publicationGate({ opensAtMs }, opensAtMs - 1)).toMatchObject({
      open: false,
      opensOn: '1970-01-03',
    });
    expect(publicationGate({ opensAtMs }, opensAtMs).open).toBe(true);
    expect(publicationGate({ opensAtMs }, opensAtMs + 15 * 24 * hour).open).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardCommit } from './commitment.ts';
import { gradeDelivery } from './grade.ts';
import { allianceStandard } from './standards.ts';
import type { DeliveryEvent, DeliveryInput } from './types.ts';

const minuteMs = 60_000;
const paidAtMs = Date.parse('2026-11-03T12:00:00+08:00');
const orderRef = 'DJ7K2MQ9X4T1B8RW';
const standard = allianceStandard('automatic-card', '2026-11-03');
const commitOf = (n: number): string =>
  cardCommit({ orderRef, nonce: String(n).padStart(32, '0'), secret: `code ${n}` });

let count = 0;
function event(
  type: string,
  minutes: number,
  data: object,
  more: Partial<DeliveryEvent> = {},
): DeliveryEvent {
  const occurredAtMs = paidAtMs + minutes * minuteMs;
  count++;
  return {
    id: `evt_${count}`,
    type,
    occurredAtMs,
    receivedAtMs: occurredAtMs + 500,
    data,
    by: 'shop',
    ...more,
  };
}
const paid = event('payment.confirmed', 0, { trade_no: 'T1' });
const item = (n: number, more: object = {}) => ({
  card_ref: `c${n}`,
  kind: 'card',
  commit: commitOf(n),
  row_found: true,
  looped: false,
  ...more,
});
const proof = (minutes: number, items: object[], more: object = {}, as: Partial<DeliveryEvent> = {}) =>
  event('delivery.proof', minutes, { qty_ordered: 1, items, channels: ['page'], ...more }, as);
const viewed = (minutes: number, data: object = { buyer_ip_same: true, via: 'page' }, as = {}) =>
  event('delivery.viewed', minutes, data, as);

function grade(events: DeliveryEvent[], more: Partial<DeliveryInput> = {}) {
  return gradeDelivery({
    order: { orderRef },
    events,
    conflicts: [],
    duplicates: [],
    standard,
    nowMs: paidAtMs + 60 * minuteMs,
    ...more,
  });
}
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);
const claimAt = (minutes: number) => ({ claim: { claimedAtMs: paidAtMs + minutes * minuteMs } });

describe('what a person wrote into the order', () => {
  const byHand = (n: number, more: object = {}) => item(n, { kind: 'written', row_found: false, ...more });
  const merchant = { standard: allianceStandard('membership', '2026-11-03') };

  it('counts once the buyer saw it, and says that it never lay in stock', () => {
    for (const more of [merchant, {}]) {
      const found = grade([paid, proof(1, [byHand(1)]), viewed(2)], more);
      expect(found).toMatchObject({ level: 2, counts: true });
      expect(found.against).toMatchObject([{ code: 'written-by-hand', weight: 'shown' }]);
    }
  });

  it('is L1 and counts not while nothing shows that the buyer could see it', () => {
    expect(grade([paid, proof(1, [byHand(1)])], merchant)).toMatchObject({ level: 1, counts: false });
  });

  it('binds nothing without a commitment, and a sentence binds nothing with one', () => {
    for (const bad of [byHand(1, { commit: undefined }), item(1, { kind: 'text', row_found: false })])
      expect(grade([paid, proof(1, [bad]), viewed(2)], merchant)).toMatchObject({ level: 0, counts: false });
  });

  it('of a sentence it is said once that it is none, and not that its row is missing', () => {
    const found = grade([paid, proof(1, [item(1, { kind: 'text', row_found: false })])], merchant);
    expect(codes(found.against)).toContain('text-instead-of-code');
    expect(codes(found.against)).not.toContain('row-not-found');
  });

  it('may be put right openly; without a word of it, or after the complaint, it is another story', () => {
    const changed = event('delivery.overwritten', 5, { after_sha256: 'ab'.repeat(32) });
    const corrected = proof(5, [{ ...byHand(1), commit: commitOf(2) }]);
    const events = [paid, proof(1, [byHand(1)]), corrected, viewed(6)];
    expect(grade([...events, changed], merchant).counts).toBe(true);
    expect(codes(grade(events, merchant).against)).toContain('card-told-twice');
    expect(grade([...events, changed], { ...merchant, ...claimAt(3) }).counts).toBe(false);
  });

  it('may not say so of a card from stock', () => {
    const changed = event('delivery.overwritten', 5, { after_sha256: 'ab'.repeat(32) });
    const events = [paid, proof(1, [item(1)]), changed, proof(5, [item(1, { commit: commitOf(2) })])];
    expect(codes(grade(events).against)).toContain('card-told-twice');
  });
});

describe('the levels', () => {
  it('L0: nothing, or only a status flag', () => {
    expect(grade([paid]).level).toBe(0);
    const flagged = grade([paid, event('order.status', 1, { shop_flag: 4 })]);
    expect(flagged).toMatchObject({ level: 0, counts: false, payoutMayStart: true });
    expect(codes(flagged.against)).toContain('status-flag-only');
  });

  it('L1: codes bound to the order and nothing that carried them on; the proof is incomplete and says what is missing', () => {
    const found = grade([paid, proof(1, [item(1)])]);
    expect(found).toMatchObject({ level: 1, counts: false, late: true, payoutMayStart: true });
    expect(found.missing.map(({ element, whoCan }) => [element, whoCan[0]])).toEqual([
      ['entered-at', 'merchant'],
      ['retrieval', 'merchant'],
    ]);
  });

  it('L2: the page was rendered to the buyer', () => {
    expect(grade([paid, proof(1, [item(1)]), viewed(2)])).toMatchObject({
      level: 2,
      counts: true,
      late: false,
      payoutMayStart: false,
      missing: [],
    });
  });

  it('L2 and complete when the carrier gave a number; without one, "sent" is no evidence of retrieval', () => {
    const sent = { channel: 'email', result: 'accepted', to_sha256: 'ab'.repeat(32) };
    const bare = grade([paid, proof(1, [item(1)]), event('message.sent', 1, sent)]);
    expect(bare).toMatchObject({ level: 2, counts: false, missing: [{ element: 'retrieval' }] });
    const numbered = { ...sent, provider_id: '250 2.0.0 OK 9F3A' };
    expect(grade([paid, proof(1, [item(1)]), event('message.sent', 1, numbered)])).toMatchObject({
      level: 2,
      counts: true,
    });
  });

  it('L3: fetched with something only the buyer has, or confirmed by the upstream', () => {
    expect(grade([paid, proof(1, [item(1)]), viewed(2, { via: 'password' })]).level).toBe(3);
    expect(grade([paid, proof(1, [item(1)], { upstream_order: 'UP1', upstream_receipt: 'R1' })]).level).toBe(
      3,
    );
    expect(grade([paid, proof(1, [item(1)], { upstream_order: 'UP1' })]).level).toBe(1);
  });

  it('L4: the issuer recorded redemption after delivery', () => {
    const redeemed = {
      redeemed_at: '2026-11-03T13:00:00+08:00',
      redemption_ref: 'R1',
      account_tail: '7731',
    };
    const found = grade([paid, proof(1, [item(1)]), event('delivery.redeemed', 90, redeemed)]);
    expect(found.level).toBe(4);
    expect(
      grade([paid, proof(1, [item(1)]), event('delivery.redeemed', 90, { redeemed_at: 'yesterday' })]).level,
    ).toBe(1);
  });
});

describe('what counts against', () => {
  const good = [paid, proof(1, [item(1)]), viewed(2)];

  it('a page view from another address is shown and decides nothing, either way', () => {
    const other = viewed(3, { buyer_ip_same: false, via: 'password' });
    expect(grade([paid, proof(1, [item(1)]), other])).toMatchObject({ level: 1, counts: false });
    const both = grade([...good, other]);
    expect(both).toMatchObject({ level: 2, counts: true });
    expect(both.against).toMatchObject([{ code: 'viewed-elsewhere', weight: 'shown' }]);
  });

  it('an unpaid order is no rebuttal: time runs from the buyer’s bill, else from the complaint', () => {
    const bill = grade([], { claim: { claimedAtMs: paidAtMs + 10 * minuteMs, paidAtMs } });
    expect(bill).toMatchObject({
      dueAtMs: paidAtMs + 5 * minuteMs,
      dueFrom: 'buyer-bill',
      payoutMayStart: true,
    });
    expect(bill.against).toMatchObject([{ code: 'says-unpaid', weight: 'shown' }]);
    expect(grade([], claimAt(10))).toMatchObject({ dueAtMs: paidAtMs + 15 * minuteMs, dueFrom: 'claim' });
    expect(grade([])).toMatchObject({ payoutMayStart: false, late: false });
  });

  it('a text in a code’s place, a row that is not in stock, a page that differs from the rows', () => {
    expect(grade([paid, proof(1, [item(1, { kind: 'placeholder' })]), viewed(2)])).toMatchObject({
      level: 0,
    });
    expect(codes(grade([paid, proof(1, [item(1, { row_found: false })])]).against)).toEqual([
      'row-not-found',
    ]);
    expect(codes(grade([paid, proof(1, [item(1)], { shown_matches_rows: false })]).against)).toEqual([
      'shown-differs',
    ]);
  });

  it('dujiaoka’s status 6 after a proof; an attempt that a later proof put right is shown only', () => {
    const failed = (minutes: number) =>
      event('delivery.attempted', minutes, { result: 'failed', reason: 'out_of_stock', shop_flag: 6 });
    expect(grade([...good, failed(3)])).toMatchObject({ level: 2, counts: false });
    const again = grade([paid, failed(0), proof(1, [item(1)]), viewed(2)]);
    expect(again).toMatchObject({ counts: true, against: [{ code: 'attempt-put-right', weight: 'shown' }] });
  });

  it('fewer codes than were bought, and one code twice', () => {
    const short = grade([paid, proof(1, [item(1)], { qty_ordered: 2 }), viewed(2)]);
    expect(short).toMatchObject({ level: 0, counts: false, missing: [{ element: 'quantity' }] });
    const tag = 'cd'.repeat(32);
    const twice = [item(1, { dup_tag: tag }), item(2, { dup_tag: tag })];
    const repeated = grade([paid, proof(1, twice, { qty_ordered: 2 }), viewed(2)]);
    expect(repeated.level).toBe(0);
    expect(codes(repeated.against)).toEqual(['code-repeated', 'short-quantity']);
    // Two who tell for one shop may name a card differently: that is no second card, and none too many.
    const named = { dup_tag: tag, card_ref: 'line:1' };
    const both = [proof(1, [item(1, { dup_tag: tag })]), proof(1, [item(2, named)])];
    expect(grade([paid, ...both, viewed(2)])).toMatchObject({ counts: true, against: [] });
    const rest = grade([
      paid,
      proof(1, [item(1)], { qty_ordered: 2 }),
      proof(3, [item(2)], { qty_ordered: 2 }),
      viewed(4),
    ]);
    expect(rest).toMatchObject({ level: 2, counts: true });
  });

  it('the same code in another order, where codes are sold once', () => {
    const duplicates = [{ dupTag: 'cd'.repeat(32), otherOrders: 2, scope: 'shop' as const }];
    expect(grade(good, { duplicates })).toMatchObject({ level: 2, counts: false });
    expect(grade(good, { duplicates, standard: { ...standard, singleUse: false } }).counts).toBe(true);
  });

  it('changed after the complaint decides, changed before weakens', () => {
    const changed = event('delivery.overwritten', 10, { after_sha256: 'ef'.repeat(32) });
    expect(grade([...good, changed], claimAt(5)).counts).toBe(false);
    const before = grade([...good, changed], claimAt(20));
    expect(before).toMatchObject({ counts: true, against: [{ code: 'overwritten', weight: 'weakens' }] });
  });

  it('a changed story, and one card with two commitments', () => {
    expect(grade(good, { conflicts: [{ eventId: 'evt_x', type: 'delivery.proof' }] }).counts).toBe(false);
    expect(grade(good, { conflicts: [{ eventId: 'evt_x', type: 'listing.snapshot' }] }).counts).toBe(true);
    expect(codes(grade([...good, proof(2, [item(1, { commit: commitOf(9) })])]).against)).toContain(
      'card-told-twice',
    );
  });

  it('the shop’s own log of before, told only after the complaint, lifts nothing; a third party’s number does', () => {
    const late = { receivedAtMs: paidAtMs + 30 * minuteMs };
    const told = grade([paid, proof(1, [item(1)], {}, late), viewed(2, undefined, late)], claimAt(20));
    expect(told).toMatchObject({ level: 1, counts: false });
    expect(codes(told.against)).toEqual(['told-after-claim']);
    const sent = { result: 'accepted', to_sha256: 'ab'.repeat(32), provider_id: 'Q1' };
    const numbered = grade(
      [paid, proof(1, [item(1)], {}, late), event('message.sent', 2, sent, late)],
      claimAt(20),
    );
    expect(numbered).toMatchObject({ level: 2, counts: true });
  });

  it('the web form carries to L1, and a record attached by hand lifts it no further', () => {
    const way = {
      channel: 'email',
      recipient_masked: 'a***@qq.com',
      entered_at: '2026-11-03T12:01:00+08:00',
    };
    const form = (more: object) =>
      proof(
        1,
        [item(1)],
        { channels: [{ ...way, result: 'accepted', provider_id: 'Q1' }], upstream_receipt: 'R1', ...more },
        { by: 'form', receivedAtMs: paidAtMs + 30 * minuteMs },
      );
    const bare = grade([paid, form({})], claimAt(20));
    expect(bare).toMatchObject({ level: 1, counts: false, missing: [{ element: 'retrieval' }] });
    const attached = form({ ext: { record_sha256: 'ab'.repeat(32) } });
    const byHand = grade([paid, attached], claimAt(20));
    expect(byHand).toMatchObject({ level: 1, counts: false, byHand: true, late: true });
    expect(codes(byHand.for)).toContain('record-by-hand');
    expect(bare.byHand).toBeUndefined();
  });

  it('a proof that names its carrier’s number and the time of entry stands alone', () => {
    const way = { channel: 'sms', recipient_masked: '138****0001', entered_at: '2026-11-03T12:01:10+08:00' };
    const told = grade([
      paid,
      proof(1, [item(1)], { channels: [{ ...way, result: 'accepted', provider_id: 'S1' }] }),
    ]);
    expect(told).toMatchObject({ level: 2, counts: true, enteredAtMs: paidAtMs + 70_000 });
    const failed = grade([
      paid,
      proof(1, [item(1)], { channels: [{ ...way, result: 'failed', provider_id: 'S1' }] }),
    ]);
    expect(failed).toMatchObject({ level: 1, counts: false, missing: [{ element: 'retrieval' }] });
  });

  it('an opening by the buyer: the card it matches was received, a sentence it matches was not a card', () => {
    const base = [paid, proof(1, [item(1)])];
    const atMs = paidAtMs + 40 * minuteMs;
    expect(grade(base, { reveals: [{ matches: true, atMs }] })).toMatchObject({ level: 3, counts: true });
    expect(grade(base, { reveals: [{ matches: true, notACard: true, atMs }] })).toMatchObject({
      level: 1,
      counts: false,
    });
    expect(grade(good, { reveals: [{ matches: false, atMs }] })).toMatchObject({
      counts: true,
      against: [{ code: 'reveal-differs', weight: 'shown' }],
    });
  });

  it.each(['pending', 'pending_manual', 'pending_upstream', 'nothing_shown', 'refused_by_shop'])(
    'the plugins’ and pollers’ word %s is said in the reader’s language',
    (reason) => {
      const [first] = grade([paid, event('delivery.attempted', 1, { result: 'failed', reason })]).against;
      expect(first?.text.zh).not.toContain(reason);
      expect(first?.text.zh).toMatch(/（[^a-z]+）/);
    },
  );

  it('what replaced “being delivered” changed no delivery, also after the complaint', () => {
    const waiting = event('delivery.attempted', 0, { result: 'pending_manual', reason: 'pending' });
    const changed = event('delivery.overwritten', 30, { after_sha256: 'ef'.repeat(32) });
    const byHand = [paid, waiting, changed, proof(30, [item(1)]), viewed(31)];
    const found = grade(byHand, claimAt(20));
    expect(found.counts).toBe(true);
    expect(codes(found.against).filter((code) => code.startsWith('overwritten'))).toEqual([]);
    // Once a code had gone out, the same word means what it says.
    const again = grade([...byHand, event('delivery.overwritten', 40, {})], claimAt(20));
    expect(again).toMatchObject({ counts: false });
    expect(codes(again.against)).toContain('overwritten-after-claim');
  });

  it('a buyer who looks late was not delivered to late: the proof had reached us in time', () => {
    const found = grade([paid, proof(1, [item(1)]), viewed(40)]);
    expect(found).toMatchObject({
      counts: true,
      late: false,
      enteredAtMs: paidAtMs + minuteMs + 500,
      dispute: [],
    });
    // Told with the look, or on another way than the page, it says nothing of before.
    for (const other of [
      proof(1, [item(1)], {}, { receivedAtMs: paidAtMs + 41 * minuteMs }),
      proof(1, [item(1)], { channels: [{ channel: 'mail' }] }),
    ])
      expect(grade([paid, other, viewed(40)])).toMatchObject({ counts: true, late: true });
  });

  it('delivered late counts as delivered, and says so', () => {
    const found = grade([paid, proof(30, [item(1)]), viewed(31)]);
    expect(found).toMatchObject({ level: 2, counts: true, late: true, dispute: [{ type: 'late_delivery' }] });
  });
});

const supporting = fc.oneof(
  fc
    .record({ n: fc.integer({ min: 1, max: 4 }), at: fc.integer({ min: 0, max: 60 }) })
    .map(({ n, at }) => proof(at, [item(n)])),
  fc.integer({ min: 0, max: 60 }).map((at) => viewed(at)),
  fc.integer({ min: 0, max: 60 }).map((at) => viewed(at, { via: 'login' })),
  fc
    .integer({ min: 0, max: 60 })
    .map((at) =>
      event('message.sent', at, { result: 'accepted', provider_id: 'Q', to_sha256: 'ab'.repeat(32) }),
    ),
);
const anything = fc.oneof(
  supporting,
  fc.constantFrom(
    event('delivery.attempted', 3, { result: 'failed', reason: 'out_of_stock', shop_flag: 6 }),
    event('delivery.overwritten', 25, {}),
    event('order.status', 2, { shop_flag: 4 }),
    event('payment.callback_failed', 1, { reason: 'sign' }),
    proof(4, [item(1)], { shown_matches_rows: false }),
    proof(4, [item(2, { kind: 'placeholder' })]),
    viewed(9, { buyer_ip_same: false }),
    event('refund.requested', 20, {}),
    event('ticket.opened', 5, { sender: 'user' }),
  ),
  fc
    .record({ type: fc.string(), data: fc.anything() })
    .map(({ type, data }) => event(type, 7, data as object)),
  fc
    .constantFrom('delivery.proof', 'delivery.viewed', 'delivery.redeemed', 'message.sent')
    .chain((type) => fc.anything().map((data) => event(type, 8, data as object))),
);
const conditions = fc.record({
  qty: fc.integer({ min: 1, max: 3 }),
  claimed: fc.option(fc.integer({ min: 0, max: 50 })),
});
const under = ({ qty, claimed }: { qty: number; claimed: number | null }): Partial<DeliveryInput> => ({
  order: { orderRef, qty },
  ...(claimed === null ? {} : claimAt(claimed)),
});

describe('whatever is told', () => {
  it('the order of arrival and repetition never change the assessment', () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 8 }),
        conditions,
        fc.infiniteStream(fc.nat()),
        (events, how, random) => {
          const shuffled = [...events, ...events]
            .map((one) => ({ one, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(grade(shuffled, under(how))).toEqual(grade(events, under(how)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('an event that only supports never lowers the level and never makes what counted not count', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), supporting, conditions, (events, more, how) => {
        const before = grade([paid, ...events], under(how));
        const after = grade([paid, ...events, more], under(how));
        expect(after.level).toBeGreaterThanOrEqual(before.level);
        if (before.counts) expect(after.counts).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a conflict, a duplicate or a text never raises anything', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), conditions, (events, how) => {
        const before = grade([paid, ...events], under(how));
        const after = grade([paid, ...events], {
          ...under(how),
          conflicts: [{ eventId: 'evt_x', type: 'delivery.proof' }],
          duplicates: [{ dupTag: 'cd'.repeat(32), otherOrders: 1, scope: 'alliance' }],
        });
        expect(after.level).toBeLessThanOrEqual(before.level);
        expect(after.counts).toBe(false);
      }),
    );
  });

  it('a flag alone never gets above L0, whatever other events surround it', () => {
    const flag = fc.record({ shop_flag: fc.anything(), shop_status: fc.anything(), result: fc.string() });
    const flags = fc.array(
      fc.tuple(
        fc.constantFrom(
          'order.status',
          'delivery.attempted',
          'delivery.viewed',
          'message.sent',
          'payment.confirmed',
        ),
        flag,
      ),
    );
    fc.assert(
      fc.property(flags, (told) => {
        const found = grade(told.map(([type, data]) => event(type, 1, data)));
        expect(found.level).toBe(0);
        expect(found.counts).toBe(false);
      }),
    );
  });
});

import type { DisputeType, FactValues } from '@redress/contract';
import { chain as chainShape, facts as factsShape } from '@redress/contract';
import { describe, expect, test } from 'vitest';
import { buildChain } from './build-chain.ts';
import { extractFacts } from './extract-facts.ts';
import { suggestDisputeType } from './suggest-dispute-type.ts';
import { exampleItems, exampleTypes } from './testdata/examples.ts';
import type { ReadItem } from './types.ts';

const chainOf = (
  items: ReadItem[],
  disputeType: DisputeType = 'not-delivered',
  corrections: FactValues = {},
) => buildChain({ disputeType, items, facts: extractFacts(items, corrections) });
const without = (file: string) => exampleItems('not-delivered').filter((i) => i.file !== file);
/** An item given as text, one line each. */
const item = (file: string, kind: ReadItem['kind'], ...lines: string[]): ReadItem => ({
  file,
  kind,
  text: lines.join('\n'),
  lines: [],
});
const listing = item('listing.txt', 'listing', '售价：¥98.00', '付款后5分钟内到账', '立即购买');
const payment = item(
  'payment.txt',
  'payment',
  '付款金额：98.00元',
  '支付时间：2026-11-01 12:12:03',
  '收款方：杭州某某网络科技有限公司',
  '商户单号：20261101123456789',
);
const failure = item(
  'failure.txt',
  'failure',
  '订单异常',
  '订单号：20261101123456789',
  '异常时间：2026-11-01 12:27:31',
);
const codes = (chain: ReturnType<typeof chainOf>) => chain.gaps.map((g) => `${g.code}:${g.slot ?? ''}`);

describe('the example of the undelivered card', () => {
  const chain = chainOf(exampleItems('not-delivered'));
  test('fills every slot and leaves no gap', () => {
    expect(chain.slots).toEqual({
      listing: ['listing.png'],
      payment: ['voucher.png'],
      promise: ['chat.png', 'listing.png'],
      failure: ['failure.png'],
    });
    expect(chain.gaps).toEqual([]);
  });
  test('links the items that name the same order, amount, payee and time', () => {
    const by = (name: string) => chain.links.find((l) => l.by === name);
    expect(by('orderNo')?.items).toEqual(['chat.png', 'failure.png', 'reply.txt', 'voucher.png']);
    expect(by('amountFen')?.items).toEqual(expect.arrayContaining(['listing.png', 'voucher.png']));
    expect(by('payee')?.items).toEqual(['listing.png', 'voucher.png']);
    expect(by('time')?.items).toEqual(['failure.png', 'voucher.png']);
  });
  test.each([
    ['voucher.png', 'payment'],
    ['failure.png', 'failure'],
    ['listing.png', 'listing'],
  ])('without %s exactly the empty slot %s is reported', (file, slot) => {
    expect(codes(chainOf(without(file)))).toEqual([`slot-empty:${slot}`]);
  });
  test('without the chat the listing still shows the promise', () => {
    expect(chainOf(without('chat.png')).gaps).toEqual([]);
  });
});

describe('each example folder', () => {
  test.each(exampleTypes)(
    '%s: the type is recognised, every needed slot filled, the chain as recorded',
    async (type) => {
      const items = exampleItems(type);
      const facts = extractFacts(items);
      const chain = buildChain({ disputeType: type, items, facts });
      expect(suggestDisputeType(items)).toBe(type);
      expect(chain.gaps).toEqual([]);
      expect(factsShape.parse(facts)).toEqual(facts);
      expect(chainShape.parse(chain)).toEqual(chain);
      const golden = { kinds: Object.fromEntries(items.map((i) => [i.file, i.kind])), facts, chain };
      await expect(`${JSON.stringify(golden, undefined, 1)}\n`).toMatchFileSnapshot(
        `testdata/golden/${type}.json`,
      );
    },
  );
});

describe('gaps', () => {
  test('an empty folder lacks every slot, each with advice in both languages', () => {
    const { gaps } = chainOf([]);
    expect(gaps.map((g) => g.slot)).toEqual(['listing', 'payment', 'promise', 'failure']);
    for (const g of gaps)
      for (const words of [g.what.zh, g.what.en, g.advice, g.without, g.adviceEn, g.withoutEn])
        expect(words.length).toBeGreaterThan(10);
  });
  test('a chain that fits has no gap', () => {
    expect(chainOf([listing, payment, failure]).gaps).toEqual([]);
  });
  test('a price that was not paid is a contradiction', () => {
    const other = { ...listing, text: listing.text.replace('98.00', '88.00') };
    expect(chainOf([other, payment, failure]).gaps).toMatchObject([
      { code: 'contradiction', items: ['listing.txt', 'payment.txt'] },
    ]);
  });
  test('two pieces at the listed price are no contradiction when the quantity is shown', () => {
    const paid = { ...payment, text: payment.text.replace('98.00', '196.00') };
    const order = { ...failure, text: `${failure.text}\n数量 2` };
    expect(codes(chainOf([listing, paid, failure]))).toEqual(['contradiction:']);
    expect(codes(chainOf([listing, paid, order]))).toEqual([]);
  });
  test('a failure earlier than the payment is a contradiction', () => {
    const early = { ...failure, text: failure.text.replace('12:27:31', '11:27:31') };
    expect(chainOf([listing, payment, early]).gaps[0]?.what.zh).toContain('早于付款时间');
  });
  test('a failure recorded before the promised time had passed is a warning', () => {
    const early = { ...failure, text: failure.text.replace('12:27:31', '12:15:00') };
    expect(chainOf([listing, payment, early]).gaps).toMatchObject([
      { code: 'contradiction', slot: 'failure' },
    ]);
  });
  test('two order numbers are a contradiction', () => {
    const chat = item('chat.txt', 'promise', '我：订单号20261101999999999 还没收到');
    expect(chainOf([listing, payment, failure, chat]).gaps[0]?.what.zh).toContain('20261101999999999');
  });
  test('a payment that does not name the order is a missing link, whatever number it names', () => {
    const other = { ...payment, text: payment.text.replace('20261101123456789', 'M98765432100') };
    expect(chainOf([listing, other, failure]).gaps).toMatchObject([
      { code: 'link-missing', slot: 'payment' },
    ]);
  });
  test('a payee that is not the published operator is a missing link', () => {
    const terms = item('terms.txt', 'terms', '平台运营方：宁波某某信息技术有限公司');
    expect(chainOf([listing, payment, failure, terms]).gaps).toMatchObject([
      { code: 'link-missing', items: ['payment.txt', 'terms.txt'] },
    ]);
    const shown = item('shop.txt', 'listing', '商家主体：杭州某某网络科技有限公司', '¥98.00');
    expect(chainOf([listing, payment, failure, terms, shown]).gaps).toEqual([]);
  });
  test("the buyer's correction closes a contradiction", () => {
    const other = { ...listing, text: listing.text.replace('98.00', '88.00') };
    expect(chainOf([other, payment, failure], 'not-delivered', { listedAmountFen: 9800 }).gaps).toEqual([]);
  });
});

test('the timeline runs from oldest to newest and marks what is uncertain', () => {
  const captured: ReadItem = { ...listing, capturedAt: { at: '2026-11-01T04:03:00Z', by: 'metadata' } };
  const { timeline } = chainOf([failure, payment, captured]);
  expect(timeline.map((t) => [t.at, t.item, t.sure])).toEqual([
    ['2026-11-01T04:03:00Z', 'listing.txt', false],
    ['2026-11-01T04:12:03Z', 'payment.txt', true],
    ['2026-11-01T04:17:03Z', 'listing.txt', true],
    ['2026-11-01T04:27:31Z', 'failure.txt', true],
  ]);
});

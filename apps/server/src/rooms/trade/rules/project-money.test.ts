import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refundOf } from './project-money.ts';
import { type OrderFacts, projectOrder } from './project-order.ts';

type Said = Parameters<typeof projectOrder>[1];
const event = (type: string, data: object, id = JSON.stringify(data)): Said => ({
  type,
  data: data as Said['data'],
  id,
  occurred_at: '2026-11-01T12:00:00Z',
});
const refund = (data: object, id?: string) => event('refund.completed', data, id);
const projected = (...events: readonly Said[]): OrderFacts =>
  events.reduce((order, one) => projectOrder(order, one), { orderRef: 'A1', refunds: [] } as OrderFacts);
const bought = event('order.created', { amount_minor: 9800 });
const paid = event('payment.confirmed', { amount_minor: 9000 });

describe('what was paid', () => {
  test('is what the payment said, whatever the order said', () => {
    expect(projected(bought, paid)).toMatchObject({ amountFen: 9800, paidFen: 9000 });
    expect(projected(paid, bought)).toMatchObject({ paidFen: 9000 });
  });

  test('is no fen in another currency, and the first word counts', () => {
    const dollars = event('payment.confirmed', { amount_minor: 1400, currency: 'USD' });
    expect(projected(bought, dollars).paidFen).toBeUndefined();
    expect(projected(paid, event('payment.confirmed', { amount_minor: 1 })).paidFen).toBe(9000);
  });
});

describe('what went back', () => {
  test.each<[string, Said[], ReturnType<typeof refundOf>]>([
    ['nothing', [bought, paid], undefined],
    ['a part', [paid, refund({ amount_minor: 3000, refund_no: 'R1' })], said(3000, false, ['R1'])],
    [
      'two parts that are all',
      [
        paid,
        refund({ amount_minor: 3000, refund_no: 'R1' }),
        refund({ amount_minor: 6000, refund_no: 'R2' }),
      ],
      said(9000, true, ['R1', 'R2']),
    ],
    [
      'never more than was paid',
      [paid, refund({ amount_minor: 99_000, refund_no: 'R1' })],
      said(9000, true, ['R1']),
    ],
    [
      'of an order without a payment sum, the order’s',
      [bought, refund({ amount_minor: 9800 })],
      said(9800, true, []),
    ],
    ['without a sum: all of it', [paid, refund({ refund_no: 'R1' })], said(9000, true, ['R1'])],
    [
      'without any known sum',
      [refund({ refund_no: 'R1' })],
      { isWhole: true, nos: ['R1'], isContradicted: false },
    ],
    [
      'in another currency: reported, and no fen',
      [paid, refund({ amount_minor: 9000, currency: 'USD', refund_no: 'R1' })],
      said(0, false, ['R1']),
    ],
    [
      'by the gateway’s word',
      [paid, event('payment.queried', { answer: 'refunded' })],
      { isWhole: false, nos: [], isContradicted: false },
    ],
  ])('%s', (_, events, expected) => {
    expect(refundOf(projected(...events))).toEqual(expected);
  });

  test('two sums of one refund: the smaller counts, and it is said', () => {
    const told = [
      refund({ amount_minor: 3000, refund_no: 'R1' }),
      refund({ amount_minor: 5000, refund_no: 'R1' }),
    ];
    expect(refundOf(projected(paid, ...told))).toMatchObject({ fen: 3000, isContradicted: true });
    expect(refundOf(projected(paid, ...told.toReversed()))).toMatchObject({ fen: 3000 });
  });

  test('one number told by both, by number and by the channel’s number, in any order and repetition, counts once', () => {
    const reports = [
      refund({ amount_minor: 2000, refund_no: 'R1' }, 'e1'),
      refund({ amount_minor: 2000, channel_refund_no: 'C1' }, 'e2'),
      refund({ amount_minor: 2000, refund_no: 'R1', channel_refund_no: 'C1' }, 'e3'),
      refund({ amount_minor: 1000, refund_no: 'R2' }, 'e4'),
      refund({ amount_minor: 500 }, 'e5'),
      paid,
      bought,
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(reports, { minLength: reports.length }),
        fc.array(fc.nat(6)),
        (order, again) => {
          const repeated = again.map((n) => reports[n] as Said);
          const facts = projected(...order, ...repeated);
          expect(refundOf(facts)).toEqual(said(3500, false, ['R1', 'R2']));
        },
      ),
    );
  });

  test('a shop that never stops does not fill the row', () => {
    const many = Array.from({ length: 500 }, (_, n) => refund({ amount_minor: 1, refund_no: `R${n}` }));
    expect(projected(paid, ...many).refunds).toHaveLength(200);
  });
});

function said(fen: number, isWhole: boolean, nos: string[]) {
  return { fen, isWhole, nos, isContradicted: false };
}

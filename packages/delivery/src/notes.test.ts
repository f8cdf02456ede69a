import { expect, test } from 'vitest';
import { gradeDelivery } from './grade.ts';
import { allianceStandard } from './standards.ts';
import type { DeliveryEvent } from './types.ts';

const atMs = Date.parse('2026-11-03T12:00:00+08:00');
const events = (...told: [type: string, data: object][]): DeliveryEvent[] =>
  told.map(([type, data], n) => ({
    ...{ id: `evt_${n}`, type, data, by: 'shop' as const },
    ...{ occurredAtMs: atMs + n, receivedAtMs: atMs + n },
  }));
const paid: [string, object] = ['payment.confirmed', { trade_no: 'T1', amount_minor: 9800 }];
const back = (amount_minor?: number, refund_no?: string, more = {}): [string, object] => [
  'refund.completed',
  { ...(amount_minor === undefined ? {} : { amount_minor }), ...(refund_no ? { refund_no } : {}), ...more },
];

test.each([
  ['all of it', [paid, back(9800)], '商家记录：已退款。'],
  ['without a sum', [paid, back()], '商家记录：已退款。'],
  ['in another currency', [paid, back(100, 'R1', { currency: 'USD' })], '商家记录：已退款。'],
  ['a part', [paid, back(3000)], '商家记录：已退款一部分（30.00 元）。'],
  [
    'of the order, where its payment names no sum',
    [['order.created', { amount_minor: 9800 }] as [string, object], back(3000)],
    '商家记录：已退款一部分（30.00 元）。',
  ],
  [
    'one part told twice',
    [paid, back(3000, 'R1'), back(3000, 'R1', { by: 'merchant' })],
    '商家记录：已退款一部分（30.00 元）。',
  ],
  ['two parts', [paid, back(3000, 'R1'), back(1050, 'R2')], '商家记录：已退款一部分（40.50 元）。'],
  ['two parts that are all', [paid, back(3000, 'R1'), back(6800, 'R2')], '商家记录：已退款。'],
  ['of nobody knows what', [back(3000)], '商家记录：已退款 30.00 元。'],
])('what the record says of a refund: %s', (_, told, text) => {
  const found = gradeDelivery({
    order: { orderRef: 'DJ7K2MQ9X4T1B8RW' },
    events: events(...(told as [string, object][])),
    ...{ conflicts: [], duplicates: [], nowMs: atMs + 60_000 },
    standard: allianceStandard('automatic-card', '2026-11-03'),
  });
  const said = [...found.for, ...found.against].map((one) => one.text.zh);
  expect(said.filter((one) => one.includes('退款'))).toEqual([text]);
});

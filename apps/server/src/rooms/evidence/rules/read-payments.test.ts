import { expect, test } from 'vitest';
import { readPayments } from './read-payments.ts';

const voucher = (file: string, text: string) => ({ file, kind: 'payment' as const, text, lines: [] });

test('each voucher is a payment of its own, whatever the facts of the case settle on', () => {
  const first = voucher(
    'a.png',
    '支付成功\n收款方：杭州某某网络科技有限公司\n支付金额 ¥98.00\n支付时间 2026-11-01 12:12:03',
  );
  const second = voucher(
    'b.png',
    '支付成功\n收款方：某某商行\n支付金额 ¥500.00\n支付时间 2026-11-01 13:00:00',
  );
  const chat = { ...voucher('c.txt', '支付金额 ¥1.00'), kind: 'promise' as const };
  expect(readPayments([first, chat, second])).toMatchObject([
    { item: 'a.png', amountFen: 9800, paidAt: '2026-11-01T04:12:03Z', payee: '杭州某某网络科技有限公司' },
    { item: 'b.png', amountFen: 50_000, paidAt: '2026-11-01T05:00:00Z', payee: '某某商行' },
  ]);
});

import type { FactName, PaymentFact } from '@redress/contract';
import { candidatesOf } from './extract-facts.ts';
import { pageOf } from './page.ts';
import type { ReadItem } from './types.ts';

const fields = ['amountFen', 'paidAt', 'payChannel', 'tradeNo', 'payee'] as const satisfies FactName[];

/** What each voucher of a payment tells, one by one, in the items' order: the facts of a case know only one payment. */
export function readPayments(items: readonly ReadItem[]): PaymentFact[] {
  return items
    .filter(({ kind }) => kind === 'payment')
    .map((item): PaymentFact => {
      const page = pageOf(item);
      const read = fields.flatMap((name) => {
        const [best] = candidatesOf(name, item, page).sort((a, b) => b.confidence - a.confidence);
        return best ? [[name, best.value] as const] : [];
      });
      return { ...Object.fromEntries(read), item: item.file };
    })
    .filter(({ amountFen, paidAt }) => amountFen !== undefined || paidAt !== undefined);
}

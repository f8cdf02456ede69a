import { type Assessment, type DisputeHint, disputeHints } from './types.ts';

/** Which finding suggests which complaint (SHOPS.md §3; their mapping to channels is in packages/law). */
const suggests: Readonly<Record<string, DisputeHint['type']>> = {
  'callback-failed': 'callback_lost',
  'gateway-saw-payment': 'callback_lost',
  'says-unpaid': 'callback_lost',
  'out-of-stock': 'out_of_stock_after_pay',
  'text-instead-of-code': 'out_of_stock_after_pay',
  'revealed-text': 'out_of_stock_after_pay',
  'upstream-failed': 'topup_not_arrived',
  'attempt-failed': 'not_delivered',
  'short-quantity': 'short_quantity',
  'code-repeated': 'short_quantity',
  'shown-differs': 'not_as_described',
  'row-not-found': 'not_as_described',
  'overwritten-after-claim': 'not_as_described',
  'duplicate-sale': 'duplicate_sale',
  'sold-to-many': 'duplicate_sale',
  'used-at-delivery': 'card_used_or_invalid',
  'used-before-delivery': 'card_used_or_invalid',
  'used-by-others': 'card_used_or_invalid',
  'delivered-late': 'late_delivery',
  'refund-open': 'refund_refused',
  'seller-silent': 'unreachable_or_scam',
  'missing-code-commitment': 'not_delivered',
  'missing-quantity': 'short_quantity',
  'missing-retrieval': 'not_delivered',
  'missing-level': 'not_delivered',
};

/** What a buyer could complain of, most telling first. Nothing missing is said before anything is due. */
export function disputeOf({ missing, against, counts, late }: Omit<Assessment, 'dispute'>): DisputeHint[] {
  const told = against.filter(({ weight }) => weight !== 'shown' || !counts);
  const codes = [...told, ...(late ? missing : [])].map(({ code }) => code);
  const because = new Map<DisputeHint['type'], string[]>();
  for (const code of codes) {
    const type = suggests[code];
    if (!type) continue;
    const known = because.get(type) ?? [];
    if (!known.includes(code)) because.set(type, [...known, code]);
  }
  return disputeHints.flatMap((type) => {
    const found = because.get(type);
    return found ? [{ type, because: found }] : [];
  });
}

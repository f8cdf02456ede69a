import type { TradeEventData, WithheldReason } from '@redress/contract';

interface Told {
  type: string;
  /** False: no shape says what may stand in it. */
  known: boolean;
  data: Record<string, unknown>;
}

/**
 * Why a line stays out of the buyer's copy of an order record. Lines are signed as they are, so nothing can be blacked out in
 * one: it is there as a whole or not at all. Out are an address on the internet that is not the buyer's own, an account that
 * the shop itself calls somebody else's, and what nobody checked. The rest a shop may only fill with what is of this order:
 * commitments to its cards, sums, times, numbers, its own name for the merchant.
 */
export function withheldFromBuyer({ type, known, data }: Told): WithheldReason | undefined {
  if (!known) return 'unknown-type';
  if (type === 'delivery.viewed') {
    const { ip, buyer_ip_same: same } = data as TradeEventData<'delivery.viewed'>;
    return ip !== undefined && same !== true ? 'other-person' : undefined;
  }
  if (type === 'delivery.redeemed') {
    const { account_tail: tail, account_is_buyers: own } = data as TradeEventData<'delivery.redeemed'>;
    return tail !== undefined && own === false ? 'other-person' : undefined;
  }
  return undefined;
}

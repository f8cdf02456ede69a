import { encode, hmac, sha256, toHex } from './bytes.ts';

export interface ShopCard {
  orderRef: string;
  /** The shop's own name for the card, never the card itself. */
  cardRef: string;
  /** What the buyer is shown; stays here. */
  secret: string;
  /** Any text that only the shop knows; nonces are derived from it. */
  shopKey: string;
  /**
   * Only where the shop was given one, or reported with one before; else it is derived from `shopKey`, as every client does,
   * so that a card sold twice is found whichever of them told it.
   */
  pepper?: string | undefined;
}

/**
 * What a shop says of a card without saying it: put `item` into `delivery.proof`, show `nonce` to the buyer beside the
 * card. Derived, so that calling twice gives the same.
 */
export async function card({ orderRef, cardRef, secret, shopKey, pepper }: ShopCard) {
  if (orderRef === '' || /[\r\n]/.test(orderRef)) throw new TypeError('an order number is one line');
  const text = secret.trim();
  const nonce = toHex(await hmac(encode(shopKey), encode(`${orderRef}\n${cardRef}`))).slice(0, 32);
  const commit = toHex(await sha256(encode(`redress-card/1\n${orderRef}\n${nonce}\n${text}`)));
  const tagKey = pepper || toHex(await hmac(encode(shopKey), encode('dup_tag')));
  const dupTag = toHex(await hmac(encode(tagKey), encode(text)));
  return { nonce, item: { card_ref: cardRef, commit, dup_tag: dupTag } };
}

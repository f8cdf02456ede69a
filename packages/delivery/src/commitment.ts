import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '@redress/kernel';

/**
 * A shop says which code went to which order without saying the code. All strings are UTF-8, all results lower-case
 * hexadecimal; `packages/delivery/testdata/vectors.json` is what every other client (PHP, connectors) must agree with.
 */
export interface CardOpening {
  orderRef: string;
  /** 32 hexadecimal digits, shown to the buyer beside the code. */
  nonce: string;
  /** The code or serial number exactly as the buyer is shown it, without white space around it (`cardText`). */
  secret: string;
}

const utf8 = new TextEncoder();
const hash = (text: string): string => toHex(sha256(utf8.encode(text)));
const mac = (key: string, text: string): string => toHex(hmac(sha256, utf8.encode(key), utf8.encode(text)));
const hasNonceForm = (nonce: string): boolean => /^[0-9a-f]{32}$/.test(nonce);
/** A line break in an order number would let two openings share one commitment. */
const hasOrderForm = (orderRef: string): boolean => orderRef.length > 0 && !/[\r\n]/.test(orderRef);

/** What is hashed is the code itself: shops store lines with blanks and line ends around it, buyers copy without. */
export function cardText(stored: string): string {
  return stored.trim();
}

/** The nonce of a card in an order: derived, so that calling twice gives the same, and nobody without the shop's key can. */
export function cardNonce(shopKey: string, orderRef: string, cardRef: string): string {
  return mac(shopKey, `${orderRef}\n${cardRef}`).slice(0, 32);
}

/** SHA-256("redress-card/1\n" order "\n" nonce "\n" secret). */
export function cardCommit({ orderRef, nonce, secret }: CardOpening): string {
  if (!hasOrderForm(orderRef) || !hasNonceForm(nonce))
    throw new RangeError('an order number is one line, a nonce 32 hexadecimal digits');
  return hash(`redress-card/1\n${orderRef}\n${nonce}\n${secret}`);
}

/** A shop's pepper where it was given none: derived, so that whatever tells for the shop has the same. */
export function cardPepper(shopKey: string): string {
  return mac(shopKey, 'dup_tag');
}

/** Equal for equal codes under one pepper, telling nothing to who has not the pepper. */
export function dupTag(pepper: string, secret: string): string {
  return mac(pepper, secret);
}

/**
 * Whether a buyer's opening is the card that was committed to. What a stranger types never throws; blanks around it, full-width
 * forms and capitals in the nonce are forgiven, in the code only blanks are.
 */
export function revealMatches(commit: string, { orderRef, nonce, secret }: CardOpening): boolean {
  const tidyNonce = nonce.normalize('NFKC').trim().toLowerCase();
  if (!hasOrderForm(orderRef) || !hasNonceForm(tidyNonce)) return false;
  const wanted = commit.toLowerCase();
  return [secret, cardText(secret)].some(
    (text) => cardCommit({ orderRef, nonce: tidyNonce, secret: text }) === wanted,
  );
}

/** The last four characters, only of codes so long that four tell nobody the rest. */
export function lastFour(secret: string): string | undefined {
  const characters = [...cardText(secret)];
  return characters.length >= 8 ? characters.slice(-4).join('') : undefined;
}

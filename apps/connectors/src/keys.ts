import { createHash, createHmac } from 'node:crypto';
import { cardCommit, cardNonce, cardPepper, cardText, dupTag } from '@redress/delivery';
import { type EarlierKey, keyOf } from './keyring.ts';
import type { Blind, Draft } from './rules/observe.ts';
import type { Compose } from './state/state.ts';

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('hex');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The number that the buyer gets beside a card, made anew from the shop's key whenever it is needed. */
export const nonceOf = (shopKey: string, orderRef: string, cardRef: string): string =>
  cardNonce(shopKey, orderRef, cardRef);

/**
 * Keyed functions over secrets, by the shop's key and the salt of the state folder; with another pepper where one was given. An
 * order that was told with a key of before keeps it: two commitments to one card would be two stories.
 */
export function createBlind(
  shopKey: string,
  salt: Buffer,
  pepper = cardPepper(shopKey),
  earlier: readonly EarlierKey[] = [],
): Blind {
  return {
    textTag: (text) => hmac(salt, text),
    commit({ id, ref: orderRef }, cardRef, secret) {
      const nonce = nonceOf(keyOf(shopKey, earlier, id), orderRef, cardRef);
      return cardCommit({ orderRef, nonce, secret: cardText(secret) });
    },
    dupTag: (secret) => dupTag(pepper, cardText(secret)),
  };
}

/** Tells one pepper from another, and tells of it nothing else. */
export const printOf = (pepper: string): string => hmac(pepper, 'print').slice(0, 16);

/** The bytes of an event, made once: with the number of the event and the hash of the one before it. */
export const composeEvent: Compose = (draft: Draft, { seq, prev }) => {
  const id = `evt_${sha256(`${draft.type}|${draft.orderRef}|${draft.key}`).slice(0, 32)}`;
  const body = JSON.stringify({
    spec: 'redress.event/1',
    id,
    type: draft.type,
    order_ref: draft.orderRef,
    occurred_at: new Date(draft.occurredAtMs).toISOString(),
    data: draft.data,
    seq,
    ...(prev && { prev }),
  });
  return { id, body, sha256: sha256(body) };
};

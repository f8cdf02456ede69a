import { createHash, createHmac } from 'node:crypto';
import { cardCommit, cardNonce, cardPepper, cardText, dupTag } from '@redress/delivery';
import type { Blind, Draft } from './rules/observe.ts';
import type { Compose } from './state/state.ts';

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('hex');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The number that the buyer gets beside a card, made anew from the shop's key whenever it is needed. */
export const nonceOf = (shopKey: string, orderRef: string, cardRef: string): string =>
  cardNonce(shopKey, orderRef, cardRef);

/** Keyed functions over secrets, by the shop's key and the salt of the state folder; with another pepper where one was given. */
export function createBlind(shopKey: string, salt: Buffer, pepper = cardPepper(shopKey)): Blind {
  return {
    textTag: (text) => hmac(salt, text),
    commit: (orderRef, cardRef, secret) =>
      cardCommit({ orderRef, nonce: nonceOf(shopKey, orderRef, cardRef), secret: cardText(secret) }),
    dupTag: (secret) => dupTag(pepper, cardText(secret)),
  };
}

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

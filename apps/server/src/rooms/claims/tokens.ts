import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AnswerLink } from '@redress/contract';
import type { ClaimsDeps } from './deps.ts';
import { plainNumber } from './rules/payment-number.ts';

type Secret = Pick<ClaimsDeps, 'secret'>;

const purposes = { shown: 'answer', mailed: 'mailed' } satisfies Record<AnswerLink, string>;

/**
 * The token of a respondent's link: made from the claim, so that each notice says the same one and none is stored. What the
 * buyer is shown to hand on tells nothing of what is mailed.
 */
export const answerToken = ({ secret }: Secret, claimId: string, link: AnswerLink): string =>
  createHmac('sha256', secret).update(`${purposes[link]}\0${claimId}`).digest('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Order numbers are compared as people type them. */
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '');

/** The same order of the same shop, for the one live claim that it may have. */
export function orderDigest({ secret }: Secret, shop: string, orderRef: string): Buffer {
  return createHmac('sha256', secret)
    .update(`order\0${plain(shop)}\0${plain(orderRef)}`)
    .digest();
}

/** An address that was asked, for counting only. */
export const addressDigest = ({ secret }: Secret, email: string): Buffer =>
  createHmac('sha256', secret).update(`asked\0${email.trim().toLowerCase()}`).digest();

/** A member that is told of claims about orders which no shop reported, for counting only. */
export const unreportedDigest = ({ secret }: Secret, orgId: string): Buffer =>
  createHmac('sha256', secret).update(`unreported\0${orgId}`).digest();

/** A claim whose tries of payment numbers are counted. */
export const triesDigest = ({ secret }: Secret, claimId: string): Buffer =>
  createHmac('sha256', secret).update(`tries\0${claimId}`).digest();

/**
 * A visitor who tries payment numbers of an order, for counting only: an address comes back out of no digest, and is another one
 * for another order. Who rents IPv6 addresses gets a /48 of them, and so that is what counts.
 */
export const visitorDigest = ({ secret }: Secret, orderDigest: Buffer, network: string): Buffer =>
  createHmac('sha256', secret)
    .update('visitor\0')
    .update(orderDigest)
    .update(network.split(':').slice(0, 3).join(':'))
    .digest();

/** A stretch of time in which one try of an order's payment numbers is compared. */
export const slotDigest = ({ secret }: Secret, orderDigest: Buffer, slot: string): Buffer =>
  createHmac('sha256', secret).update('slot\0').update(orderDigest).update(slot).digest();

/** The one of these that it is, as it stands there; takes as long for a number that is nearly right. */
export function sameNumber({ secret }: Secret, no: string, among: readonly string[]): string | undefined {
  const digest = (text: string) =>
    createHmac('sha256', secret)
      .update(`number\0${plainNumber(text)}`)
      .digest();
  const wanted = digest(no);
  return among.filter((one) => timingSafeEqual(digest(one), wanted))[0];
}

/** The fragment never reaches a server. */
export const answerUrl = (
  deps: Pick<ClaimsDeps, 'secret' | 'publicUrl'>,
  claimId: string,
  link: AnswerLink,
): string => `${deps.publicUrl}/answer#${answerToken(deps, claimId, link)}`;

import { type AnswerKind, answerKinds, type BuyerWord, buyerWords, type ClaimState } from '@redress/contract';
import { allows, wordMoves } from './lifecycle/claim-lifecycle.ts';

interface Standing {
  state: ClaimState;
  used: readonly string[];
}

/**
 * What the buyer may say now; pages enable their buttons by it. `underway`: a file or a rail has her money; `deniesPart`: she
 * may say whether a part that the shop reported to have paid back came, or (`asksLate`) what it reported after the decision.
 */
export const wordsOf = (
  { state, used }: Standing,
  { underway = false, asksPart = false, asksLate = false } = {},
): BuyerWord[] =>
  buyerWords.filter(
    (word) =>
      ((asksLate && ofRefund(word)) || (ofPart(word) ? asksPart : allows(state, wordMoves[word]))) &&
      !(word === 'does-not-work' && used.includes('fails')) &&
      !(state === 'paying' && underway && !ofPart(word)),
  );

const ofRefund = (word: BuyerWord): boolean => word === 'confirm' || word === 'deny';
const ofPart = (word: BuyerWord): word is 'deny-part' | 'confirm-part' =>
  word === 'deny-part' || word === 'confirm-part';

const answerMoves = { pay: 'award', refund: 'refund', refuse: 'refuse', show: 'show' } as const;

/** What the respondent may answer now. */
export const answersOf = ({
  state,
  used,
  lessenedFen = 0,
  confirmedFen = 0,
}: Standing & { lessenedFen?: number; confirmedFen?: number }): AnswerKind[] =>
  answerKinds.filter(
    (kind) =>
      allows(state, answerMoves[kind]) &&
      !(kind === 'refund' && used.includes('refund')) &&
      // By a report of nearly all of it a merchant would end the claim at once with next to nothing: that is for an offer.
      !(kind === 'pay' && lessenedFen > confirmedFen),
  );

/** While it is open, and after it was paid: whoever only gave up claims has no more tries by them. */
export const mayShowPayer = ({ live, state }: { live: boolean; state: ClaimState }): boolean =>
  live || state === 'paid';

/**
 * Whether whoever holds the claim may open what the merchant uploaded for the order: it may name its real buyer, and who guessed
 * an order's number holds a claim too. Where the shop reported payment numbers, only who gave one; erased, nobody.
 */
export const mayOpenRecords = (
  claim: { payer_shown_at: Date | null; payment_matched: boolean | null; erased_at: Date | null },
  { paymentNos }: { paymentNos: readonly string[] },
): boolean =>
  claim.erased_at === null &&
  (claim.payer_shown_at !== null || claim.payment_matched === true || paymentNos.length === 0);

/** The deposit is kept for a word against a word, until somebody else has decided it or the time is over. */
export const isDisputed = ({ state, by_hand }: Pick<Standing, 'state'> & { by_hand: boolean }): boolean =>
  state === 'contested' || (state === 'proved' && by_hand);

/** A proof stops the first clock, may still come after a refusal, and takes the place of a record uploaded by hand. */
export const mayProve = ({ state, by_hand }: Standing & { by_hand: boolean }): boolean =>
  state === 'proved' ? by_hand : allows(state, 'prove') || state === 'burden';

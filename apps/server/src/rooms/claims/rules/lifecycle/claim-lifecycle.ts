import type { BuyerWord, ClaimState } from '@redress/contract';

/** What can happen to a claim. */
export const moves = [
  'prove', // a delivery proof came that counts by the standard, or a record uploaded by hand, which starts the long clock of a dispute
  'show', // the first use, or the receipt of a refund, is on the table
  'refuse', // for a reason of the list, with its papers
  'refund', // the respondent says the money went back
  'award', // decided for the buyer, a deposit has money for it, or for a part of it
  'owe', // decided for the buyer, nothing covers it
  'fails', // the buyer: it came, but does not work
  'contest', // the buyer: what was shown or said is not so
  'content', // the buyer: it is resolved
  'confirm', // the buyer: the money came
  'deny', // the buyer: no money came
  'name', // the buyer states her payment number where the shop reported none
  'withdraw',
  'displace', // another person showed by the payment number that the order is theirs
  'lapse', // the buyer's time to say more passed
  'paid', // the rail says that all of the money arrived; or a part, and the buyer wants no more
  'bounce', // the bank sent the money back
] as const;
export type Move = (typeof moves)[number];

const decided = { award: 'paying', owe: 'unpaid' } as const;
const buyerEnds = { content: 'settled', withdraw: 'withdrawn', displace: 'withdrawn' } as const;

/**
 * The life of a claim. A bare word of the respondent ends no clock: only a proof that counts (`prove`), papers (`show`,
 * `refuse`) or money does; `refund` without money comes back by `deny` and then its receipt must be shown. Money leaves a
 * deposit only by `award`, in one payment or in several; what the bank sends back afterwards is owed as before (`bounce`). What both sides contest is for mediation or an authority: the hold
 * stays for a time that both know, and longer where the buyer says who is at work on it.
 */
export const transitions = {
  open: {
    prove: 'proved',
    refuse: 'refused',
    refund: 'refunded',
    fails: 'burden',
    name: 'open',
    ...decided,
    ...buyerEnds,
  },
  burden: { show: 'proved', refuse: 'refused', refund: 'refunded', name: 'burden', ...decided, ...buyerEnds },
  proved: {
    prove: 'proved', // what was uploaded by hand is followed by a proof that counts: the buyer's time begins
    fails: 'burden',
    contest: 'contested',
    refund: 'refunded',
    lapse: 'lapsed',
    ...decided,
    ...buyerEnds,
  },
  refused: {
    prove: 'proved',
    contest: 'contested',
    refund: 'refunded',
    lapse: 'lapsed',
    ...decided,
    ...buyerEnds,
  },
  refunded: {
    confirm: 'paid',
    deny: 'burden',
    lapse: 'lapsed',
    ...decided,
    withdraw: 'withdrawn',
    displace: 'withdrawn',
  },
  contested: { refund: 'refunded', lapse: 'lapsed', ...decided, ...buyerEnds },
  paying: { paid: 'paid', content: 'settled', displace: 'withdrawn' },
  unpaid: {
    award: 'paying',
    refund: 'refunded',
    confirm: 'paid',
    name: 'open',
    withdraw: 'withdrawn',
    displace: 'withdrawn',
  },
  paid: { bounce: 'paying' },
  settled: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Record<ClaimState, Partial<Record<Move, ClaimState>>>;

const table: Record<ClaimState, Partial<Record<Move, ClaimState>>> = transitions;

/** The state after a move; undefined where the move is not open. */
export const after = (state: ClaimState, move: Move): ClaimState | undefined => table[state][move];
export const allows = (state: ClaimState, move: Move): boolean => table[state][move] !== undefined;

const finals: ReadonlySet<ClaimState> = new Set(['paid', 'settled', 'withdrawn', 'lapsed']);
/** Where a claim ends; only a payment that comes back wakes one up again. */
export const isFinal = (state: ClaimState): boolean => finals.has(state);
/** States in which the claim keeps another one of the same order from being opened. */
export const liveStates: readonly ClaimState[] = (Object.keys(transitions) as ClaimState[]).filter(
  (state) => !isFinal(state),
);

/** States in which offers may be made and accepted: as long as no money is on its way. */
export const mayOffer = (state: ClaimState): boolean => !isFinal(state) && state !== 'paying';

/** What a word moves; that a part which was reported came, or did not, moves a sum at most and no state. */
export const wordMoves = {
  'does-not-work': 'fails',
  contest: 'contest',
  content: 'content',
  deny: 'deny',
  confirm: 'confirm',
  withdraw: 'withdraw',
} as const satisfies Record<Exclude<BuyerWord, 'deny-part' | 'confirm-part'>, Move>;

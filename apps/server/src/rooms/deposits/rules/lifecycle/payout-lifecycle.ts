import type { PostingKind } from '../accounts.ts';

export const payoutStates = [
  'waiting', // owed, nobody has been asked to pay
  'sending', // a rail was asked; whether it took it may be unknown
  'sent', // the rail has taken it
  'paid', // it left the bank
  'failed', // the rail could not pay it; it is still owed
  'returned', // it came back; it is still owed
  'cancelled', // nothing is owed any more
] as const;
export type PayoutState = (typeof payoutStates)[number];

export const payoutMoves = [
  'take', // a rail is going to be asked
  'putBack', // the rail has certainly not taken it
  'accept', // the rail has taken it
  'settle', // the rail or a person says that it was paid
  'fail', // the rail says that it will not be paid
  'return', // the payee's bank sent it back
  'askAgain', // with another account, or the same once more
  'cancel', // the payee was paid otherwise, or gave it up
] as const;
export type PayoutMove = (typeof payoutMoves)[number];

/**
 * The life of a payout. What was sent leaves `sending` and `sent` only by the rail's word: no clock and no person sends
 * it a second time.
 */
export const transitions = {
  waiting: { take: 'sending', cancel: 'cancelled' },
  sending: { putBack: 'waiting', accept: 'sent', settle: 'paid', fail: 'failed' },
  sent: { settle: 'paid', fail: 'failed' },
  paid: { return: 'returned' },
  failed: { askAgain: 'waiting', cancel: 'cancelled' },
  returned: { askAgain: 'waiting', cancel: 'cancelled' },
  cancelled: {},
} as const satisfies Record<PayoutState, Partial<Record<PayoutMove, PayoutState>>>;

const table: Record<PayoutState, Partial<Record<PayoutMove, PayoutState>>> = transitions;

/** The state after a move; undefined where it is not possible. */
export const after = (state: PayoutState, move: PayoutMove): PayoutState | undefined => table[state][move];

/** What each move does to the ledger; the others move no money. */
export const postingOf: Partial<Record<PayoutMove, PostingKind>> = {
  take: 'payout.taken',
  putBack: 'payout.put-back',
  settle: 'payout.settled',
  fail: 'payout.put-back',
  return: 'payout.returned',
  cancel: 'payout.cancelled',
};

/** The account in which the money of a payout stands. */
export const placeOf = {
  waiting: 'payable',
  sending: 'transit',
  sent: 'transit',
  paid: undefined,
  failed: 'payable',
  returned: 'payable',
  cancelled: undefined,
} as const satisfies Record<PayoutState, 'payable' | 'transit' | undefined>;

import { z } from 'zod';
import { claimClock, claimKind, claimState } from './claims-view.ts';
import { instant } from './vocabulary.ts';

/** What came of the first clock of a claim. */
export const claimStandings = ['in-time', 'late', 'silent', 'waiting', 'ended-by-buyer'] as const;
export type ClaimStanding = (typeof claimStandings)[number];

/** How an organisation answered the claims of the last days: counts, no score; the same definitions as a platform's figures. */
export const claimSummary = z.object({
  /** Whole days in Shanghai, today among them. */
  days: z.int(),
  claims: z.int(),
  /** About order numbers that a shop which reports its orders never reported: in no other number here but `owedFen`. */
  unreported: z.int(),
  /** Answered, or the time is over; neither what still waits nor what the buyer ended before an answer and before the time was over. */
  asked: z.int(),
  answeredInTime: z.int(),
  /** Answered after the promised time, before the clock had decided. */
  late: z.int(),
  /** Decided for the buyer, or due to be, because nothing was shown in time, on the first clock or on a later one. */
  bySilence: z.int(),
  /** Of these, decided on a later clock: what was asked for then was not shown. */
  notShown: z.int(),
  /** Decided, and no deposit covers it, or not all of it. */
  unpaid: z.int(),
  /** Of whatever day: what is decided, may be paid from a deposit, and no deposit covers yet. Money that comes goes to it first. */
  owedFen: z.int().nonnegative(),
  /** Of what is held in the deposit: decided, and waiting for buyers to say where to pay to. */
  toBePaidFen: z.int().nonnegative(),
});
export type ClaimSummary = z.infer<typeof claimSummary>;

export const claimRow = z.object({
  claimId: z.string(),
  state: claimState,
  kind: claimKind,
  shop: z.string(),
  orderRef: z.string(),
  amountFen: z.int().nonnegative().optional(),
  /** Decided, and no deposit covers this much of it yet. */
  uncoveredFen: z.int().positive().optional(),
  openedAt: instant,
  clock: claimClock.optional(),
  /** The shop reports its orders and never reported this one: its number is the buyer's word alone. */
  unreported: z.literal(true).optional(),
  /** What was shown is a record uploaded by hand, which nobody has verified. */
  byHand: z.literal(true).optional(),
  /** Another person showed the payment number of the order and has a claim of their own: this one is over. */
  displacedAt: instant.optional(),
  /** Who answers it, where that is a merchant of the reader. */
  merchant: z.string().optional(),
});
export type ClaimRow = z.infer<typeof claimRow>;

import { z } from 'zod';
import { bilingual, instant } from './vocabulary.ts';

/** By which people name a claim to each other: the last six characters of its id. */
export const claimNumber = (claimId: string): string => claimId.slice(-6).toUpperCase();

/** Where the money of a claim is, said honestly. */
export const claimMoney = z.object({
  state: z.enum([
    'held',
    'not-held',
    'needs-payee',
    'waiting',
    'sent',
    'needs-confirm',
    'paid',
    'failed',
    'uncovered',
  ]),
  fen: z.int().nonnegative().optional(),
  /** Once it is decided and paid in parts: what arrived so far, and what of it is still to be paid. */
  paidFen: z.int().nonnegative().optional(),
  owedFen: z.int().nonnegative().optional(),
  /** Of what is still to be paid: what no deposit covers yet. It is paid as soon as there is money. */
  uncoveredFen: z.int().nonnegative().optional(),
  /** The shop keeps the deposit itself; `text` says so. */
  selfKept: z.boolean().optional(),
  text: bilingual,
});

/** One payment of a claim. */
export const claimPart = z.object({
  fen: z.int().positive(),
  state: z.enum(['needs-payee', 'waiting', 'sent', 'needs-confirm', 'paid', 'failed', 'cancelled']),
  coveredAt: instant,
  paidAt: instant.optional(),
});
export type ClaimPart = z.infer<typeof claimPart>;

/** A buyer whose money waits in a kept deposit until she says where to. */
export const waitingPayee = z.object({
  claimId: z.string(),
  claimNumber: z.string(),
  merchant: z.string(),
  /** The last characters of the order's number. */
  orderTail: z.string(),
  /** What waits for her. */
  fen: z.int().positive(),
  /** She has not said it yet, or the bank did not pay there. */
  why: z.enum(['not-given', 'not-paid']),
  since: instant,
  /** She left an address, and mail goes out. */
  canBeReached: z.boolean(),
  remindedAt: instant.optional(),
  /** Reminding is open from then on; absent: now. */
  nextAt: instant.optional(),
});
export type WaitingPayee = z.infer<typeof waitingPayee>;

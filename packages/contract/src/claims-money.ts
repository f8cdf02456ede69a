import { z } from 'zod';
import { bilingual, instant } from './vocabulary.ts';

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

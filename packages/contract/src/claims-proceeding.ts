import { z } from 'zod';
import { bilingual, instant, text } from './vocabulary.ts';

/** Who may be at work on what both sides of a claim contest. */
export const proceedingBodies = ['mediation', 'regulator', 'arbitration', 'court', 'police'] as const;
export const proceedingBody = z.enum(proceedingBodies);
export type ProceedingBody = z.infer<typeof proceedingBody>;

export const proceedingInput = z.strictObject({
  body: proceedingBody,
  /** On the notice of acceptance; both sides see it. */
  number: text(60),
});
export type ProceedingInput = z.infer<typeof proceedingInput>;

export const proceedingView = z.object({
  body: proceedingBody,
  title: bilingual,
  number: z.string(),
  at: instant,
});

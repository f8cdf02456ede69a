import { z } from 'zod';
import { claimKind } from './claims-view.ts';
import { instant, text } from './vocabulary.ts';

/** What a merchant refunds by itself. Every condition must hold. */
export const claimRule = z.strictObject({
  active: z.boolean(),
  /** Up to and including this amount. */
  upToFen: z.int().positive().max(1e8),
  kinds: z.array(claimKind).min(1),
  /** Empty: every category. */
  categories: z.array(text(60)).max(50),
  /** At most this much a day (Asia/Shanghai). */
  dailyCapFen: z.int().positive().max(1e10),
  /** Only between these hours of the day (Asia/Shanghai); equal: always. */
  fromHour: z.int().min(0).max(23),
  toHour: z.int().min(0).max(23),
});
export type ClaimRule = z.infer<typeof claimRule>;
export const claimRuleView = z.object({
  version: z.int().nonnegative(),
  rule: claimRule.optional(),
  savedAt: instant.optional(),
  versions: z.array(z.object({ version: z.int(), savedAt: instant, rule: claimRule })),
});
export type ClaimRuleView = z.infer<typeof claimRuleView>;
export const ruleTrial = z.object({
  claims: z.int(),
  settled: z.int(),
  fen: z.int(),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
});
export type RuleTrial = z.infer<typeof ruleTrial>;

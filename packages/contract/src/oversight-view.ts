import { z } from 'zod';
import { finding } from './report.ts';
import { sourceHealth } from './sources-endpoints.ts';
import { vettingState } from './vetting-view.ts';
import { basis, bilingual, day, instant } from './vocabulary.ts';

/** Below so many a share says little; whoever shows it says of how many it is. */
export const smallSample = 10;

/** `part` of `of`; nothing can be said where `of` is 0. */
export const share = z.object({ part: z.int().nonnegative(), of: z.int().nonnegative() });
export type Share = z.infer<typeof share>;

/** What docs/oversight.md defines, over the claims that were opened in a time. */
export const oversightFigures = z.object({
  claims: z.int(),
  /** The promised time still runs and nothing was answered. */
  waiting: z.int(),
  /** Ended by the buyer before there was an answer and before the time was over: in no share. */
  endedByBuyer: z.int(),
  /** About order numbers that a shop which reports its orders never reported: in no other number here. */
  unreported: z.int(),
  /** Answered by what stops the clock, or by money, within the promised time. */
  inTime: share,
  /** Answered after the promised time, before the clock had decided. */
  late: z.int(),
  /** Decided by the clock, because nothing was shown. */
  bySilence: share,
  /** From the opening to the first answer; absent without any. */
  medianAnswerMs: z.int().nonnegative().optional(),
  /** Answers whose words or papers stand in three claims or more. */
  templates: share,
});
export type OversightFigures = z.infer<typeof oversightFigures>;

export const oversightNeeds = [
  'waiting',
  'silence',
  'late',
  'templates',
  'deposit',
  'unchecked',
  'papers',
] as const;
export const oversightNeed = z.enum(oversightNeeds);
export type OversightNeed = z.infer<typeof oversightNeed>;

export const merchantFigures = z.object({
  merchantId: z.string(),
  name: z.string(),
  /** The platform itself, for what it sells without a merchant. */
  own: z.boolean(),
  /** Whether its papers were found good, and until when that counts. */
  papers: z.object({ state: vettingState, due: z.boolean(), until: instant.optional() }),
  /** How the platform's own check of its papers stands; absent for the platform itself and for who left. */
  vetting: z.enum(['checked', 'overdue', 'never']).optional(),
  figures: oversightFigures,
  /** What asks for something to be done, the most pressing first. */
  needs: z.array(oversightNeed),
});
export type MerchantFigures = z.infer<typeof merchantFigures>;

/** One answer that stands in several claims. */
export const templateReply = z.object({
  kind: z.enum(['words', 'paper']),
  /** The most common wording, with numbers and what singles out a person masked; none for a paper. */
  text: z.string().optional(),
  /** Of the paper. */
  sha256: z.string().optional(),
  claims: z.int(),
  merchants: z.array(z.string()),
  /** What our rules know of such an answer. */
  known: z.array(bilingual),
});
export type TemplateReply = z.infer<typeof templateReply>;

export const oversightView = z.object({
  /** Both days belong to it, in Asia/Shanghai. */
  from: day,
  to: day,
  figures: oversightFigures,
  /** As many days, just before. */
  before: z.object({ from: day, to: day, figures: oversightFigures }),
  merchants: z.array(merchantFigures),
  /** Affiliated merchants by how the platform's check of them stands today. */
  vetting: z.object({ checked: z.int(), overdue: z.int(), never: z.int() }),
  templates: z.array(templateReply),
});
export type OversightView = z.infer<typeof oversightView>;

export const watchedSource = z.object({
  sourceId: z.string(),
  name: z.string(),
  state: z.enum(['active', 'closed']),
  health: sourceHealth,
});
export type WatchedSource = z.infer<typeof watchedSource>;

/** What a check of a platform's own terms found, in one line. */
export const termsCheckRow = z.object({
  checkId: z.string(),
  /** What the platform calls the text, e.g. 用户协议. */
  document: z.string(),
  /** 1, 2, 3 … of this document. */
  version: z.int().positive(),
  checkedAt: instant,
  from: z.enum(['text', 'file']),
  /** Of exactly what was checked: the text as UTF-8, or the file. */
  sha256: z.string(),
  /** Which rules looked at it; equal for equal rules. */
  rules: z.string(),
  /** Clauses found by wording of the rules. */
  found: z.int().nonnegative(),
  /** Clauses that only look like one: to be read by a person. */
  likely: z.int().nonnegative(),
  /** Clauses of the version before that are not found any more. */
  mended: z.int().nonnegative(),
});
export type TermsCheckRow = z.infer<typeof termsCheckRow>;

export const termsFinding = finding.extend({
  /** Not found in the version before, or found there too. */
  change: z.enum(['new', 'still']).optional(),
  /** What a lawful clause would have to say, as far as our data knows. */
  mending: bilingual.optional(),
  /** The articles of `basis` in full, as transcribed. */
  articles: z.array(basis.extend({ text: z.string() })),
});
export type TermsFinding = z.infer<typeof termsFinding>;

export const termsCheckView = termsCheckRow.extend({
  text: z.string(),
  findings: z.array(termsFinding),
  /** Of the version before: what is not found any more. */
  mendedClauses: z.array(z.object({ rule: z.string(), title: bilingual, quote: z.string() })),
  /** Place in the log; absent until a published checkpoint covers it. */
  entry: z.int().nonnegative().optional(),
});
export type TermsCheckView = z.infer<typeof termsCheckView>;

/** What a platform showed to a regulator; both files are sealed by one entry. */
export const dutyReportRow = z.object({
  reportId: z.string(),
  from: day,
  to: day,
  madeAt: instant,
  csvSha256: z.string(),
  pdfSha256: z.string(),
  /** Place in the log; absent until a published checkpoint covers it. */
  entry: z.int().nonnegative().optional(),
});
export type DutyReportRow = z.infer<typeof dutyReportRow>;

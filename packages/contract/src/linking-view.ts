import { z } from 'zod';
import { basis, bilingual, day, disputeType, instant } from './vocabulary.ts';

/** What two cases can have in common. */
export const linkKinds = [
  'payee-account',
  'payee-name',
  'bank-card',
  'crypto',
  'phone',
  'landline',
  'qq',
  'qq-group',
  'wechat',
  'telegram',
  'email',
  'site',
  'page',
  'ip',
  'card-code',
  'order-no',
  'picture',
] as const;
export const linkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof linkKind>;

/** What a joined case shows to the other joined cases and to the joint report; nothing else, and never by itself a name. */
export const sharedFields = ['dispute-type', 'amount', 'paid-day', 'payee', 'link-kinds', 'seals'] as const;
export const sharedField = z.enum(sharedFields);
export type SharedField = z.infer<typeof sharedField>;

/** A count that is not told below `linkCountFloor`, so that nobody can be picked out of it. */
export const protectedCount = z.union([z.int().nonnegative(), z.literal('few')]);
export type ProtectedCount = z.infer<typeof protectedCount>;
export const linkCountFloor = 5;

export const clusterFlag = z.enum(['none', 'watch', 'alert']);
export type ClusterFlag = z.infer<typeof clusterFlag>;

/** What a sum means by one text's figures; never that anybody committed a crime. */
export const thresholdView = z.object({
  id: z.string(),
  /** in-range: the law leaves a range to the provinces, and the sum lies within it. */
  state: z.enum(['below', 'in-range', 'reached']),
  words: bilingual,
  basis: z.array(basis),
  /** B: read as an excerpt only; a person checks the official page before it is printed. */
  level: z.enum(['A', 'B']),
});

export type ThresholdView = z.infer<typeof thresholdView>;

export const clusterSummary = z.object({
  flag: clusterFlag,
  /** Why the flag stands where it stands, each with its figures. */
  reasons: z.array(bilingual),
  cases: protectedCount,
  buyers: protectedCount,
  joined: z.int().nonnegative(),
  /** Of the joined cases only; absent below two of them. */
  joinedAmountFen: z.int().nonnegative().optional(),
  /** Of all linked cases; absent below the floor. */
  amountFen: z.int().nonnegative().optional(),
  firstDay: day.optional(),
  lastDay: day.optional(),
  /** Of the sum that is told; empty where none is. */
  thresholds: z.array(thresholdView),
});
export type ClusterSummary = z.infer<typeof clusterSummary>;

/** Another joined case, by the fixed list of what is shared. */
export const joinedCase = z.object({
  /** 案件甲, 案件乙 …: stands for the case within this group only. */
  alias: z.string(),
  mine: z.boolean(),
  disputeType,
  amountFen: z.int().nonnegative().optional(),
  paidDay: day.optional(),
  kinds: z.array(linkKind),
  /** Who received the money, as that case's voucher says. */
  payee: z.string().optional(),
  /** Where that case's items stand in the log. */
  seals: z.array(z.int().nonnegative()),
  /** Only where that buyer consented to it separately. */
  name: z.string().optional(),
  contact: z.string().optional(),
  representative: z.boolean(),
});
export type JoinedCase = z.infer<typeof joinedCase>;

export const consent = z.object({
  joinedAt: instant,
  shareIdentity: z.boolean(),
  /** Ready to be one of two representatives (投诉举报处理办法第十二条); needs `shareIdentity`. */
  representative: z.boolean(),
});
export type Consent = z.infer<typeof consent>;

export const linksView = z.object({
  /** looking: items are still being read; sample: samples are compared with nothing; needs-payment: the count is told to whoever shows a payment; alone; linked. */
  state: z.enum(['looking', 'sample', 'needs-payment', 'alone', 'linked']),
  /** Cases linked with mine, mine not counted. */
  others: protectedCount,
  /** By what, most telling first; a kind that few share is not counted. */
  by: z.array(z.object({ kind: linkKind, title: bilingual, others: protectedCount })),
  shares: z.array(z.object({ field: sharedField, title: bilingual })),
  consent: consent.optional(),
  cluster: clusterSummary.optional(),
  /** The joined cases; only while mine is one of them. */
  joined: z.array(joinedCase),
});
export type LinksView = z.infer<typeof linksView>;

/** What a joint report says: the joined cases only, and no name without its owner's consent. */
export const jointReport = z.object({
  version: z.literal(1),
  /** The same contents are the same report. */
  reportId: z.string(),
  preparedAt: instant,
  flag: clusterFlag,
  reasons: z.array(bilingual),
  totals: z.object({
    cases: z.int(),
    amountFen: z.int(),
    firstDay: day.optional(),
    lastDay: day.optional(),
    /** Linked cases that did not join: a count only. */
    others: protectedCount,
  }),
  payees: z.array(z.object({ name: z.string(), cases: z.int(), amountFen: z.int() })),
  kinds: z.array(z.object({ kind: linkKind, title: bilingual, cases: z.int() })),
  thresholds: z.array(thresholdView),
  cases: z.array(joinedCase),
  /** At most two, of those who are ready for it, in the order of joining; elected in writing by the others. */
  representatives: z.array(z.string()),
  representation: z.object({ basis, quote: z.string(), limits: z.string() }),
  log: z.object({ origin: z.string(), vkey: z.string() }),
});
export type JointReport = z.infer<typeof jointReport>;

/** A cluster as the operator sees it: counts and sums; no case, no identifier, nothing of a person. */
export const clusterCounts = z.object({
  clusterId: z.string(),
  flag: clusterFlag,
  cases: z.int(),
  buyers: z.int(),
  joined: z.int(),
  amountFen: z.int(),
  firstDay: day.optional(),
  lastDay: day.optional(),
  kinds: z.array(z.object({ kind: linkKind, title: bilingual, cases: z.int() })),
  reasons: z.array(bilingual),
  thresholds: z.array(thresholdView),
});
export type ClusterCounts = z.infer<typeof clusterCounts>;

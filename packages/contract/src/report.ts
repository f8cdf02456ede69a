import { z } from 'zod';
import { basis, bilingual, channel, day, disputeType, gateName, instant, itemKind } from './vocabulary.ts';

/** Where in an item a fact was read: UTF-16 offsets in the item's text; box in pixels of the original picture. */
export const place = z.object({
  line: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
});
export type Place = z.infer<typeof place>;

const fact = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    /** File name of the item it was read from; absent when the buyer gave it. */
    item: z.string().optional(),
    place: place.optional(),
    /** 0 to 1; what the buyer says is 1. */
    confidence: z.number().min(0).max(1),
    /** `read` from an item, or given or corrected by the `buyer`. */
    source: z.enum(['read', 'buyer']),
  });

/** A fact that was not found is absent, never null and never guessed. Units are in the names. */
export const facts = z.object({
  orderNo: fact(z.string()).optional(),
  tradeNo: fact(z.string()).optional(),
  goods: fact(z.string()).optional(),
  amountFen: fact(z.int().nonnegative()).optional(),
  listedAmountFen: fact(z.int().nonnegative()).optional(),
  payee: fact(z.string()).optional(),
  payChannel: fact(z.string()).optional(),
  paidAt: fact(instant).optional(),
  promisedWithinMinutes: fact(z.int().positive()).optional(),
  promiseText: fact(z.string()).optional(),
  failureNotice: fact(z.string()).optional(),
  failedAt: fact(instant).optional(),
  merchantName: fact(z.string()).optional(),
  platformName: fact(z.string()).optional(),
  siteUrl: fact(z.string()).optional(),
  contact: fact(z.string()).optional(),
});
export type Facts = z.infer<typeof facts>;
export type FactName = keyof Facts;
export const factNames = Object.keys(facts.shape) as FactName[];

export const item = z.object({
  file: z.string(),
  kind: itemKind,
  sha256: z.string(),
  sm3: z.string(),
  bytes: z.int().nonnegative(),
  mediaType: z.string(),
  /** When the material itself came to be, as far as it says (EXIF, a time on the page); else when it was received. */
  capturedAt: instant,
  /** How `capturedAt` is known: read from the content, from the file's metadata, or only when we received it. */
  capturedBy: z.enum(['content', 'metadata', 'received']),
  /** given: by the user; server: captured by our server; extension: captured by our browser extension. */
  provenance: z.enum(['given', 'server', 'extension']),
  text: z.string(),
  /** Warnings about the file: hostile content kept inert, unreadable parts. */
  notes: z.array(bilingual).default([]),
});
export type Item = z.infer<typeof item>;

export const link = z.object({
  by: z.enum(['orderNo', 'amountFen', 'payee', 'time']),
  items: z.array(z.string()).min(2),
  value: z.string(),
});
export const gap = z.object({
  code: z.enum(['slot-empty', 'link-missing', 'contradiction']),
  slot: z.string().optional(),
  items: z.array(z.string()).optional(),
  /** What is wrong, in one sentence. */
  what: bilingual,
  /** How to close it now (zh-CN). */
  advice: z.string(),
  /** How to live without it (zh-CN). */
  without: z.string(),
  adviceEn: z.string(),
  withoutEn: z.string(),
});
export const chain = z.object({
  slots: z.record(z.string(), z.array(z.string())),
  links: z.array(link),
  gaps: z.array(gap),
  /** Oldest first. */
  timeline: z.array(
    z.object({ at: instant, what: bilingual, item: z.string().optional(), sure: z.boolean() }),
  ),
});
export type Chain = z.infer<typeof chain>;
export type Gap = z.infer<typeof gap>;
export type Link = z.infer<typeof link>;

export const finding = z.object({
  kind: z.enum(['unfair-term', 'stonewalling', 'fraud-sign']),
  rule: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  quote: z.string(),
  basis: z.array(basis),
  verdict: z.enum(['void', 'may-be-void']).optional(),
  /** Recognised by likeness to labelled texts, not by its words: for the reader to judge; no letter rests on it. */
  likely: z.literal(true).optional(),
  title: bilingual,
  /** Why, in plain words. */
  reason: bilingual,
  /** A sentence ready for the next letter (zh-CN). */
  answer: z.string(),
  item: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

/** A term that the law allows: no finding, shown so that nobody attacks it. */
export const lawfulNote = finding.pick({
  rule: true,
  start: true,
  end: true,
  quote: true,
  basis: true,
  title: true,
  reason: true,
});
export type LawfulNote = z.infer<typeof lawfulNote>;

export const gate = z.object({
  gate: gateName,
  status: z.enum(['open', 'warn', 'stop', 'unasked']),
  why: z.string(),
  whyEn: z.string(),
  basis: z.array(basis),
});
export type Gate = z.infer<typeof gate>;

export const nextStep = z.object({
  channel,
  /** Whom of the channel `platform` the step goes to. */
  addressee: z.enum(['platform', 'merchant', 'payment-provider', 'issuer']).optional(),
  action: z.string(),
  actionEn: z.string(),
  /** Asia/Shanghai day; absent where the law sets none. */
  due: day.optional(),
  /** Present while `due` may still move, because the holidays of its year are not on record. */
  provisional: bilingual.optional(),
  /** Path below the output folder. */
  letter: z.string().optional(),
  basis: z.array(basis),
  why: bilingual,
  /** now: do it today; later: opens when an earlier step is refused, unanswered or overdue; closed: a gate or lock-out. */
  state: z.enum(['now', 'later', 'closed']),
});
export type NextStep = z.infer<typeof nextStep>;

export const report = z.object({
  version: z.literal(1),
  disputeType,
  facts,
  items: z.array(item),
  chain,
  findings: z.array(finding),
  next: z.array(nextStep),
  gates: z.array(gate),
  log: z.object({ origin: z.string(), size: z.int().nonnegative(), vkey: z.string() }),
});
export type Report = z.infer<typeof report>;

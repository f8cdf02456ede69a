import { z } from 'zod';
import { basis, bilingual, day, instant, text } from './vocabulary.ts';

/** What an author may agree to publish, each by itself; nothing is public that was not agreed to. */
export const consentFields = [
  'merchantName',
  'platformName',
  'goods',
  'amount',
  'times',
  'orderNumber',
  'quotes',
] as const;
export const consentField = z.enum(consentFields);
export type ConsentField = z.infer<typeof consentField>;

/** Where in an item the words stand; offsets count UTF-16 units of the item's text. */
export const sentenceSource = z.object({
  itemId: z.string(),
  file: z.string(),
  /** Number of the exhibit in this statement, from 1. */
  exhibit: z.int().positive(),
  fact: z.string().optional(),
  start: z.int().nonnegative().optional(),
  end: z.int().nonnegative().optional(),
});
export type SentenceSource = z.infer<typeof sentenceSource>;

export const statementFinding = z.object({
  level: z.enum(['block', 'warn']),
  rule: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  quote: z.string(),
  title: bilingual,
  reason: bilingual,
  basis: z.array(basis.extend({ quote: z.string() })),
  instead: z.string().optional(),
});
export type StatementFindingView = z.infer<typeof statementFinding>;

export const sentenceSections = ['facts', 'asked', 'answered', 'status'] as const;
export const sentenceView = z.object({
  id: z.string(),
  section: z.enum(sentenceSections),
  text: z.string(),
  /** What the items give; shown beside an edited one, so that it can be put back. */
  generated: z.string(),
  edited: z.boolean(),
  omitted: z.boolean(),
  /** Empty: the author's own word, and marked so. */
  sources: z.array(sentenceSource),
  /** Events of the case's sealed history that it states. */
  records: z.array(z.object({ channel: z.string(), kind: z.string(), day })),
  findings: z.array(statementFinding),
});
export type SentenceView = z.infer<typeof sentenceView>;

export const publicationGate = z.object({
  gate: z.enum(['sealed', 'served', 'reply-window', 'self-check', 'notice']),
  open: z.boolean(),
  why: bilingual,
  /** First day on which it opens by itself, Asia/Shanghai. */
  opensOn: day.optional(),
});
export type PublicationGate = z.infer<typeof publicationGate>;

/** Parts of width and height, 0 to 1: left, top, width, height. */
export const rectangle = z.tuple([
  z.number().min(0).max(1),
  z.number().min(0).max(1),
  z.number().min(0).max(1),
  z.number().min(0).max(1),
]);
export const pictureView = z.object({
  id: z.string(),
  itemId: z.string(),
  file: z.string(),
  exhibit: z.int().positive(),
  state: z.enum(['working', 'ready', 'refused']),
  problem: bilingual.optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  /** What was destroyed, as parts of width and height. */
  areas: z.array(z.object({ kind: z.string(), label: bilingual, box: rectangle })),
  chosen: z.array(rectangle),
});
export type PictureView = z.infer<typeof pictureView>;

export const replyView = z.object({ id: z.string(), text: z.string(), receivedAt: instant });
export type ReplyView = z.infer<typeof replyView>;

/** The author's page of the public statement. */
export const statementView = z.object({
  state: z.enum(['draft', 'published', 'unpublished']),
  revision: z.int().nonnegative(),
  consents: z.array(consentField),
  /** Search engines may list the page. */
  indexed: z.boolean(),
  sentences: z.array(sentenceView),
  pictures: z.array(pictureView),
  /** Pictures of the case that may be added. */
  candidates: z.array(z.object({ itemId: z.string(), file: z.string() })),
  gates: z.array(publicationGate),
  mayPublish: z.boolean(),
  /** What would be public, word for word. */
  preview: z.string(),
  /** Different from what is published now. */
  changed: z.boolean(),
  url: z.string(),
  publishedAt: instant.optional(),
  unpublishedAt: instant.optional(),
  /** Give these to the other side with the letter. */
  reply: z.object({ url: z.string(), code: z.string() }),
  replies: z.array(replyView),
});
export type StatementView = z.infer<typeof statementView>;

export const statementChange = z.strictObject({
  consents: z.array(consentField).max(consentFields.length).optional(),
  indexed: z.boolean().optional(),
  /** `text: null` puts the generated sentence back. */
  sentences: z
    .array(
      z.strictObject({
        id: text(60),
        text: text(1000).nullable().optional(),
        omitted: z.boolean().optional(),
      }),
    )
    .max(60)
    .optional(),
});

import { z } from 'zod';

/** Text from outside: no NUL (PostgreSQL refuses it), no lone control characters, bounded. */
export const text = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((s) => !s.includes('\u0000'), {
      message: 'must not contain U+0000',
      params: { zh: '不能含有空字符（U+0000）', en: 'must not contain U+0000' },
    });

export const disputeTypes = [
  'not-delivered',
  'code-invalid',
  'account-taken-back',
  'not-as-described',
  'unauthorised-charge',
  'minor-purchase',
  'fraud',
] as const;
export const disputeType = z.enum(disputeTypes);
export type DisputeType = z.infer<typeof disputeType>;

export const itemKinds = ['listing', 'payment', 'promise', 'failure', 'terms', 'reply', 'other'] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKind>;

export const channels = [
  'platform',
  'market-regulator',
  'police',
  'consumer-association',
  'mediation',
  'lawyer',
  'court',
  'public',
] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;

export const gateNames = [
  'consumer', // G1
  'operator', // G2
  'platform-type', // G3
  'legality', // G4
  'minor', // G5
  'crime-signs', // G6
  'time', // G7
  'prior-handling', // G8
  'identity', // G9
  'ecommerce-scope', // G10
  'forum-clause', // G11
] as const;
export const gateName = z.enum(gateNames);
export type GateName = z.infer<typeof gateName>;

/** A law and its article, both by their official Chinese names. */
export const basis = z.object({ law: z.string(), article: z.string() });
export type Basis = z.infer<typeof basis>;

/** zh-CN first; English for the second interface language. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** RFC 3339 UTC instant with seconds or milliseconds, e.g. 2026-11-01T04:12:03Z. */
export const instant = z.iso.datetime();
/** Calendar day in Asia/Shanghai, YYYY-MM-DD. */
export const day = z.iso.date();

import { bilingual, carrier, day, mailVerdict } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

/** What a letter's row keeps encrypted. */
export const dispatchContents = z.object({
  recipient: z.string().optional(),
  subject: z.string().optional(),
  why: bilingual.optional(),
  post: z.object({ carrier, trackingNumber: z.string(), postedOn: day }).optional(),
});
export type DispatchContents = z.infer<typeof dispatchContents>;

/** What the other side's server answered to one try. */
export const attemptContents = z.object({ said: z.string().optional() });

/** What a rung says in a stranger's words. */
export const rungContents = z.object({ said: z.string().optional() });

const dkim = z.object({
  domain: z.string(),
  selector: z.string(),
  result: z.enum(['pass', 'fail', 'unknown']),
  aligned: z.boolean(),
  whole: z.boolean(),
  algorithm: z.string(),
  /** The key as the domain published it on that day: with it the signature can be checked for ever. */
  keyRecord: z.string().optional(),
});
export const mailCheck = z.object({
  verdict: mailVerdict,
  dkim: z.array(dkim),
  spf: z.string().optional(),
  dmarc: z.string().optional(),
  arc: z.string().optional(),
});

/** What a mail's row keeps encrypted: the envelope at once, the rest when it was read. */
export const inboundContents = z.object({
  envelope: z.object({
    from: z.string(),
    to: z.string(),
    helo: z.string(),
    ip: z.string(),
    encrypted: z.boolean(),
  }),
  from: z.string().optional(),
  subject: z.string().optional(),
  check: mailCheck.optional(),
});

export const partContents = z.object({ file: z.string(), refused: bilingual.optional() });

/** The address as the browser gave it. */
export const pushContents = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type PushContents = z.infer<typeof pushContents>;

/** Local part and token to unsubscribe: both are secrets of the case. */
export const mailboxContents = z.object({ localPart: z.string(), unsubscribeToken: z.string() });

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

const codec = <T>(shape: z.ZodType<T>) => ({
  seal: (cipher: Cipher, vault: Vault, value: T): Buffer =>
    cipher.sealRow(vault, Buffer.from(JSON.stringify(value))),
  open: (cipher: Cipher, vault: Vault, sealed: Buffer): T =>
    shape.parse(JSON.parse(cipher.openRow(vault, sealed).toString())),
});

export const sealedDispatch = codec(dispatchContents);
export const sealedAttempt = codec(attemptContents);
export const sealedRung = codec(rungContents);
export const sealedInbound = codec(inboundContents);
export const sealedPart = codec(partContents);
export const sealedPush = codec(pushContents);
export const sealedMailbox = codec(mailboxContents);

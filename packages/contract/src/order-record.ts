import { z } from 'zod';
import { signatureState } from './trade-endpoints.ts';
import { instant, text } from './vocabulary.ts';

/** One event as it came, with what proves who told it and that the log holds it. */
export const recordedEvent = z.object({
  eventId: text(100),
  type: text(100),
  /** Only what a shop's system sent bears signatures. */
  by: z.enum(['shop', 'connector', 'form']),
  /** It contradicts the event that came first under this id. */
  conflict: z.boolean(),
  /** What the server found on receiving it; who verifies looks for himself. */
  signature: signatureState,
  receivedAt: instant,
  /** As sent: `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
  headers: z.record(text(100), text(2000)),
  /** The exact text that was signed. */
  body: z.string().max(65_536),
  /** 32 bytes, Base64, that open the commitments `body` and `headers` of the entry: sha256(salt ‖ bytes). */
  salt: text(100),
  sealId: text(100),
  /** Once a published checkpoint covers it: the entry's bytes in Base64, and a tlog-proof. */
  seal: z.object({ entry: text(100_000), proof: text(20_000) }).optional(),
});

/** Why a line is not in the copy of the buyer: it names somebody else, or nobody knows what its shape may hold. */
export const withheldReason = z.enum(['other-person', 'unknown-type']);
export type WithheldReason = z.infer<typeof withheldReason>;

/** `redress.order-record/1`: all that a shop said of one order, so that anybody can check it without us. */
export const orderRecord = z.object({
  spec: z.literal('redress.order-record/1'),
  orderRef: text(200),
  shop: z.object({ sourceId: text(60), name: text(200) }),
  /** Registered by the shop: `whpk_…`, from when until when they counted. */
  keys: z.array(z.object({ publicKey: text(60), from: instant, until: instant.nullable() })).max(100),
  log: z.object({ origin: text(300), vkey: text(500) }),
  /** By the shop's clock. */
  events: z.array(recordedEvent).max(10_000),
  /** In the copy of a buyer only: what the platform's own copy has besides. */
  withheld: z
    .array(z.object({ eventId: text(100), type: text(100), receivedAt: instant, reason: withheldReason }))
    .max(10_000)
    .optional(),
});
export type OrderRecord = z.infer<typeof orderRecord>;

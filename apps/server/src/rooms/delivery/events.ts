import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const codes = z.array(z.string());

/** What the room records. Subject: an order, or the organisation whose standard it is. */
const deliveryEvent = z.discriminatedUnion('kind', [
  line('order.assessed', {
    level: z.int(),
    counts: z.boolean(),
    late: z.boolean(),
    standardId: z.string(),
    standardVersion: z.int(),
    for: codes,
    missing: codes,
    against: codes,
    digest: z.string(),
  }),
  line('order.claimed', { claimedAtMs: z.number(), paidAtMs: z.number().optional() }),
  line('card.revealed', { matches: z.boolean(), notACard: z.boolean() }),
  line('proof.submitted', {
    eventId: z.string(),
    sealId: z.string(),
    files: z.array(z.string()),
    by: z.string(),
  }),
  line('standard.published', {
    standardId: z.string(),
    version: z.int(),
    fromDay: z.string(),
    textSha256: z.string(),
  }),
  line('standard.signed', {
    standardId: z.string(),
    version: z.int(),
    textSha256: z.string(),
    signedBy: z.string(),
  }),
  line('duplicate-check.set', { takesPart: z.boolean() }),
]);
type DeliveryEventLine = z.infer<typeof deliveryEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  subjectId: string,
  atMs: number,
  kind: DeliveryEventLine['kind'],
  body: object,
  id?: string,
): NewEvent {
  return { ...deliveryEvent.parse({ kind, version: 1, body }), subjectId, atMs, ...(id ? { id } : {}) };
}

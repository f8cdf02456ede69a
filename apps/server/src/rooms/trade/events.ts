import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

/** What people and keys did to a source. What shops report stands in `trade.received`. */
export const sourceEvent = z.discriminatedUnion('kind', [
  line('source.created', { kind: z.enum(['shop', 'form']), by: z.string() }),
  line('source.changed', { fields: z.array(z.string()), by: z.string() }),
  line('source.closed', { by: z.string() }),
  line('secret.made', { secretId: z.string(), overlapMs: z.int(), by: z.string() }),
  line('key.added', { keyId: z.string(), publicKey: z.string(), by: z.string() }),
  line('key.rotated', { keyId: z.string(), publicKey: z.string(), eventId: z.string() }),
  line('key.ended', { keyId: z.string(), by: z.string() }),
]);
export type SourceEvent = z.infer<typeof sourceEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  sourceId: string,
  atMs: number,
  event: Pick<SourceEvent, 'kind' | 'body'>,
): NewEvent {
  return { ...sourceEvent.parse({ ...event, version: 1 }), subjectId: sourceId, atMs };
}

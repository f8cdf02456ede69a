import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a platform looked at and handed out: one line per kind, without a word of the texts. */
const oversightEvent = z.discriminatedUnion('kind', [
  line('terms.checked', {
    platformId: z.string(),
    version: z.int(),
    sha256,
    rules: z.string(),
    findings: z.array(z.object({ rule: z.string(), start: z.int(), end: z.int() })),
    by: z.string(),
  }),
  line('report.made', {
    platformId: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    csv: sha256,
    pdf: sha256,
    by: z.string(),
  }),
]);
type OversightEvent = z.infer<typeof oversightEvent>;

/** The event as the append-only table takes it; its shape is checked. */
export function newEvent<K extends OversightEvent['kind']>(
  subjectId: string,
  atMs: number,
  kind: K,
  body: Extract<OversightEvent, { kind: K }>['body'],
): NewEvent {
  return { ...oversightEvent.parse({ kind, version: 1, body }), subjectId, atMs };
}

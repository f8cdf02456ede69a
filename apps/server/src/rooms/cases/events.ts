import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

/**
 * What happened to a case: one line per kind. Bodies name no person and repeat no words of the buyer, so that the
 * table may outlive an erased case.
 */
export const caseEvent = z.discriminatedUnion('kind', [
  line('case.opened', { sample: z.boolean() }),
  line('case.changed', { fields: z.array(z.string()), revision: z.int() }),
  line('letter.issued', { letterId: z.string(), name: z.string(), format: z.enum(['pdf', 'docx']) }),
  line('bundle.issued', { bundleId: z.string(), items: z.int(), letters: z.int() }),
  line('case.erased', {}),
]);
export type CaseEvent = z.infer<typeof caseEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(caseId: string, atMs: number, kind: CaseEvent['kind'], body: object): NewEvent {
  return { ...caseEvent.parse({ kind, version: 1, body }), subjectId: caseId, atMs };
}

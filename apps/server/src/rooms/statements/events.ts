import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

/** What happened to a case's public statement. Bodies hold no words of it, so that the table may outlive the case. */
export const statementEvent = z.discriminatedUnion('kind', [
  line('statement.changed', { revision: z.int(), fields: z.array(z.string()) }),
  line('statement.published', {
    publicationId: z.string(),
    sentences: z.int(),
    pictures: z.int(),
    consents: z.array(z.string()),
    indexed: z.boolean(),
  }),
  line('statement.corrected', { publicationId: z.string(), replaces: z.string() }),
  line('statement.unpublished', { publicationId: z.string() }),
  line('picture.redacted', { pictureId: z.string(), areas: z.int() }),
  line('picture.refused', { pictureId: z.string(), reason: z.string() }),
  line('reply.received', { replyId: z.string(), characters: z.int(), redactions: z.int() }),
  line('statement.erased', {}),
]);
export type StatementEvent = z.infer<typeof statementEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(caseId: string, atMs: number, kind: StatementEvent['kind'], body: object): NewEvent {
  return { ...statementEvent.parse({ kind, version: 1, body }), subjectId: caseId, atMs };
}

import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const type = z.enum(['office', 'platform']);
const fields = z.array(z.string());

/**
 * What happened to the directory: one line per kind. Bodies name fields and hold a salted digest of the values: a
 * stranger's proposal may hold a private number, and events can never be erased.
 */
export const directoryEvent = z.discriminatedUnion('kind', [
  line('entry.saved', {
    type,
    revision: z.int(),
    fields,
    by: z.enum(['proposal', 'operator', 'import']),
    proposalId: z.string().optional(),
    /** Hex SHA-256 over the salt of the revision and the canonical JSON of its values, source and day. */
    valuesSha256: z.string(),
  }),
  line('entry.removed', { revision: z.int() }),
  line('proposal.made', { type, entryId: z.string().optional(), fields }),
  line('proposal.decided', { decision: z.enum(['accepted', 'refused']), despiteConflict: z.boolean() }),
]);
export type DirectoryEvent = z.infer<typeof directoryEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  subjectId: string,
  atMs: number,
  kind: DirectoryEvent['kind'],
  body: object,
): NewEvent {
  return { ...directoryEvent.parse({ kind, version: 1, body }), subjectId, atMs };
}

import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

/**
 * What happened to links: one line per kind. Subject is a cluster (`cluster.…`, `report.…`) or a case (`case.…`); no body
 * says which cases are in which cluster.
 */
export const linkingEvent = z.discriminatedUnion('kind', [
  line('cluster.formed', { cases: z.int() }),
  line('cluster.merged', { clusters: z.int(), cases: z.int() }),
  line('cluster.split', { parts: z.int() }),
  line('cluster.flagged', {
    flag: z.enum(['none', 'watch', 'alert']),
    cases: z.int(),
    buyers: z.int(),
    amountFen: z.int(),
  }),
  line('report.prepared', { reportId: z.string(), cases: z.int() }),
  line('case.joined', { shareIdentity: z.boolean(), representative: z.boolean() }),
  line('case.left', {}),
  line('case.forgotten', { values: z.int() }),
]);
export type LinkingEvent = z.infer<typeof linkingEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  subjectId: string,
  atMs: number,
  kind: LinkingEvent['kind'],
  body: object,
): NewEvent {
  return { ...linkingEvent.parse({ kind, version: 1, body }), subjectId, atMs };
}

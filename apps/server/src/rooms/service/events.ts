import { rungKind, rungSource, serviceWay } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });
const dispatchId = z.string();

/**
 * What happened to a case's letters and mail: one line per kind. Bodies name no person, no address and no words of a mail,
 * so that the table may outlive an erased case.
 */
export const serviceEvent = z.discriminatedUnion('kind', [
  line('mailbox.opened', {}),
  line('letter.written', { dispatchId, stepId: z.string(), way: serviceWay }),
  line('attempt.ended', {
    dispatchId,
    number: z.int(),
    outcome: z.enum(['accepted', 'refused', 'later', 'unknown']),
  }),
  line('rung.reached', { dispatchId, rungId: z.string(), rung: rungKind, source: rungSource }),
  line('mail.received', { inboundId: z.string(), itemId: z.string() }),
  line('mail.read', { inboundId: z.string(), mail: z.string(), verdict: z.string() }),
  line('push.subscribed', { pushId: z.string() }),
  line('push.ended', { pushId: z.string() }),
  line('mail.unsubscribed', {}),
  line('reminder.sent', { by: z.enum(['mail', 'push']) }),
  line('service.erased', {}),
]);
export type ServiceEvent = z.infer<typeof serviceEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(caseId: string, atMs: number, kind: ServiceEvent['kind'], body: object): NewEvent {
  return { ...serviceEvent.parse({ kind, version: 1, body }), subjectId: caseId, atMs };
}

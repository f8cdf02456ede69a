import { caseStatus, channelId, stepEventKind, stepWay, templateName } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const stepId = z.string();
const deadlineId = z.string();
const rule = z.string();
/** Absent while the calendar of a year it needs is not published. */
const due = z.string().optional();
const status = caseStatus;
/** Where the event moved the case. */
const moved = { status: status.optional() };

/**
 * What happened to a case: one line per kind. Bodies name no person and repeat no words of the buyer, so that the
 * table may outlive an erased case.
 */
export const caseEvent = z.discriminatedUnion('kind', [
  line('case.opened', { sample: z.boolean() }),
  line('case.changed', { fields: z.array(z.string()), revision: z.int() }),
  line('letter.issued', {
    letterId: z.string(),
    name: z.string(),
    format: z.enum(['pdf', 'docx']),
    /** Excerpts printed because somebody compared them with the official text, by statute id. */
    checkedArticles: z.array(z.string()).optional(),
  }),
  line('bundle.issued', { bundleId: z.string(), items: z.int(), letters: z.int() }),
  line('case.erased', {}),
  /** `verdict` of the buyer on the whole case. */
  line('case.decided', { verdict: z.enum(['confirm', 'deny', 'close', 'reopen']), status }),
  line('contact.changed', { left: z.boolean() }),
  line('step.opened', { stepId, channel: channelId, by: z.enum(['buyer', 'clock']), ...moved }),
  line('step.changed', { stepId }),
  line('step.held', { stepId, way: stepWay, heldUntil: z.iso.datetime() }),
  line('step.taken-back', { stepId }),
  line('step.cancelled', { stepId }),
  line('step.released', { stepId, way: stepWay, letters: z.array(z.string()) }),
  line('step.happened', {
    stepId,
    channel: channelId,
    event: stepEventKind,
    happenedAt: z.iso.datetime(),
    detail: z.string().optional(),
    proofItemId: z.string().optional(),
    ...moved,
  }),
  line('deadline.set', {
    deadlineId,
    channel: channelId,
    rule,
    stepId: stepId.optional(),
    from: z.string(),
    due,
    /** The holidays of its year were not on record: the day may move, which is an event of its own. */
    provisional: z.literal(true).optional(),
  }),
  /** A holiday notice was corrected after the day had been told. */
  line('deadline.moved', { deadlineId, channel: channelId, rule, stepId: stepId.optional(), was: due, due }),
  line('deadline.settled', {
    deadlineId,
    rule,
    stepId: stepId.optional(),
    state: z.enum(['met', 'cancelled']),
  }),
  line('deadline.overdue', {
    deadlineId,
    channel: channelId,
    rule,
    stepId: stepId.optional(),
    due,
    ...moved,
  }),
]);
export type CaseEvent = z.infer<typeof caseEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(caseId: string, atMs: number, kind: CaseEvent['kind'], body: object): NewEvent {
  return { ...caseEvent.parse({ kind, version: 1, body }), subjectId: caseId, atMs };
}

/**
 * What an operator did to a paper, of subject `template:<name>`. `valuesSha256`: over the salt of the version and the
 * canonical JSON of addition and signer, who is named in no event.
 */
const templateEvent = line('template.saved', {
  name: templateName,
  revision: z.int(),
  fields: z.array(z.string()),
  revertedTo: z.int().optional(),
  valuesSha256: z.string(),
});

export function newTemplateEvent(atMs: number, body: z.infer<typeof templateEvent>['body']): NewEvent {
  const event = templateEvent.parse({ kind: 'template.saved', version: 1, body });
  return { ...event, subjectId: `template:${body.name}`, atMs };
}

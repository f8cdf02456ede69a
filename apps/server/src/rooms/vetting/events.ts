import { checkMean, vettingDocumentKind, vettingState } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });
const by = z.string();
const documentId = z.string();

/** What happened to an organisation's file. Bodies hold ids and results; names, numbers and reasons stand in sealed rows. */
const vettingEvent = z.discriminatedUnion('kind', [
  line('facts.saved', { by, fields: z.array(z.string()) }),
  line('document.added', { by, documentId, documentKind: vettingDocumentKind }),
  line('document.dated', { by, documentId }),
  line('document.removed', { by, documentId }),
  /** A reviewer looked at a paper of identity. */
  line('document.opened', { by, documentId, platformId: z.string().optional() }),
  line('file.submitted', { by, submissionId: z.string(), documents: z.array(z.string()) }),
  line('file.taken-back', { by }),
  line('file.checked', {
    by,
    reviewId: z.string(),
    submissionId: z.string(),
    platformId: z.string().optional(),
    result: z.enum(['accepted', 'returned']),
    means: z.array(checkMean),
    nextDueAtMs: z.int().optional(),
    /** Whether the file moved by it. */
    decided: z.boolean(),
  }),
  line('file.lapsed', { to: vettingState }),
  line('file.suspended', { by }),
  line('file.lifted', { by }),
  /** Data and papers were erased after the time for which they had to be kept; checks stay with their dates. */
  line('file.erased', { keptUntil: z.string(), documents: z.array(z.string()) }),
  line('name.asked', {
    by,
    changeId: z.string(),
    fields: z.array(z.string()),
    documents: z.array(z.string()),
  }),
  line('name.taken-back', { by, changeId: z.string() }),
  line('name.decided', {
    by,
    changeId: z.string(),
    platformId: z.string().optional(),
    result: z.enum(['approved', 'refused']),
    means: z.array(checkMean),
  }),
  /** At the platform: another day on which a merchant left, with a reason. */
  line('departure.corrected', {
    by,
    departureId: z.string(),
    merchantId: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  line('kinds.set', { by, kinds: z.array(z.string()) }),
]);
type VettingEvent = z.infer<typeof vettingEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(orgId: string, atMs: number, kind: VettingEvent['kind'], body: object): NewEvent {
  return { ...vettingEvent.parse({ kind, version: 1, body }), subjectId: orgId, atMs };
}

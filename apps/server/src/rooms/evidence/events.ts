import { itemKind } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });
const itemId = z.string();

/**
 * What happened to a case's evidence: one line per kind. Bodies name no person and no file, so that the table may
 * outlive the contents: names and texts stand in rows that can be erased.
 */
export const evidenceEvent = z.discriminatedUnion('kind', [
  line('item.added', { itemId, mediaType: z.string(), bytes: z.int(), provenance: z.string() }),
  line('item.read', { itemId, itemKind, characters: z.int() }),
  line('item.unreadable', { itemId, reason: z.string() }),
  line('item.classified', { itemId, itemKind }),
  line('item.withdrawn', { itemId }),
  line('facts.corrected', { facts: z.array(z.string()) }),
  line('evidence.erased', { items: z.int() }),
]);
export type EvidenceEvent = z.infer<typeof evidenceEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(caseId: string, atMs: number, kind: EvidenceEvent['kind'], body: object): NewEvent {
  return { ...evidenceEvent.parse({ kind, version: 1, body }), subjectId: caseId, atMs };
}

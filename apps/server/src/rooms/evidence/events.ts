import { itemKind } from '@redress/contract';
import { z } from 'zod';

const itemId = z.string();

/**
 * What happened to a case's evidence: one line per kind. Bodies name no person and no file, so that the table may
 * outlive the contents: names and texts stand in rows that can be erased.
 */
export const evidenceEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item-added'),
    itemId,
    mediaType: z.string(),
    bytes: z.int(),
    provenance: z.string(),
  }),
  z.object({ kind: z.literal('item-read'), itemId, itemKind, confidence: z.number(), characters: z.int() }),
  z.object({ kind: z.literal('item-unreadable'), itemId, reason: z.string() }),
  z.object({ kind: z.literal('item-classified'), itemId, itemKind }),
  z.object({ kind: z.literal('item-withdrawn'), itemId }),
  z.object({ kind: z.literal('facts-corrected'), facts: z.array(z.string()) }),
  z.object({ kind: z.literal('evidence-erased'), items: z.int() }),
]);
export type EvidenceEvent = z.infer<typeof evidenceEvent>;
export const evidenceEventVersion = 1;

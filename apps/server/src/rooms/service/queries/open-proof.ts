import { Readable } from 'node:stream';
import { Refusal } from '@redress/kernel';
import type { ServiceDeps } from '../deps.ts';
import { proofNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/** The exact bytes that prove a rung. Refusal: `proof-not-found`, also where the item was withdrawn. */
export async function openProof(
  deps: ServiceDeps,
  caseId: string,
  rungId: string,
): Promise<{ content: Readable; bytes: number; mediaType: string; file: string }> {
  const mailbox = await store.findMailbox(deps.db, caseId);
  const rung = await store.findRung(deps.db, caseId, rungId);
  if (!mailbox || !rung?.proof_type) throw proofNotFound();
  const about = { bytes: rung.proof_bytes ?? 0, mediaType: rung.proof_type };
  const file = `${rung.kind}.${rung.proof_type === 'application/json' ? 'json' : 'eml'}`;
  if (rung.proof) {
    const content = Readable.from(deps.blobs.openRow(mailbox.vault, rung.proof), { objectMode: false });
    return { ...about, file, content };
  }
  if (rung.proof_blob) return { ...about, file, content: deps.blobs.get(mailbox.vault, rung.proof_blob) };
  try {
    const item = await deps.evidence.openItem(caseId, rung.proof_item_id ?? '');
    return { ...about, file: item.file, content: item.content };
  } catch (error) {
    if (error instanceof Refusal) throw proofNotFound();
    throw error;
  }
}

import type { Readable } from 'node:stream';
import { openContents } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { itemNotFound, noThumbnail } from '../refusals.ts';
import * as store from '../store.ts';

/** The exact bytes of an item with its name and type. Refusal: `item-not-found`. */
export async function openItem(
  deps: EvidenceDeps,
  caseId: string,
  itemId: string,
): Promise<{ file: string; mediaType: string; bytes: number; content: Readable }> {
  const dossier = await store.findDossier(deps.db, caseId);
  const row = await store.findItem(deps.db, caseId, itemId);
  if (!dossier || !row?.contents || !row.blob) throw itemNotFound();
  return {
    file: openContents(deps.blobs, dossier.vault, row.contents).file,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    content: deps.blobs.get(dossier.vault, row.blob),
  };
}

/** A small WebP picture of the item. Refusals: `item-not-found`, `no-thumbnail`. */
export async function openThumbnail(deps: EvidenceDeps, caseId: string, itemId: string): Promise<Readable> {
  const dossier = await store.findDossier(deps.db, caseId);
  const row = await store.findItem(deps.db, caseId, itemId);
  if (!dossier || !row) throw itemNotFound();
  if (!row.thumbnail_blob) throw noThumbnail();
  return deps.blobs.get(dossier.vault, row.thumbnail_blob);
}

import type { Readable } from 'node:stream';
import { openContents } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import * as store from '../store.ts';

/** An item as a bundle or a catalogue needs it. */
export interface Exhibit {
  itemId: string;
  file: string;
  bytes: number;
  /** Opens the commitment in the item's log entry; whose id is `itemId`. */
  salt: Uint8Array;
  open(): Readable;
  openThumbnail?(): Readable;
}

/** Every item of the case in order of arrival. */
export async function listExhibits(deps: EvidenceDeps, caseId: string): Promise<Exhibit[]> {
  const vault = (await store.findDossier(deps.db, caseId))?.vault;
  if (!vault) return [];
  const rows = await store.listItems(deps.db, caseId);
  return rows.map((row) => {
    const { blob, contents, salt, thumbnail_blob: thumbnail } = row;
    if (!blob || !contents || !salt) throw new Error(`item ${row.id} has lost its contents`);
    return {
      itemId: row.id,
      file: openContents(deps.blobs, vault, contents).file,
      bytes: Number(row.bytes),
      salt,
      open: () => deps.blobs.get(vault, blob),
      ...(thumbnail ? { openThumbnail: () => deps.blobs.get(vault, thumbnail) } : {}),
    };
  });
}

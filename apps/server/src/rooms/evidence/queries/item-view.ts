import type { ItemView } from '@redress/contract';
import { toHex } from '@redress/kernel';
import type { Vault } from '#platform/blobs';
import { type Cipher, type ItemContents, openContents } from '../contents.ts';
import type { ItemRow } from '../store.ts';

/** An item as its owner sees it. */
export function toItemView(row: ItemRow, contents: ItemContents, seal: ItemView['seal']): ItemView {
  if (row.state === 'withdrawn') throw new Error(`item ${row.id} is withdrawn`);
  const received = { at: row.received_at.toISOString(), by: 'received' as const };
  const captured = contents.capturedAt ?? received;
  return {
    id: row.id,
    state: row.state,
    progress: row.progress,
    ...(seal ? { seal } : {}),
    hasThumbnail: row.thumbnail_blob !== null,
    file: contents.file,
    kind: row.kind,
    sha256: toHex(row.sha256),
    sm3: toHex(row.sm3),
    bytes: Number(row.bytes),
    mediaType: row.media_type,
    capturedAt: captured.at,
    capturedBy: captured.by,
    provenance: row.provenance,
    text: contents.text,
    notes: contents.notes,
  };
}

/** The names of the items; withdrawn ones have none. */
export function fileNamesOf(cipher: Cipher, vault: Vault, rows: readonly ItemRow[]): string[] {
  return rows.flatMap((row) => (row.contents ? [openContents(cipher, vault, row.contents).file] : []));
}

import { parseEntry } from '@redress/bundle';
import { leafHash, parseTlogProof } from '@redress/tlog';

/** What somebody dropped: a proof and an entry are checked as such, anything else is looked up by its digest. */
export type DroppedFile =
  | { kind: 'proof'; text: string; index: number }
  | { kind: 'entry'; id: string; leaf: Uint8Array }
  | { kind: 'bundle' }
  | { kind: 'content' };

const maxEntryBytes = 65_535;
const maxProofBytes = 200_000;

export async function recogniseFile(file: File): Promise<DroppedFile> {
  const read = async (bytes: number) => new Uint8Array(await file.slice(0, bytes).arrayBuffer());
  const start = await read(64);
  const beginning = new TextDecoder('latin1').decode(start);
  // A zip whose first file is the declaration of a bag (RFC 8493).
  if (beginning.startsWith('PK\u0003\u0004') && beginning.slice(30, 39) === 'bagit.txt')
    return { kind: 'bundle' };
  if (file.size <= maxProofBytes && beginning.startsWith('c2sp.org/tlog-proof@')) {
    const text = new TextDecoder().decode(await read(maxProofBytes));
    const proof = parseTlogProof(text);
    return { kind: 'proof', text, index: proof.ok ? proof.value.index : -1 };
  }
  if (file.size <= maxEntryBytes && beginning.startsWith('{')) {
    const bytes = await read(maxEntryBytes);
    const entry = parseEntry(bytes);
    if (entry.ok) return { kind: 'entry', id: entry.value.id, leaf: leafHash(bytes) };
  }
  return { kind: 'content' };
}

import { Refusal } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { inspectFile } from '#platform/reading';
import type { ClaimsDeps } from '../deps.ts';
import { fileViewOf } from '../queries/parts.ts';
import { claimNotFound, tooManyFiles } from '../refusals.ts';
import * as store from '../store.ts';
import { insertFile, listFiles } from '../store-files.ts';

const mostFiles = 20;
const maxBytes = 20 * 1024 * 1024;

/** A paper of the respondent; the type is decided by content. It is part of an answer only once one names it. */
export async function addFile(
  deps: ClaimsDeps,
  given: { claimId: string; name: string; content: AsyncIterable<Uint8Array> },
) {
  const claim = await store.findClaim(deps.db, given.claimId);
  if (!claim) throw claimNotFound();
  if ((await listFiles(deps.db, claim.id)).length >= mostFiles) throw tooManyFiles();
  const blob = await deps.blobs.put(claim.vault, given.content, { maxBytes });
  try {
    const found = await deps.blobs.withPlainFile(claim.vault, blob.key, (path) =>
      inspectFile(path, { declaredName: given.name, maxBytes }),
    );
    if (found instanceof Refusal) throw found;
    const name = given.name.replace(/[/\\\p{C}]/gu, '_').slice(0, 120) || 'file';
    const row = {
      id: newId('fil'),
      claim_id: claim.id,
      blob: blob.key,
      bytes: blob.bytes,
      sha256: blob.sha256,
      media_type: found.mediaType,
      added_at: new Date(deps.clock.now()),
      filed: false,
      link: null,
      contents: deps.blobs.sealRow(claim.vault, Buffer.from(name)),
    };
    await inTransaction(deps.db, (trx) => insertFile(trx, row));
    return fileViewOf(deps, claim, row);
  } catch (error) {
    await deps.blobs.remove(blob.key);
    throw error;
  }
}

import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound, fileNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/** A paper as an attachment: a stranger's file is never shown by us. The buyer sees those that are part of an answer. */
export async function openFile(
  deps: ClaimsDeps,
  of: { claimId: string; fileId: string; onlyFiled: boolean },
  reply: FastifyReply,
): Promise<Readable> {
  const claim = await store.findClaim(deps.db, of.claimId);
  if (!claim) throw claimNotFound();
  const file = (await store.listFiles(deps.db, claim.id)).find(({ id }) => id === of.fileId);
  if (!file || (of.onlyFiled && !file.filed)) throw fileNotFound();
  const name = deps.blobs.openRow(claim.vault, file.contents).toString();
  reply.headers({
    'content-type': file.media_type,
    'content-length': file.bytes,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  return deps.blobs.get(claim.vault, file.blob);
}

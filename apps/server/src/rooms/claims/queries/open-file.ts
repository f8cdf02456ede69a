import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound, fileNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/**
 * A paper, or a record of a delivery proof by hand, as an attachment: a stranger's file is never shown by us. The buyer sees
 * those that are part of an answer.
 */
export async function openFile(
  deps: ClaimsDeps,
  of: { claimId: string; fileId: string; onlyFiled: boolean },
  reply: FastifyReply,
): Promise<Readable> {
  const claim = await store.findClaim(deps.db, of.claimId);
  if (!claim) throw claimNotFound();
  const record =
    claim.order_id && (await deps.delivery.openRecord({ orderId: claim.order_id, fileId: of.fileId }));
  if (record) {
    dress(reply, record.file);
    return record.content;
  }
  const file = (await store.listFiles(deps.db, claim.id)).find(({ id }) => id === of.fileId);
  if (!file || (of.onlyFiled && !file.filed)) throw fileNotFound();
  const name = deps.blobs.openRow(claim.vault, file.contents).toString();
  dress(reply, { name, bytes: file.bytes, mediaType: file.media_type });
  return deps.blobs.get(claim.vault, file.blob);
}

const dress = (reply: FastifyReply, file: { name: string; bytes: number; mediaType: string }) =>
  reply.headers({
    'content-type': file.mediaType,
    'content-length': file.bytes,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
  });

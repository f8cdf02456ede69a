import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound, fileNotFound, payerNotShown } from '../refusals.ts';
import { mayOpenRecords } from '../rules/may.ts';
import * as store from '../store.ts';
import { listFiles } from '../store-files.ts';
import { orderFactsOf } from './order-of.ts';

/**
 * A paper, or a record of a delivery proof by hand, as an attachment: a stranger's file is never shown by us. The buyer sees
 * those that are part of an answer, and records as `mayOpenRecords` has it; a platform the same, and every record. Refusals: `claim-not-found`, `file-not-found`,
 * `payer-not-shown`.
 */
export async function openFile(
  deps: ClaimsDeps,
  of: { claimId: string; fileId: string; as: 'buyer' | 'respondent' | 'platform' },
  reply: FastifyReply,
): Promise<Readable> {
  const claim = await store.findClaim(deps.db, of.claimId);
  if (!claim) throw claimNotFound();
  const record =
    claim.order_id && (await deps.delivery.openRecord({ orderId: claim.order_id, fileId: of.fileId }));
  if (record) {
    if (of.as === 'buyer' && !mayOpenRecords(claim, await orderFactsOf(deps, claim.order_id)))
      throw payerNotShown();
    dress(reply, record.file);
    return record.content;
  }
  const file = (await listFiles(deps.db, claim.id)).find(({ id }) => id === of.fileId);
  if (!file || (of.as !== 'respondent' && !file.filed)) throw fileNotFound();
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

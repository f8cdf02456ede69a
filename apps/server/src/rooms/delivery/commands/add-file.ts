import { Refusal } from '@redress/kernel';
import type { FastifyRequest } from 'fastify';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { openUpload } from '#platform/http';
import { inspectFile } from '#platform/reading';
import type { DeliveryDeps } from '../deps.ts';
import { fileKind, fileMissing } from '../refusals.ts';
import * as store from '../store.ts';

const maxBytes = 20 * 1024 * 1024;

/** A record that a merchant attaches; its type is decided by content. Refusals: `proof-file-missing`, those of reading. */
export async function addFile(deps: DeliveryDeps, owner: string, request: FastifyRequest) {
  const upload = await openUpload(request);
  if (!upload) throw fileMissing();
  const id = newId('pfl');
  const vault = deps.blobs.createVault(`proof:${id}`);
  const blob = await deps.blobs.put(vault, upload.content, { maxBytes });
  try {
    const found = await deps.blobs.withPlainFile(vault, blob.key, (path) =>
      inspectFile(path, { declaredName: upload.filename, maxBytes }),
    );
    if (found instanceof Refusal) throw found;
    // Opened once, as what they are; a text or a page says whatever was typed into it.
    if (!/^image\/|^application\/pdf$/.test(found.mediaType)) throw fileKind();
    const name = upload.filename.replace(/[/\\\p{C}]/gu, '_').slice(0, 120) || 'file';
    await inTransaction(deps.db, (trx) =>
      store.insertFile(trx, {
        ...{ id, owner, order_id: null, wrapped_key: vault.wrappedKey, blob: blob.key },
        ...{ bytes: blob.bytes, sha256: blob.sha256, media_type: found.mediaType },
        contents: deps.blobs.sealRow(vault, Buffer.from(name)),
        added_at: new Date(deps.clock.now()),
      }),
    );
    const sha256 = Buffer.from(blob.sha256).toString('hex');
    return { fileId: id, name, bytes: blob.bytes, sha256, mediaType: found.mediaType };
  } catch (error) {
    await deps.blobs.remove(blob.key);
    throw error;
  }
}

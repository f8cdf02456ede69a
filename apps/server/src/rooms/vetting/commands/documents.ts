import { createHash, randomBytes } from 'node:crypto';
import type { VettingDocumentKind } from '@redress/contract';
import { type Day, Refusal } from '@redress/kernel';
import type { Vault } from '#platform/blobs';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { inspectFile } from '#platform/reading';
import { sealText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { documentNotFound, fileFull, notAPicture, notPossible, paperTooLarge } from '../refusals.ts';
import { isOpenToPaper } from '../rules/lifecycle/vetting-lifecycle.ts';
import { maxPaperBytes, maxPapers, paperTypes } from '../rules/papers.ts';
import * as store from '../store.ts';
import * as documents from '../store-documents.ts';
import { openFile, recordEvents } from './move-file.ts';

export interface NewDocument {
  orgId: string;
  by: string;
  kind: VettingDocumentKind;
  /** As the sender called it; never believed. */
  declaredName: string;
  /** The bytes of a stranger's file. */
  content: AsyncIterable<Uint8Array>;
  /** The last day on which the paper is valid. */
  validUntil?: Day | undefined;
}

/**
 * Keeps one paper: streamed to the blob store under the organisation's key, typed by content, sealed. Refusals:
 * `vetting-not-a-picture`, `vetting-full`, `vetting-not-possible`, and what `inspectFile` refuses.
 */
export async function addDocument(deps: VettingDeps, input: NewDocument): Promise<string> {
  const file = await inTransaction(deps.db, (trx) => openFile(deps, trx, input.orgId));
  if (!isOpenToPaper(file.state, input.kind)) throw notPossible();
  const received = await receive(deps, store.vaultOf(file), input);
  // Killed before the commit, the blob has no row and is swept away.
  try {
    return await inTransaction(deps.db, (trx) => keep(deps, trx, input, received));
  } catch (error) {
    await deps.blobs.remove(received.key);
    throw error;
  }
}

async function receive(deps: VettingDeps, vault: Vault, { content, declaredName }: NewDocument) {
  const salt = randomBytes(32);
  const salted = { sha256: createHash('sha256').update(salt), sm3: createHash('sm3').update(salt) };
  const onChunk = (chunk: Uint8Array) => {
    salted.sha256.update(chunk);
    salted.sm3.update(chunk);
  };
  const blob = await deps.blobs
    .put(vault, content, { maxBytes: maxPaperBytes, onChunk })
    .catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'blob-too-large' ? paperTooLarge() : error;
    });
  try {
    const found = await deps.blobs.withPlainFile(vault, blob.key, (path) =>
      inspectFile(path, { declaredName, maxBytes: maxPaperBytes }),
    );
    if (found instanceof Refusal) throw found;
    if (!paperTypes.includes(found.mediaType)) throw notAPicture();
    const commitment = { sha256: salted.sha256.digest(), sm3: salted.sm3.digest() };
    return { ...blob, mediaType: found.mediaType, salt, commitment };
  } catch (error) {
    await deps.blobs.remove(blob.key);
    throw error;
  }
}

async function keep(
  deps: VettingDeps,
  trx: Trx,
  { orgId, by, kind, declaredName, validUntil }: NewDocument,
  received: Awaited<ReturnType<typeof receive>>,
): Promise<string> {
  const file = await openFile(deps, trx, orgId);
  if (!isOpenToPaper(file.state, kind)) throw notPossible();
  if ((await documents.listDocuments(trx, orgId)).length >= maxPapers) throw fileFull();
  const id = newId('vdoc');
  const atMs = deps.clock.now();
  const name = declaredName.replace(/[/\\\p{C}]/gu, '_').slice(0, 120) || 'file';
  const sha256 = Buffer.from(received.sha256);
  await documents.insertDocument(trx, {
    ...{ id, org_id: orgId, kind, media_type: received.mediaType, bytes: received.bytes },
    ...{ sha256, sm3: Buffer.from(received.sm3), salt: received.salt, blob: received.key },
    contents: sealText(deps.blobs, store.vaultOf(file), name),
    ...{ valid_until: validUntil ?? null, added_by: by, added_at: new Date(atMs) },
  });
  const fields = { bytes: received.commitment };
  await deps.notary.seal(trx, { id, type: 'item', atMs, fields, contents: [sha256] });
  const body = { by, documentId: id, documentKind: kind };
  await recordEvents(deps, trx, [newEvent(orgId, atMs, 'document.added', body)]);
  return id;
}

interface OneDocument {
  orgId: string;
  by: string;
  documentId: string;
}

/** Refusals: `vetting-document-not-found`, `vetting-not-possible`. */
export async function dateDocument(
  deps: VettingDeps,
  { orgId, by, documentId, validUntil }: OneDocument & { validUntil: Day | null },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await lockDocument(deps, trx, orgId, documentId);
    await documents.setValidUntil(trx, documentId, validUntil);
    await recordEvents(deps, trx, [newEvent(orgId, deps.clock.now(), 'document.dated', { by, documentId })]);
  });
}

/**
 * Takes a paper out. One that was never handed in is erased; one that was stays with what was handed in
 * (网络交易监督管理办法第三十一条). Refusals: `vetting-document-not-found`, `vetting-not-possible`.
 */
export async function removeDocument(
  deps: VettingDeps,
  { orgId, by, documentId }: OneDocument,
): Promise<void> {
  const atMs = deps.clock.now();
  await inTransaction(deps.db, async (trx) => {
    const row = await lockDocument(deps, trx, orgId, documentId);
    if (await store.wasSubmitted(trx, { orgId, documentId }))
      await documents.markRemoved(trx, documentId, new Date(atMs));
    else {
      await documents.deleteDocument(trx, documentId);
      await deps.notary.forgetContents(trx, [documentId]);
      const payload = { blob: row.blob };
      await deps.outbox.enqueue(trx, { topic: 'vetting.remove-blob', key: row.blob, payload });
    }
    await recordEvents(deps, trx, [newEvent(orgId, atMs, 'document.removed', { by, documentId })]);
  });
}

async function lockDocument(deps: VettingDeps, trx: Trx, orgId: string, documentId: string) {
  const file = await openFile(deps, trx, orgId);
  const row = (await documents.listDocuments(trx, orgId)).find(({ id }) => id === documentId);
  if (!row) throw documentNotFound();
  if (!isOpenToPaper(file.state, row.kind)) throw notPossible();
  return row;
}

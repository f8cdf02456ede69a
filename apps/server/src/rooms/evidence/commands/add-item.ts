import { createHash, randomBytes } from 'node:crypto';
import type { ItemView } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Vault } from '#platform/blobs';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { inspectFile } from '#platform/reading';
import { sealContents } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { fileNamesOf, toItemView } from '../queries/item-view.ts';
import { caseErased } from '../refusals.ts';
import { sanitizeFileName, uniqueFileName } from '../rules/file-name.ts';
import { itemTooLarge, refuseBeyondLimits } from '../rules/limits.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface NewItem {
  caseId: string;
  /** As the sender called it; never believed. */
  declaredName: string;
  /** The bytes of a stranger's file. */
  content: AsyncIterable<Uint8Array>;
  provenance: 'given' | 'server' | 'extension';
  /** Runs in the transaction that keeps the item: stores the answer for a repeated request. */
  alongside?: (trx: Trx, item: ItemView) => Promise<void>;
}

/**
 * Keeps one file as an item of the case: streamed to the blob store with its digests, typed by its content, then row,
 * event, seal and the job that reads it in one transaction. When this returns, blob and row are durable.
 * Refusals: limits of the case, and what `inspectFile` refuses.
 */
export async function addItem(deps: EvidenceDeps, input: NewItem): Promise<ItemView> {
  const dossier = await store.findDossier(deps.db, input.caseId);
  if (!dossier) throw caseErased();
  // Asked once more under the lock; here it spares a full case the upload.
  refuse(refuseBeyondLimits(dossier, 0, deps.limits));
  const file = await receive(deps, dossier.vault, input);
  // Killed before the commit, the blob has no row: nobody was told of the item, and what lies there is noise.
  try {
    return await inTransaction(deps.db, (trx) => keep(deps, trx, input, file));
  } catch (error) {
    await deps.blobs.remove(file.key);
    throw error;
  }
}

type Received = Awaited<ReturnType<typeof receive>>;

async function receive(deps: EvidenceDeps, vault: Vault, { content, declaredName }: NewItem) {
  const salt = randomBytes(32);
  const salted = { sha256: createHash('sha256').update(salt), sm3: createHash('sm3').update(salt) };
  const onChunk = (chunk: Uint8Array) => {
    salted.sha256.update(chunk);
    salted.sm3.update(chunk);
  };
  const { itemBytes: maxBytes } = deps.limits;
  const blob = await deps.blobs.put(vault, content, { maxBytes, onChunk }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'blob-too-large' ? itemTooLarge(deps.limits) : error;
  });
  try {
    const found = await deps.blobs.withPlainFile(vault, blob.key, (path) =>
      inspectFile(path, { declaredName, maxBytes }),
    );
    if (found instanceof Refusal) throw found;
    const commitment = { sha256: salted.sha256.digest(), sm3: salted.sm3.digest() };
    return { ...blob, mediaType: found.mediaType, salt, commitment };
  } catch (error) {
    await deps.blobs.remove(blob.key);
    throw error;
  }
}

async function keep(deps: EvidenceDeps, trx: Trx, input: NewItem, file: Received): Promise<ItemView> {
  const { caseId, provenance } = input;
  const dossier = await store.lockDossier(trx, caseId);
  if (!dossier) throw caseErased();
  refuse(refuseBeyondLimits(dossier, file.bytes, deps.limits));
  const taken = fileNamesOf(deps.blobs, dossier.vault, await store.listItems(trx, caseId));
  const contents = {
    file: uniqueFileName(sanitizeFileName(input.declaredName), taken),
    text: '',
    lines: [],
    notes: [],
  };
  const atMs = deps.clock.now();
  const row = {
    id: newId('item'),
    case_id: caseId,
    position: await store.nextPosition(trx, caseId),
    version: 0,
    state: 'reading' as const,
    kind: 'other' as const,
    kind_by: 'read' as const,
    media_type: file.mediaType,
    bytes: String(file.bytes),
    sha256: Buffer.from(file.sha256),
    sm3: Buffer.from(file.sm3),
    salt: file.salt,
    blob: file.key,
    thumbnail_blob: null,
    provenance,
    progress: 0,
    received_at: new Date(atMs),
    contents: sealContents(deps.blobs, dossier.vault, contents),
  };
  await store.insertItem(trx, row);
  await store.updateDossier(trx, caseId, {
    item_count: dossier.items + 1,
    item_bytes: String(dossier.bytes + file.bytes),
  });
  await deps.notary.seal(trx, {
    id: row.id,
    type: 'item',
    atMs,
    fields: { bytes: file.commitment },
    contents: [row.sha256],
  });
  const body = { itemId: row.id, mediaType: row.media_type, bytes: file.bytes, provenance };
  await recordEvents(deps, trx, [newEvent(caseId, atMs, 'item.added', body)]);
  await deps.outbox.enqueue(trx, {
    topic: 'evidence.read',
    key: row.id,
    payload: { caseId, itemId: row.id },
  });
  const view = toItemView(row, contents, undefined);
  await input.alongside?.(trx, view);
  return view;
}

function refuse(refusal: Refusal | undefined): void {
  if (refusal) throw refusal;
}

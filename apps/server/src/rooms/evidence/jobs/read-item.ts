import { Refusal } from '@redress/kernel';
import type { Vault } from '#platform/blobs';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { type Reading, readContent } from '#platform/reading';
import { recordEvents } from '../commands/record-events.ts';
import { openContents, sealContents } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { classifyItem } from '../rules/classify-item.ts';
import { nextItemState } from '../rules/item-lifecycle.ts';
import * as store from '../store.ts';

export interface ReadJob {
  caseId: string;
  itemId: string;
}

/** After so many tries that ended in an error of ours, the item is kept unread rather than waited for. */
const triesBeforeGivingUp = 4;
const maxThumbnailBytes = 1024 * 1024;
const progressEveryMs = 400;

/**
 * Reads one item: text, times, thumbnail, and from them its kind. Running it twice is harmless: an item that is no
 * longer `reading` is left alone, so a job whose process was killed is simply run again.
 */
export function readItem(deps: EvidenceDeps): Handler<ReadJob> {
  return async ({ payload, attempt }, signal) => {
    const item = await store.findItem(deps.db, payload.caseId, payload.itemId);
    const dossier = await store.findDossier(deps.db, payload.caseId);
    if (item?.state !== 'reading' || !item.blob || !dossier) return 'done';
    try {
      await keep(deps, payload, await read(deps, dossier.vault, item, signal));
    } catch (error) {
      if (signal.aborted) return { retry: 'stopping', afterMs: 0 };
      if (!(error instanceof Refusal) && attempt < triesBeforeGivingUp) throw error;
      await giveUp(deps, payload, error instanceof Refusal ? error : unreadable());
    }
    return 'done';
  };
}

function read(deps: EvidenceDeps, vault: Vault, item: store.ItemRow, signal: AbortSignal): Promise<Reading> {
  let saidAtMs = 0;
  const onProgress = (percent: number) => {
    const nowMs = deps.clock.now();
    if (nowMs - saidAtMs < progressEveryMs) return;
    saidAtMs = nowMs;
    // Only a courtesy to who waits: losing one is no loss.
    store.setItemProgress(deps.db, item.id, Math.min(99, Math.floor(percent))).catch(() => {});
  };
  return deps.blobs.withPlainFile(vault, item.blob as string, (path) =>
    readContent(path, item.media_type, { onProgress, signal }),
  );
}

async function keep(deps: EvidenceDeps, { caseId, itemId }: ReadJob, reading: Reading): Promise<void> {
  const dossier = await store.findDossier(deps.db, caseId);
  if (!dossier) return;
  const thumbnail =
    reading.thumbnail &&
    (await deps.blobs.put(dossier.vault, once(reading.thumbnail), { maxBytes: maxThumbnailBytes }));
  const { kind } = classifyItem(reading);
  const kept = await inTransaction(deps.db, async (trx) => {
    const vault = (await store.lockDossier(trx, caseId))?.vault;
    const item = await store.findItem(trx, caseId, itemId);
    const state = item && nextItemState(item.state, 'read');
    // Withdrawn, erased or read by another worker while we were reading.
    if (!vault || !item?.contents || !state) return false;
    const { thumbnail: _, ...read } = reading;
    const contents = { ...read, file: openContents(deps.blobs, vault, item.contents).file };
    await store.updateItem(trx, item, {
      state,
      progress: 100,
      kind: item.kind_by === 'buyer' ? item.kind : kind,
      thumbnail_blob: thumbnail?.key ?? null,
      contents: sealContents(deps.blobs, vault, contents),
    });
    const body = { itemId, itemKind: kind, characters: reading.text.length };
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'item.read', body)]);
    return true;
  });
  if (!kept && thumbnail) await deps.blobs.remove(thumbnail.key);
}

/** The file stays as evidence, sealed as it is; only nothing could be read from it. */
async function giveUp(deps: EvidenceDeps, { caseId, itemId }: ReadJob, why: Refusal): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const vault = (await store.lockDossier(trx, caseId))?.vault;
    const item = await store.findItem(trx, caseId, itemId);
    const state = item && nextItemState(item.state, 'give-up');
    if (!vault || !item?.contents || !state) return;
    const contents = openContents(deps.blobs, vault, item.contents);
    const notes = [...contents.notes, { zh: why.text.zh, en: why.text.en }];
    await store.updateItem(trx, item, {
      state,
      progress: 100,
      contents: sealContents(deps.blobs, vault, { ...contents, notes }),
    });
    const body = { itemId, reason: why.code };
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'item.unreadable', body)]);
  });
}

const unreadable = () =>
  new Refusal('reading-failed', {
    zh: '未能自动读取这份证据的文字；原件已完整保存并存证，请手工填写其中的事实。',
    en: 'The text of this item could not be read; the original is kept and sealed. Please enter its facts by hand.',
  });

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

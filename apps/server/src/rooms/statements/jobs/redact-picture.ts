import { Refusal } from '@redress/kernel';
import type { Vault } from '#platform/blobs';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { type Box, type RedactedPicture, redactPicture } from '#platform/reading';
import { recordEvents } from '../commands/record-events.ts';
import { type PictureContents, pictures } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { knownPersonal } from '../rules/known-personal.ts';
import * as store from '../store.ts';

export interface RedactJob {
  caseId: string;
  pictureId: string;
}

const maxBytes = 60 * 1024 * 1024;
const triesBeforeGivingUp = 4;

/** Makes the copy of a picture that may be shown. Run twice, or for a picture changed meanwhile, it does no harm. */
export function redactPictureJob(deps: StatementsDeps): Handler<RedactJob> {
  return async ({ payload, attempt }, signal) => {
    const { caseId, pictureId } = payload;
    const statement = await store.findStatement(deps.db, caseId);
    const row = await store.findPicture(deps.db, caseId, pictureId);
    if (!statement || row?.state !== 'working') return 'done';
    const contents = pictures.open(deps.blobs, statement.vault, row.contents);
    try {
      const redacted = await redact(deps, statement.vault, row, contents, signal);
      await keep(deps, statement.vault, row, contents, redacted);
    } catch (error) {
      if (signal.aborted) return { retry: 'stopping', afterMs: 0 };
      if (!(error instanceof Refusal) && attempt < triesBeforeGivingUp) throw error;
      await refuse(deps, statement.vault, row, contents, error);
    }
    return 'done';
  };
}

/** From the original each time; the plain copy lies in the work folder only while it is read. */
async function redact(
  deps: StatementsDeps,
  vault: Vault,
  row: store.PictureRow,
  { chosen }: PictureContents,
  signal: AbortSignal,
): Promise<RedactedPicture> {
  const known = knownPersonal(await deps.cases.readCase(row.case_id));
  const { content } = await deps.evidence.openItem(row.case_id, row.item_id);
  const copy = await deps.blobs.put(vault, content, { maxBytes });
  try {
    return await deps.blobs.withPlainFile(vault, copy.key, (path) =>
      redactPicture(path, { known, chosen, signal }),
    );
  } finally {
    await deps.blobs.remove(copy.key);
  }
}

async function keep(
  deps: StatementsDeps,
  vault: Vault,
  row: store.PictureRow,
  { file, chosen }: PictureContents,
  { picture, width, height, areas }: RedactedPicture,
): Promise<void> {
  const { key } = await deps.blobs.put(vault, once(picture), { maxBytes });
  const parts = areas.map(({ kind, box: [left, top, w, h] }) => {
    const box: Box = [left / width, top / height, w / width, h / height];
    return { kind, box };
  });
  const contents = pictures.seal(deps.blobs, vault, { file, chosen, width, height, areas: parts });
  const kept = await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockStatement(trx, row.case_id))) return false;
    if (!(await store.updatePicture(trx, row, { state: 'ready', blob: key, contents }))) return false;
    await removeLater(deps, trx, row.blob);
    const body = { pictureId: row.id, areas: areas.length };
    await recordEvents(deps, trx, [newEvent(row.case_id, deps.clock.now(), 'picture.redacted', body)]);
    return true;
  });
  if (!kept) await deps.blobs.remove(key);
}

async function refuse(
  deps: StatementsDeps,
  vault: Vault,
  row: store.PictureRow,
  { file, chosen }: PictureContents,
  error: unknown,
): Promise<void> {
  const why =
    error instanceof Refusal
      ? error
      : new Refusal('redaction-failed', {
          zh: '这张图片未能遮盖，因此不能公开。',
          en: 'This picture could not be redacted, so it cannot be shown.',
        });
  const problem = { zh: why.text.zh, en: why.text.en };
  const contents = pictures.seal(deps.blobs, vault, { file, chosen, areas: [], problem });
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockStatement(trx, row.case_id))) return;
    if (!(await store.updatePicture(trx, row, { state: 'refused', blob: null, contents }))) return;
    await removeLater(deps, trx, row.blob);
    const body = { pictureId: row.id, reason: why.code };
    await recordEvents(deps, trx, [newEvent(row.case_id, deps.clock.now(), 'picture.refused', body)]);
  });
}

async function removeLater(
  deps: StatementsDeps,
  trx: Parameters<StatementsDeps['outbox']['enqueue']>[0],
  blob: string | null,
): Promise<void> {
  if (blob) await deps.outbox.enqueue(trx, { topic: 'statements.remove-blob', key: blob, payload: { blob } });
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

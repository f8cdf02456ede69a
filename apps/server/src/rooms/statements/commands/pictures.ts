import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { Box } from '#platform/reading';
import { pictures } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { notAPicture, pictureNotFound, tooManyPictures } from '../refusals.ts';
import * as store from '../store.ts';
import { openStatement } from './open-statement.ts';

const most = 12;

/** Adds a picture of the case: it is shown to nobody before it is redacted. Refusals: `not-a-picture` … */
export async function addPicture(deps: StatementsDeps, caseId: string, itemId: string): Promise<void> {
  const item = (await deps.evidence.readEvidence({ caseId })).items.find(({ id }) => id === itemId);
  if (!item) throw pictureNotFound();
  if (!item.mediaType.startsWith('image/')) throw notAPicture();
  await inTransaction(deps.db, async (trx) => {
    const { vault } = await openStatement(deps, trx, caseId);
    const known = await store.listPictures(trx, caseId);
    if (known.length >= most) throw tooManyPictures();
    const id = newId('picture');
    const isNew = await store.insertPicture(trx, {
      id,
      case_id: caseId,
      item_id: itemId,
      position: (known.at(-1)?.position ?? 0) + 1,
      state: 'working',
      version: 0,
      contents: pictures.seal(deps.blobs, vault, { file: item.file, chosen: [], areas: [] }),
      blob: null,
    });
    if (isNew)
      await deps.outbox.enqueue(trx, {
        topic: 'statements.redact',
        key: `${id}:0`,
        payload: { caseId, pictureId: id },
      });
  });
}

/** Other places chosen by the author: the picture is redacted anew from the original. */
export async function changePicture(
  deps: StatementsDeps,
  caseId: string,
  pictureId: string,
  chosen: Box[],
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { vault } = await openStatement(deps, trx, caseId);
    const row = await store.findPicture(trx, caseId, pictureId);
    if (!row) throw pictureNotFound();
    const { file, areas, width, height } = pictures.open(deps.blobs, vault, row.contents);
    const kept = width && height ? { width, height } : {};
    const version = row.version + 1;
    await store.updatePicture(trx, row, {
      state: 'working',
      version,
      contents: pictures.seal(deps.blobs, vault, { file, areas, chosen, ...kept }),
    });
    const key = `${pictureId}:${version}`;
    await deps.outbox.enqueue(trx, { topic: 'statements.redact', key, payload: { caseId, pictureId } });
  });
}

/** Takes a picture out of the draft; one that is public stays public until the next publication. */
export async function removePicture(deps: StatementsDeps, caseId: string, pictureId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await openStatement(deps, trx, caseId);
    const row = await store.deletePicture(trx, caseId, pictureId);
    if (!row) throw pictureNotFound();
    if (row.blob)
      await deps.outbox.enqueue(trx, {
        topic: 'statements.remove-blob',
        key: row.blob,
        payload: { blob: row.blob },
      });
  });
}

import type { Readable } from 'node:stream';
import { inTransaction } from '#platform/database';
import { openText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { checksOf, type Departed } from '../queries/departed-file.ts';
import { documentClosed, documentNotFound, notFound } from '../refusals.ts';
import { isIdentity, mayOpenPaper } from '../rules/papers.ts';
import * as store from '../store.ts';
import { type DocumentRow, findDocuments, listDocuments } from '../store-documents.ts';
import { listNameChanges } from '../store-names.ts';
import { lockExisting, recordEvents } from './move-file.ts';
import { decides, type Reviewer } from './review-file.ts';

export interface OpenPaper {
  file: string;
  mediaType: string;
  bytes: number;
  content: Readable;
}

/** For a member of the organisation. Refusals: `vetting-document-not-found`, `vetting-document-closed`. */
export async function openOwnPaper(
  deps: VettingDeps,
  { orgId, documentId, role }: { orgId: string; documentId: string; role: string | undefined },
): Promise<OpenPaper> {
  const file = await store.findFile(deps.db, orgId);
  const held = (await listDocuments(deps.db, orgId)).map(({ id }) => id);
  const isShown = held.includes(documentId) || (await goesWithName(deps, orgId, documentId));
  const [row] = isShown ? await findDocuments(deps.db, orgId, [documentId]) : [];
  if (!file || !row) throw documentNotFound();
  if (!mayOpenPaper(row.kind, role)) throw documentClosed();
  return paperOf(deps, file, row);
}

/**
 * For a reviewer: only what was handed in last, and with other names. That a paper of identity was opened is recorded before it is given.
 * Refusals: `not-your-merchant`, `vetting-not-found`, `vetting-document-not-found`.
 */
export async function openReviewedPaper(
  deps: VettingDeps,
  reviewer: Reviewer,
  { orgId, documentId }: { orgId: string; documentId: string },
): Promise<OpenPaper> {
  await decides(deps, reviewer, orgId);
  const file = await store.findFile(deps.db, orgId);
  const submission = await store.findSubmission(deps.db, file?.submission_id ?? null);
  if (!file || !submission) throw notFound();
  const isHandedIn = submission.documents.some(({ id }) => id === documentId);
  if (!isHandedIn && !(await goesWithName(deps, orgId, documentId))) throw documentNotFound();
  const [row] = await findDocuments(deps.db, orgId, [documentId]);
  if (!row) throw documentNotFound();
  if (isIdentity(row.kind)) await recordOpening(deps, reviewer, row);
  return paperOf(deps, file, row);
}

/**
 * For a platform that the merchant left: only what was checked while it was there. That a paper of identity was opened is
 * recorded before it is given. Refusals: `not-your-merchant`, `departure-not-kept`, `vetting-document-not-found`.
 */
export async function openDepartedPaper(
  deps: VettingDeps,
  { personId, documentId, ...of }: Departed & { personId: string; documentId: string },
): Promise<OpenPaper> {
  const { file, reviews } = await checksOf(deps, of);
  const submissions = await Promise.all(
    reviews.map(({ submission_id }) => store.findSubmission(deps.db, submission_id)),
  );
  const isOfStay = submissions.some((one) => one?.documents.some(({ id }) => id === documentId));
  const [row] = isOfStay && file ? await findDocuments(deps.db, file.org_id, [documentId]) : [];
  if (!file || !row) throw documentNotFound();
  const reviewer: Reviewer = { kind: 'platform', platformId: of.platformId, personId };
  if (isIdentity(row.kind)) await recordOpening(deps, reviewer, row);
  return paperOf(deps, file, row);
}

/** Handed in with another name; what was taken back is nobody's to look at. */
async function goesWithName(deps: VettingDeps, orgId: string, documentId: string): Promise<boolean> {
  const changes = await listNameChanges(deps.db, orgId);
  return changes.some(
    ({ state, documents }) => state !== 'taken-back' && documents.some(({ id }) => id === documentId),
  );
}

async function recordOpening(deps: VettingDeps, reviewer: Reviewer, row: DocumentRow): Promise<void> {
  const who =
    reviewer.kind === 'operator'
      ? { by: 'operator' }
      : { by: reviewer.personId, platformId: reviewer.platformId };
  await inTransaction(deps.db, async (trx) => {
    await lockExisting(trx, row.org_id);
    const body = { ...who, documentId: row.id };
    await recordEvents(deps, trx, [newEvent(row.org_id, deps.clock.now(), 'document.opened', body)]);
  });
}

const paperOf = (deps: VettingDeps, file: store.FileRow, row: DocumentRow): OpenPaper => ({
  file: openText(deps.blobs, store.vaultOf(file), row.contents),
  mediaType: row.media_type,
  bytes: Number(row.bytes),
  content: deps.blobs.get(store.vaultOf(file), row.blob),
});

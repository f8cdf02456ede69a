import type { VettingDocumentView, VettingReviewView, VettingView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { openReview, openText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { isDue } from '../rules/due.ts';
import * as store from '../store.ts';
import type { DocumentRow } from '../store-documents.ts';
import { stands } from './duty-records.ts';

/** Papers as the caller sees them; `mayOpen` is asked for each kind. */
export async function documentViews(
  deps: VettingDeps,
  file: store.FileRow,
  rows: readonly (Omit<DocumentRow, 'salt'> & { handedInUntil?: string | undefined })[],
  mayOpen: (kind: DocumentRow['kind']) => boolean,
): Promise<VettingDocumentView[]> {
  const today = shanghaiDay(deps.clock.now());
  return Promise.all(
    rows.map(async (row) => {
      const validUntil = row.handedInUntil ?? row.valid_until ?? undefined;
      return {
        documentId: row.id,
        kind: row.kind,
        file: openText(deps.blobs, store.vaultOf(file), row.contents),
        mediaType: row.media_type,
        bytes: Number(row.bytes),
        sha256: row.sha256.toString('hex'),
        addedAt: row.added_at.toISOString(),
        ...(validUntil === undefined ? {} : { validUntil }),
        expired: validUntil !== undefined && validUntil < today,
        sealed: (await deps.notary.sealOf(row.id)) !== undefined,
        mayOpen: mayOpen(row.kind),
      };
    }),
  );
}

/** Newest first. A platform sees its own and the operator's: with whom else a merchant sells is not told. */
export async function reviewsFor(
  deps: VettingDeps,
  orgId: string,
  platformId: string | undefined,
): Promise<store.ReviewRow[]> {
  const all = await store.listReviews(deps.db, orgId);
  return all.filter(
    ({ platform_id }) => platformId === undefined || platform_id === null || platform_id === platformId,
  );
}

/** In the order given. */
export async function reviewViews(
  deps: VettingDeps,
  file: store.FileRow,
  rows: readonly store.ReviewRow[],
): Promise<VettingReviewView[]> {
  const names = new Map<string, string | undefined>();
  for (const { platform_id } of rows)
    if (platform_id && !names.has(platform_id))
      names.set(platform_id, (await deps.members.organisationOf(platform_id))?.name);
  return rows.map((row) => {
    const { findings, note } = openReview(deps.blobs, store.vaultOf(file), row.contents);
    const reviewer = row.platform_id === null ? undefined : names.get(row.platform_id);
    return {
      reviewId: row.id,
      by: row.platform_id === null ? ('operator' as const) : ('platform' as const),
      ...(reviewer === undefined ? {} : { reviewer }),
      result: row.result,
      means: row.means,
      findings,
      ...(note === undefined ? {} : { note }),
      checkedAt: row.checked_at.toISOString(),
      ...(row.next_due_at ? { nextDueAt: row.next_due_at.toISOString() } : {}),
    };
  });
}

/** What every view of a file says of its state; `platformId`: to a platform that reviews. */
export async function standingOf(
  deps: VettingDeps,
  file: store.FileRow,
  platformId?: string,
): Promise<Omit<VettingView, 'orgId' | 'facts' | 'documents' | 'missing' | 'names'>> {
  const { submitted_at, checked_at, due_at, suspended_for, state } = file;
  const history = await store.listHistory(deps.db, file.org_id);
  return {
    state,
    ...(submitted_at ? { submittedAt: submitted_at.toISOString() } : {}),
    ...(checked_at ? { checkedAt: checked_at.toISOString() } : {}),
    ...(due_at ? { dueAt: due_at.toISOString() } : {}),
    due: stands(state) && isDue(due_at?.getTime(), deps.clock.now()),
    reviews: await reviewViews(deps, file, await reviewsFor(deps, file.org_id, platformId)),
    history: history.map(({ at, kind }) => ({ at: at.toISOString(), kind })),
    ...(state === 'suspended' && suspended_for
      ? { suspendedFor: openText(deps.blobs, store.vaultOf(file), suspended_for) }
      : {}),
  };
}

import type { DepartedFileView, DepartureView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { openFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { departureNotKept, notYourMerchant } from '../refusals.ts';
import { isOfStay } from '../rules/keeping.ts';
import * as store from '../store.ts';
import { findDocuments } from '../store-documents.ts';
import { departuresOf } from './departures.ts';
import { documentViews, reviewsFor, reviewViews } from './views.ts';

export interface Departed {
  platformId: string;
  departureId: string;
}

/**
 * What a platform keeps of a merchant that left (网络交易监督管理办法第三十一条): each check of its stay with the data and papers that
 * were checked, newest first. Refusals: `not-your-merchant`, `departure-not-kept`.
 */
export async function readDepartedFile(deps: VettingDeps, of: Departed): Promise<DepartedFileView> {
  const { departure, file, reviews } = await checksOf(deps, of);
  if (!file) return { ...departure, checks: [] };
  const views = await reviewViews(deps, file, reviews);
  const checks = await Promise.all(
    reviews.map(async (row, i) => {
      const { facts, documents } = await checkedThen(deps, file, row);
      return { ...(views[i] as (typeof views)[number]), facts, documents };
    }),
  );
  return { ...departure, checks };
}

/** The checks of the stay, as long as the platform has to keep them. What is no platform any more sees nobody's papers. */
export async function checksOf(deps: VettingDeps, { platformId, departureId }: Departed) {
  const platform = await deps.members.organisationOf(platformId);
  if (!platform?.kinds.includes('platform') || platform.state === 'suspended') throw notYourMerchant();
  const all = await departuresOf(deps, platformId);
  const departure = all.find((one) => one.departureId === departureId);
  if (!departure || isOver(departure, deps.clock.now())) throw departureNotKept();
  const { joinedAt, leftOn, recordedAt, merchantId } = departure;
  const stay = { joinedAtMs: Date.parse(joinedAt), leftOn, endedAtMs: Date.parse(recordedAt) };
  const file = await store.findFile(deps.db, merchantId);
  const rows = await reviewsFor(deps, merchantId, platformId);
  const reviews = rows.filter(({ checked_at }) => isOfStay(stay, checked_at.getTime()));
  return { departure, file, reviews };
}

const isOver = ({ keepUntil }: DepartureView, nowMs: number): boolean =>
  keepUntil !== undefined && shanghaiDay(nowMs) > keepUntil;

async function checkedThen(deps: VettingDeps, file: store.FileRow, { submission_id }: store.ReviewRow) {
  const submission = await store.findSubmission(deps.db, submission_id);
  if (!submission) return { facts: {}, documents: [] };
  const until = new Map(submission.documents.map(({ id, validUntil }) => [id, validUntil]));
  const rows = await findDocuments(deps.db, file.org_id, [...until.keys()]);
  const documents = await documentViews(
    deps,
    file,
    rows.map((row) => ({ ...row, valid_until: null, handedInUntil: until.get(row.id) })),
    () => true,
  );
  return { facts: openFacts(deps.blobs, store.vaultOf(file), submission.facts), documents };
}

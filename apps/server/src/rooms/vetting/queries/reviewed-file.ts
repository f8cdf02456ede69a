import type { ReviewedFileView } from '@redress/contract';
import type { MembersRoom } from '#rooms/members';
import { decides, type Reviewer } from '../commands/review-file.ts';
import { openFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { notFound } from '../refusals.ts';
import { after } from '../rules/lifecycle/vetting-lifecycle.ts';
import { requiredItems } from '../rules/missing.ts';
import * as store from '../store.ts';
import { findDocuments } from '../store-documents.ts';
import { namesView } from './names.ts';
import { documentViews, standingOf } from './views.ts';

/**
 * A file as its reviewer sees it: what was handed in last. The operator also sees an organisation that handed in nothing,
 * without what it may be filling in. Refusals: `not-your-merchant`, `vetting-not-found`.
 */
export async function readReviewedFile(
  deps: VettingDeps,
  reviewer: Reviewer,
  orgId: string,
): Promise<ReviewedFileView> {
  const mayDecide = await decides(deps, reviewer, orgId);
  const organisation = await deps.members.organisationOf(orgId);
  if (!organisation) throw notFound();
  const file = await store.findFile(deps.db, orgId);
  const submission = await store.findSubmission(deps.db, file?.submission_id ?? null);
  const platformId = reviewer.kind === 'platform' ? reviewer.platformId : undefined;
  if (!file || !submission) {
    if (reviewer.kind === 'platform') throw notFound();
    return { ...emptyFile(organisation), names: await namesView(deps, { orgId, file }, { mayOpen }) };
  }
  const facts = openFacts(deps.blobs, store.vaultOf(file), submission.facts);
  const until = new Map(submission.documents.map(({ id, validUntil }) => [id, validUntil]));
  const rows = await findDocuments(deps.db, orgId, [...until.keys()]);
  const isWaiting = after(file.state, 'takeBack') !== undefined;
  return {
    orgId,
    organisation: organisation.name,
    submissionId: submission.id,
    kinds: organisation.kinds,
    ...(await standingOf(deps, file, platformId)),
    facts,
    documents: await documentViews(
      deps,
      file,
      rows.map((row) => ({ ...row, valid_until: null, handedInUntil: until.get(row.id) })),
      mayOpen,
    ),
    required: requiredItems(facts),
    sameCode: await sameCode(deps, reviewer, file),
    decides: mayDecide && (reviewer.kind === 'operator' || isWaiting),
    decidesNames: mayDecide,
    names: await namesView(deps, { orgId, file }, { platformId, mayOpen }),
  };
}

type Organisation = NonNullable<Awaited<ReturnType<MembersRoom['organisationOf']>>>;

const mayOpen = () => true;

const emptyFile = ({ id, name, kinds }: Organisation): Omit<ReviewedFileView, 'names'> => ({
  ...{ orgId: id, organisation: name, kinds, state: 'draft', facts: {}, documents: [], due: false },
  ...{ reviews: [], history: [], required: [], sameCode: [], decides: true, decidesNames: true },
});

/** Only the operator learns which other organisations there are. */
async function sameCode(deps: VettingDeps, reviewer: Reviewer, file: store.FileRow) {
  if (reviewer.kind === 'platform') return [];
  const ids = await store.findSameCode(deps.db, file);
  return Promise.all(
    ids.map(async (orgId) => ({ orgId, name: (await deps.members.organisationOf(orgId))?.name ?? '' })),
  );
}

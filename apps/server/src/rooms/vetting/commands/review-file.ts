import type { ReviewInput } from '@redress/contract';
import type { Updateable } from 'kysely';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { openFacts, sealReview } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import {
  notFound,
  notPossible,
  notYourMerchant,
  paperExpired,
  reviewRefused,
  submissionChanged,
} from '../refusals.ts';
import { dueAfter } from '../rules/due.ts';
import { after, type VettingMove } from '../rules/lifecycle/vetting-lifecycle.ts';
import { requiredItems } from '../rules/missing.ts';
import { platformDecides, reviewProblem } from '../rules/review.ts';
import * as store from '../store.ts';
import type { FileTable } from '../tables.ts';
import { keepNamesBefore } from './keep-names.ts';
import { lockExisting, moveFile, recordEvents } from './move-file.ts';

/** Who checks: the operator, or a platform of which the organisation is a merchant. */
export type Reviewer = { kind: 'operator' } | { kind: 'platform'; platformId: string; personId: string };

const moveOf = { accepted: 'accept', returned: 'return' } as const satisfies Record<string, VettingMove>;

/**
 * Records a check of what was handed in last. A platform's check is always the record of its own duty (电子商务法第二十七条);
 * it moves the file only where the file waits and `platformDecides`. The operator's always moves it. Refusals:
 * `not-your-merchant`, `vetting-not-found`, `vetting-not-possible`, `submission-changed`, `paper-expired`, and those of
 * `reviewProblem`.
 */
export async function reviewFile(
  deps: VettingDeps,
  input: { orgId: string; reviewer: Reviewer } & ReviewInput,
): Promise<void> {
  const { orgId, reviewer } = input;
  const mayDecide = await decides(deps, reviewer, orgId);
  const organisation = (await deps.members.organisationOf(orgId))?.name ?? '';
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    const submission = await store.findSubmission(trx, file.submission_id);
    if (!submission || file.state === 'draft') throw notFound();
    if (file.state === 'suspended') throw notPossible();
    if (submission.id !== input.submissionId) throw submissionChanged();
    await recordCheck(deps, trx, { ...input, file, submission, mayDecide, organisation });
  });
}

/**
 * Whether this reviewer's decision may move the file. What is no platform any more, or is suspended, sees nobody's papers.
 * Refusal: `not-your-merchant`.
 */
export async function decides(deps: VettingDeps, reviewer: Reviewer, orgId: string): Promise<boolean> {
  if (reviewer.kind === 'operator') return true;
  const { platformId } = reviewer;
  const platform = await deps.members.organisationOf(platformId);
  const subject = await deps.members.organisationOf(orgId);
  if (!platform?.kinds.includes('platform') || platform.state === 'suspended') throw notYourMerchant();
  if (!subject || !(await deps.members.isAffiliated({ platformId, merchantId: orgId })))
    throw notYourMerchant();
  return platformDecides(platform, subject);
}

interface Check extends ReviewInput {
  orgId: string;
  reviewer: Reviewer;
  file: store.FileRow;
  submission: store.SubmissionRow;
  mayDecide: boolean;
  /** What it is called here. */
  organisation: string;
}

async function recordCheck(deps: VettingDeps, trx: Trx, check: Check): Promise<void> {
  const { orgId, reviewer, file, submission, result, findings, means, note } = check;
  const vault = store.vaultOf(file);
  const problem = reviewProblem(
    result,
    findings,
    requiredItems(openFacts(deps.blobs, vault, submission.facts)),
  );
  if (problem) throw reviewRefused(problem);
  const atMs = deps.clock.now();
  const validUntil = submission.documents.flatMap((one) => one.validUntil ?? []);
  const nextDueAtMs = result === 'accepted' ? dueAfter(atMs, validUntil) : undefined;
  if (nextDueAtMs !== undefined && nextDueAtMs <= atMs) throw paperExpired();
  const isWaiting = after(file.state, 'takeBack') !== undefined;
  const decided = reviewer.kind === 'operator' || (isWaiting && check.mayDecide);
  const id = newId('vrev');
  const by = reviewer.kind === 'operator' ? 'operator' : reviewer.personId;
  const platform = reviewer.kind === 'operator' ? {} : { platformId: reviewer.platformId };
  await store.insertReview(trx, {
    ...{ id, org_id: orgId, submission_id: submission.id, checked_by: by, result },
    platform_id: platform.platformId ?? null,
    means: JSON.stringify(means),
    contents: sealReview(deps.blobs, vault, { findings, ...(note ? { note } : {}) }),
    checked_at: new Date(atMs),
    next_due_at: nextDueAtMs === undefined ? null : new Date(nextDueAtMs),
  });
  if (decided) {
    const change = changeOf(check, atMs, nextDueAtMs);
    if (result === 'accepted') await keepNamesBefore(deps, trx, check, { by, atMs, ...platform });
    await moveFile(deps, trx, file, { move: moveOf[result], change });
  }
  const due = nextDueAtMs === undefined ? {} : { nextDueAtMs };
  const body = { by, reviewId: id, submissionId: submission.id, ...platform, result, means, ...due, decided };
  await recordEvents(deps, trx, [newEvent(orgId, atMs, 'file.checked', body)]);
  // "Found good" by somebody who does not decide would be no news, and wrong.
  if (!decided) return;
  const payload = { orgId, what: result };
  await deps.outbox.enqueue(trx, { topic: 'vetting.tell', key: id, payload });
}

/** An acceptance begins the clock anew; a return leaves what stands until its own day. */
function changeOf(
  { result, submission }: Check,
  atMs: number,
  nextDueAtMs: number | undefined,
): Updateable<FileTable> {
  if (result === 'returned' || nextDueAtMs === undefined) return {};
  return {
    accepted_id: submission.id,
    checked_at: new Date(atMs),
    due_at: new Date(nextDueAtMs),
    told_days: null,
  };
}

import type { NameDecisionInput, VettingFacts } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { openFacts, openNames, sealFacts, sealText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { notPossible, paperExpired, reviewRefused } from '../refusals.ts';
import { nameChangeDecided, nameChangeNotFound, nameNotYours } from '../refusals-names.ts';
import { type Names, renamed } from '../rules/names.ts';
import * as store from '../store.ts';
import { listNameChanges, type NameChangeRow, updateNameChange } from '../store-names.ts';
import { lockExisting, recordEvents } from './move-file.ts';
import { decides, type Reviewer } from './review-file.ts';

type Decision = NameDecisionInput & { orgId: string; changeId: string; reviewer: Reviewer };

/**
 * Approves or refuses another name. Until then the old one stood, and after a refusal it goes on standing; the file's state
 * and its day are not touched. Who may decide is who may decide the file. Refusals: `not-your-merchant`, `name-not-yours`,
 * `vetting-not-found`, `vetting-not-possible`, `name-change-not-found`, `name-change-decided`, `reason-missing`,
 * `paper-expired`.
 */
export async function decideNameChange(deps: VettingDeps, decision: Decision): Promise<void> {
  const { orgId, reviewer, changeId, result, reason } = decision;
  if (!(await decides(deps, reviewer, orgId))) throw nameNotYours();
  if (result === 'refused' && !reason) throw reviewRefused('reason-missing');
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    if (file.state === 'suspended') throw notPossible();
    const change = (await listNameChanges(trx, orgId)).find(({ id }) => id === changeId);
    if (!change) throw nameChangeNotFound();
    if (change.state !== 'waiting') throw nameChangeDecided();
    if (result === 'approved') await approve(deps, trx, { file, change, decision });
    await record(deps, trx, file, decision);
  });
}

async function record(deps: VettingDeps, trx: Trx, file: store.FileRow, decision: Decision): Promise<void> {
  const { orgId, changeId, reviewer, result, means, reason } = decision;
  const atMs = deps.clock.now();
  const platform = reviewer.kind === 'operator' ? {} : { platformId: reviewer.platformId };
  const by = byOf(reviewer);
  await updateNameChange(trx, changeId, {
    ...{ state: result, decided_by: by, decided_at: new Date(atMs), means: JSON.stringify(means) },
    platform_id: platform.platformId ?? null,
    reason: reason ? sealText(deps.blobs, store.vaultOf(file), reason) : null,
  });
  const body = { by, changeId, ...platform, result, means };
  await recordEvents(deps, trx, [newEvent(orgId, atMs, 'name.decided', body)]);
  const payload = { orgId, what: result === 'approved' ? 'name-approved' : 'name-refused' };
  await deps.outbox.enqueue(trx, { topic: 'vetting.tell', key: changeId, payload });
}

const byOf = (reviewer: Reviewer): string => (reviewer.kind === 'operator' ? 'operator' : reviewer.personId);

interface Approval {
  file: store.FileRow;
  change: NameChangeRow;
  decision: Decision;
}

/** The new names in all that was handed in and still counts, and where others read them. */
async function approve(deps: VettingDeps, trx: Trx, { file, change, decision }: Approval): Promise<void> {
  const today = shanghaiDay(deps.clock.now());
  if (change.documents.some(({ validUntil }) => validUntil !== undefined && validUntil < today))
    throw paperExpired();
  const vault = store.vaultOf(file);
  const names = openNames(deps.blobs, vault, change.contents);
  const { organisation } = names.to;
  if (organisation)
    await deps.members.setName(trx, file.org_id, { name: organisation, by: byOf(decision.reviewer) });
  if (!names.to.registered && !names.to.legalPerson) return;
  const accepted_id = await amend(deps, trx, { file, change, names, id: file.accepted_id, force: true });
  const isSame = file.submission_id === file.accepted_id;
  const submission_id = isSame
    ? accepted_id
    : await amend(deps, trx, { file, change, names, id: file.submission_id, force: false });
  const facts = renamed(openFacts(deps.blobs, vault, file.facts), names, false);
  await store.updateFile(trx, file.org_id, {
    ...{ accepted_id, submission_id, facts: sealFacts(deps.blobs, vault, facts) },
  });
}

/**
 * What was handed in is never changed: a copy with the new names and the papers that show them takes its place. One that
 * waits for a reviewer gets a new number by it, so that nobody decides unseen under the old name.
 */
async function amend(
  deps: VettingDeps,
  trx: Trx,
  of: { file: store.FileRow; change: NameChangeRow; names: Names; id: string | null; force: boolean },
): Promise<string | null> {
  const { file, change, names, force } = of;
  const submission = await store.findSubmission(trx, of.id);
  if (!submission) return of.id;
  const vault = store.vaultOf(file);
  const before = openFacts(deps.blobs, vault, submission.facts);
  const facts: VettingFacts = renamed(before, names, force);
  if (facts.name === before.name && facts.legalPerson === before.legalPerson) return of.id;
  const id = newId('vsub');
  await store.insertSubmission(trx, {
    ...{ id, org_id: file.org_id, facts: sealFacts(deps.blobs, vault, facts) },
    documents: JSON.stringify([...submission.documents, ...change.documents]),
    ...{ submitted_by: submission.submitted_by, submitted_at: submission.submitted_at },
  });
  return id;
}

import type { PaperFacts, StepAddressee } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { openContents, openDetails, type StepDetails, sealContents, sealDetails } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound, officeOfOtherKind, stepNotDrafted, stepNotFound } from '../refusals.ts';
import { givenParts } from '../rules/given-parts.ts';
import { channelFacts } from '../rules/lifecycle/channels.ts';
import { addresseeOfEntry, papersWithOffice, sourceOfEntry } from '../rules/offices/index.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { recordEvents } from './record-events.ts';

export interface StepChange {
  caseId: string;
  stepId: string;
  /** What is not given stays; an empty text takes the buyer's word back. */
  addressee?: StepAddressee | undefined;
  /** An office of the directory, instead. */
  officeId?: string | undefined;
}

/**
 * Changes whom a draft goes to; the last word counts, also over what was entered for a paper of the step. Refusals:
 * `step-not-found`, `step-not-drafted`, `entry-not-found`, `office-of-other-kind`.
 */
export async function changeStep(deps: CasesDeps, change: StepChange): Promise<void> {
  const { caseId, stepId, addressee = {}, officeId } = change;
  const entry = officeId === undefined ? undefined : await deps.directory.readOffice(officeId);
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row) throw caseNotFound();
    const step = await steps.findStep(trx, caseId, stepId);
    if (!step) throw stepNotFound();
    if (step.state !== 'drafted') throw stepNotDrafted();
    if (entry && entry.fields.kind !== channelFacts[step.channel].actor) throw officeOfOtherKind();
    const { addressee: before } = openDetails(deps.blobs, row.vault, step.details);
    const details: StepDetails = entry
      ? { addressee: addresseeOfEntry(entry), from: 'directory', entry: sourceOfEntry(entry) }
      : { addressee: givenParts({ ...before, ...addressee }) };
    await steps.updateStep(trx, stepId, { details: sealDetails(deps.blobs, row.vault, details) });
    await forgetPaperOffice(deps, trx, row, step.channel);
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'step.changed', { stepId })]);
  });
}

/** An office that stands at a paper of the channel would else hide the newer word. */
async function forgetPaperOffice(
  deps: CasesDeps,
  trx: Trx,
  row: store.CaseRow,
  channel: steps.StepRow['channel'],
): Promise<void> {
  const contents = openContents(deps.blobs, row.vault, row.contents);
  const papers: PaperFacts = { ...contents.papers };
  let changed = false;
  for (const paper of papersWithOffice[channel] ?? []) {
    const facts = papers[paper];
    if (!facts) continue;
    const rest = channel === 'reconsideration' ? withoutGovernment(facts) : withoutOffice(facts);
    changed ||= Object.keys(rest).length < Object.keys(facts).length;
    papers[paper] = rest;
  }
  if (!changed) return;
  const revision = row.revision + 1;
  await store.updateCase(trx, row.id, {
    revision,
    contents: sealContents(deps.blobs, row.vault, { ...contents, papers }),
  });
  const body = { fields: ['papers'], revision };
  await recordEvents(deps, trx, [newEvent(row.id, deps.clock.now(), 'case.changed', body)]);
}

type OneOf = NonNullable<PaperFacts[keyof PaperFacts]>;
const withoutOffice = ({ office: _, officeAddress: __, officePhone: ___, ...rest }: OneOf): OneOf => rest;
const withoutGovernment = ({ government: _, ...rest }: OneOf): OneOf => rest;

import type { NameChangeInput } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { openFacts, sealNames } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { notPossible, paperExpired } from '../refusals.ts';
import {
  nameChangeDecided,
  nameChangeNotFound,
  nameChangeOpen,
  nameNotVerified,
  namePaperMissing,
  nameUnchanged,
} from '../refusals-names.ts';
import { changedNames, hasVerifiedNames, namesOf } from '../rules/names.ts';
import * as store from '../store.ts';
import { listDocuments, markRemoved, restoreDocuments } from '../store-documents.ts';
import { insertNameChange, listNameChanges, updateNameChange } from '../store-names.ts';
import { lockExisting, openFile, recordEvents } from './move-file.ts';

/**
 * Asks for other names than those that were found good; these stand until somebody decided, and nothing else of the file
 * waits for it. The papers of kind `name-change` that were added go with it. Refusals: `name-not-verified`,
 * `name-change-open`, `name-unchanged`, `name-paper-missing`, `paper-expired`, `vetting-not-possible`.
 */
export async function askNameChange(
  deps: VettingDeps,
  { orgId, by, asked }: { orgId: string; by: string; asked: NameChangeInput },
): Promise<void> {
  const atMs = deps.clock.now();
  const organisation = await deps.members.organisationOf(orgId);
  await inTransaction(deps.db, async (trx) => {
    const file = await openFile(deps, trx, orgId);
    if (file.state === 'suspended') throw notPossible();
    if (!hasVerifiedNames(file.state)) throw nameNotVerified();
    if ((await listNameChanges(trx, orgId)).some(({ state }) => state === 'waiting')) throw nameChangeOpen();
    const vault = store.vaultOf(file);
    const accepted = await store.findSubmission(trx, file.accepted_id);
    const from = namesOf(organisation?.name ?? '', accepted && openFacts(deps.blobs, vault, accepted.facts));
    const to = changedNames(from, asked);
    if (Object.keys(to).length === 0) throw nameUnchanged();
    const papers = (await listDocuments(trx, orgId)).filter(({ kind }) => kind === 'name-change');
    if (papers.length === 0) throw namePaperMissing();
    const today = shanghaiDay(atMs);
    if (papers.some(({ valid_until }) => valid_until !== null && valid_until < today)) throw paperExpired();
    const id = newId('vnam');
    const { note } = asked;
    await insertNameChange(trx, {
      ...{ id, org_id: orgId, state: 'waiting', asked_by: by, asked_at: new Date(atMs) },
      contents: sealNames(deps.blobs, vault, { from, to, ...(note ? { note } : {}) }),
      documents: JSON.stringify(
        papers.map((one) => ({ id: one.id, ...(one.valid_until ? { validUntil: one.valid_until } : {}) })),
      ),
      means: '[]',
    });
    // They are with the asking now, and no part of the next check.
    for (const one of papers) await markRemoved(trx, one.id, new Date(atMs));
    const body = { by, changeId: id, fields: Object.keys(to), documents: papers.map((one) => one.id) };
    await recordEvents(deps, trx, [newEvent(orgId, atMs, 'name.asked', body)]);
  });
}

/** Before anybody decided; its papers can go with the next asking. Refusals: `name-change-not-found`, `name-change-decided`. */
export async function takeBackNameChange(
  deps: VettingDeps,
  { orgId, by, changeId }: { orgId: string; by: string; changeId: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await lockExisting(trx, orgId);
    const change = (await listNameChanges(trx, orgId)).find(({ id }) => id === changeId);
    if (!change) throw nameChangeNotFound();
    if (change.state !== 'waiting') throw nameChangeDecided();
    const at = new Date(deps.clock.now());
    await updateNameChange(trx, changeId, { state: 'taken-back', decided_at: at });
    await restoreDocuments(
      trx,
      change.documents.map(({ id }) => id),
    );
    await recordEvents(deps, trx, [newEvent(orgId, at.getTime(), 'name.taken-back', { by, changeId })]);
  });
}

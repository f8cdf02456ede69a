import type { FactValues } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { sealCorrections } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseErased } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** The whole set of the buyer's corrections; a fact left out returns to what was read from the items. */
export async function correctFacts(
  deps: EvidenceDeps,
  { caseId, values }: { caseId: string; values: FactValues },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const dossier = await store.lockDossier(trx, caseId);
    if (!dossier) throw caseErased();
    await store.updateDossier(trx, caseId, {
      corrections: sealCorrections(deps.blobs, dossier.vault, values),
    });
    const facts = Object.keys(values).sort();
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'facts.corrected', { facts })]);
  });
}

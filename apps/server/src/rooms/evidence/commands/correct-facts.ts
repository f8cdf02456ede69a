import type { FactValues } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { openCorrections, sealCorrections } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseErased } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** The whole set of the buyer's corrections; a fact left out returns to what was read from the items. */
export const correctFacts = (deps: EvidenceDeps, { caseId, values }: Given): Promise<void> =>
  keep(deps, caseId, () => values);

/** Facts that became known later, beside the buyer's own: what she said of one of them stays. Refusal: `case-erased`. */
export const addFacts = (deps: EvidenceDeps, { caseId, values }: Given): Promise<void> =>
  keep(deps, caseId, (said) => {
    const fresh = Object.keys(values).filter((name) => !(name in said));
    return fresh.length === 0 ? undefined : { ...values, ...said };
  });

interface Given {
  caseId: string;
  values: FactValues;
}

async function keep(
  deps: EvidenceDeps,
  caseId: string,
  valuesOf: (said: FactValues) => FactValues | undefined,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const dossier = await store.lockDossier(trx, caseId);
    if (!dossier) throw caseErased();
    const { corrections, vault } = dossier;
    const values = valuesOf(corrections ? openCorrections(deps.blobs, vault, corrections) : {});
    if (!values) return;
    await store.updateDossier(trx, caseId, {
      corrections: sealCorrections(deps.blobs, dossier.vault, values),
    });
    const facts = Object.keys(values).sort();
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'facts.corrected', { facts })]);
  });
}

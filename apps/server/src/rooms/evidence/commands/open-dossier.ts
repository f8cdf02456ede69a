import type { Trx } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import * as store from '../store.ts';

/** Makes the empty dossier of a new case with the key of its contents, in the transaction that opens the case. */
export async function openDossier(deps: EvidenceDeps, trx: Trx, caseId: string): Promise<void> {
  await store.insertDossier(trx, deps.blobs.createVault(caseId));
}

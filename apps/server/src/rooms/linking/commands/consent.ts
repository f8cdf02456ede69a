import { inTransaction } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { identityMissing, identityNotShared, nothingLinked } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface ConsentGiven {
  caseId: string;
  shareIdentity: boolean;
  representative: boolean;
}

/**
 * The buyer joins the cases linked with this one: both sides then see the fixed list of each other, and nothing more.
 * Consent is the case's own and can be given anew with another extent. Refusals: `nothing-linked`,
 * `identity-not-shared`, `identity-missing`.
 */
export async function join(deps: LinkingDeps, given: ConsentGiven): Promise<void> {
  const { caseId, shareIdentity, representative } = given;
  if (representative && !shareIdentity) throw identityNotShared();
  if (shareIdentity) {
    const { buyer } = (await deps.cases.readCase(caseId)).parties;
    if (!buyer?.name || !(buyer.phone || buyer.email)) throw identityMissing();
  }
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row?.cluster_id || row.erased || !row.counts) throw nothingLinked();
    const atMs = deps.clock.now();
    const same = row.share_identity === shareIdentity && row.representative === representative;
    if (row.joined_at && same) return;
    await store.updateCase(trx, caseId, {
      joined_at: row.joined_at ?? new Date(atMs),
      share_identity: shareIdentity,
      representative,
    });
    await recordEvents(deps, trx, [newEvent(caseId, atMs, 'case.joined', { shareIdentity, representative })]);
  });
}

/** Takes the consent back: from the next look on nobody sees anything of this case, and it sees nothing of others. */
export async function leave(deps: LinkingDeps, caseId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row?.joined_at) return;
    await store.updateCase(trx, caseId, { joined_at: null, share_identity: false, representative: false });
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'case.left', {})]);
  });
}

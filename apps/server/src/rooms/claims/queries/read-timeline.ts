import type { ClaimLine } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { claimEvent } from '../events.ts';
import { lineOf } from '../rules/timeline.ts';
import type { Claim } from '../store.ts';
import { listEvents } from '../store-rules.ts';

/** All that happened, oldest first, each with its place in the log once it stands there. */
export async function timelineOf(
  deps: Pick<ClaimsDeps, 'db' | 'notary'>,
  { id: claimId, respondent_id }: Pick<Claim, 'id' | 'respondent_id'>,
): Promise<ClaimLine[]> {
  const events = await listEvents(deps.db, claimId);
  return Promise.all(
    events.map(async ({ id, kind, version, body, at }) => {
      const seal = await deps.notary.sealOf(id);
      const { by, text } = lineOf(claimEvent.parse({ kind, version, body }), respondent_id !== null);
      return { at: at.toISOString(), by, text, ...(seal ? { entry: seal.index } : {}) };
    }),
  );
}

import type { ClaimLine } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { claimEvent } from '../events.ts';
import { withoutSums } from '../rules/hidden.ts';
import { lineOf } from '../rules/timeline.ts';
import type { Claim } from '../store.ts';
import { listEvents } from '../store-rules.ts';

/** `isHidden`: for somebody who may not read what the shop reported. All that happened, oldest first, each with its place in the log once it stands there. */
export async function timelineOf(
  deps: Pick<ClaimsDeps, 'db' | 'notary'>,
  { id: claimId, respondent_id }: Pick<Claim, 'id' | 'respondent_id'>,
  isHidden = false,
): Promise<ClaimLine[]> {
  const events = await listEvents(deps.db, claimId);
  return Promise.all(
    events.map(async ({ id, kind, version, body, at }) => {
      const seal = await deps.notary.sealOf(id);
      const event = claimEvent.parse({ kind, version, body });
      const { by, text } = lineOf(isHidden ? withoutSums(event) : event, respondent_id !== null);
      return { at: at.toISOString(), by, text, ...(seal ? { entry: seal.index } : {}) };
    }),
  );
}

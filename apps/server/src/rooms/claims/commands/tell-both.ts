import type { Trx } from '#platform/database';
import type { Claim } from '../store.ts';
import type { MoveDeps } from './move-claim.ts';
import { enqueueJobs } from './record-events.ts';
import { tellChange } from './tell-organisations.ts';

interface About {
  /** Of the event. */
  key: string;
  /** Whose mail it is: who said it knows. */
  to: 'buyer' | 'respondent';
  about: string;
}

/** What is no move: the organisations hear of it by webhook, and one side by mail. */
export async function tellBoth(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { key, to, about }: About,
): Promise<void> {
  await tellChange(deps, trx, claim, { key });
  const payload = { claimId: claim.id, to, state: about };
  await enqueueJobs(deps, trx, [{ topic: 'claims.tell', key: `${key}:${to}`, payload }]);
}

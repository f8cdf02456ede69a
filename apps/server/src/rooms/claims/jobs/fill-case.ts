import { Refusal } from '@redress/kernel';
import type { Handler } from '#platform/outbox';
import type { ClaimsDeps } from '../deps.ts';
import { readBuyerClaim } from '../queries/read-claim.ts';
import * as store from '../store.ts';

/**
 * The case of a claim was opened while the order was hidden from its buyer: goods and amount are filled in once she showed that
 * she paid. What she wrote herself stays; twice is once. Erased meanwhile, nothing is.
 */
export function fillCase(deps: ClaimsDeps): Handler<{ claimId: string }> {
  return async ({ payload: { claimId } }) => {
    const claim = await store.findClaim(deps.db, claimId);
    if (!claim?.case_id || claim.erased_at) return 'done';
    const { goods, amountFen } = await readBuyerClaim(deps, claimId);
    const values = {
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(goods === undefined ? {} : { goods }),
    };
    try {
      await deps.evidence.addFacts({ caseId: claim.case_id, values });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    return 'done';
  };
}

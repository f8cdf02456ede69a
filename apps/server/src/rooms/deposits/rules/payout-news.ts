import type { PayoutState } from './lifecycle/payout-lifecycle.ts';

interface Ended {
  id: string;
  key: string;
  purpose: 'claim' | 'withdrawal';
  amountFen: number;
  state: PayoutState;
  trouble: string | null;
}

/** What organisations are told of a payout that ended or has to be asked for again; of every other state, nothing. */
export function payoutNews(
  { id, key, purpose, amountFen, state, trouble }: Ended,
  merchantId: string,
): { type: 'payout.paid' | 'payout.failed'; data: object } | undefined {
  if (state !== 'paid' && state !== 'failed' && state !== 'returned') return undefined;
  // The claims room names its payouts by their claims: the first part, and `:2`, `:3` of further ones.
  const claimId = /^claim:([^:]+)(?::\d+)?$/.exec(key)?.[1];
  const data = {
    payoutId: id,
    merchantId,
    purpose,
    ...(claimId === undefined ? {} : { claimId }),
    amountFen,
    state,
    ...(state === 'paid' || trouble === null ? {} : { trouble }),
  };
  return { type: state === 'paid' ? 'payout.paid' : 'payout.failed', data };
}

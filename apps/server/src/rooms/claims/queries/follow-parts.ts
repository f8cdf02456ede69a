import type { Database, Trx } from '#platform/database';
import type { ClaimsDeps, Payout } from '../deps.ts';
import { listParts, type PartRow } from '../store-parts.ts';

export interface FollowedPart extends PartRow {
  payout: Payout | undefined;
}

/** The parts of a claim, each with how its payout stands now. */
export async function followParts(
  deps: Pick<ClaimsDeps, 'deposits'>,
  db: Database | Trx,
  claimId: string,
): Promise<FollowedPart[]> {
  const trx = 'engine' in db ? undefined : db;
  const found: FollowedPart[] = [];
  for (const part of await listParts(db, claimId)) {
    const { payoutId } = part;
    found.push({
      ...part,
      payout: payoutId === null ? undefined : await deps.deposits.payoutOf(payoutId, trx),
    });
  }
  return found;
}

/** Up to when the bank may send back any of them. */
export const latestReturn = (parts: readonly FollowedPart[]): string | undefined =>
  parts
    .flatMap(({ payout }) => payout?.mayReturnUntil ?? [])
    .sort()
    .at(-1);

import type { VettedMerchantRow } from '@redress/contract';
import type { VettingDeps } from '../deps.ts';
import { isDue, nextCheckOf } from '../rules/due.ts';
import * as store from '../store.ts';
import { waitingForNames } from '../store-names.ts';

export type MerchantDuty = VettedMerchantRow;

const instantOf = (at: Date | null | undefined) => at?.toISOString();

/** The platform's merchants, each with the state of its file and with how the platform's own duty stands. */
export async function merchantDuties(deps: VettingDeps, platformId: string): Promise<MerchantDuty[]> {
  const merchants = await deps.members.merchantsOf(platformId);
  const ids = merchants.map(({ merchantId }) => merchantId);
  const files = await store.statesOf(deps.db, ids);
  const renaming = await waitingForNames(deps.db, ids);
  const newest = new Map((await store.listReviewsBy(deps.db, platformId)).map((row) => [row.org_id, row]));
  const nowMs = deps.clock.now();
  return merchants.map((merchant) => {
    const check = newest.get(merchant.merchantId);
    const dueAtMs = check && nextCheckOf(check);
    const checkedAt = instantOf(check?.checked_at);
    const nextDueAt = dueAtMs === undefined ? undefined : new Date(dueAtMs).toISOString();
    return {
      ...merchant,
      state: files.get(merchant.merchantId)?.state ?? 'draft',
      result: check?.result ?? 'never',
      ...(checkedAt ? { checkedAt } : {}),
      ...(nextDueAt ? { nextDueAt } : {}),
      nameChange: renaming.has(merchant.merchantId),
      due: isDue(dueAtMs, nowMs),
      overdue: check === undefined || (dueAtMs !== undefined && dueAtMs <= nowMs),
    };
  });
}

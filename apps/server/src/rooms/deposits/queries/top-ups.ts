import type { TopUpView } from '@redress/contract';
import type { DepositsDeps } from '../deps.ts';
import * as store from '../store.ts';
import { reversalsOf } from '../store-reversals.ts';
import * as topUps from '../store-top-ups.ts';
import { namesOf, topUpView } from './views.ts';

/** Top-ups with their reversals, as `by` sees them; `deposits` are those they belong to. */
export async function topUpViews(
  deps: Pick<DepositsDeps, 'db'>,
  rows: readonly topUps.TopUp[],
  deposits: readonly store.Deposit[],
  { nameOf, by }: { nameOf: (orgId: string) => string; by: string },
): Promise<TopUpView[]> {
  const depositOf = new Map(deposits.map((deposit) => [deposit.id, deposit]));
  const found = await reversalsOf(
    deps.db,
    rows.map(({ id }) => id),
  );
  return rows.map((topUp) => {
    const deposit = depositOf.get(topUp.depositId);
    const merchantId = deposit?.merchantId ?? '';
    const availableFen = deposit?.balances.available ?? 0;
    const reversal = found.get(topUp.id);
    return topUpView(topUp, { merchantId, merchant: nameOf(merchantId), by, reversal, availableFen });
  });
}

const pageSize = 50;

/** What was decided of the top-ups that an organisation keeps: those that stand, or those that came to nothing. */
export async function listDecidedTopUps(
  deps: DepositsDeps,
  {
    keeperId,
    by,
    show = 'confirmed',
    cursor,
  }: {
    keeperId: string;
    by: string;
    show?: 'confirmed' | 'ended' | undefined;
    cursor?: string | undefined;
  },
): Promise<{ topUps: TopUpView[]; cursor?: string }> {
  const states =
    show === 'confirmed' ? (['confirmed'] as const) : (['refused', 'withdrawn', 'reversed'] as const);
  const rows = await topUps.listDecided(deps.db, keeperId, { states, before: cursor, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const kept = await store.readDeposits(deps.db, [...new Set(page.map(({ depositId }) => depositId))]);
  const nameOf = await namesOf(
    deps,
    kept.map(({ merchantId }) => merchantId),
  );
  const last = page.at(-1);
  return {
    topUps: await topUpViews(deps, page, kept, { nameOf, by }),
    ...(rows.length > pageSize && last ? { cursor: last.id } : {}),
  };
}

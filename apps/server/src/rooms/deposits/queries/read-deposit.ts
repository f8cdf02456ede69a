import type { BatchView, DepositView, KeepingView } from '@redress/contract';
import { readAccount } from '../commands/set-account.ts';
import { openPayee } from '../contents.ts';
import type { DepositsDeps } from '../deps.ts';
import { aboutOf } from '../rules/about.ts';
import { emptyBalances } from '../rules/accounts.ts';
import { batchNumber } from '../rules/bank-file.ts';
import { withdrawableFen } from '../rules/level.ts';
import { payoutStates } from '../rules/lifecycle/payout-lifecycle.ts';
import { maskPayee } from '../rules/mask-payee.ts';
import * as store from '../store.ts';
import { readAbout } from '../store-about.ts';
import type { Batch } from '../store-batches.ts';
import * as holds from '../store-holds.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import * as reversals from '../store-reversals.ts';
import * as topUps from '../store-top-ups.ts';
import * as withdrawals from '../store-withdrawals.ts';
import { topUpViews } from './top-ups.ts';
import { keptView, namesOf, payoutViews, postingViews } from './views.ts';

const newest = 20;

/** A merchant's own deposit, as `by` sees it; empty where nobody keeps one. */
export async function readDeposit(
  deps: DepositsDeps,
  { merchantId, by }: { merchantId: string; by: string },
): Promise<DepositView> {
  const deposit = await store.findDeposit(deps.db, merchantId);
  if (!deposit) return none;
  const nameOf = await namesOf(deps, [merchantId, deposit.keeperId]);
  const account = await readAccount(deps, deposit.keeperId);
  const merchant = nameOf(merchantId);
  const found = await payouts.listPayouts(deps.db, {
    depositId: deposit.id,
    states: payoutStates,
    limit: newest,
  });
  const asked = await topUps.listTopUps(deps.db, deposit.id, newest);
  const recent = await store.listPostings(deps.db, deposit.id, { limit: newest });
  const { merchantId: _, merchant: __, ...balances } = keptView(deposit, merchant);
  return {
    ...balances,
    keeper: {
      orgId: deposit.keeperId,
      name: nameOf(deposit.keeperId),
      isSelf: deposit.keeperId === merchantId,
      ...(account ? { account } : {}),
    },
    withdrawableFen: withdrawableFen(deposit.balances.available, deposit.floorFen),
    holds: await holdViews(deps, deposit.id),
    topUps: await topUpViews(deps, asked, [deposit], { nameOf: () => merchant, by }),
    withdrawals: await withdrawalViews(deps, deposit.id),
    payouts: await payoutViews(deps, found),
    postings: await postingViews(deps.db, recent),
  };
}

async function holdViews(deps: DepositsDeps, depositId: string): Promise<DepositView['holds']> {
  const open = await holds.listHolds(deps.db, depositId);
  const abouts = await readAbout(
    deps.db,
    open.map(({ id }) => id),
  );
  return open.map(({ id, amountFen, placedAt }) => {
    const row = abouts.get(id);
    const about = row && aboutOf(row);
    return { holdId: id, amountFen, placedAt: placedAt.toISOString(), ...(about ? { about } : {}) };
  });
}

const none: DepositView = {
  balanceFen: 0,
  availableFen: 0,
  heldFen: 0,
  floorFen: 0,
  remindFen: 0,
  level: 'ok',
  shortageFen: 0,
  withdrawableFen: 0,
  holds: [],
  topUps: [],
  withdrawals: [],
  payouts: [],
  postings: [],
};

async function withdrawalViews(deps: DepositsDeps, depositId: string): Promise<DepositView['withdrawals']> {
  const rows = await withdrawals.listWithdrawals(deps.db, depositId, newest);
  const kept = await payees.findPayees(
    deps.db,
    rows.map(({ payeeId }) => payeeId),
  );
  return rows.map(({ id, amountFen, state, askedAt, dueAt, payeeId }) => {
    const payee = kept.get(payeeId);
    return {
      withdrawalId: id,
      amountFen,
      state,
      askedAt: askedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      ...(payee ? { payee: maskPayee(openPayee(deps.blobs, payee.vault, payee.contents)) } : {}),
    };
  });
}

/** What an organisation keeps for merchants, and what waits for it. */
export async function readKeeping(
  deps: DepositsDeps,
  { keeperId, by }: { keeperId: string; by: string },
): Promise<KeepingView> {
  const kept = await store.listKept(deps.db, keeperId);
  const account = await readAccount(deps, keeperId);
  const asked = await topUps.listAsked(deps.db, keeperId, 200);
  const proposed = await topUps.findTopUps(deps.db, await reversals.listProposed(deps.db, keeperId, 200));
  const waiting = await payouts.listPayouts(deps.db, { keeperId, states: ['waiting'], limit: 1000 });
  const nameOf = await namesOf(
    deps,
    kept.map(({ merchantId }) => merchantId),
  );
  const totals = { ...emptyBalances };
  for (const { balances } of kept)
    for (const [account, fen] of Object.entries(balances)) totals[account as keyof typeof totals] += fen;
  return {
    deposits: kept.map((deposit) => keptView(deposit, nameOf(deposit.merchantId))),
    topUps: await topUpViews(deps, asked, kept, { nameOf, by }),
    reversals: await topUpViews(deps, proposed, kept, { nameOf, by }),
    totals: {
      availableFen: totals.available,
      heldFen: totals.held,
      payableFen: totals.payable,
      transitFen: totals.transit,
      bankFen: totals.bank,
      writtenOffFen: totals.writtenOff,
    },
    waitingPayouts: waiting.length,
    ...(account ? { account } : {}),
  };
}

export const batchView = (batch: Batch): BatchView => ({
  batchId: batch.id,
  number: batchNumber(batch.place),
  lines: batch.lines,
  totalFen: batch.totalFen,
  state: batch.state,
  madeAt: batch.madeAt.toISOString(),
});

import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { depositNotFound, payoutNotFound, payoutNotPossible } from '../refusals.ts';
import { legsOf } from '../rules/accounts.ts';
import { after, type PayoutMove, postingOf } from '../rules/lifecycle/payout-lifecycle.ts';
import { payoutNews } from '../rules/payout-news.ts';
import * as store from '../store.ts';
import * as payouts from '../store-payouts.ts';
import { post, settleLevel } from './post.ts';

export interface MovePayout {
  move: PayoutMove;
  /** A member; left out where it is the rail's own word. */
  by?: string | undefined;
  rail?: string | undefined;
  /** What stands in the way now; left out: nothing. */
  trouble?: string | undefined;
}

/** A payout with its deposit, locked. Refusal: `payout-not-found`. */
export async function lockPayout(
  trx: Trx,
  payoutId: string,
): Promise<{ payout: payouts.Payout; deposit: store.Deposit }> {
  const found = await payouts.findPayout(trx, payoutId);
  if (!found) throw payoutNotFound();
  const deposit = (await store.lockDeposits(trx, [found.depositId])).get(found.depositId);
  if (!deposit) throw depositNotFound();
  return { payout: (await payouts.findPayout(trx, payoutId)) as payouts.Payout, deposit };
}

/**
 * Makes a move of a payout that `lockPayout` gave: its state, its posting, its event, and word to whoever waits for it.
 * Each move of each attempt has one key in the ledger, so that money can leave by it once. Refusal:
 * `payout-not-possible` where the table of the lifecycle does not have the move.
 */
export async function movePayout(
  deps: DepositsDeps,
  trx: Trx,
  { payout, deposit }: { payout: payouts.Payout; deposit: store.Deposit },
  { move, by, rail, trouble }: MovePayout,
): Promise<{ payout: payouts.Payout; deposit: store.Deposit }> {
  const state = after(payout.state, move);
  if (!state) throw payoutNotPossible(payout.state);
  const atMs = deps.clock.now();
  const attempt = move === 'take' ? payout.attempt + 1 : payout.attempt;
  const moved: payouts.Payout = {
    ...payout,
    state,
    attempt,
    trouble: trouble ?? null,
    changedAt: new Date(atMs),
    paidAt: state === 'paid' ? new Date(atMs) : payout.paidAt,
  };
  await payouts.updatePayout(trx, payout.id, {
    state,
    attempt,
    trouble: moved.trouble,
    changed_at: moved.changedAt,
    paid_at: moved.paidAt,
  });
  const body = { payoutId: payout.id, move, to: state, attempt, rail, trouble, by };
  const event = newEvent(deposit.id, atMs, 'payout.moved', JSON.parse(JSON.stringify(body)));
  const kind = postingOf[move];
  const key = `payout:${payout.id}:${attempt}:${move}`;
  const left = kind
    ? await post(deps, trx, deposit, { kind, key, ref: payout.id, legs: legsOf[kind](payout.amountFen, 0) }, [
        event,
      ])
    : await settleLevel(deps, trx, deposit, [event]);
  await tellOf(deps, trx, moved, left);
  return { payout: moved, deposit: left };
}

/** Whoever decided the payout hears of every state that it waits for; merchant and keeper hear by webhook how it ended. */
async function tellOf(
  deps: DepositsDeps,
  trx: Trx,
  payout: payouts.Payout,
  { postings, merchantId, keeperId }: store.Deposit,
): Promise<void> {
  const news = payoutNews(payout, merchantId);
  const key = `${payout.id}:${payout.attempt}:${payout.state}:${postings}`;
  for (const orgId of news ? new Set([merchantId, keeperId]) : [])
    if (news) await deps.webhooks.emit(trx, { orgId, ...news, key });
  if (payout.purpose !== 'claim' || payout.state === 'sending') return;
  await deps.outbox.enqueue(trx, { topic: 'claims.payout', key, payload: { payoutId: payout.id } });
}

import type { ReversalReason } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { fourEyes, notConfirmed, reversalNotFound, reversalOpen, secondPersonNeeded } from '../refusals.ts';
import { legsOf, shortOf } from '../rules/accounts.ts';
import type { Deposit } from '../store.ts';
import * as reversals from '../store-reversals.ts';
import type { TopUp } from '../store-top-ups.ts';
import { post } from './post.ts';
import { recordEvents } from './record-events.ts';
import { decideTopUp, lockTopUp } from './top-up.ts';

export interface Reverse {
  topUpId: string;
  keeperId: string;
  by: string;
}

export interface ProposeReversal extends Reverse {
  reason: ReversalReason;
  /** What happened: for the second person, and for the merchant. */
  note: string;
  /** The keeper has nobody else who may confirm payouts. */
  isAlone: boolean;
}

/**
 * A member of the keeper says that a confirmed top-up must be undone, and why. No money moves before another member
 * agrees. Refusals: `topup-not-found`, `not-the-keeper`, `not-confirmed`, `reversal-open`, `second-person-needed`.
 */
export async function proposeReversal(
  deps: DepositsDeps,
  { topUpId, keeperId, by, reason, note, isAlone }: ProposeReversal,
): Promise<{ reversalId: string }> {
  return inTransaction(deps.db, async (trx) => {
    const { topUp } = await lockTopUp(trx, topUpId, keeperId);
    if (topUp.state !== 'confirmed') throw notConfirmed();
    if (isAlone) throw secondPersonNeeded();
    if ((await reversals.reversalsOf(trx, [topUpId])).has(topUpId)) throw reversalOpen();
    const reversalId = newId('rev');
    const atMs = deps.clock.now();
    await reversals.insertReversal(trx, {
      id: reversalId,
      top_up_id: topUpId,
      reason,
      note,
      state: 'proposed',
      short_fen: null,
      proposed_by: by,
      proposed_at: new Date(atMs),
      decided_by: null,
      decided_at: null,
    });
    const body = { reversalId, topUpId, reason, by };
    await recordEvents(deps, trx, [newEvent(topUp.depositId, atMs, 'reversal.proposed', body)]);
    await tell(deps, trx, reversalId, 'proposed');
    return { reversalId };
  });
}

/**
 * Another member agrees: what is available of the sum goes, the rest is lacking and is made good by whatever comes next.
 * Money that is held for claims or owed to buyers stays. Twice is once. Refusals: `topup-not-found`, `not-the-keeper`,
 * `reversal-not-found`, `four-eyes`.
 */
export async function confirmReversal(deps: DepositsDeps, { topUpId, keeperId, by }: Reverse): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { topUp, deposit } = await lockTopUp(trx, topUpId, keeperId);
    const reversal = (await reversals.reversalsOf(trx, [topUpId])).get(topUpId);
    if (!reversal) throw reversalNotFound();
    if (reversal.state === 'confirmed') return;
    if (reversal.proposedBy === by) throw fourEyes();
    await reverse(deps, trx, { topUp, deposit, reversal, by });
  });
}

async function reverse(
  deps: DepositsDeps,
  trx: Trx,
  {
    topUp,
    deposit,
    reversal,
    by,
  }: { topUp: TopUp; deposit: Deposit; reversal: reversals.Reversal; by: string },
): Promise<void> {
  const { id: reversalId, reason } = reversal;
  const fen = topUp.receivedFen ?? 0;
  const shortFen = shortOf(fen, deposit.balances.available);
  // What the bank took back never comes again under its number; what was booked wrongly is booked anew under the same.
  await decideTopUp(deps, trx, topUp, 'reversed', by, { receipt_freed: reason !== 'charged-back' });
  const decision = { state: 'confirmed', short_fen: shortFen } as const;
  await end(deps, trx, { topUp, reversal, by, ...decision });
  const legs = legsOf['topup.reversed'](fen, deposit.balances.available);
  const key = `topup:${topUp.id}:reversed`;
  await post(deps, trx, deposit, { kind: 'topup.reversed', key, ref: topUp.id, legs });
  const data = { topUpId: topUp.id, reference: topUp.reference, reason, amountFen: fen, shortFen };
  await deps.webhooks.emit(trx, { orgId: deposit.merchantId, type: 'topup.reversed', data, key: reversalId });
  await tell(deps, trx, reversalId, 'confirmed');
}

/** It stays confirmed: the proposer thinks better of it, or another member does not agree. Refusals as above. */
export async function dropReversal(deps: DepositsDeps, { topUpId, keeperId, by }: Reverse): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { topUp } = await lockTopUp(trx, topUpId, keeperId);
    const reversal = (await reversals.reversalsOf(trx, [topUpId])).get(topUpId);
    if (reversal?.state !== 'proposed') throw reversalNotFound();
    await end(deps, trx, {
      topUp,
      reversal,
      by,
      state: reversal.proposedBy === by ? 'withdrawn' : 'declined',
    });
  });
}

async function end(
  deps: DepositsDeps,
  trx: Trx,
  given: {
    topUp: TopUp;
    reversal: reversals.Reversal;
    by: string;
    state: 'confirmed' | 'declined' | 'withdrawn';
    short_fen?: number;
  },
): Promise<void> {
  const { topUp, reversal, by, state, short_fen } = given;
  const atMs = deps.clock.now();
  const change = { state, decided_by: by, decided_at: new Date(atMs) };
  await reversals.updateReversal(trx, reversal.id, {
    ...change,
    ...(short_fen === undefined ? {} : { short_fen }),
  });
  const ids = { reversalId: reversal.id, topUpId: topUp.id };
  const body = { ...ids, decision: state, ...(short_fen === undefined ? {} : { shortFen: short_fen }), by };
  await recordEvents(deps, trx, [newEvent(topUp.depositId, atMs, 'reversal.decided', body)]);
}

const tell = (deps: DepositsDeps, trx: Trx, reversalId: string, state: 'proposed' | 'confirmed') =>
  deps.outbox.enqueue(trx, {
    topic: 'deposits.reversal',
    key: `${reversalId}:${state}`,
    payload: { reversalId, state },
  });

/** What the room's door offers of it. */
export const reversalCommands = (deps: DepositsDeps) => ({
  proposeReversal: (input: ProposeReversal) => proposeReversal(deps, input),
  confirmReversal: (input: Reverse) => confirmReversal(deps, input),
});

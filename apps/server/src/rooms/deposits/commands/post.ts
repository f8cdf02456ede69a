import { newId } from '#platform/clock';
import type { NewEvent, Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { depositClosed, overdrawn } from '../refusals.ts';
import { applyLegs, fillShortage, type Legs, type PostingKind } from '../rules/accounts.ts';
import { isWorse, levelOf } from '../rules/level.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface Movement {
  kind: PostingKind;
  /** Names the movement once and for all; the caller has looked for it under the lock. */
  key: string;
  /** Hold, payout or top-up. */
  ref: string;
  legs: Legs;
}

/**
 * The only way in which money moves: a posting, its event with its seal, and the level that follows. `deposit` is what
 * `lockDeposit` gave in this transaction, or what an earlier posting in it left. Refusals: `overdrawn`, `deposit-closed`.
 */
export async function post(
  deps: DepositsDeps,
  trx: Trx,
  deposit: store.Deposit,
  movement: Movement,
  alongside: readonly NewEvent[] = [],
): Promise<store.Deposit> {
  if (deposit.closedAt) throw depositClosed();
  const legs = fillShortage(deposit.balances, movement.legs);
  const balances = applyLegs(deposit.balances, legs);
  if (!balances) throw overdrawn();
  const { kind, key, ref } = movement;
  const id = newId('pst');
  const atMs = deps.clock.now();
  const sequence = deposit.postings + 1;
  await store.insertPosting(trx, {
    id,
    deposit_id: deposit.id,
    sequence,
    key,
    kind,
    ref,
    at: new Date(atMs),
    ...store.columnsOf(legs),
    available_after: balances.available,
    held_after: balances.held,
  });
  // Whoever is owed by this merchant may be paid now; the claims room looks who.
  if ((legs.available ?? 0) > 0) {
    const { merchantId } = deposit;
    await deps.outbox.enqueue(trx, { topic: 'claims.cover', key: id, payload: { merchantId } });
  }
  const posted = { ...deposit, balances, postings: sequence };
  const event = newEvent(deposit.id, atMs, 'posting.made', { sequence, kind, ref, legs }, id);
  return settleLevel(deps, trx, posted, [...alongside, event]);
}

/** Records `events` and, where the level is another one now, that too; a step down reminds people, once. */
export async function settleLevel(
  deps: DepositsDeps,
  trx: Trx,
  deposit: store.Deposit,
  events: readonly NewEvent[],
): Promise<store.Deposit> {
  const availableFen = deposit.balances.available;
  const to = levelOf(availableFen, deposit);
  const from = deposit.level;
  if (to === from) {
    await recordEvents(deps, trx, events);
    return deposit;
  }
  const changed = newEvent(
    deposit.id,
    deps.clock.now(),
    'level.changed',
    { from, to, availableFen },
    newId('evt'),
  );
  await store.updateDeposit(trx, deposit.id, { level: to, reminded_at: null });
  await recordEvents(deps, trx, [...events, changed]);
  if (isWorse(to, from)) {
    const payload = { merchantId: deposit.merchantId, eventId: changed.id };
    await deps.outbox.enqueue(trx, { topic: 'deposits.remind', key: changed.id as string, payload });
    const { merchantId: orgId, floorFen, remindFen } = deposit;
    const data = { level: to, availableFen, floorFen, remindFen };
    await deps.webhooks.emit(trx, { orgId, type: 'deposit.low', data, key: changed.id as string });
  }
  return { ...deposit, level: to, remindedAt: null };
}

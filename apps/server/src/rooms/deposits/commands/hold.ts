import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { badAmount, depositNotFound, holdEnded, holdNotFound, keyReused } from '../refusals.ts';
import { legsOf } from '../rules/accounts.ts';
import { maxFen } from '../rules/fen.ts';
import { partOf } from '../rules/part.ts';
import * as store from '../store.ts';
import * as holds from '../store-holds.ts';
import { post } from './post.ts';

export interface Hold {
  merchantId: string;
  amountFen: number;
  /** Names the hold once and for all. */
  key: string;
  /** What is there is taken where it is not all, unless that is less than the smallest part. */
  inPart?: boolean;
  /** The last four characters of the order's number, for statements. */
  orderTail?: string | undefined;
  /** Stays available in any case: others are owed it. */
  leaveFen?: number;
}

export interface Release {
  holdId: string;
  key: string;
}

export function checkAmount(fen: number): void {
  if (!Number.isInteger(fen) || fen < 1 || fen > maxFen) throw badAmount();
}

/**
 * Sets money aside for a claim, all of it or (`inPart`) what is there, or says how much is missing; then nothing is set
 * aside. A merchant without a deposit lacks all of it. Repeated with the same key it gives the hold that was made then,
 * whatever became of it. Refusals: `bad-amount`, `key-reused`.
 */
export async function placeHold(
  deps: DepositsDeps,
  trx: Trx,
  { merchantId, amountFen: wantedFen, key, orderTail, inPart = false, leaveFen = 0 }: Hold,
): Promise<{ holdId: string; amountFen: number } | { shortFen: number }> {
  checkAmount(wantedFen);
  const deposit = await store.lockDeposit(trx, merchantId);
  const existing = await holds.findHoldByKey(trx, key);
  if (existing) {
    if (inPart ? existing.amountFen > wantedFen : existing.amountFen !== wantedFen) throw keyReused();
    return { holdId: existing.id, amountFen: existing.amountFen };
  }
  if (!deposit) return { shortFen: wantedFen };
  const freeFen = deposit.balances.available - leaveFen;
  const amountFen = inPart ? partOf(wantedFen, freeFen, deps.smallestPartFen) : wantedFen;
  if (amountFen === 0 || amountFen > freeFen) return { shortFen: wantedFen - freeFen };
  const holdId = newId('hld');
  await holds.insertHold(trx, {
    id: holdId,
    deposit_id: deposit.id,
    key,
    amount_fen: amountFen,
    state: 'held',
    placed_at: new Date(deps.clock.now()),
    ended_at: null,
    order_tail: orderTail || null,
  });
  const legs = legsOf['hold.placed'](amountFen);
  await post(deps, trx, deposit, { kind: 'hold.placed', key: `hold:${key}`, ref: holdId, legs });
  return { holdId, amountFen };
}

/**
 * Gives held money back to the merchant. Doing it twice is doing it once. Refusals: `hold-not-found`; `hold-ended`
 * where it was paid out.
 */
export async function releaseHold(deps: DepositsDeps, trx: Trx, { holdId, key }: Release): Promise<void> {
  const { hold, deposit } = await lockHold(trx, holdId);
  if (hold.state === 'released') return;
  if (hold.state === 'paid') throw holdEnded();
  await holds.endHold(trx, holdId, 'released', new Date(deps.clock.now()));
  const legs = legsOf['hold.released'](hold.amountFen);
  await post(deps, trx, deposit, { kind: 'hold.released', key: `release:${key}`, ref: holdId, legs });
}

/** The deposit is locked before the hold is read again: what it says then stays true. Refusal: `hold-not-found`. */
export async function lockHold(
  trx: Trx,
  holdId: string,
): Promise<{ hold: holds.Hold; deposit: store.Deposit }> {
  const found = await holds.findHold(trx, holdId);
  if (!found) throw holdNotFound();
  const deposit = (await store.lockDeposits(trx, [found.depositId])).get(found.depositId);
  if (!deposit) throw depositNotFound();
  return { hold: (await holds.findHold(trx, holdId)) as holds.Hold, deposit };
}

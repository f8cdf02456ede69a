import { randomInt } from 'node:crypto';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import {
  depositNotFound,
  fourEyes,
  notTheKeeper,
  receiptUsed,
  tooManyOpen,
  topUpDecided,
  topUpNotFound,
} from '../refusals.ts';
import { legsOf } from '../rules/accounts.ts';
import * as store from '../store.ts';
import * as topUps from '../store-top-ups.ts';
import type { TopUpTable } from '../tables.ts';
import { checkAmount } from './hold.ts';
import { post } from './post.ts';
import { recordEvents } from './record-events.ts';

const mostOpen = 20;
/** No letter or digit that is read as another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * A merchant says that it is going to transfer money and learns what to write into the transfer. No money moves.
 * Refusals: `bad-amount`, `deposit-not-found`, `too-many-open`.
 */
export async function askTopUp(
  deps: DepositsDeps,
  { merchantId, amountFen, by }: { merchantId: string; amountFen: number; by: string },
): Promise<{ topUpId: string; reference: string }> {
  checkAmount(amountFen);
  return inTransaction(deps.db, async (trx) => {
    const deposit = await store.lockDeposit(trx, merchantId);
    if (!deposit) throw depositNotFound();
    const recent = await topUps.listTopUps(trx, deposit.id, 200);
    if (recent.filter(({ state }) => state === 'asked').length >= mostOpen) throw tooManyOpen();
    const topUpId = newId('top');
    const reference = `RD${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`;
    const atMs = deps.clock.now();
    await topUps.insertTopUp(trx, {
      id: topUpId,
      deposit_id: deposit.id,
      keeper_id: deposit.keeperId,
      reference,
      amount_fen: amountFen,
      received_fen: null,
      bank_reference: null,
      state: 'asked',
      asked_by: by,
      asked_at: new Date(atMs),
      decided_by: null,
      decided_at: null,
    });
    await recordEvents(deps, trx, [newEvent(deposit.id, atMs, 'topup.asked', { topUpId, amountFen, by })]);
    return { topUpId, reference };
  });
}

export interface ConfirmTopUp {
  topUpId: string;
  keeperId: string;
  /** What the bank says came; it may differ from what was announced. */
  receivedFen: number;
  /** The bank's number of the receipt: counts once. */
  bankReference: string;
  by: string;
  /** The keeper has nobody else: then the one who asked may confirm. */
  isAlone: boolean;
}

/**
 * Someone of the keeper has seen the money at the bank: now it stands behind the merchant. The same confirmation twice is
 * one. Refusals: `bad-amount`, `topup-not-found`, `not-the-keeper`, `four-eyes`, `topup-decided`, `receipt-used`.
 */
export async function confirmTopUp(deps: DepositsDeps, input: ConfirmTopUp): Promise<void> {
  const { topUpId, keeperId, receivedFen, bankReference, by, isAlone } = input;
  checkAmount(receivedFen);
  await inTransaction(deps.db, async (trx) => {
    const { topUp, deposit } = await lockTopUp(trx, topUpId, keeperId);
    if (
      topUp.state === 'confirmed' &&
      topUps.receiptKey(topUp.bankReference ?? '') === topUps.receiptKey(bankReference) &&
      topUp.receivedFen === receivedFen
    )
      return;
    if (topUp.state !== 'asked') throw topUpDecided();
    if (topUp.askedBy === by && !isAlone) throw fourEyes();
    if (await topUps.findByReceipt(trx, keeperId, bankReference)) throw receiptUsed();
    await decideTopUp(deps, trx, topUp, 'confirmed', by, {
      received_fen: receivedFen,
      bank_reference: bankReference,
      receipt_key: topUps.receiptKey(bankReference),
    });
    const legs = legsOf['topup.confirmed'](receivedFen);
    await post(deps, trx, deposit, { kind: 'topup.confirmed', key: `topup:${topUpId}`, ref: topUpId, legs });
  });
}

/** Nothing came: the keeper refuses it, or the merchant withdraws it. Refusals: `topup-not-found`, `topup-decided`. */
export async function dropTopUp(
  deps: DepositsDeps,
  {
    topUpId,
    orgId,
    by,
    asKeeper = false,
  }: { topUpId: string; orgId: string; by: string; asKeeper?: boolean },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { topUp, deposit } = await lockTopUp(trx, topUpId);
    if (orgId !== (asKeeper ? topUp.keeperId : deposit.merchantId)) throw topUpNotFound();
    const decision = asKeeper ? 'refused' : 'withdrawn';
    if (topUp.state !== 'asked') throw topUpDecided();
    await decideTopUp(deps, trx, topUp, decision, by, {});
  });
}

/** Writes down how a top-up ended and its event; the caller has locked its deposit. */
export async function decideTopUp(
  deps: DepositsDeps,
  trx: Trx,
  topUp: topUps.TopUp,
  decision: Exclude<TopUpTable['state'], 'asked'>,
  by: string,
  received: { received_fen?: number; bank_reference?: string; receipt_key?: string; receipt_freed?: boolean },
): Promise<void> {
  const atMs = deps.clock.now();
  await topUps.updateTopUp(trx, topUp.id, {
    ...received,
    state: decision,
    decided_by: by,
    decided_at: new Date(atMs),
  });
  const receivedFen = received.received_fen === undefined ? {} : { receivedFen: received.received_fen };
  const body = { topUpId: topUp.id, decision, ...receivedFen, by };
  await recordEvents(deps, trx, [newEvent(topUp.depositId, atMs, 'topup.decided', body)]);
}

/** A top-up with its deposit, locked. Refusals: `topup-not-found`, `not-the-keeper`. */
export async function lockTopUp(
  trx: Trx,
  topUpId: string,
  keeperId?: string,
): Promise<{ topUp: topUps.TopUp; deposit: store.Deposit }> {
  const found = await topUps.findTopUp(trx, topUpId);
  if (!found) throw topUpNotFound();
  if (keeperId !== undefined && found.keeperId !== keeperId) throw notTheKeeper();
  const deposit = (await store.lockDeposits(trx, [found.depositId])).get(found.depositId);
  if (!deposit) throw depositNotFound();
  return { topUp: (await topUps.findTopUp(trx, topUpId)) as topUps.TopUp, deposit };
}

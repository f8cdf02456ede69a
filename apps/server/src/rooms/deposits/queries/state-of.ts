import type { Database, Trx } from '#platform/database';
import type { RailConfirm } from '#platform/rails';
import type { DepositsDeps } from '../deps.ts';
import { depositNotFound, payoutNotFound } from '../refusals.ts';
import { mayReturnUntil } from '../rules/return-time.ts';
import * as store from '../store.ts';
import * as payouts from '../store-payouts.ts';

export interface DepositState {
  /** Of the merchant: what is available and what is held. */
  balanceFen: number;
  heldFen: number;
  availableFen: number;
  floorFen: number;
  belowFloor: boolean;
  /** Nobody keeps a deposit for this merchant. */
  none: boolean;
  /** Nothing stands in any account: nothing is owed to anybody, on its way or lacking. */
  isEmpty: boolean;
  /** The merchant keeps it itself: nobody else stands between it and the money. */
  selfKept: boolean;
}

/** A merchant without a deposit has nothing, and no floor to be below of. */
export async function stateOf(db: Database | Trx, merchantId: string): Promise<DepositState> {
  const deposit = await store.findDeposit(db, merchantId);
  const { available = 0, held = 0 } = deposit?.balances ?? {};
  return {
    balanceFen: available + held,
    heldFen: held,
    availableFen: available,
    floorFen: deposit?.floorFen ?? 0,
    belowFloor: deposit?.level === 'below-floor',
    none: deposit === undefined,
    isEmpty: Object.values(deposit?.balances ?? {}).every((fen) => fen === 0),
    selfKept: deposit?.keeperId === merchantId,
  };
}

export interface PayoutStanding {
  payoutId: string;
  merchantId: string;
  state: payouts.Payout['state'];
  amountFen: number;
  /** How often a rail was asked. */
  attempt: number;
  /** The last rail that was asked. */
  rail?: string;
  trouble?: string;
  /** The bank's or provider's number of the payment. */
  reference?: string;
  /** The payee has to say yes at the provider first. */
  confirm?: RailConfirm;
  decidedAt: string;
  /** The bank may still send it back. */
  mayReturnUntil?: string;
  paidAt?: string;
}

/** How a payout stands. Refusal: `payout-not-found`. */
export async function payoutOf(
  { clock, returnDays, ...deps }: Pick<DepositsDeps, 'db' | 'clock' | 'returnDays'>,
  payoutId: string,
  trx?: Trx,
): Promise<PayoutStanding> {
  const db = trx ?? deps.db;
  const payout = await payouts.findPayout(db, payoutId);
  if (!payout) throw payoutNotFound();
  const deposit = await store.readDeposit(db, payout.depositId);
  if (!deposit) throw depositNotFound();
  const attempt = await payouts.lastAttempt(db, payoutId);
  const until = mayReturnUntil(payout, attempt?.rail, { returnDays, nowMs: clock.now() });
  return {
    payoutId,
    merchantId: deposit.merchantId,
    state: payout.state,
    amountFen: payout.amountFen,
    attempt: payout.attempt,
    ...(attempt ? { rail: attempt.rail } : {}),
    ...(payout.trouble ? { trouble: payout.trouble } : {}),
    ...(attempt?.confirm && payout.state === 'sent' ? { confirm: attempt.confirm } : {}),
    ...(attempt?.reference ? { reference: attempt.reference } : {}),
    decidedAt: payout.decidedAt.toISOString(),
    ...(until ? { mayReturnUntil: until.toISOString() } : {}),
    ...(payout.paidAt ? { paidAt: payout.paidAt.toISOString() } : {}),
  };
}

import type { Payee } from '@redress/contract';
import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { cancelPayout } from './commands/cancel-payout.ts';
import { type Hold, placeHold, type Release, releaseHold } from './commands/hold.ts';
import { erasePayees } from './commands/keep-payee.ts';
import { closeDeposit, type SetDeposit, setDeposit } from './commands/open-deposit.ts';
import { type PayOut, payOut } from './commands/pay-out.ts';
import { payeeCommands } from './commands/payee-commands.ts';
import { reversalCommands } from './commands/reverse-top-up.ts';
import { sealPayee } from './commands/seal-payee.ts';
import { askPayoutAgain } from './commands/settle-by-hand.ts';
import { askTopUp, type ConfirmTopUp, confirmTopUp } from './commands/top-up.ts';
import { decideWithdrawals } from './commands/withdraw.ts';
import type { DepositsDeps } from './deps.ts';
import { addDepositsRoutes } from './http/index.ts';
import { handleJobs } from './jobs/index.ts';
import { remindAgain } from './jobs/remind.ts';
import { migrations } from './migrations.ts';
import { payoutOf, stateOf } from './queries/state-of.ts';
import { verifyLedger } from './queries/verify-ledger.ts';
import { waitingFor } from './queries/waiting-for.ts';
import { listBelowFloor } from './store.ts';

export { verifyStoredLedger } from './commands/open-ledger.ts';

/** The money that stands behind merchants, and its way to buyers. */
export async function createDepositsRoom(deps: DepositsDeps) {
  await migrate(deps.db, 'deposits', migrations);
  handleJobs(deps);
  return {
    stateOf: (merchantId: string) => stateOf(deps.db, merchantId),
    /** Which of these are below the floor that their keeper set. */
    belowFloor: (merchantIds: readonly string[]) => listBelowFloor(deps.db, merchantIds),
    /** Sets money aside, or says how much is missing. Lock other rows before this, never after. */
    hold: (trx: Trx, input: Hold) => placeHold(deps, trx, input),
    release: (trx: Trx, input: Release) => releaseHold(deps, trx, input),
    /** The rest of the hold is released. */
    payOut: (trx: Trx, input: PayOut) => payOut(deps, trx, input),
    payoutOf: (payoutId: string, trx?: Trx) => payoutOf(deps, payoutId, trx),
    /** After it failed or came back: once more, perhaps to another payee. */
    payAgain: (trx: Trx, input: { payoutId: string; payee?: Payee }) => askPayoutAgain(deps, trx, input),
    /** Before it stands in a file or with a rail: whoever is owed gives it up. */
    cancelPayout: (trx: Trx, input: { payoutId: string; by?: string }) => cancelPayout(deps, trx, input),
    sealPayee: (trx: Trx, input: { payoutId: string }) => sealPayee(deps, trx, input),
    ...payeeCommands(deps),
    waitingFor: (keeperId: string) => waitingFor(deps, keeperId),
    setDeposit: (input: SetDeposit) => setDeposit(deps, input),
    closeDeposit: (input: { merchantId: string; by: string }) => closeDeposit(deps, input),
    askTopUp: (input: { merchantId: string; amountFen: number; by: string }) => askTopUp(deps, input),
    confirmTopUp: (input: ConfirmTopUp) => confirmTopUp(deps, input),
    ...reversalCommands(deps),
    verifyLedger: () => verifyLedger(deps.db),
    erasePayees: () => erasePayees(deps),
    remindAgain: () => remindAgain(deps),
    decideWithdrawals: () => decideWithdrawals(deps),
    http: (app: Server) => addDepositsRoutes(app, deps),
  };
}

import type { Payee } from '@redress/contract';
import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import * as payees from '../store-payees.ts';
import { changePayee } from './change-payee.ts';
import { forgetPayee, keepPayee } from './keep-payee.ts';
import { putOffPayout } from './put-off.ts';

/** What the room's door offers of it. */
export const payeeCommands = (deps: DepositsDeps) => ({
  /** Encrypted, erased some time after the payment; gives the reference that `payOut` takes. */
  keepPayee: (trx: Trx, input: { payee: Payee }) => keepPayee(deps, trx, input),
  /** While nobody was asked to pay yet; undefined: all of them were taken. */
  changePayee: (trx: Trx, input: { payoutIds: readonly string[]; payee: Payee }) =>
    changePayee(deps, trx, input),
  /** While the payee is asked whether it came already. */
  putOffPayout: (trx: Trx, input: { payoutId: string; until: Date | null }) => putOffPayout(deps, trx, input),
  /** Whether it is still kept: after `REDRESS_PAYEE_DAYS` it is asked anew. */
  hasPayee: async (trx: Trx, payee: string) => (await payees.findPayee(trx, payee)) !== undefined,
  forgetPayee: (trx: Trx, input: { payoutId?: string; payee?: string }) => forgetPayee(deps, trx, input),
});

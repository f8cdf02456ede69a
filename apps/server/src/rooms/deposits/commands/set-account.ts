import type { KeeperAccount } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { findAccount, saveAccount } from '../store-accounts.ts';
import { recordEvents } from './record-events.ts';

export interface SetAccount {
  keeperId: string;
  name: string;
  bankName: string;
  /** Digits only. */
  account: string;
  by: string;
}

/**
 * The keeper says to which account merchants pay. Whoever changes it could send their money elsewhere: it is an event, and
 * merchants see since when it is this one. The same again changes nothing.
 */
export async function setAccount(deps: DepositsDeps, given: SetAccount): Promise<KeeperAccount> {
  const { keeperId, by, ...to } = given;
  const now = await findAccount(deps.db, keeperId);
  const same = now?.name === to.name && now.bankName === to.bankName && now.account === to.account;
  if (now && same) return viewOf(now);
  const setAt = new Date(deps.clock.now());
  await inTransaction(deps.db, async (trx) => {
    await saveAccount(trx, { ...to, keeperId, by, setAt });
    const body = { tail: to.account.slice(-4), by };
    await recordEvents(deps, trx, [newEvent(keeperId, setAt.getTime(), 'account.set', body)]);
  });
  return viewOf({ ...to, setAt });
}

/** Undefined until the keeper has said it. */
export async function readAccount(
  { db }: Pick<DepositsDeps, 'db'>,
  keeperId: string,
): Promise<KeeperAccount | undefined> {
  const found = await findAccount(db, keeperId);
  return found && viewOf(found);
}

const viewOf = ({
  setAt,
  ...account
}: Omit<SetAccount, 'keeperId' | 'by'> & { setAt: Date }): KeeperAccount => ({
  ...account,
  setAt: setAt.toISOString(),
});

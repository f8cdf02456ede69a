import { type Payee, payee as payeeShape } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { sealPayee } from '../contents.ts';
import type { DepositsDeps } from '../deps.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';

/** Keeps who is to be paid and where under a key of its own, and gives a reference that says nothing of it. */
export async function keepPayee(
  { blobs, clock }: Pick<DepositsDeps, 'blobs' | 'clock'>,
  trx: Trx,
  { payee }: { payee: Payee },
): Promise<string> {
  const value = payeeShape.parse(payee);
  const id = newId('pye');
  const vault = blobs.createVault(payees.vaultId(id));
  await payees.insertPayee(trx, {
    id,
    kind: value.kind,
    wrapped_key: vault.wrappedKey,
    contents: sealPayee(blobs, vault, value),
    kept_at: new Date(clock.now()),
    erased_at: null,
  });
  return id;
}

/**
 * Erases a payee at once, by its reference or by its payout. The caller has seen that no money is on its way there:
 * what was paid stays in the ledger without a name.
 */
export async function forgetPayee(
  { clock }: Pick<DepositsDeps, 'clock'>,
  trx: Trx,
  { payoutId, payee }: { payoutId?: string; payee?: string },
): Promise<void> {
  const at = new Date(clock.now());
  const payout = payoutId === undefined ? undefined : await payouts.findPayout(trx, payoutId);
  for (const id of [payout?.payeeId, payee]) if (id !== undefined) await payees.erasePayee(trx, id, at);
}

const atOnce = 500;
const dayMs = 86_400_000;

/** Erases payees whose last payout ended long enough ago, and those that nothing was paid to. */
export async function erasePayees({
  db,
  clock,
  payeeDays,
}: Pick<DepositsDeps, 'db' | 'clock' | 'payeeDays'>): Promise<void> {
  const before = new Date(clock.now() - payeeDays * dayMs);
  const over = await payees.payeesOver(db, before, atOnce);
  await inTransaction(db, async (trx) => {
    for (const id of over) await payees.erasePayee(trx, id, new Date(clock.now()));
  });
}

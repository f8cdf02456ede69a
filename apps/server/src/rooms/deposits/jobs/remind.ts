import { inTransaction } from '#platform/database';
import { sendNotice } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import type { DepositsDeps } from '../deps.ts';
import { reminderOf } from '../rules/reminder.ts';
import * as store from '../store.ts';

const weekMs = 7 * 86_400_000;
const atOnce = 200;

/**
 * Tells those who look after a deposit that it went down through a level, by what it is now: one that was topped up
 * meanwhile reminds nobody. A repetition is the same mail with the same Message-ID.
 */
export function remind(deps: DepositsDeps): Handler<{ merchantId: string }> {
  return async ({ payload: { merchantId }, key }) => {
    const deposit = await store.findDeposit(deps.db, merchantId);
    if (!deposit || !deps.mail?.mailer) return 'done';
    const { level, floorFen, remindFen, balances } = deposit;
    const link = `${deps.publicUrl}/console/${merchantId}`;
    const notice = reminderOf({ level, floorFen, remindFen, availableFen: balances.available }, link);
    if (!notice) return 'done';
    const atMs = deps.clock.now();
    for (const to of await deps.members.noticeAddresses(merchantId, 'deposit.manage'))
      if ((await sendNotice(deps.mail, { to, notice, about: 'deposit', key, atMs })) === 'later')
        return { retry: 'not taken' };
    await inTransaction(deps.db, (trx) =>
      store.updateDeposit(trx, deposit.id, { reminded_at: new Date(atMs) }),
    );
    return 'done';
  };
}

/** Reminds once more of each deposit that has been below its floor for a week since the last time; a round of housekeeping. */
export async function remindAgain(deps: DepositsDeps): Promise<void> {
  const before = new Date(deps.clock.now() - weekMs);
  const rows = await store.listUnreminded(deps.db, before, atOnce);
  await inTransaction(deps.db, (trx) =>
    deps.outbox.enqueueMany(
      trx,
      rows.map(({ id, merchantId, remindedAt }) => ({
        topic: 'deposits.remind',
        // Rounds until the mail is out ask for the same one.
        key: `${id}:${remindedAt?.getTime() ?? 'opened'}`,
        payload: { merchantId },
      })),
    ),
  );
}

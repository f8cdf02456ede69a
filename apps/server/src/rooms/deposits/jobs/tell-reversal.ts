import { sendNotice } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import type { DepositsDeps } from '../deps.ts';
import { namesOf } from '../queries/views.ts';
import { proposedNotice, reversedNotice } from '../rules/reversal-notice.ts';
import { readDeposit } from '../store.ts';
import { findReversal } from '../store-reversals.ts';
import { findTopUp } from '../store-top-ups.ts';

export interface ReversalJob {
  reversalId: string;
  state: 'proposed' | 'confirmed';
}

/**
 * Mails the keeper's people that a reversal waits for the second of them, and the merchant's that one was done. One that
 * ended meanwhile asks nobody. A repetition is the same mail with the same Message-ID.
 */
export function tellReversal(deps: DepositsDeps): Handler<ReversalJob> {
  return async ({ payload: { reversalId, state }, key }) => {
    const reversal = await findReversal(deps.db, reversalId);
    const topUp = reversal && (await findTopUp(deps.db, reversal.topUpId));
    const deposit = topUp && (await readDeposit(deps.db, topUp.depositId));
    if (!deposit || reversal?.state !== state || !deps.mail?.mailer) return 'done';
    const { merchantId, keeperId } = deposit;
    const nameOf = await namesOf(deps, [merchantId, keeperId]);
    const { reason, note, shortFen = 0 } = reversal;
    const told = { reference: topUp.reference, fen: topUp.receivedFen ?? 0, shortFen, reason, note };
    const isOpen = state === 'proposed';
    const orgId = isOpen ? keeperId : merchantId;
    const link = `${deps.publicUrl}/console/${orgId}/${isOpen ? 'keeping' : 'deposit'}`;
    const notice = isOpen
      ? proposedNotice(told, nameOf(merchantId), link)
      : reversedNotice(told, nameOf(keeperId), link);
    const permission = isOpen ? 'payouts.confirm' : 'deposit.manage';
    const atMs = deps.clock.now();
    for (const to of await deps.members.noticeAddresses(orgId, permission))
      if ((await sendNotice(deps.mail, { to, notice, about: 'deposit', key, atMs })) === 'later')
        return { retry: 'not taken' };
    return 'done';
  };
}

import type { WaitingPayee } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { followParts } from '../queries/follow-parts.ts';
import { readWaitingPayee } from '../queries/waiting-payees.ts';
import { noContact, payeeNotAsked, remindedAlready } from '../refusals.ts';
import { asksPayee } from '../rules/payee.ts';
import { nextReminder } from '../rules/reminder.ts';
import { updateClaim } from '../store.ts';
import { takeClaim } from './load-claim.ts';
import { recordEvents } from './record-events.ts';

/**
 * The keeper of the deposit reminds a buyer by mail that her money waits for an account; the address stays with us. Refusals:
 * `claim-not-found`, `payee-not-asked`, `no-contact`, `reminded-already` within three days.
 */
export async function remindPayee(
  deps: ClaimsDeps,
  given: { keeperId: string; claimId: string },
): Promise<WaitingPayee> {
  const { claimId } = given;
  const { view } = await readWaitingPayee(deps, given);
  if (!view.canBeReached) throw noContact();
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (!asksPayee(claim, await followParts(deps, trx, claimId))) throw payeeNotAsked();
    const nowMs = deps.clock.now();
    if (nextReminder(claim.payee_reminded_at, nowMs)) throw remindedAlready();
    await updateClaim(trx, claimId, { payee_reminded_at: new Date(nowMs) });
    const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'payee.reminded', {})]);
    const payload = { claimId, to: 'buyer', state: 'payee-reminder' };
    await deps.outbox.enqueue(trx, { topic: 'claims.tell', key: `${event?.id}:buyer`, payload });
  });
  return (await readWaitingPayee(deps, given)).view;
}

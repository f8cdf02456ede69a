import { inTransaction } from '#platform/database';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { unsubscriptionUnknown } from '../refusals.ts';
import * as store from '../store.ts';
import { digestOf } from './open-mailbox.ts';
import { recordEvents } from './record-events.ts';

/** Ends reminders by mail for whoever holds the token of a reminder. Twice is once. Refusal: `unsubscription-unknown`. */
export async function unsubscribeMail(deps: ServiceDeps, token: string): Promise<void> {
  const found = await store.findMailboxBy(deps.db, 'unsubscribe_hash', digestOf(deps, 'unsubscribe', token));
  if (!found) throw unsubscriptionUnknown();
  await inTransaction(deps.db, async (trx) => {
    const mailbox = await store.lockMailbox(trx, found.caseId);
    if (!mailbox || mailbox.mailOff) return;
    await store.updateMailbox(trx, mailbox.caseId, { mail_off: true });
    await recordEvents(deps, trx, [newEvent(mailbox.caseId, deps.clock.now(), 'mail.unsubscribed', {})]);
  });
}

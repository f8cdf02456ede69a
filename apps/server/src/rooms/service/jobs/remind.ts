import { createHash } from 'node:crypto';
import { Refusal } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import { composeMail } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import { addressOf, openMailbox } from '../commands/open-mailbox.ts';
import { recordEvents } from '../commands/record-events.ts';
import { sealedMailbox, sealedPush } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type ReminderKind, reminderOf } from '../rules/reminder.ts';
import type * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';

export interface RemindJob {
  caseId: string;
  deadlineId: string;
  kind: ReminderKind;
}

/**
 * Reminds the buyer of a deadline by mail, where she left an address, and by web push. Each way is noted when it is done, so a
 * repetition sends only what is missing; killed between, the mail goes out again with the same Message-ID.
 */
export function remind(deps: ServiceDeps): Handler<RemindJob> {
  return async ({ payload, key }) => {
    try {
      return await remindOnce(deps, payload, key);
    } catch (error) {
      if (error instanceof Refusal && (error.code === 'case-erased' || error.code === 'case-not-found'))
        return 'done';
      throw error;
    }
  };
}

async function remindOnce(deps: ServiceDeps, { caseId, kind }: RemindJob, key: string) {
  const { email } = await deps.cases.caseContact(caseId);
  const { mailbox, done } = await inTransaction(deps.db, async (trx) => ({
    mailbox: await openMailbox(deps, trx, caseId),
    done: await inbound.lockReminder(trx, caseId, key),
  }));
  const reminder = reminderOf(kind, `${deps.publicUrl}/`);
  const wantsMail = email !== undefined && !mailbox.mailOff && deps.mail?.mailer !== undefined;
  const mailed = done.mailed || !wantsMail || (await mailReminder(deps, mailbox, email, reminder, key));
  if (mailed && !done.mailed) await note(deps, caseId, key, wantsMail ? 'mail' : undefined, 'mailed_at');
  const browsers = deps.push ? await inbound.listPush(deps.db, caseId) : [];
  const pushed = done.pushed || (await pushReminder(deps, mailbox, browsers, reminder.push, key));
  if (pushed && !done.pushed)
    await note(deps, caseId, key, browsers.length > 0 ? 'push' : undefined, 'pushed_at');
  return mailed && pushed ? ('done' as const) : { retry: 'not taken' };
}

async function mailReminder(
  deps: ServiceDeps,
  mailbox: store.Mailbox,
  to: string,
  { subject, text }: ReturnType<typeof reminderOf>,
  key: string,
): Promise<boolean> {
  const { mail } = deps;
  if (!mail?.mailer) return true;
  const { unsubscribeToken } = sealedMailbox.open(deps.blobs, mailbox.vault, mailbox.contents);
  const id = createHash('sha256').update(`${mailbox.caseId} ${key}`).digest('hex').slice(0, 32);
  const from = `no-reply@${mail.domain}`;
  const message = {
    from: { name: '昭证 Redress', address: from },
    to,
    subject,
    text,
    messageId: `<reminder-${id}@${mail.domain}>`,
    atMs: deps.clock.now(),
    headers: {
      'List-Unsubscribe': `<${deps.publicUrl}/api/unsubscriptions/${unsubscribeToken}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  };
  const bytes = await composeMail(message, mail.dkim);
  // Notices about a reminder go to the case's address, where they are read and change nothing.
  const bounces = addressOf(deps, mailbox, mail.domain);
  const outcome = await mail.mailer.send({ bytes, from: bounces, to, envelopeId: `reminder-${id}` });
  // A refused address is final: trying again would not help the buyer.
  return outcome.kind === 'accepted' || outcome.kind === 'refused';
}

/** True when every browser has it or is gone. */
async function pushReminder(
  deps: ServiceDeps,
  { caseId, vault }: store.Mailbox,
  browsers: readonly store.PushRow[],
  data: object,
  key: string,
): Promise<boolean> {
  const { push } = deps;
  if (!push) return true;
  const topic = createHash('sha256').update(key).digest('base64url').slice(0, 32);
  let all = true;
  for (const row of browsers) {
    const outcome = await push.send(sealedPush.open(deps.blobs, vault, row.contents), data, topic);
    if (outcome === 'later') all = false;
    if (outcome === 'gone')
      await inTransaction(deps.db, async (trx) => {
        if (await inbound.deletePush(trx, caseId, row.id))
          await recordEvents(deps, trx, [
            newEvent(caseId, deps.clock.now(), 'push.ended', { pushId: row.id }),
          ]);
      });
  }
  return all;
}

async function note(
  deps: ServiceDeps,
  caseId: string,
  key: string,
  by: 'mail' | 'push' | undefined,
  column: 'mailed_at' | 'pushed_at',
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const at = deps.clock.now();
    await openMailbox(deps, trx, caseId);
    await inbound.updateReminder(trx, caseId, key, { [column]: new Date(at) });
    if (by) await recordEvents(deps, trx, [newEvent(caseId, at, 'reminder.sent', { by })]);
  });
}

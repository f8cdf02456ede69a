import { createHash } from 'node:crypto';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { composeMail, type MailSetup } from '#platform/mail';
import type { StepForService } from '#rooms/cases';
import { type DispatchContents, sealedDispatch } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { messageIdOf } from '../rules/address.ts';
import { letterMailText } from '../rules/letter-mail.ts';
import { dayMs, quotas } from '../rules/quota.ts';
import { byHandWords } from '../rules/words.ts';
import * as store from '../store.ts';
import { addressOf, openMailbox } from './open-mailbox.ts';
import { type Proof, reachRung } from './reach-rung.ts';
import { recordEvents } from './record-events.ts';

const maxMailBytes = 40 * 1024 * 1024;

/**
 * Writes the mail of a released step once, to be sent as often as it takes: its exact bytes are kept encrypted and sealed as
 * the rung `drafted`. Where no server can send it, a row says that it is to be sent by hand. Refusal: `case-erased`.
 */
export async function writeLetter(deps: ServiceDeps, step: StepForService): Promise<store.DispatchRow> {
  const standing = await store.findStepDispatch(deps.db, step.stepId);
  if (standing) return standing;
  const id = newId('dispatch');
  const mailbox = await inTransaction(deps.db, (trx) => openMailbox(deps, trx, step.caseId));
  const { mail } = deps;
  const recipient = step.addressee.email;
  const composed =
    mail?.mailer && recipient ? await compose(deps, mail, mailbox, step, id, recipient) : undefined;
  const why = recipient ? byHandWords['not-configured'] : byHandWords['no-address'];
  const contents = {
    subject: step.subject,
    ...(recipient ? { recipient } : {}),
    ...(composed ? {} : { why }),
  };
  // Killed between the blob and the row, the blob has no name and is swept; the letter is written anew.
  return inTransaction(deps.db, (trx) => keep(deps, trx, step, id, contents, composed)).catch(
    async (error: unknown) => {
      if (composed) await deps.blobs.remove(composed.blob);
      throw error;
    },
  );
}

type Composed = Extract<Proof, { blob: string }>;

async function compose(
  deps: ServiceDeps,
  mail: MailSetup,
  mailbox: store.Mailbox,
  step: StepForService,
  id: string,
  recipient: string,
): Promise<Composed> {
  const address = addressOf(deps, mailbox, mail.domain);
  const letters = step.letters.map(({ fileName, bytes }) => ({
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const bytes = await composeMail(
    {
      from: { name: '昭证 Redress', address },
      to: recipient,
      replyTo: address,
      readReceiptTo: address,
      subject: step.subject,
      text: letterMailText({ addressee: step.addressee.name, letters }),
      messageId: messageIdOf(id, mail.domain),
      atMs: deps.clock.now(),
      attachments: step.letters,
    },
    mail.dkim,
  );
  const { key: blob, sha256 } = await deps.blobs.put(mailbox.vault, once(bytes), { maxBytes: maxMailBytes });
  return { blob, sha256, bytes: bytes.length, mediaType: 'message/rfc822' };
}

async function keep(
  deps: ServiceDeps,
  trx: Parameters<typeof openMailbox>[1],
  step: StepForService,
  id: string,
  given: DispatchContents,
  composed: Composed | undefined,
): Promise<store.DispatchRow> {
  const mailbox = await openMailbox(deps, trx, step.caseId);
  const standing = await store.findStepDispatch(trx, step.stepId);
  // Another worker was faster; what we composed is removed by the sweep.
  if (standing) return standing;
  const atMs = deps.clock.now();
  const today = await store.countLettersSince(trx, step.caseId, new Date(atMs - dayMs));
  const allowed = today < quotas.lettersPerDay;
  const contents = allowed ? given : { ...given, why: byHandWords.quota };
  const way = composed && allowed ? ('mail' as const) : ('by-hand' as const);
  const row: store.DispatchRow = {
    id,
    case_id: step.caseId,
    step_id: step.stepId,
    channel: step.channelId,
    way,
    state: 'drafted',
    created_at: new Date(atMs),
    contents: sealedDispatch.seal(deps.blobs, mailbox.vault, contents),
    blob: way === 'mail' ? (composed as Composed).blob : null,
    receipt_item_id: null,
    closed: way === 'by-hand',
  };
  await store.insertDispatch(trx, row);
  const body = { dispatchId: id, stepId: step.stepId, way };
  await recordEvents(deps, trx, [newEvent(step.caseId, atMs, 'letter.written', body)]);
  if (way === 'mail') {
    const rung = { kind: 'drafted', source: 'sender', atMs, key: 'drafted', proof: composed } as const;
    await reachRung(deps, trx, mailbox, row, rung);
  } else {
    const why = [contents.why?.zh, contents.why?.en].filter(Boolean).join(' ');
    await deps.cases.handToBuyer(trx, { caseId: step.caseId, stepId: step.stepId, why });
  }
  return row;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

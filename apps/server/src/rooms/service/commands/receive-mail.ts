import { createHmac } from 'node:crypto';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { Acceptance, Envelope, MailSetup } from '#platform/mail';
import { sealedInbound } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseErased } from '../refusals.ts';
import { localPartIn } from '../rules/address.ts';
import { dayMs, quotas } from '../rules/quota.ts';
import * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';
import { digestOf } from './open-mailbox.ts';
import { recordEvents } from './record-events.ts';

/** Whether an address is that of a living case; asked before any of a message is taken. */
export async function acceptsMail(deps: ServiceDeps, mail: MailSetup, address: string): Promise<Acceptance> {
  const mailbox = await mailboxOf(deps, mail, address);
  if (!mailbox) return 'no';
  const since = new Date(deps.clock.now() - dayMs);
  const today = await inbound.countInboundSince(deps.db, mailbox.caseId, since);
  return today < quotas.mailsInPerDay ? 'yes' : 'full';
}

async function mailboxOf(
  deps: ServiceDeps,
  { domain }: MailSetup,
  address: string,
): Promise<store.Mailbox | undefined> {
  const local = localPartIn(address, domain);
  return local === undefined
    ? undefined
    : store.findMailboxBy(deps.db, 'address_hash', digestOf(deps, 'address', local));
}

class KeptBefore extends Error {}

/**
 * Keeps a mail as an item of its case, streamed to the encrypted store: item, row, event and the job that reads it are one
 * transaction. When this returns it is durable, and only then is the sender told so. A message that comes twice (its
 * sender never heard our answer) is kept once. A full case or an erased one throws: the sender tries again, then gives up.
 */
export async function receiveMail(
  deps: ServiceDeps,
  mail: MailSetup,
  { envelope, trace, content }: { envelope: Envelope; trace: string; content: AsyncIterable<Uint8Array> },
): Promise<void> {
  const mailbox = await mailboxOf(deps, mail, envelope.to);
  if (!mailbox) throw caseErased();
  const { caseId } = mailbox;
  const id = newId('inbound');
  const digest = createHmac('sha256', deps.secret).update('message\n');
  let kept: Buffer | undefined;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(trace);
    for await (const chunk of content) {
      digest.update(chunk);
      yield chunk;
    }
    kept = digest.digest();
  }
  try {
    await deps.evidence.addItem({
      caseId,
      declaredName: '收到的邮件.eml',
      content: whole(),
      provenance: 'server',
      alongside: (trx, item) =>
        keep(deps, trx, { caseId, id, itemId: item.id, digest: kept as Buffer, envelope }),
    });
  } catch (error) {
    if (!(error instanceof KeptBefore)) throw error;
  }
}

interface Kept {
  caseId: string;
  id: string;
  itemId: string;
  digest: Buffer;
  envelope: Envelope;
}

async function keep(
  deps: ServiceDeps,
  trx: Trx,
  { caseId, id, itemId, digest, envelope }: Kept,
): Promise<void> {
  const mailbox = await store.lockMailbox(trx, caseId);
  if (!mailbox) throw caseErased();
  const atMs = deps.clock.now();
  const isNew = await inbound.insertInbound(trx, {
    id,
    case_id: caseId,
    item_id: itemId,
    digest,
    received_at: new Date(atMs),
    state: 'kept',
    kind: null,
    dispatch_id: null,
    contents: sealedInbound.seal(deps.blobs, mailbox.vault, { envelope }),
  });
  if (!isNew) throw new KeptBefore();
  await recordEvents(deps, trx, [newEvent(caseId, atMs, 'mail.received', { inboundId: id, itemId })]);
  await deps.outbox.enqueue(trx, { topic: 'service.read-mail', key: id, payload: { caseId, inboundId: id } });
}

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@redress/kernel';
import { inTransaction, type Trx } from '#platform/database';
import {
  type MailCheck,
  type MailSetup,
  type ReadMail,
  readMail,
  verifyMail,
  withoutTrace,
} from '#platform/mail';
import type { Handler } from '#platform/outbox';
import { keepAttachments } from '../commands/keep-attachments.ts';
import { proveSent } from '../commands/prove-sent.ts';
import { type NewRung, type Proof, reachRung } from '../commands/reach-rung.ts';
import { recordEvents } from '../commands/record-events.ts';
import { sealedDispatch, sealedInbound } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { classifyInbound, type Inbound, type SentLetter } from '../rules/classify-inbound.ts';
import { rungOfNotice } from '../rules/read-notice.ts';
import * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';

export interface ReadMailJob {
  caseId: string;
  inboundId: string;
}

/** Tries while a name server does not answer; then the mail is read with its signatures unchecked. */
const triesForKeys = 6;

/**
 * Reads a mail that was kept: signatures, what it is and about which letter, its attachments as items; then what follows for
 * the letter's ladder and the path of the case, in one transaction. Running it twice changes nothing twice.
 */
export function readInbound(deps: ServiceDeps, mail: MailSetup): Handler<ReadMailJob> {
  return async ({ payload: { caseId, inboundId }, attempt }) => {
    const row = await inbound.findInbound(deps.db, caseId, inboundId);
    const mailbox = await store.findMailbox(deps.db, caseId);
    if (!row || !mailbox || row.state === 'read') return 'done';
    const bytes = await contentOf(deps, row);
    if (!bytes) return 'done';
    const { envelope } = sealedInbound.open(deps.blobs, mailbox.vault, row.contents);
    const behind = mail.listen?.protocol === 'lmtp';
    const { resolve, name } = mail;
    const check = await verifyMail(withoutTrace(bytes), { resolve, name, envelope, trustReceived: behind });
    if (check.verdict === 'unknown' && attempt < triesForKeys) return { retry: 'name server' };
    const found = await readMail(bytes);
    const read = 'unreadable' in found ? undefined : found;
    if (read) await keepAttachments(deps, mailbox, row, read.attachments);
    const sha256 = createHash('sha256').update(bytes).digest();
    const proof = { itemId: row.item_id, sha256, bytes: bytes.length, mediaType: 'message/rfc822' };
    await inTransaction(deps.db, (trx) => conclude(deps, mail, trx, { row, read, check, proof }));
    return 'done';
  };
}

/** Undefined when the buyer withdrew the item, or the case was erased, before we came to it. */
async function contentOf(deps: ServiceDeps, row: store.InboundRow): Promise<Buffer | undefined> {
  try {
    return await buffer((await deps.evidence.openItem(row.case_id, row.item_id)).content);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

interface Reading {
  row: store.InboundRow;
  read: ReadMail | undefined;
  check: MailCheck;
  proof: Proof;
}

async function conclude(deps: ServiceDeps, mail: MailSetup, trx: Trx, reading: Reading): Promise<void> {
  const { row, read, check } = reading;
  const mailbox = await store.lockMailbox(trx, row.case_id);
  const now = await inbound.findInbound(trx, row.case_id, row.id);
  if (!mailbox || now?.state !== 'kept') return;
  const about = read
    ? classifyInbound(factsOf(read), await sentLetters(deps, trx, mailbox), mail.domain)
    : undefined;
  const kind = about?.kind ?? 'unreadable';
  const contents = {
    ...sealedInbound.open(deps.blobs, mailbox.vault, now.contents),
    check,
    ...(read?.from ? { from: read.from.address } : {}),
    ...(read ? { subject: read.subject } : {}),
  };
  await inbound.updateInbound(trx, row.id, {
    state: 'read',
    kind,
    dispatch_id: about?.letter?.dispatchId ?? null,
    contents: sealedInbound.seal(deps.blobs, mailbox.vault, contents),
  });
  const atMs = deps.clock.now();
  const body = { inboundId: row.id, mail: kind, verdict: check.verdict };
  await recordEvents(deps, trx, [newEvent(row.case_id, atMs, 'mail.read', body)]);
  if (read && about) await follow(deps, trx, mailbox, reading, read, about);
}

function factsOf(read: ReadMail) {
  const { dsn, mdn, returnedMessageId, inReplyTo, references, automatic, from } = read;
  const fromDomain = from?.address.split('@')[1]?.toLowerCase();
  return {
    dsn,
    mdn,
    returnedMessageId,
    inReplyTo,
    references,
    automatic: automatic !== undefined,
    fromDomain,
  };
}

async function sentLetters(
  deps: ServiceDeps,
  trx: Trx,
  { caseId, vault }: store.Mailbox,
): Promise<SentLetter[]> {
  const letters = await store.listDispatches(trx, caseId);
  return letters
    .filter(({ way }) => way === 'mail')
    .map(({ id, step_id, created_at, contents }) => ({
      dispatchId: id,
      stepId: step_id,
      recipientDomain: sealedDispatch
        .open(deps.blobs, vault, contents)
        .recipient?.split('@')[1]
        ?.toLowerCase(),
      sentAtMs: created_at.getTime(),
    }));
}

/** What the mail changes: a rung of the letter that it is a notice about, or an answer in the path of the case. */
async function follow(
  deps: ServiceDeps,
  trx: Trx,
  mailbox: store.Mailbox,
  { row, proof }: Reading,
  read: ReadMail,
  { kind, letter: about }: Inbound,
): Promise<void> {
  const letter = about && (await store.findDispatch(trx, row.case_id, about.dispatchId));
  if (!letter) return;
  const rung = rungOf(deps, mailbox, letter, read, kind);
  const at = { atMs: row.received_at.getTime(), key: row.id, proof };
  if (rung) {
    const sent = await proveSent(deps, trx, mailbox, letter, { source: rung.source, proof });
    await reachRung(deps, trx, mailbox, sent, { ...rung, ...at });
  }
  if (kind !== 'reply') return;
  await deps.cases.recordStepEvent(trx, {
    caseId: row.case_id,
    stepId: letter.step_id,
    kind: 'answered',
    atMs: row.received_at.getTime(),
    key: `mail:${row.id}`,
    proof: { itemId: row.item_id },
    note: [read.from?.address, read.subject].filter(Boolean).join(' '),
  });
}

function rungOf(
  deps: ServiceDeps,
  { vault }: store.Mailbox,
  letter: store.DispatchRow,
  { dsn, mdn }: ReadMail,
  kind: Inbound['kind'],
): Pick<NewRung, 'kind' | 'source' | 'said'> | undefined {
  if (kind === 'delivery-notice' && dsn) {
    const { recipient = '' } = sealedDispatch.open(deps.blobs, vault, letter.contents);
    const found = rungOfNotice(dsn.recipients, recipient);
    const said = [dsn.reportingMta, found?.said].filter(Boolean).join(': ');
    return found && { kind: found.kind, source: 'delivery-notice', said };
  }
  // "deleted", "denied" and the rest say that it was not shown.
  if (kind === 'read-notice' && mdn?.disposition === 'displayed')
    return { kind: 'read', source: 'read-notice', said: mdn.byPerson ? 'displayed, manual' : 'displayed' };
  return undefined;
}

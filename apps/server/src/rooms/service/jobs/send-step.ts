import { buffer } from 'node:stream/consumers';
import { Refusal } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import type { Mailer, SendOutcome } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import { addressOf } from '../commands/open-mailbox.ts';
import { reachRung } from '../commands/reach-rung.ts';
import { recordEvents } from '../commands/record-events.ts';
import { writeLetter } from '../commands/write-letter.ts';
import { sealedAttempt, sealedDispatch } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { messageIdOf } from '../rules/address.ts';
import { type NextTry, nextTry } from '../rules/retry.ts';
import { gaveUpWords } from '../rules/words.ts';
import * as store from '../store.ts';

export interface SendJob {
  caseId: string;
  stepId: string;
}

/**
 * Sends the letter of a released step. The same bytes with the same Message-ID go out at every try; a try is written down
 * before it begins, so a killed process leaves one without an answer, which is never forgotten and never called a failure.
 */
export function sendStep(deps: ServiceDeps): Handler<SendJob> {
  return async ({ payload: { caseId, stepId } }) => {
    try {
      const standing = await store.findStepDispatch(deps.db, stepId);
      const letter = standing ?? (await writeLetter(deps, await deps.cases.stepForService(caseId, stepId)));
      if (letter.closed || letter.way !== 'mail' || !deps.mail?.mailer) return 'done';
      return await tryOnce(deps, deps.mail.mailer, letter);
    } catch (error) {
      if (error instanceof Refusal && gone.has(error.code)) return 'done';
      throw error;
    }
  };
}

/** Erased or taken back meanwhile: there is nothing to send any more. */
const gone = new Set(['case-erased', 'case-not-found', 'step-not-found']);

async function tryOnce(deps: ServiceDeps, mailer: Mailer, letter: store.DispatchRow) {
  const next = await beginTry(deps, letter);
  if (next === undefined) return 'done' as const;
  if ('afterMs' in next) return { retry: 'later', afterMs: next.afterMs };
  if (!('number' in next)) return 'done' as const;
  const { mailbox, number } = next;
  const bytes = await buffer(deps.blobs.get(mailbox.vault, letter.blob as string));
  const { recipient = '' } = sealedDispatch.open(deps.blobs, mailbox.vault, letter.contents);
  const from = addressOf(deps, mailbox, deps.mail?.domain as string);
  const outcome = await mailer.send({ bytes, from, to: recipient, envelopeId: letter.id });
  // Killed here, the other side may have the letter and the try stands without an answer: see `nextTry`.
  await endTry(deps, letter, number, outcome);
  if (outcome.kind === 'accepted' || outcome.kind === 'refused') return 'done' as const;
  return { retry: outcome.kind === 'later' ? outcome.why : 'unknown', afterMs: 1 };
}

type Begun = Exclude<NextTry, { now: true }> | { number: number; mailbox: store.Mailbox };

/** Writes the next try down, if there is to be one now. Undefined when the letter needs none any more. */
async function beginTry(deps: ServiceDeps, { case_id, id }: store.DispatchRow): Promise<Begun | undefined> {
  return inTransaction(deps.db, async (trx) => {
    const mailbox = await store.lockMailbox(trx, case_id);
    const letter = await store.findDispatch(trx, case_id, id);
    if (!mailbox || !letter || letter.closed) return undefined;
    const tries = await store.listAttempts(trx, id);
    const tried = tries.map(({ began_at, outcome }) => ({ beganAtMs: began_at.getTime(), outcome }));
    const nowMs = deps.clock.now();
    // A notice about a try without an answer says that it was accepted.
    if (letter.state !== 'drafted') {
      await store.updateDispatch(trx, id, { closed: true });
      return undefined;
    }
    const next = nextTry(tried, nowMs, deps.unknownWaitMs);
    if ('giveUp' in next) {
      await giveUp(deps, trx, mailbox, letter, tries);
      return undefined;
    }
    if (!('now' in next)) return next;
    const number = tries.length + 1;
    const row = { dispatch_id: id, case_id, number, began_at: new Date(nowMs) };
    await store.insertAttempt(trx, { ...row, outcome: null, contents: null });
    return { number, mailbox };
  });
}

async function endTry(
  deps: ServiceDeps,
  { case_id, id }: store.DispatchRow,
  number: number,
  outcome: SendOutcome,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const mailbox = await store.lockMailbox(trx, case_id);
    const letter = await store.findDispatch(trx, case_id, id);
    if (!mailbox || !letter) return;
    const said = 'response' in outcome ? outcome.response : 'why' in outcome ? outcome.why : undefined;
    const contents = sealedAttempt.seal(deps.blobs, mailbox.vault, said === undefined ? {} : { said });
    await store.endAttempt(trx, { dispatch_id: id, number }, { outcome: outcome.kind, contents });
    const atMs = deps.clock.now();
    const body = { dispatchId: id, number, outcome: outcome.kind };
    await recordEvents(deps, trx, [newEvent(case_id, atMs, 'attempt.ended', body)]);
    if (outcome.kind !== 'accepted' && outcome.kind !== 'refused') return;
    const proof = {
      mediaType: 'application/json',
      text: await transcript(deps, mailbox, letter, number, outcome),
    };
    const kind = outcome.kind === 'accepted' ? ('sent' as const) : ('bounced' as const);
    const rung = { kind, source: 'sender' as const, atMs, key: kind, proof, said: outcome.response };
    await reachRung(deps, trx, mailbox, letter, rung);
    await store.updateDispatch(trx, id, { closed: true });
  });
}

/** What shows that the letter was handed over: which bytes, to whom, when, and the server's own words. */
async function transcript(
  deps: ServiceDeps,
  { vault }: store.Mailbox,
  letter: store.DispatchRow,
  number: number,
  outcome: SendOutcome,
): Promise<string> {
  const { recipient } = sealedDispatch.open(deps.blobs, vault, letter.contents);
  const messageId = messageIdOf(letter.id, deps.mail?.domain ?? '');
  const at = new Date(deps.clock.now()).toISOString();
  return `${JSON.stringify({ v: 1, at, try: number, envelopeId: letter.id, messageId, to: recipient, ...outcome }, null, 2)}\n`;
}

async function giveUp(
  deps: ServiceDeps,
  trx: Parameters<typeof reachRung>[1],
  mailbox: store.Mailbox,
  letter: store.DispatchRow,
  tries: readonly store.AttemptRow[],
): Promise<void> {
  const list = tries.map(({ number, began_at, outcome, contents }) => ({
    try: number,
    at: began_at.toISOString(),
    outcome,
    ...(contents ? sealedAttempt.open(deps.blobs, mailbox.vault, contents) : {}),
  }));
  const proof = {
    mediaType: 'application/json',
    text: `${JSON.stringify({ v: 1, tries: list }, null, 2)}\n`,
  };
  const atMs = deps.clock.now();
  await reachRung(deps, trx, mailbox, letter, {
    kind: 'bounced',
    source: 'sender',
    atMs,
    key: 'gave-up',
    proof,
  });
  const kept = sealedDispatch.open(deps.blobs, mailbox.vault, letter.contents);
  const contents = sealedDispatch.seal(deps.blobs, mailbox.vault, { ...kept, why: gaveUpWords });
  await store.updateDispatch(trx, letter.id, { closed: true, contents });
}

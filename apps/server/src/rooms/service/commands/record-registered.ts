import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Carrier } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { sealedDispatch } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { badPostingDay, badTrackingNumber, letterNotRegistered } from '../refusals.ts';
import { readTrackingNumber } from '../rules/tracking.ts';
import * as store from '../store.ts';
import { openMailbox } from './open-mailbox.ts';
import { type Proof, reachRung } from './reach-rung.ts';
import { recordEvents } from './record-events.ts';

export interface RegisteredLetter {
  caseId: string;
  stepId: string;
  carrier: Carrier;
  trackingNumber: string;
  /** Asia/Shanghai. */
  postedOn: string;
  receiptItemId?: string | undefined;
}

/**
 * Records a letter that the buyer posted: number, day and the photo of the receipt are the proof that it was sent. Refusals:
 * `bad-tracking-number`, `bad-posting-day`, `item-not-found`, and those of the step.
 */
export async function recordRegistered(deps: ServiceDeps, input: RegisteredLetter): Promise<string> {
  const { caseId, stepId, carrier, postedOn, receiptItemId } = input;
  const trackingNumber = readTrackingNumber(carrier, input.trackingNumber);
  if (trackingNumber === undefined) throw badTrackingNumber();
  if (postedOn > shanghaiDay(deps.clock.now())) throw badPostingDay();
  const step = await deps.cases.stepForService(caseId, stepId);
  const proof = receiptItemId === undefined ? undefined : await itemProof(deps, caseId, receiptItemId);
  return inTransaction(deps.db, async (trx) => {
    const mailbox = await openMailbox(deps, trx, caseId);
    const post = { carrier, trackingNumber, postedOn };
    const standing = (await store.listDispatches(trx, caseId)).find((letter) => {
      const kept = sealedDispatch.open(deps.blobs, mailbox.vault, letter.contents).post;
      return letter.step_id === stepId && kept?.trackingNumber === trackingNumber;
    });
    // Recorded before, e.g. by a request whose answer was lost.
    if (standing) return standing.id;
    const id = newId('dispatch');
    const row: store.DispatchRow = {
      id,
      case_id: caseId,
      step_id: stepId,
      channel: step.channelId,
      way: 'post',
      state: 'drafted',
      created_at: new Date(deps.clock.now()),
      contents: sealedDispatch.seal(deps.blobs, mailbox.vault, { subject: step.subject, post }),
      blob: null,
      receipt_item_id: receiptItemId ?? null,
      closed: true,
    };
    await store.insertDispatch(trx, row);
    const body = { dispatchId: id, stepId, way: 'post' };
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'letter.written', body)]);
    await reachRung(deps, trx, mailbox, row, {
      kind: 'sent',
      source: proof ? 'carrier' : 'buyer',
      atMs: fromShanghai(postedOn, '12:00:00'),
      key: 'posted',
      proof,
      receiptNo: trackingNumber,
    });
    return id;
  });
}

export interface RegisteredNews {
  caseId: string;
  dispatchId: string;
  outcome: 'delivered' | 'returned';
  on: string;
  proofItemId?: string | undefined;
}

/** What the carrier's page or the slip says of it. Refusals: `letter-not-registered`, `bad-posting-day`, `item-not-found`. */
export async function recordNews(deps: ServiceDeps, input: RegisteredNews): Promise<void> {
  const { caseId, dispatchId, outcome, on, proofItemId } = input;
  if (on > shanghaiDay(deps.clock.now())) throw badPostingDay();
  const proof = proofItemId === undefined ? undefined : await itemProof(deps, caseId, proofItemId);
  await inTransaction(deps.db, async (trx) => {
    const mailbox = await store.lockMailbox(trx, caseId);
    const letter = await store.findDispatch(trx, caseId, dispatchId);
    if (!mailbox || letter?.way !== 'post') throw letterNotRegistered();
    const { post } = sealedDispatch.open(deps.blobs, mailbox.vault, letter.contents);
    if (!post) throw letterNotRegistered();
    if (on < post.postedOn) throw badPostingDay();
    await reachRung(deps, trx, mailbox, letter, {
      kind: outcome === 'delivered' ? 'delivered' : 'bounced',
      source: proof ? 'carrier' : 'buyer',
      atMs: fromShanghai(on, '12:00:00'),
      key: `${outcome}:${on}`,
      proof,
      receiptNo: post.trackingNumber,
    });
  });
}

async function itemProof(deps: ServiceDeps, caseId: string, itemId: string): Promise<Proof> {
  const { content, bytes, mediaType } = await deps.evidence.openItem(caseId, itemId);
  const sha256 = createHash('sha256')
    .update(await buffer(content))
    .digest();
  return { itemId, sha256, bytes, mediaType };
}

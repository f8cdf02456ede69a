import type { AnswerInput, AnswerLink } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { orderFactsOf } from '../queries/order-of.ts';
import {
  claimMoved,
  claimNotFound,
  fileNotFound,
  noDeposit,
  papersMissing,
  partRefunded,
  reasonShut,
  refundTooLarge,
  refundTooSmall,
} from '../refusals.ts';
import { sealedLink } from '../rules/answer-link.ts';
import type { Assessed } from '../rules/assessment.ts';
import { askedOf } from '../rules/money.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { listReasons } from '../rules/refusal-reasons.ts';
import { openPart } from '../rules/reported-refund.ts';
import * as store from '../store.ts';
import { fileFiles, listFiles } from '../store-files.ts';
import { awardClaim } from './award.ts';
import { takeClaim } from './load-claim.ts';
import { moveClaim } from './move-claim.ts';

interface Known {
  link: AnswerLink | null;
  facts: OrderFacts;
  assessed: Assessed | undefined;
}

/**
 * The respondent's answer: pay, say that it was paid back, refuse with papers, or show what the burden asks for.
 * Refusals: `claim-moved`, `part-refunded`, `reason-shut`, `papers-missing`, `file-not-found`, `refund-too-small`,
 * `refund-too-large`, `no-deposit`.
 */
export async function answerClaim(
  deps: ClaimsDeps,
  { claimId, answer, link }: { claimId: string; answer: AnswerInput; link?: AnswerLink },
): Promise<void> {
  const found = await store.findClaim(deps.db, claimId);
  if (!found) throw claimNotFound();
  const known: Known = {
    link: link ?? null,
    facts: await orderFactsOf(deps, found.order_id),
    assessed: found.order_id ? await deps.delivery.assess(found.order_id) : undefined,
  };
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (answer.kind === 'pay') await pay(deps, trx, claim, link);
    else await answerWith[answer.kind](deps, trx, claim, answer as never, known);
  });
}

/** There is no deposit behind a shop that is no member: its word alone would only be written down as a debt. */
async function pay(deps: ClaimsDeps, trx: Trx, claim: store.Claim, link: AnswerLink | undefined) {
  if (claim.respondent_id === null) throw noDeposit();
  if (openPart(claim) > 0) throw partRefunded();
  await awardClaim(deps, trx, claim, { outcome: 'accepted', amountFen: claim.amountFen, link });
}

const answerWith = { refund, refuse, show } as const;

type Answer<K extends AnswerInput['kind']> = Extract<AnswerInput, { kind: K }>;

async function refund(
  deps: ClaimsDeps,
  trx: Trx,
  claim: store.Claim,
  answer: Answer<'refund'>,
  { link }: Known,
) {
  // Once: whoever says it again and again would stall the clock.
  if (claim.used.includes('refund')) throw claimMoved();
  const askedFen = askedOf(claim);
  if (askedFen !== undefined && answer.amountFen < askedFen) throw refundTooSmall();
  if (askedFen !== undefined && answer.amountFen > askedFen) throw refundTooLarge(askedFen);
  const files = await fileAll(trx, claim.id, answer.fileIds ?? [], link);
  await moveClaim(deps, trx, claim, {
    move: 'refund',
    kind: 'claim.refunded',
    body: { amountFen: answer.amountFen, files, ...sealedLink(link) },
    change: {
      used: [...claim.used, 'refund'],
      answer_link: link,
      // A statement, no decision: what is asked and held stays what it is.
      contents: annotated(deps, claim, answer.note, {
        refundNo: answer.refundNo,
        refundFen: answer.amountFen,
      }),
    },
  });
}

async function refuse(
  deps: ClaimsDeps,
  trx: Trx,
  claim: store.Claim,
  { reason, fileIds, note }: Answer<'refuse'>,
  { facts, assessed, link }: Known,
) {
  const matched = claim.payment_matched === true;
  const reasons = listReasons(facts, assessed?.counts === true, matched);
  const chosen = reasons.find((one) => one.reason === reason);
  if (chosen?.why) throw reasonShut(chosen.why);
  if (fileIds.length === 0) throw papersMissing();
  const files = await fileAll(trx, claim.id, fileIds, link);
  const body = { reason, files, ...sealedLink(link) };
  await moveClaim(deps, trx, claim, {
    move: 'refuse',
    kind: 'claim.refused',
    body,
    change: { refusal: reason, answer_link: link, contents: annotated(deps, claim, note) },
  });
}

async function show(
  deps: ClaimsDeps,
  trx: Trx,
  claim: store.Claim,
  { fileIds, note }: Answer<'show'>,
  { link }: Known,
) {
  const files = await fileAll(trx, claim.id, fileIds, link);
  await moveClaim(deps, trx, claim, {
    move: 'show',
    kind: 'claim.shown',
    body: { files, ...sealedLink(link) },
    change: { answer_link: link, contents: annotated(deps, claim, note) },
  });
}

/** Contents with the respondent's own words to this answer, which replace those to an earlier one. */
function annotated(
  { blobs }: ClaimsDeps,
  claim: store.Claim,
  given: string | undefined,
  more: { refundNo?: string; refundFen?: number } = {},
): Buffer {
  const { note: _, isReported: __, ...contents } = openContents(blobs, claim);
  const note = given?.trim();
  return sealContents(blobs, claim.vault, { ...contents, ...more, ...(note ? { note } : {}) });
}

/** The files become part of the answer, for both sides to see; the event names them by their digest. */
async function fileAll(trx: Trx, claimId: string, ids: readonly string[], link: AnswerLink | null) {
  const files = await listFiles(trx, claimId);
  const chosen = ids.map((id) => {
    const file = files.find((one) => one.id === id);
    if (!file) throw fileNotFound();
    return file;
  });
  await fileFiles(trx, ids, link);
  return chosen.map(({ id, sha256 }) => ({ fileId: id, sha256: sha256.toString('hex') }));
}

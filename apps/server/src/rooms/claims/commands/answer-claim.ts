import type { AnswerInput } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { orderFactsOf } from '../queries/order-of.ts';
import {
  claimMoved,
  claimNotFound,
  fileNotFound,
  papersMissing,
  reasonShut,
  refundTooLarge,
  refundTooSmall,
} from '../refusals.ts';
import type { Assessed } from '../rules/assessment.ts';
import { askedOf } from '../rules/money.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { listReasons } from '../rules/refusal-reasons.ts';
import * as store from '../store.ts';
import { awardClaim } from './award.ts';
import { takeClaim } from './load-claim.ts';
import { moveClaim } from './move-claim.ts';

interface Known {
  facts: OrderFacts;
  assessed: Assessed | undefined;
}

/**
 * The respondent's answer: pay, say that it was paid back, refuse with papers, or show what the burden asks for.
 * Refusals: `claim-moved`, `reason-shut`, `papers-missing`, `file-not-found`, `refund-too-small`,
 * `refund-too-large`.
 */
export async function answerClaim(
  deps: ClaimsDeps,
  { claimId, answer }: { claimId: string; answer: AnswerInput },
): Promise<void> {
  const found = await store.findClaim(deps.db, claimId);
  if (!found) throw claimNotFound();
  const known: Known = {
    facts: await orderFactsOf(deps, found.order_id),
    assessed: found.order_id ? await deps.delivery.assess(found.order_id) : undefined,
  };
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (answer.kind === 'pay')
      await awardClaim(deps, trx, claim, { outcome: 'accepted', amountFen: claim.amountFen });
    else await answerWith[answer.kind](deps, trx, claim, answer as never, known);
  });
}

const answerWith = { refund, refuse, show } as const;

type Answer<K extends AnswerInput['kind']> = Extract<AnswerInput, { kind: K }>;

async function refund(deps: ClaimsDeps, trx: Trx, claim: store.Claim, answer: Answer<'refund'>) {
  // Once: whoever says it again and again would stall the clock.
  if (claim.used.includes('refund')) throw claimMoved();
  const askedFen = askedOf(claim);
  if (askedFen !== undefined && answer.amountFen < askedFen) throw refundTooSmall();
  if (askedFen !== undefined && answer.amountFen > askedFen) throw refundTooLarge(askedFen);
  const files = await fileAll(trx, claim.id, answer.fileIds ?? []);
  await moveClaim(deps, trx, claim, {
    move: 'refund',
    kind: 'claim.refunded',
    body: { amountFen: answer.amountFen, files },
    change: {
      used: [...claim.used, 'refund'],
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
  { facts, assessed }: Known,
) {
  const matched = claim.payment_matched === true;
  const reasons = listReasons(facts, assessed?.counts === true, matched);
  const chosen = reasons.find((one) => one.reason === reason);
  if (chosen?.why) throw reasonShut(chosen.why);
  if (fileIds.length === 0) throw papersMissing();
  const files = await fileAll(trx, claim.id, fileIds);
  const body = { reason, files };
  await moveClaim(deps, trx, claim, {
    move: 'refuse',
    kind: 'claim.refused',
    body,
    change: { refusal: reason, contents: annotated(deps, claim, note) },
  });
}

async function show(deps: ClaimsDeps, trx: Trx, claim: store.Claim, { fileIds, note }: Answer<'show'>) {
  const files = await fileAll(trx, claim.id, fileIds);
  await moveClaim(deps, trx, claim, {
    move: 'show',
    kind: 'claim.shown',
    body: { files },
    change: { contents: annotated(deps, claim, note) },
  });
}

/** Contents with the respondent's own words to this answer, which replace those to an earlier one. */
function annotated(
  { blobs }: ClaimsDeps,
  claim: store.Claim,
  given: string | undefined,
  more: { refundNo?: string; refundFen?: number } = {},
): Buffer {
  const { note: _, ...contents } = openContents(blobs, claim);
  const note = given?.trim();
  return sealContents(blobs, claim.vault, { ...contents, ...more, ...(note ? { note } : {}) });
}

/** The files become part of the answer, for both sides to see; the event names them by their digest. */
async function fileAll(trx: Trx, claimId: string, ids: readonly string[]) {
  const files = await store.listFiles(trx, claimId);
  const chosen = ids.map((id) => {
    const file = files.find((one) => one.id === id);
    if (!file) throw fileNotFound();
    return file;
  });
  await store.fileFiles(trx, ids);
  return chosen.map(({ id, sha256 }) => ({ fileId: id, sha256: sha256.toString('hex') }));
}

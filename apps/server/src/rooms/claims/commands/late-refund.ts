import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { followParts } from '../queries/follow-parts.ts';
import { asksLate, lateAskMs } from '../rules/late-refund.ts';
import { mayGiveUp } from '../rules/payee.ts';
import { type Claim, updateClaim } from '../store.ts';
import { giveUp } from './give-up.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { recordEvents } from './record-events.ts';
import { tellBoth } from './tell-both.ts';

/**
 * After the decision the shop reported that all of it went back: what nobody was asked to pay yet waits while the buyer is asked
 * whether it came, so that nobody pays twice. It is the shop's word, so it stops nothing for longer, and once only.
 */
export async function takeLate(deps: MoveDeps, trx: Trx, claim: Claim, fen: number): Promise<Claim> {
  const { id: claimId, state } = claim;
  const nowMs = deps.clock.now();
  const until = new Date(nowMs + lateAskMs);
  await updateClaim(trx, claimId, { late_refund_fen: fen, late_refund_until: until });
  const taken = { ...claim, lateRefundFen: fen, late_refund_until: until };
  await putOff(deps, trx, claimId, until);
  const parts = await followParts(deps, trx, claimId);
  const asks = asksLate(taken, { underway: state === 'paying' && !mayGiveUp(claim, parts), nowMs });
  const body = { refundedFen: fen, state, ...(asks ? { until: until.toISOString() } : {}) };
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'refund.late', body)]);
  const about = asks ? 'refund-late' : 'refund-too-late';
  await tellBoth(deps, trx, claim, { key: event?.id as string, to: 'buyer', about });
  return taken;
}

/** Of what waits, under the lock of its deposit: what a file or a rail has goes its way. */
async function putOff(deps: MoveDeps, trx: Trx, claimId: string, until: Date | null): Promise<void> {
  for (const { payoutId } of await followParts(deps, trx, claimId))
    if (payoutId !== null) await deps.deposits.putOffPayout(trx, { payoutId, until });
}

/**
 * The buyer answers: it came, which ends the claim and gives the merchant back what is held and ordered; or it did not, which
 * pays at once as decided. False where she is asked nothing of the kind. Refusal: `money-underway` where she says that it came
 * and a file or a rail was faster.
 */
export async function answerLate(
  deps: ClaimsDeps,
  trx: Trx,
  claim: Claim,
  word: 'confirm' | 'deny',
): Promise<boolean> {
  if (!asksLate(claim, { underway: false, nowMs: deps.clock.now() })) return false;
  if (word === 'deny') await deny(deps, trx, claim);
  else await confirm(deps, trx, claim);
  return true;
}

async function deny(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  const { id: claimId, state } = claim;
  await updateClaim(trx, claimId, { late_refund: 'denied' });
  await putOff(deps, trx, claimId, null);
  const said = newEvent(claimId, deps.clock.now(), 'claim.said', { word: 'deny', state });
  const [event] = await recordEvents(deps, trx, [said]);
  await tellBoth(deps, trx, claim, { key: event?.id as string, to: 'respondent', about: 'late-denied' });
}

async function confirm(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  if (claim.state === 'paying') await giveUp(deps, trx, claim);
  await moveClaim(deps, trx, claim, {
    move: claim.state === 'paying' ? 'paid' : 'confirm',
    kind: 'claim.said',
    body: { word: 'confirm' },
    change: { late_refund: 'came', rest_given_up: true },
    // She said it herself.
    mails: 'passed-over',
  });
}

import { inTransaction, type Trx } from '#platform/database';
import { awardClaim } from '../commands/award.ts';
import { coverLater } from '../commands/cover.ts';
import { moveClaim } from '../commands/move-claim.ts';
import {
  enqueueJobs,
  type Later,
  type RecordDeps,
  recordEvents,
  writeLater,
} from '../commands/record-events.ts';
import { takeRefund } from '../commands/take-refund.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import type { Assessed } from '../rules/assessment.ts';
import { nextWake, overrunMove, wakeOf } from '../rules/clock.ts';
import { isDisputed } from '../rules/may.ts';
import { proofMove } from '../rules/proof-move.ts';
import type { ReportedRefund } from '../rules/reported-refund.ts';
import * as store from '../store.ts';

/** Claims of one transaction: enough to share its cost, few enough not to hold locks for long. */
const batch = 50;

/**
 * One tick: every claim whose clock ran out is decided, lapsed, or looked at again, each in the transaction that moves its
 * clock on. Killed at any point, the next tick does what is left and decides nothing twice: the table has no second award,
 * and hold and payout bear the claim's key. Gives how many claims were looked at.
 */
export async function sweepClaims(deps: ClaimsDeps, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  while (!signal?.aborted) {
    const due = await store.listDue(deps.db, new Date(deps.clock.now()), batch);
    const swept = due.length === 0 ? 0 : await sweepBatch(deps, due);
    // What somebody else holds is theirs, or the next tick's.
    if (swept === 0) break;
    looked += swept;
  }
  return looked + (await expireOffers(deps));
}

/** Read after the clock ran out: a proof or a refund that was reported in time is seen, whenever the tick comes. */
async function askAll(deps: ClaimsDeps, claims: readonly store.Claim[]): Promise<Map<string, Found>> {
  const asked = claims.filter(({ order_id, state }) => order_id && overrunMove(state) === 'award');
  const found = await Promise.all(
    asked.map(async ({ id, order_id }) => {
      const orderId = order_id as string;
      const [assessed, { refund }] = [
        await deps.delivery.assess(orderId),
        await deps.trade.readOrder(orderId),
      ];
      return [id, { assessed, refund }] as const;
    }),
  );
  return new Map(found);
}

interface Found {
  assessed: Assessed;
  refund: ReportedRefund | undefined;
}

async function sweepBatch(deps: ClaimsDeps, due: readonly store.Claim[]): Promise<number> {
  const found = await askAll(deps, due);
  const ids = due.map(({ id }) => id);
  return inTransaction(deps.db, async (trx) => {
    const locked = await store.lockDue(trx, ids, new Date(deps.clock.now()));
    // One order of merchants for every node: deposits are then locked without a circle.
    locked.sort((a, b) => (a.respondent_id ?? '').localeCompare(b.respondent_id ?? ''));
    const later: Later = { events: [], jobs: [] };
    for (const claim of locked) await sweepOne({ ...deps, later }, trx, claim, found.get(claim.id));
    await writeLater(deps, trx, later);
    return locked.length;
  });
}

async function sweepOne(
  deps: ClaimsDeps & RecordDeps,
  trx: Trx,
  due: store.Claim,
  { assessed, refund }: Partial<Found> = {},
): Promise<void> {
  if (due.state === 'unpaid' || due.owedFen > 0) return lookAgain(deps, trx, due);
  // Before the end of a long clock, and a little late at most.
  if (due.due_at && due.due_at.getTime() > deps.clock.now()) return remind(deps, trx, due, due.due_at);
  const claim = await takeRefund(deps, trx, due, refund);
  if (claim.state !== due.state) return;
  const proof = assessed && proofMove(claim, assessed);
  if (proof) return void (await moveClaim(deps, trx, claim, proof));
  const move = overrunMove(claim.state);
  if (move === 'lapse') await moveClaim(deps, trx, claim, { move, kind: 'claim.lapsed', body: {} });
  if (move === 'award') {
    const outcome = claim.state === 'open' ? 'silence' : 'not-shown';
    await awardClaim(deps, trx, claim, { outcome, amountFen: claim.amountFen, assessed });
  }
}

/** Who has long been silent is told before the time runs out that keeps the deposit; once at each of its instants. */
async function remind(
  deps: ClaimsDeps & RecordDeps,
  trx: Trx,
  { id: claimId, state, by_hand }: store.Claim,
  due: Date,
): Promise<void> {
  const nowMs = deps.clock.now();
  await store.updateClaim(trx, claimId, { wake_at: new Date(nextWake(due.getTime(), nowMs)) });
  if (!isDisputed({ state, by_hand })) return;
  const body = { dueAt: due.toISOString() };
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'claim.reminded', body)]);
  const payload = { claimId, to: 'buyer', state: 'hold-ends' };
  await enqueueJobs(deps, trx, [{ topic: 'claims.tell', key: `${event?.id}:buyer`, payload }]);
}

/** A deposit that was topped up pays what is owed; what is left is looked at again tomorrow, for 90 days. */
async function lookAgain(deps: ClaimsDeps, trx: Trx, claim: store.Claim): Promise<void> {
  const restFen = await coverLater(deps, trx, claim);
  if (claim.owedFen > 0 && restFen === 0) return;
  const nowMs = deps.clock.now();
  const wakeMs = wakeOf(true, undefined, claim.decided_at?.getTime() ?? nowMs, nowMs);
  await store.updateClaim(trx, claim.id, { wake_at: wakeMs === undefined ? null : new Date(wakeMs) });
}

async function expireOffers(deps: ClaimsDeps): Promise<number> {
  return inTransaction(deps.db, async (trx) => {
    const nowMs = deps.clock.now();
    const expired = await store.expireOffers(trx, new Date(nowMs), 200);
    const events = expired.map(({ id, claim_id }) =>
      newEvent(claim_id, nowMs, 'offer.expired', { offerId: id }),
    );
    await recordEvents(deps, trx, events);
    return expired.length;
  });
}

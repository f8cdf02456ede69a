import type { ClaimOutcome } from '@redress/contract';
import type { Trx } from '#platform/database';
import { openContents } from '../contents.ts';
import { newEvent } from '../events.ts';
import { orderTailOf } from '../rules/order-facts.ts';
import { type Claim, updateClaim } from '../store.ts';
import { owedBy } from '../store-owed.ts';
import { insertPart, listParts } from '../store-parts.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { orderParts } from './pay-parts.ts';
import { recordEvents } from './record-events.ts';

/** Whoever owes it agreed: then it needs no report of the shop that the order was paid. */
const byConsent: ReadonlySet<ClaimOutcome> = new Set(['accepted', 'agreed', 'rule']);

export interface Cover {
  holdId: string;
  /** What the hold pays, at most what is owed. */
  amountFen: number;
}

interface Owed {
  outcome: ClaimOutcome;
  amountFen: number;
  place: number;
}

/**
 * Takes from the deposit what is there of what is owed, and leaves what older decisions are owed. Where those wait, the job
 * that pays them in their order is asked to look. Undefined: nothing now.
 */
export async function takeCover(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { outcome, amountFen, place }: Owed,
): Promise<Cover | undefined> {
  const { id, respondent_id: merchantId } = claim;
  if (!merchantId || (!claim.coverable && !byConsent.has(outcome))) return undefined;
  const leaveFen = await owedBy(trx, merchantId, claim);
  const key = `claim:${id}:part:${place}`;
  const orderTail = orderTailOf(openContents(deps.blobs, claim).orderRef);
  const wanted = { merchantId, amountFen, key, orderTail, inPart: true, leaveFen };
  const held = await deps.deposits.hold(trx, wanted);
  if ('holdId' in held) return held;
  if (leaveFen > 0) await deps.outbox.enqueue(trx, { topic: 'claims.cover', key, payload: { merchantId } });
  return undefined;
}

/** A deposit that has money by now pays what was owed, or a part of it. Gives what is still owed then, in fen. */
export async function coverLater(deps: MoveDeps, trx: Trx, claim: Claim): Promise<number> {
  const { outcome, owedFen } = claim;
  if (!outcome || owedFen === 0) return 0;
  const place = (await listParts(trx, claim.id)).length + 1;
  const cover = await takeCover(deps, trx, claim, { outcome, amountFen: owedFen, place });
  if (!cover) return owedFen;
  const { amountFen } = cover;
  const restFen = owedFen - amountFen;
  const body = { amountFen, ...(restFen > 0 ? { owedFen: restFen } : {}) };
  const covered =
    claim.state === 'unpaid'
      ? await moveClaim(deps, trx, claim, { move: 'award', kind: 'claim.covered', body, owes: restFen > 0 })
      : await coverMore(deps, trx, claim, { ...body, state: claim.state }, restFen);
  const part = { place, ...cover, payoutId: null, coveredAt: new Date(deps.clock.now()), paidAt: null };
  await insertPart(trx, claim.id, part);
  await orderParts(deps, trx, covered);
  return restFen;
}

async function coverMore(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  body: object,
  restFen: number,
): Promise<Claim> {
  await recordEvents(deps, trx, [newEvent(claim.id, deps.clock.now(), 'claim.covered', body)]);
  if (restFen === 0) await updateClaim(trx, claim.id, { wake_at: null });
  return claim;
}

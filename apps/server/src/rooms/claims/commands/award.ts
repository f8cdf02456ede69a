import type { ClaimOutcome } from '@redress/contract';
import type { Trx } from '#platform/database';
import { newEvent } from '../events.ts';
import type { Assessed } from '../rules/assessment.ts';
import { type Claim, updateClaim } from '../store.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { recordEvents } from './record-events.ts';

export interface Award {
  outcome: ClaimOutcome;
  amountFen: number | undefined;
  /** What the proofs showed at that time, where there is an order. */
  assessed?: Assessed | undefined;
  ruleVersion?: number | undefined;
}

/** Whoever owes it agreed: then it needs no report of the shop that the order was paid. */
const byConsent: ReadonlySet<ClaimOutcome> = new Set(['accepted', 'agreed', 'rule']);

/**
 * Decides a locked claim for the buyer. Where a hold covers it, the money is ordered to the payee, or waits for one;
 * where none does, it is owed and said to be unpaid. Twice is once: the table has no second award.
 */
export async function awardClaim(deps: MoveDeps, trx: Trx, claim: Claim, award: Award): Promise<Claim> {
  const { outcome, amountFen, assessed, ruleVersion } = award;
  const hold = await cover(deps, trx, claim, award);
  const nowMs = deps.clock.now();
  const paid = hold && (await payNow(deps, trx, claim, { hold_id: hold.hold_id, amountFen }));
  const moved = await moveClaim(deps, trx, claim, {
    move: hold ? 'award' : 'owe',
    kind: 'claim.decided',
    body: {
      outcome,
      covered: hold !== undefined,
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(assessed ? { level: assessed.level } : {}),
      missing: assessed?.missing.map(({ code }) => code) ?? [],
      against: assessed?.against.map(({ code }) => code) ?? [],
      ...(ruleVersion === undefined ? {} : { ruleVersion }),
    },
    change: {
      outcome,
      decided_fen: amountFen ?? null,
      decided_at: new Date(nowMs),
      rule_version: ruleVersion ?? null,
      ...(hold ?? {}),
      ...(paid ? { payout_id: paid } : {}),
    },
    after: paid ? [ordered(claim.id, nowMs, paid, amountFen)] : [],
  });
  return { ...moved, decidedFen: amountFen };
}

/** The hold that pays it: the one of the opening, or one made now from what the deposit has. */
async function cover(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { outcome, amountFen }: Pick<Award, 'outcome' | 'amountFen'>,
): Promise<{ hold_id: string; hold_fen: number } | undefined> {
  if (!amountFen || !claim.respondent_id) return undefined;
  if (claim.hold_id && claim.holdFen !== undefined && claim.holdFen >= amountFen)
    return { hold_id: claim.hold_id, hold_fen: claim.holdFen };
  if (!claim.coverable && !byConsent.has(outcome)) return undefined;
  const key = `claim:${claim.id}:${amountFen}`;
  const held = await deps.deposits.hold(trx, { merchantId: claim.respondent_id, amountFen, key });
  return 'holdId' in held ? { hold_id: held.holdId, hold_fen: amountFen } : undefined;
}

const ordered = (claimId: string, atMs: number, payoutId: string, amountFen: number | undefined) =>
  newEvent(claimId, atMs, 'payout.ordered', { payoutId, amountFen });

/** Money leaves once it is known where to; a repetition gives the same payout. */
async function payNow(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { hold_id: holdId, amountFen }: { hold_id: string | null; amountFen: number | undefined },
): Promise<string | undefined> {
  const { payee_ref: payee } = claim;
  if (!payee || !holdId || !amountFen) return undefined;
  const key = `claim:${claim.id}`;
  return (await deps.deposits.payOut(trx, { holdId, amountFen, payee, key })).payoutId;
}

/** For a decided claim whose buyer has now said where to. */
export async function orderPayout(deps: MoveDeps, trx: Trx, claim: Claim): Promise<void> {
  if (claim.state !== 'paying' || claim.payout_id) return;
  const amountFen = claim.decidedFen;
  const payoutId = await payNow(deps, trx, claim, { hold_id: claim.hold_id, amountFen });
  if (!payoutId) return;
  await updateClaim(trx, claim.id, { payout_id: payoutId });
  await recordEvents(deps, trx, [ordered(claim.id, deps.clock.now(), payoutId, amountFen)]);
}

/** A deposit that covers by now what was owed pays it. */
export async function coverLater(deps: MoveDeps, trx: Trx, claim: Claim): Promise<boolean> {
  const amountFen = claim.decidedFen;
  const outcome = claim.outcome;
  if (claim.state !== 'unpaid' || !amountFen || !outcome) return false;
  const hold = await cover(deps, trx, claim, { outcome, amountFen });
  if (!hold) return false;
  const moved = await moveClaim(deps, trx, claim, {
    move: 'award',
    kind: 'claim.covered',
    body: { amountFen },
    change: hold,
  });
  await orderPayout(deps, trx, { ...moved, ...hold });
  return true;
}

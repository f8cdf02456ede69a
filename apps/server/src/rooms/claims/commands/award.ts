import type { AnswerLink, ClaimOutcome } from '@redress/contract';
import type { Trx } from '#platform/database';
import { sealedLink } from '../rules/answer-link.ts';
import type { Assessed } from '../rules/assessment.ts';
import { isByClock, openPart } from '../rules/reported-refund.ts';
import type { Claim } from '../store.ts';
import { insertPart } from '../store-parts.ts';
import { type Cover, takeCover } from './cover.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { ordered, payPart } from './pay-parts.ts';
import { splitHold } from './split-hold.ts';

export interface Award {
  outcome: ClaimOutcome;
  amountFen: number | undefined;
  /** What the proofs showed at that time, where there is an order. */
  assessed?: Assessed | undefined;
  ruleVersion?: number | undefined;
  /** How the respondent agreed, where that was by a link. */
  link?: AnswerLink | null | undefined;
}

/**
 * Decides a locked claim for the buyer. What its hold covers, or what the deposit has, is ordered to the payee, or waits
 * for one; the rest, or all, is owed until there is more. Twice is once: the table has no second award.
 */
export async function awardClaim(deps: MoveDeps, trx: Trx, claim: Claim, award: Award): Promise<Claim> {
  const { outcome, amountFen, assessed, ruleVersion, link } = award;
  const found = await coverOf(deps, trx, claim, award);
  const restHoldId = found?.restHoldId;
  const cover = found && { holdId: found.holdId, amountFen: found.amountFen };
  const nowMs = deps.clock.now();
  const { payee_ref: payee } = claim;
  const payoutId = cover && payee && (await payPart(deps, trx, claim.id, { ...cover, place: 1, payee }));
  const owes = cover !== undefined && cover.amountFen < (amountFen ?? 0);
  const moved = await moveClaim(deps, trx, claim, {
    move: cover ? 'award' : 'owe',
    kind: 'claim.decided',
    owes,
    body: {
      outcome,
      covered: cover !== undefined && !owes,
      ...(owes ? { coveredFen: cover.amountFen } : {}),
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(assessed ? { level: assessed.level } : {}),
      missing: assessed?.missing.map(({ code }) => code) ?? [],
      against: assessed?.against.map(({ code }) => code) ?? [],
      ...(ruleVersion === undefined ? {} : { ruleVersion }),
      ...sealedLink(link),
    },
    change: {
      outcome,
      decided_fen: amountFen ?? null,
      decided_at: new Date(nowMs),
      rule_version: ruleVersion ?? null,
      answer_link: link ?? null,
      // It belongs to the part from here on.
      ...(cover ? { hold_id: restHoldId ?? null, hold_fen: restHoldId ? openPart(claim) : null } : {}),
    },
    after: payoutId ? [ordered(claim.id, nowMs, payoutId, cover.amountFen)] : [],
  });
  if (cover) {
    const times = { coveredAt: new Date(nowMs), paidAt: null };
    await insertPart(trx, claim.id, { place: 1, ...cover, payoutId: payoutId ?? null, ...times });
  }
  return { ...moved, decidedFen: amountFen, coveredFen: cover?.amountFen ?? 0 };
}

/** The hold of the opening, which is of the whole sum, or one made now of what the deposit has. */
async function coverOf(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { outcome, amountFen }: Award,
): Promise<(Cover & { restHoldId?: string }) | undefined> {
  if (!amountFen) return undefined;
  const { hold_id: holdId, holdFen, respondent_id: merchantId } = claim;
  if (holdId && holdFen !== undefined && holdFen >= amountFen) {
    const openFen = openPart(claim);
    const isHers = isByClock(outcome) && openFen > 0 && holdFen === amountFen + openFen;
    if (!isHers || !merchantId) return { holdId, amountFen };
    return { amountFen, ...(await splitHold(deps, trx, claim, { merchantId, holdId, amountFen })) };
  }
  return takeCover(deps, trx, claim, { outcome, amountFen, place: 1 });
}

import { claimNumber, type WaitingPayee } from '@redress/contract';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound } from '../refusals.ts';
import { orderTailOf } from '../rules/order-facts.ts';
import { isStuck } from '../rules/payee.ts';
import { nextReminder } from '../rules/reminder.ts';
import { type Claim, findClaim } from '../store.ts';
import { listWaitingPayees } from '../store-parts.ts';
import { followParts } from './follow-parts.ts';

const atMost = 200;

/** Buyers whose money waits in the deposits that an organisation keeps, the oldest decision first. */
export async function readWaitingPayees(deps: ClaimsDeps, keeperId: string): Promise<WaitingPayee[]> {
  const ids = await listWaitingPayees(deps.db, await deps.deposits.waitingFor(keeperId), atMost);
  const views: WaitingPayee[] = [];
  for (const id of ids) {
    const claim = await findClaim(deps.db, id);
    if (claim) views.push(await viewOf(deps, claim));
  }
  return views;
}

/** One of them. Refusal: `claim-not-found`, also where another organisation keeps that deposit. */
export async function readWaitingPayee(
  deps: ClaimsDeps,
  { keeperId, claimId }: { keeperId: string; claimId: string },
): Promise<{ claim: Claim; view: WaitingPayee }> {
  const claim = await findClaim(deps.db, claimId);
  const { merchantIds } = await deps.deposits.waitingFor(keeperId);
  if (!claim?.respondent_id || !merchantIds.includes(claim.respondent_id)) throw claimNotFound();
  return { claim, view: await viewOf(deps, claim) };
}

async function viewOf(deps: ClaimsDeps, claim: Claim): Promise<WaitingPayee> {
  const { orderRef, contact } = openContents(deps.blobs, claim);
  const parts = await followParts(deps, deps.db, claim.id);
  const stuck = parts.filter(({ payout }) => isStuck(payout?.state));
  const open = parts.filter(({ payoutId }) => payoutId === null);
  const fen = [...stuck, ...open].reduce((sum, { amountFen }) => sum + amountFen, 0);
  const merchant = await deps.members.organisationOf(claim.respondent_id ?? '');
  const next = nextReminder(claim.payee_reminded_at, deps.clock.now());
  return {
    claimId: claim.id,
    claimNumber: claimNumber(claim.id),
    merchant: merchant?.name ?? '',
    orderTail: orderTailOf(orderRef),
    fen,
    why: stuck.length > 0 ? 'not-paid' : 'not-given',
    since: ([...stuck, ...open][0]?.coveredAt ?? claim.opened_at).toISOString(),
    canBeReached: contact !== undefined && deps.mail?.mailer !== undefined,
    ...(claim.payee_reminded_at ? { remindedAt: claim.payee_reminded_at.toISOString() } : {}),
    ...(next ? { nextAt: next.toISOString() } : {}),
  };
}

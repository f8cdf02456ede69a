import type { AnswerLink } from '@redress/contract';
import type { Guard } from '#platform/http';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound, claimOfMerchant, linkUnknown } from '../refusals.ts';
import * as store from '../store.ts';
import { hashToken } from '../tokens.ts';

export interface ClaimActor {
  id: string;
  claimId: string;
}

export interface LinkActor extends ClaimActor {
  link: AnswerLink;
}

/** The buyer: a session of the claim's receipt, or of the case that the claim belongs to. Strangers learn nothing. */
export function ownsClaim(deps: ClaimsDeps): Guard<ClaimActor> {
  return async (request, params) => {
    const actor = await deps.members.actorOf(request);
    const claimId = params.claimId ?? '';
    if (actor.kind !== 'buyer') throw claimNotFound();
    if (actor.caseId === claimId) return { id: claimId, claimId };
    const claim = await store.findClaim(deps.db, claimId);
    if (!claim || ![claim.case_id, claim.receipt_claim].includes(actor.caseId)) throw claimNotFound();
    return { id: claimId, claimId };
  };
}

/** Whoever holds the respondent's link: its token as bearer, never in an address. */
export function holdsLink(deps: ClaimsDeps): Guard<LinkActor> {
  return async (request) => {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(request.headers.authorization ?? '')?.[1];
    const claim = token ? await store.findByToken(deps.db, hashToken(token)) : undefined;
    if (!token || !claim) throw linkUnknown();
    // A member's link is shown to nobody.
    const isMailed = claim.respondent_id !== null || claim.mailed_hash?.equals(hashToken(token));
    return { id: claim.id, claimId: claim.id, link: isMailed ? 'mailed' : 'shown' };
  };
}

interface Named {
  orgId: string;
  claimId: string;
}

/** A claim against this very organisation; a stranger's does not exist for it. Refusals: `claim-not-found`, `claim-of-merchant`. */
export async function claimOfOrg(deps: ClaimsDeps, named: Named): Promise<string> {
  if ((await claimForOrg(deps, named)).as === 'platform') throw claimOfMerchant();
  return named.claimId;
}

/**
 * A claim that the organisation may read: it answers it itself, or the order is of its own shop and a merchant of it answers.
 * Refusal: `claim-not-found`.
 */
export async function claimForOrg(
  deps: ClaimsDeps,
  { orgId, claimId }: Named,
): Promise<{ claimId: string; as: 'respondent' | 'platform' }> {
  const claim = await store.findClaim(deps.db, claimId);
  if (claim?.respondent_id === orgId) return { claimId, as: 'respondent' };
  if (claim?.platform_id === orgId) return { claimId, as: 'platform' };
  throw claimNotFound();
}

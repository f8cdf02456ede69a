import { shanghaiDay } from '@redress/kernel';
import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { triesUsed } from '../refusals.ts';
import { turnOf } from '../rules/tries.ts';
import type { Claim } from '../store.ts';
import { countAsked } from '../store-rules.ts';
import { slotDigest, triesDigest, visitorDigest } from '../tokens.ts';

const ofClaimADay = 5;

type Deps = Pick<ClaimsDeps, 'clock' | 'secret'>;

interface OfOrder {
  orderDigest: Buffer;
  /** The address it comes from; all without one count as one. */
  visitor?: string | undefined;
}

/** Counts one try of a payment number for the claim; kept when the transaction commits. Refusal: `tries-used`. */
export async function takeTry(deps: Deps, trx: Trx, claim: Pick<Claim, 'id'>): Promise<void> {
  const day = shanghaiDay(deps.clock.now());
  if ((await countAsked(trx, triesDigest(deps, claim.id), day)) > ofClaimADay) throw triesUsed();
}

/**
 * Counts a try for the order, by its visitor and by all: opening one claim after another gives no more of them. What a visitor
 * has no try left for counts for nobody else. False: nothing may be compared now. The order of locks is visitor, order, slot.
 */
export async function takeTryOfOrder(
  deps: Deps,
  trx: Trx,
  { orderDigest, visitor = '' }: OfOrder,
): Promise<boolean> {
  const nowMs = deps.clock.now();
  const day = shanghaiDay(nowMs);
  const ofVisitor = await countAsked(trx, visitorDigest(deps, orderDigest, visitor), day);
  if (turnOf({ visitor: ofVisitor, all: 0 }) === 'never') return false;
  const turn = turnOf({ visitor: ofVisitor, all: await countAsked(trx, orderDigest, day) });
  if (typeof turn === 'string') return turn === 'now';
  const { slotMs } = turn;
  // A longer slot begins within a shorter one at worst: one try more.
  const slot = slotDigest(deps, orderDigest, `${slotMs}:${Math.floor(nowMs / slotMs)}`);
  return (await countAsked(trx, slot, day)) === 1;
}

/**
 * Of who holds a claim: its own five, and those of the order. Where money is paid to only the five count (`takeTry`).
 * Refusal: `tries-used`.
 */
export async function takeTryOfHolder(
  deps: Deps,
  trx: Trx,
  claim: Claim,
  visitor: string | undefined,
): Promise<void> {
  await takeTry(deps, trx, claim);
  if (!(await takeTryOfOrder(deps, trx, { orderDigest: claim.order_digest, visitor }))) throw triesUsed();
}

import { shanghaiDay } from '@redress/kernel';
import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { triesUsed } from '../refusals.ts';
import type { Claim } from '../store.ts';
import { countAsked } from '../store-rules.ts';
import { triesDigest } from '../tokens.ts';

/** Of a gateway's number, which is a time and five digits of chance, so few are one in thousands. */
const ofClaimADay = 5;
const ofOrderADay = 10;

type Deps = Pick<ClaimsDeps, 'clock' | 'secret'>;

/** Counts one try of a payment number for the claim; kept when the transaction commits. Refusal: `tries-used`. */
export async function takeTry(deps: Deps, trx: Trx, claim: Claim): Promise<void> {
  const day = shanghaiDay(deps.clock.now());
  if ((await countAsked(trx, triesDigest(deps, claim.id), day)) > ofClaimADay) throw triesUsed();
}

/**
 * Of a number that is given before there is a claim to count it for: among the ten of the order. False: none is left, and nothing
 * may be compared. Who opens a claim is not told which it was.
 */
export async function takeTryOfOpening(deps: Deps, trx: Trx, orderDigest: Buffer): Promise<boolean> {
  return (await countAsked(trx, orderDigest, shanghaiDay(deps.clock.now()))) <= ofOrderADay;
}

/**
 * The same, and counted for the order too: one claim after another gives no more tries. Not where money is paid to, since a
 * stranger who uses up the tries of an order must not keep its buyer from that. Refusal: `tries-used`.
 */
export async function takeTryOfOrder(deps: Deps, trx: Trx, claim: Claim): Promise<void> {
  await takeTry(deps, trx, claim);
  const day = shanghaiDay(deps.clock.now());
  if ((await countAsked(trx, claim.order_digest, day)) > ofOrderADay) throw triesUsed();
}

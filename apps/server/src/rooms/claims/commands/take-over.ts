import type { ClaimInput } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { inTransaction, type Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { followParts } from '../queries/follow-parts.ts';
import { claimOpen } from '../refusals.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { mayDisplace } from '../rules/take-over.ts';
import { type Claim, lockLiveTwin } from '../store.ts';
import { sameNumber } from '../tokens.ts';
import { giveUp } from './give-up.ts';
import { moveClaim } from './move-claim.ts';
import { takeTryOfOrder } from './take-try.ts';

/** What came of the number that somebody gave with a new claim. */
export interface Given {
  /** She gave one, and a try was left to compare it. */
  isCompared: boolean;
  /** The reported number that it is, where only the payer can know it. */
  shown?: string | undefined;
}

/**
 * Compares the number that is given with a new claim. The try counts before anything is compared, by itself, so that it counts
 * whatever comes of it: a claim that is opened, withdrawn and opened again is no way to guess.
 */
export async function compareGiven(
  deps: ClaimsDeps,
  { paymentNo }: ClaimInput,
  { paymentNos }: OrderFacts,
  asked: { orderDigest: Buffer; visitor: string | undefined },
): Promise<Given> {
  const no = paymentNo?.trim();
  if (!no) return { isCompared: false };
  if (!(await inTransaction(deps.db, (trx) => takeTryOfOrder(deps, trx, asked))))
    return { isCompared: false };
  return { isCompared: true, shown: sameNumber(deps, no, paymentNos) };
}

/**
 * Ends the live claim of the order for somebody who showed its payment number, in the transaction that opens theirs; nothing
 * where there is none. The same is done up to the refusal whatever does not fit, and the same is said. Refusal: `claim-open`.
 */
export async function takeOver(
  deps: ClaimsDeps,
  trx: Trx,
  { orderDigest, shown }: { orderDigest: Buffer; shown: string | undefined },
): Promise<void> {
  const twin = await lockLiveTwin(trx, orderDigest);
  if (!twin) return;
  const parts = await followParts(deps, trx, twin.id);
  const may = mayDisplace(twin, parts);
  if (!may || shown === undefined) throw claimOpen();
  await displace(deps, trx, twin);
}

async function displace(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  const wasPaying = claim.state === 'paying';
  if (wasPaying) await cancelAll(deps, trx, claim);
  await moveClaim(deps, trx, claim, {
    move: 'displace',
    kind: 'claim.displaced',
    body: {},
    change: {
      displaced_at: new Date(deps.clock.now()),
      ...(wasPaying ? { rest_given_up: true } : {}),
    },
    mails: 'displaced',
  });
}

/** A payout that a file or a rail took just now stays with whom it was for. */
async function cancelAll(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  try {
    await giveUp(deps, trx, claim);
  } catch (error) {
    if (error instanceof Refusal) throw claimOpen();
    throw error;
  }
}

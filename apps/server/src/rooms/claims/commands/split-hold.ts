import type { Trx } from '#platform/database';
import { openContents } from '../contents.ts';
import { orderTailOf } from '../rules/order-facts.ts';
import { openPart } from '../rules/reported-refund.ts';
import type { Claim } from '../store.ts';
import type { MoveDeps } from './move-claim.ts';

interface Split {
  /** Of what is decided, and of what the shop reported to have paid back. */
  holdId: string;
  restHoldId: string;
}

/**
 * The hold of a claim that the clock decides, as two: what she is paid, and what the shop reported to have paid back, which
 * stays hers to deny until she is paid. Never is more held than the whole.
 */
export async function splitHold(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { merchantId, holdId, amountFen }: { merchantId: string; holdId: string; amountFen: number },
): Promise<Split> {
  const orderTail = orderTailOf(openContents(deps.blobs, claim).orderRef);
  await deps.deposits.release(trx, { holdId, key: `${claim.id}:split` });
  const hold = async (part: string, fen: number): Promise<string> => {
    const key = `claim:${claim.id}:${part}`;
    const held = await deps.deposits.hold(trx, { merchantId, amountFen: fen, key, orderTail });
    // It was released by this very transaction, under the lock of the deposit.
    if (!('holdId' in held)) throw new Error('what was held could not be held again');
    return held.holdId;
  };
  return { holdId: await hold('asked', amountFen), restHoldId: await hold('reported', openPart(claim)) };
}

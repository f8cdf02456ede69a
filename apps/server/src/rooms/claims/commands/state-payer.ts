import type { Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { allows } from '../rules/lifecycle/claim-lifecycle.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { type Claim, updateClaim } from '../store.ts';
import { bindClaim } from './bind-order.ts';
import { moveClaim } from './move-claim.ts';
import { recordEvents } from './record-events.ts';
import { tellChange } from './tell-organisations.ts';

/**
 * Of a locked claim on an order that the shop reported as paid without a number: the buyer states the one on her bill. It
 * proves nothing, and so the merchant, who reads it, has its whole time anew to look it up; from now on its deposit stands
 * behind the claim. What the clock had recorded as owed is asked once more. Taken once: nobody wears out a clock by restating.
 */
export async function statePayer(
  deps: ClaimsDeps,
  trx: Trx,
  claim: Claim,
  { paymentNo, facts }: { paymentNo: string; facts: OrderFacts },
): Promise<void> {
  const contents = sealContents(deps.blobs, claim.vault, { ...openContents(deps.blobs, claim), paymentNo });
  await updateClaim(trx, claim.id, { contents });
  const bound = await bindClaim(deps, trx, { ...claim, contents }, facts);
  if (allows(claim.state, 'name')) {
    const change = claim.state === 'unpaid' ? undecided(claim) : {};
    await moveClaim(deps, trx, bound, { move: 'name', kind: 'payer.stated', body: {}, change });
    return;
  }
  const stated = newEvent(claim.id, deps.clock.now(), 'payer.stated', { state: claim.state });
  const [event] = await recordEvents(deps, trx, [stated]);
  await tellChange(deps, trx, claim, { key: event?.id as string });
}

/** As at the opening; what the buyer may say once she may say again. */
const undecided = ({ used }: Claim) => ({
  outcome: null,
  decided_fen: null,
  decided_at: null,
  burden_of: null,
  late_refund_fen: null,
  late_refund_until: null,
  late_refund: null,
  used: used.filter((one) => one !== 'fails'),
});

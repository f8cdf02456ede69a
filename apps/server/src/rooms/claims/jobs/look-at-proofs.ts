import { createHash } from 'node:crypto';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { moveClaim } from '../commands/move-claim.ts';
import { recordEvents } from '../commands/record-events.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { proofMove } from '../rules/proof-move.ts';
import * as store from '../store.ts';

/** The assessment of an order changed: a proof that counts stops the clock of its claim; one that does not is recorded. */
export function lookAtProofs(deps: ClaimsDeps): Handler<{ orderId: string }> {
  return async ({ payload: { orderId }, key }) => {
    const live = await store.listLiveOfOrder(deps.db, orderId);
    if (live.length === 0) return 'done';
    const assessed = await deps.delivery.assess(orderId);
    for (const { id } of live)
      await inTransaction(deps.db, async (trx) => {
        const claim = await store.lockClaim(trx, id);
        if (!claim) return;
        const move = proofMove(claim, assessed);
        if (move) return void (await moveClaim(deps, trx, claim, move));
        if (claim.state !== 'open' && claim.state !== 'burden') return;
        const body = {
          level: assessed.level,
          counts: assessed.counts,
          missing: assessed.missing.map(({ code }) => code),
          against: assessed.against.map(({ code }) => code),
        };
        // Looked at twice for one change: the second has the same id and is not written again.
        if (await store.hasEvent(trx, eventIdOf(key, id))) return;
        await recordEvents(deps, trx, [
          newEvent(id, deps.clock.now(), 'claim.assessed', body, eventIdOf(key, id)),
        ]);
      });
    return 'done';
  };
}

/** Of the same look at the same claim the same; opaque, as the log wants ids. */
const eventIdOf = (key: string, claimId: string) =>
  `evt_${createHash('sha256').update(`look ${key} ${claimId}`).digest('hex').slice(0, 24)}`;

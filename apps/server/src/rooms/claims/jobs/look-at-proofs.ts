import { createHash } from 'node:crypto';
import { inTransaction, type Trx } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { applyRule } from '../commands/apply-rule.ts';
import { bindOrder } from '../commands/bind-order.ts';
import { moveClaim } from '../commands/move-claim.ts';
import { recordEvents } from '../commands/record-events.ts';
import { takeRefund } from '../commands/take-refund.ts';
import type { ClaimsDeps, KnownOrder } from '../deps.ts';
import { newEvent } from '../events.ts';
import { factsOf } from '../queries/order-of.ts';
import { type Assessed, isTold as saysDelivery } from '../rules/assessment.ts';
import { asksStatement } from '../rules/order-facts.ts';
import { proofMove } from '../rules/proof-move.ts';
import * as store from '../store.ts';

/**
 * The assessment of an order changed: an order and payment that the shop reported late bind its money; a proof that counts
 * stops the clock of its claim; one that does not is recorded (nothing is, where nothing was sent), and the merchant's own rule is asked where the order is new.
 */
export function lookAtProofs(deps: ClaimsDeps): Handler<{ orderId: string }> {
  return async ({ payload: { orderId }, key }) => {
    const live = await store.listLiveOfOrder(deps.db, orderId);
    if (live.length === 0) return 'done';
    const order = await deps.trade.readOrder(orderId);
    const assessed = await deps.delivery.assess(orderId);
    const isTold = saysDelivery(await deps.trade.eventsOf(orderId), assessed);
    for (const { id } of live)
      await inTransaction(deps.db, (trx) => look(deps, trx, { id, key, order, assessed, isTold }));
    return 'done';
  };
}

interface Looked {
  id: string;
  key: string;
  order: KnownOrder;
  assessed: Assessed;
  /** Something of a delivery was sent to us. */
  isTold: boolean;
}

async function look(deps: ClaimsDeps, trx: Trx, given: Looked): Promise<void> {
  const { id, key, order, assessed, isTold } = given;
  const found = await store.lockClaim(trx, id);
  if (!found) return;
  // Before and after: what went back is not bound again, and a part is taken off what the order binds.
  const told = await takeRefund(deps, trx, found, order.refund);
  const bound = await bindOrder(deps, trx, told, order);
  const claim = bound === told ? told : await takeRefund(deps, trx, bound, order.refund);
  if (asksStatement(claim, factsOf(order))) {
    const payload = { claimId: id, to: 'buyer', state: 'lacks-number' };
    await deps.outbox.enqueue(trx, { topic: 'claims.tell', key: `${id}:lacks-number`, payload });
  }
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
  const eventId = eventIdOf(key, id);
  if (isTold && !(await store.hasEvent(trx, eventId)))
    await recordEvents(deps, trx, [newEvent(id, deps.clock.now(), 'claim.assessed', body, eventId)]);
  if (bound !== told) await applyRule(deps, trx, claim, factsOf(order));
}

/** Of the same look at the same claim the same; opaque, as the log wants ids. */
const eventIdOf = (key: string, claimId: string) =>
  `evt_${createHash('sha256').update(`look ${key} ${claimId}`).digest('hex').slice(0, 24)}`;

import type { OrderTimeline } from '@redress/contract';
import { allianceStandard, dayOf, type Standard } from '@redress/delivery';

/** The standard of an order as the evaluator takes it. */
export function standardOf({ standard }: Pick<OrderTimeline, 'standard'>): Standard {
  const { category, proof, singleUse, minimumLevel, deliverWithinMinutes } = standard;
  return {
    ...allianceStandard(category, dayOf(Date.now())),
    minimumLevel: minimumLevel as Standard['minimumLevel'],
    deliverWithinMs: deliverWithinMinutes * 60_000,
    proof,
    singleUse,
  };
}

import { instantOf } from './read-data.ts';
import type { Story, Told } from './story.ts';
import type { DeliveryInput } from './types.ts';

export interface Due {
  dueAtMs?: number;
  dueFrom?: 'payment' | 'buyer-bill' | 'claim';
}

/** When the shop says it was paid. */
export const confirmationsOf = (story: Story): number[] => story.of('payment.confirmed').map(paidAt);

/** What the shop's gateway said of the order when it was asked, that it was paid. */
export const seenByGateway = (story: Story): Told[] =>
  story.of('payment.queried').filter(({ data }) => data.answer === 'paid');

/** When it was paid, by the shop or by its gateway. */
const paymentsOf = (story: Story): number[] => [
  ...confirmationsOf(story),
  ...seenByGateway(story).map(paidAt),
];

function paidAt({ event, data }: Told): number {
  const paidAtMs = instantOf(data.paid_at);
  return paidAtMs === undefined ? event.occurredAtMs : Math.min(paidAtMs, event.occurredAtMs);
}

/**
 * The shop's clock starts at its own confirmation, which a lost callback delays or prevents; the buyer's bill is earlier then
 * and is the better clock. With neither, the time runs at the latest from the complaint: who complains has paid before.
 */
export function dueOf(story: Story, { order, claim, standard }: DeliveryInput): Due {
  const paid = [...paymentsOf(story), ...(order.paidAtMs === undefined ? [] : [order.paidAtMs])];
  const bill = claim?.paidAtMs;
  const earliest = Math.min(...paid, bill ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(earliest))
    return {
      dueAtMs: earliest + standard.deliverWithinMs,
      dueFrom: earliest === bill && !paid.includes(earliest) ? 'buyer-bill' : 'payment',
    };
  return claim ? { dueAtMs: claim.claimedAtMs + standard.deliverWithinMs, dueFrom: 'claim' } : {};
}

import type { Chain, DisputeType, Facts, Link } from '@redress/contract';
import { brokenLinks } from './broken-links.ts';
import { contradictionsOf } from './contradictions.ts';
import { fillSlots } from './fill-slots.ts';
import { slotGaps } from './gaps.ts';
import { linksOf } from './links.ts';
import { orderOfTimes, timelineOf } from './timeline.ts';
import type { ReadItem } from './types.ts';

/** What a chain is built from: the items as read and classified, and the facts with the buyer's corrections in them. */
export interface ChainInput {
  disputeType: DisputeType;
  items: readonly ReadItem[];
  facts: Facts;
}

/** The evidence chain: filled slots, links, gaps (empty slots first, then broken links, then contradictions), timeline. */
export function buildChain({ disputeType, items, facts }: ChainInput): Chain {
  const slots = fillSlots(disputeType, items);
  const links = [...linksOf(items, facts), ...timeOrder(facts)];
  const gaps = [
    ...slotGaps(disputeType, slots),
    ...brokenLinks(items, facts, slots),
    ...contradictionsOf(items, facts),
  ];
  return { slots, links, gaps, timeline: timelineOf(items, facts) };
}

/** Payment, promised moment and failure follow each other as they should: the items that say so hang together in time. */
function timeOrder(facts: Facts): Link[] {
  const value = orderOfTimes(facts);
  const { paidAt, promisedWithinMinutes, failedAt } = facts;
  const files = [paidAt?.item, promisedWithinMinutes?.item, failedAt?.item].filter((f) => f !== undefined);
  const items = [...new Set(files)];
  return value !== undefined && items.length >= 2 ? [{ by: 'time', items, value }] : [];
}

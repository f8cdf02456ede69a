import { countOf, type Fields, fieldsOf, flagOf, hashOf, instantOf, listOf, textOf } from './read-data.ts';
import type { DeliveryEvent, DeliveryInput } from './types.ts';

/** A card, serial number or account that a proof says went to the order. */
export interface Item {
  cardRef: string | undefined;
  commit: string | undefined;
  dupTag: string | undefined;
  isCard: boolean;
  rowFound: boolean;
  looped: boolean;
  unused: boolean | undefined;
}
/** How the merchant shows that the goods could be fetched where they were sent. */
export interface Retrieval {
  kind: string;
  atMs: number | undefined;
  /** Digests of attached records, or the number under which a third party keeps its own. */
  isRecorded: boolean;
}
export interface Proof {
  event: DeliveryEvent;
  qtyOrdered: number | undefined;
  items: Item[];
  shownMatches: boolean | undefined;
  channels: string[];
  hasRecipient: boolean;
  enteredAtMs: number | undefined;
  retrieval: Retrieval | undefined;
  upstream: { isConfirmed: boolean; atMs: number | undefined } | undefined;
}
export interface Told {
  event: DeliveryEvent;
  data: Fields;
}
export interface Story {
  proofs: Proof[];
  /** All other events by type, in order of time. */
  of(type: string): Told[];
  /** Events with one id and different contents in what was given here. */
  contradicted: DeliveryEvent[];
  claimedAtMs: number | undefined;
}

const notCards = new Set(['placeholder', 'not_card', 'not-card', 'notice', 'text']);

function itemOf(value: unknown): Item {
  const item = fieldsOf(value);
  return {
    cardRef: textOf(item.card_ref),
    commit: hashOf(item.commit),
    dupTag: hashOf(item.dup_tag),
    isCard: !notCards.has(textOf(item.kind) ?? 'card'),
    rowFound: flagOf(item.row_found) !== false,
    looped: flagOf(item.looped) === true,
    unused: flagOf(item.unused_at_delivery),
  };
}

function retrievalOf(value: unknown): Retrieval | undefined {
  const given = fieldsOf(value);
  const kind = textOf(given.kind);
  if (!kind || kind === 'none') return undefined;
  const records = listOf(given.records).some((record) => hashOf(record) !== undefined);
  return {
    kind,
    atMs: instantOf(given.at),
    isRecorded: records || hashOf(given.record_sha256) !== undefined,
  };
}

const upstreamDone = new Set(['completed', 'success', 'succeeded', 'delivered', 'done']);

function upstreamOf(value: unknown): Proof['upstream'] {
  if (textOf(value)) return { isConfirmed: false, atMs: undefined };
  const given = fieldsOf(value);
  if (!textOf(given.no)) return undefined;
  const atMs = instantOf(given.at);
  return {
    isConfirmed: upstreamDone.has(textOf(given.state)?.toLowerCase() ?? '') && atMs !== undefined,
    atMs,
  };
}

function proofOf(event: DeliveryEvent): Proof {
  const data = fieldsOf(event.data);
  return {
    event,
    qtyOrdered: countOf(data.qty_ordered),
    items: listOf(data.items).map(itemOf),
    shownMatches: flagOf(data.shown_matches_rows),
    channels: listOf(data.channels).flatMap((channel) => textOf(channel) ?? []),
    hasRecipient: textOf(data.recipient_masked) !== undefined,
    enteredAtMs: instantOf(data.entered_at),
    retrieval: retrievalOf(data.retrieval),
    upstream: upstreamOf(data.upstream_order),
  };
}

/** JSON with sorted keys, to compare contents whatever order they came in. */
function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${contentOf(one)}`).join(',')}}`;
}

const toldBy = (event: DeliveryEvent): string => contentOf([event.type, event.occurredAtMs, event.data]);

function compare(a: DeliveryEvent, b: DeliveryEvent): number {
  return a.occurredAtMs - b.occurredAtMs || (a.seq ?? 0) - (b.seq ?? 0) || (a.id < b.id ? -1 : 1);
}

/** Events once each, in order of time whatever order they arrived in. */
export function readStory({ events, claim }: DeliveryInput): Story {
  const byId = new Map<string, DeliveryEvent>();
  const contradicted = new Set<string>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (!known) {
      byId.set(event.id, event);
      continue;
    }
    const [one, other] = [toldBy(known), toldBy(event)];
    if (one !== other) contradicted.add(event.id);
    // Which one is kept must not hang on which came first: the earliest of equals, else the one whose contents sort first.
    const isKept = one === other ? event.receivedAtMs < known.receivedAtMs : other < one;
    if (isKept) byId.set(event.id, event);
  }
  const sorted = [...byId.values()].sort(compare);
  return {
    proofs: sorted.filter(({ type }) => type === 'delivery.proof').map(proofOf),
    of: (type) =>
      sorted.filter((event) => event.type === type).map((event) => ({ event, data: fieldsOf(event.data) })),
    contradicted: [...contradicted].sort().map((id) => byId.get(id) as DeliveryEvent),
    claimedAtMs: claim?.claimedAtMs,
  };
}

/** Told after the buyer complained about what is said to have happened before. */
export function isAfterwards(story: Story, event: DeliveryEvent): boolean {
  const { claimedAtMs } = story;
  return claimedAtMs !== undefined && event.receivedAtMs > claimedAtMs && event.occurredAtMs <= claimedAtMs;
}

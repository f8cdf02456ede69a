import {
  countOf,
  type Fields,
  fieldsOf,
  flagOf,
  hashOf,
  instantOf,
  listOf,
  tagOf,
  textOf,
} from './read-data.ts';
import type { DeliveryEvent, DeliveryInput } from './types.ts';

/** A card, serial number or account that a proof says went to the order. */
export interface Item {
  cardRef: string | undefined;
  commit: string | undefined;
  dupTag: string | undefined;
  isCard: boolean;
  /** A value that a person wrote into the order: it never lay in stock, and no row can be asked for. */
  isWritten: boolean;
  rowFound: boolean;
  looped: boolean;
  unused: boolean | undefined;
  /** By a record of the issuer's that can be asked for. */
  redeemedAtMs: number | undefined;
}
/** A way on which a proof says that the goods went. */
export interface Way {
  channel: string;
  result: string | undefined;
  isNumbered: boolean;
  enteredAtMs: number | undefined;
  retrievedAtMs: number | undefined;
}
export interface Proof {
  event: DeliveryEvent;
  qtyOrdered: number | undefined;
  items: Item[];
  shownMatches: boolean | undefined;
  ways: Way[];
  namesRecipient: boolean;
  /** Digests of attached records lie with it. */
  isRecorded: boolean;
  upstream: { isConfirmed: boolean; atMs: number } | undefined;
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
  const kind = textOf(item.kind) ?? 'card';
  return {
    cardRef: textOf(item.card_ref),
    commit: hashOf(item.commit),
    dupTag: tagOf(item.dup_tag),
    isCard: !notCards.has(kind),
    isWritten: kind === 'written',
    rowFound: flagOf(item.row_found) !== false,
    looped: flagOf(item.looped) === true,
    unused:
      flagOf(item.unused_at_delivery) ?? (instantOf(item.unused_checked_at) === undefined ? undefined : true),
    redeemedAtMs: textOf(item.redemption_ref) ? instantOf(item.redeemed_at) : undefined,
  };
}

/** A bare word, or an object that says more. */
function wayOf(value: unknown): Way {
  const given = fieldsOf(value);
  return {
    channel: textOf(value) ?? textOf(given.channel) ?? '',
    result: textOf(given.result),
    isNumbered: textOf(given.provider_id) !== undefined,
    enteredAtMs: instantOf(given.entered_at),
    retrievedAtMs: instantOf(given.retrieved_at),
  };
}

/** Channels that are the buyer's own place to look codes up: naming them names the recipient's system. */
const orderPages = new Set(['page', 'order-page', 'order_page', 'query', 'web']);

function proofOf(event: DeliveryEvent): Proof {
  const data = fieldsOf(event.data);
  const told = listOf(data.channels);
  const ways = told.map(wayOf).filter(({ channel }) => channel !== '');
  const receipt = textOf(data.upstream_receipt);
  const upstream = receipt ?? textOf(data.upstream_order);
  const records = listOf(data.records).some((record) => hashOf(record) !== undefined);
  return {
    event,
    qtyOrdered: countOf(data.qty_ordered),
    items: listOf(data.items).map(itemOf),
    shownMatches: flagOf(data.shown_matches_rows),
    ways,
    namesRecipient:
      ways.some(({ channel }) => orderPages.has(channel)) ||
      told.some((one) => textOf(fieldsOf(one).recipient_masked) !== undefined),
    isRecorded: records || hashOf(fieldsOf(data.ext).record_sha256) !== undefined,
    upstream: upstream
      ? {
          isConfirmed: receipt !== undefined,
          atMs: instantOf(data.delivered_at) ?? event.occurredAtMs,
        }
      : undefined,
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

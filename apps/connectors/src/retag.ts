import { readDelivered } from './rules/delivered.ts';
import type { Blind } from './rules/observe.ts';
import type { ShopOrder, ShopReader } from './shops/shop.ts';
import type { Compose, Seen, State } from './state/state.ts';

const perRound = 500;

export interface RetagOptions {
  reader: ShopReader;
  state: State;
  compose: Compose;
  blind: Blind;
  /** Of the pepper that tags are made with now. */
  print: string;
  now(): number;
}

/**
 * After a change of the pepper: tells the tags of cards that were told before once more, so that old sales and new ones can be
 * compared. One round; where it is killed, the next goes on. With the pepper of before nothing differs and nothing is told.
 */
export async function retagOnce(options: RetagOptions): Promise<{ events: number; more: boolean }> {
  const { reader, state, print, compose } = options;
  if (state.get('tags') === print) return { events: 0, more: false };
  const [of, at] = (state.get('retagged') ?? '').split(' ');
  const tagged = state.taggedAfter(of === print ? Number(at) : 0, perRound);
  const orders = new Map(
    (await reader.read(tagged.map(({ known }) => known.id))).map((one) => [one.id, one]),
  );
  const seen = tagged.flatMap((one) => retag(one, orders.get(one.known.id), options));
  const last = tagged.at(-1)?.known.id;
  const marks = tagged.length < perRound ? { tags: print } : { retagged: `${print} ${last}` };
  state.record(seen, marks, compose);
  return { events: seen.length, more: tagged.length === perRound };
}

/** What can no longer be read keeps the tag that it has. */
function retag(
  { known, tags }: ReturnType<State['taggedAfter']>[number],
  order: ShopOrder | undefined,
  { state, blind, now }: RetagOptions,
): Seen[] {
  const delivered = order && readDelivered(order);
  if (delivered?.kind !== 'goods') return [];
  const items = delivered.items.filter(({ kind, looped }) => kind === 'card' && !looped);
  // Whatever name a card has by now: the shop may have given its row to another order in the meantime.
  const changed = items
    .map(({ cardRef, secret }) => ({ cardRef, tag: blind.dupTag(secret) }))
    .filter(({ tag }) => !tags.some((one) => one.tag === tag));
  if (changed.length === 0) return [];
  const { events } = known.snapshot;
  const draft = {
    type: 'delivery.tagged',
    orderRef: known.ref,
    key: `${state.epoch}:${events}`,
    occurredAtMs: now(),
    data: { items: changed.map(({ cardRef, tag }) => ({ card_ref: cardRef, dup_tag: tag })) },
    tags: changed,
    replacesTags: true as const,
  };
  return [{ known: { ...known, snapshot: { ...known.snapshot, events: events + 1 } }, drafts: [draft] }];
}

import { type Binding, cardsToldTwice, isPutRight } from './binding.ts';
import { redemptionsOf } from './carriers.ts';
import { textOf } from './read-data.ts';
import { isAfterwards, type Story, type Told } from './story.ts';
import type { DeliveryEvent, DeliveryInput, Duplicate, Finding, Ground, Weight } from './types.ts';
import { reasonWords, say } from './words.ts';

type Values = Readonly<Record<string, string | number>>;

const groundOf = (event: DeliveryEvent): Ground => (event.by === 'form' ? 'merchant-form' : 'shop-record');

export function findingAt(
  code: string,
  weight: Weight,
  event: DeliveryEvent,
  more: { restsOn?: Ground; values?: Values; atMs?: number } = {},
): Finding {
  return {
    code,
    text: say(code, more.values),
    weight,
    restsOn: more.restsOn ?? groundOf(event),
    eventId: event.id,
    atMs: more.atMs ?? event.occurredAtMs,
  };
}

function withReason(code: string, weight: Weight, { event, data }: Told): Finding {
  const reason = reasonWords(textOf(data.reason) ?? textOf(data.result));
  const found = findingAt(code, weight, event);
  return {
    ...found,
    text: { zh: say(code, { reason: reason.zh }).zh, en: say(code, { reason: reason.en }).en },
  };
}

const isNoSupply = (reason: string | undefined): boolean => /^upstream/.test(reason ?? '');

const textsInstead = new Set(['text_instead', 'text_instead_of_card', 'not_a_card', 'placeholder']);

/** delivery.attempted: the shop's own word that no code went out, among it dujiaoka's status 6. */
function byAttempts(story: Story): Finding[] {
  return story.of('delivery.attempted').map((told) => {
    const { event, data } = told;
    if (isPutRight(story, event.occurredAtMs)) return findingAt('attempt-put-right', 'shown', event);
    const reason = textOf(data.reason);
    if (textsInstead.has(reason ?? '')) return findingAt('text-instead-of-code', 'decides', event);
    if (reason === 'out_of_stock' || data.shop_flag === 6) return findingAt('out-of-stock', 'decides', event);
    return withReason(isNoSupply(reason) ? 'upstream-failed' : 'attempt-failed', 'decides', told);
  });
}

/** What a proof itself admits. */
function byProofs(story: Story, { standard }: DeliveryInput): Finding[] {
  return story.proofs.flatMap(({ event, items, shownMatches }) => {
    const weight: Weight = isPutRight(story, event.occurredAtMs) ? 'weakens' : 'decides';
    const found: Finding[] = [];
    const add = (is: boolean, code: string, how: Weight): void => {
      if (is) found.push(findingAt(code, how, event));
    };
    add(shownMatches === false, 'shown-differs', weight);
    add(
      items.some(({ isCard }) => !isCard),
      'text-instead-of-code',
      weight,
    );
    add(
      items.some(({ rowFound, isCard, isWritten }) => !rowFound && isCard && !isWritten),
      'row-not-found',
      weight,
    );
    add(
      items.some(({ isWritten }) => isWritten),
      'written-by-hand',
      'shown',
    );
    add(
      items.some(({ unused }) => unused === false),
      'used-at-delivery',
      weight,
    );
    add(
      items.some(({ looped }) => looped),
      'sold-to-many',
      standard.singleUse ? 'weakens' : 'shown',
    );
    return found;
  });
}

function byDuplicates({ duplicates, standard }: DeliveryInput): Finding[] {
  const widest = new Map<string, Duplicate>();
  for (const one of duplicates) {
    const key = `${one.dupTag} ${one.scope}`;
    if (one.otherOrders > (widest.get(key)?.otherOrders ?? 0)) widest.set(key, one);
  }
  return [...widest.keys()].sort().map((key) => {
    const { otherOrders, scope } = widest.get(key) as Duplicate;
    const place = say(`scope-${scope}`);
    const others = { others: otherOrders };
    return {
      code: 'duplicate-sale',
      text: {
        zh: say('duplicate-sale', { ...others, scope: place.zh }).zh,
        en: say('duplicate-sale', { ...others, scope: place.en }).en,
      },
      weight: standard.singleUse ? 'decides' : 'shown',
      restsOn: 'arithmetic',
    };
  });
}

/**
 * What was replaced was the shop's own "being delivered": the last thing told before was that no code had gone out. A shop
 * that delivers by hand (acg-faka 3.6.0) calls each of its deliveries an overwriting.
 */
function replacesNothing(story: Story, { occurredAtMs: untilMs }: DeliveryEvent): boolean {
  const last = (events: readonly { event: DeliveryEvent }[]): number =>
    Math.max(-1, ...events.map(({ event }) => event.occurredAtMs).filter((atMs) => atMs < untilMs));
  return last(story.of('delivery.attempted')) > last(story.proofs);
}

function byOverwriting(story: Story): Finding[] {
  const { claimedAtMs } = story;
  const changes = story.of('delivery.overwritten').filter(({ event }) => !replacesNothing(story, event));
  return changes.map(({ event }) => {
    const isAfter = claimedAtMs !== undefined && event.occurredAtMs >= claimedAtMs;
    return findingAt(
      isAfter ? 'overwritten-after-claim' : 'overwritten',
      isAfter ? 'decides' : 'weakens',
      event,
    );
  });
}

/** About a payment or delivery a changed story decides; about a listing or a ticket it is for a person to weigh. */
const weighty = /^(delivery\.|payment\.|message\.)/;

function byContradiction(story: Story, { conflicts }: DeliveryInput): Finding[] {
  const told = new Map<string, Finding>();
  for (const { eventId, type, atMs } of conflicts)
    told.set(eventId, {
      code: 'story-changed',
      text: say('story-changed'),
      weight: type === undefined || weighty.test(type) ? 'decides' : 'weakens',
      restsOn: 'arithmetic',
      eventId,
      ...(atMs === undefined ? {} : { atMs }),
    });
  for (const event of story.contradicted) {
    const weight: Weight = weighty.test(event.type) ? 'decides' : 'weakens';
    if (told.get(event.id)?.weight !== 'decides')
      told.set(event.id, findingAt('story-changed', weight, event, { restsOn: 'arithmetic' }));
  }
  return [
    ...[...told.keys()].sort().map((id) => told.get(id) as Finding),
    ...cardsToldTwice(story).map((event) =>
      findingAt('card-told-twice', 'decides', event, { restsOn: 'arithmetic' }),
    ),
  ];
}

function byIssuer(story: Story, { boundAtMs }: Binding): Finding[] {
  return redemptionsOf(story).flatMap(({ event, atMs, isOthers }) => {
    const at = { restsOn: 'issuer-record', atMs } as const;
    if (boundAtMs !== undefined && atMs < boundAtMs)
      return findingAt('used-before-delivery', 'decides', event, at);
    return isOthers ? findingAt('used-by-others', 'decides', event, at) : [];
  });
}

/** Records of before the complaint that came only after it; those of a third party stand all the same. */
function byAfterwards(story: Story): Finding[] {
  const late = [...story.proofs, ...story.of('delivery.viewed'), ...story.of('message.sent')].filter(
    ({ event }) => isAfterwards(story, event),
  );
  const first = late.sort((a, b) => a.event.occurredAtMs - b.event.occurredAtMs)[0];
  return first ? [findingAt('told-after-claim', 'weakens', first.event, { restsOn: 'clock' })] : [];
}

export function findAgainst(story: Story, binding: Binding, input: DeliveryInput): Finding[] {
  const { event, ordered, delivered } = binding;
  const isShort = !binding.isBound && delivered > 0;
  const last = story.proofs.at(-1)?.event ?? event;
  return [
    ...byAttempts(story),
    ...byProofs(story, input),
    ...(isShort && last
      ? [findingAt('short-quantity', 'decides', last, { values: { ordered, delivered } })]
      : []),
    ...(binding.repeated && last
      ? [findingAt('code-repeated', 'weakens', last, { restsOn: 'arithmetic' })]
      : []),
    ...byDuplicates(input),
    ...byOverwriting(story),
    ...byContradiction(story, input),
    ...byIssuer(story, binding),
    ...byAfterwards(story),
    ...(input.reveals ?? []).flatMap(({ matches, notACard, atMs }): Finding[] => {
      if (matches && !notACard) return [];
      const code = matches ? 'revealed-text' : 'reveal-differs';
      return [{ code, text: say(code), weight: matches ? 'decides' : 'shown', restsOn: 'arithmetic', atMs }];
    }),
  ];
}

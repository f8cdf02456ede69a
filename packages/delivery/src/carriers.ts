import type { Binding } from './binding.ts';
import { flagOf, hashOf, instantOf, textOf } from './read-data.ts';
import { isAfterwards, type Proof, type Story, type Told } from './story.ts';
import type { DeliveryEvent, Finding, Ground, Level, Reveal } from './types.ts';
import { say } from './words.ts';

/** One piece of evidence that bound codes went on to the buyer. */
export interface Carried {
  level: Level;
  finding: Finding;
  /** When the goods were in the buyer's system, where this evidence says so. */
  enteredAtMs: number | undefined;
  /** They could be fetched and recognised there (电子商务法第五十一条), not only sent. */
  isRetrievable: boolean;
  namesRecipient: boolean;
  /** A paper that the merchant uploaded by hand: nobody has verified it, so it lifts no level. */
  isByHand?: boolean;
}

export const openedByBuyer = 'opened-by-buyer';

/** Something that only the buyer has was asked for before the code was shown. */
const buyersKeys = new Set(['password', 'login', 'mail-link', 'token', 'sms-code']);

const finding = (code: string, restsOn: Ground, atMs: number, eventId?: string): Finding => ({
  code,
  text: say(code),
  weight: 'decides',
  restsOn,
  atMs,
  ...(eventId ? { eventId } : {}),
});

/**
 * When the goods were on the page that a look proves: where their proof had reached us before the look, at the latest when
 * it did. The moment is that of entering (电子商务法第五十一条), not that at which the buyer cares to look.
 */
function onPageBy(story: Story, bound: DeliveryEvent | undefined, lookedAtMs: number): number {
  const proof = story.proofs.find(({ event }) => event === bound);
  if (!proof || proof.event.by === 'form' || !proof.ways.some(({ channel }) => channel === 'page'))
    return lookedAtMs;
  return Math.min(proof.event.receivedAtMs, lookedAtMs);
}

function byView(story: Story, { event, data }: Told, bound: DeliveryEvent | undefined): Carried | undefined {
  // The shop's own log about its own page, told after the complaint, adds nothing to the shop's word.
  if (isAfterwards(story, event)) return undefined;
  const sameIp = flagOf(data.buyer_ip_same);
  const hasKey = buyersKeys.has(textOf(data.via) ?? '');
  if (sameIp === false || (sameIp === undefined && !hasKey)) return undefined;
  const code = hasKey ? 'fetched-with-key' : 'page-rendered';
  return {
    level: hasKey ? 3 : 2,
    finding: finding(code, 'shop-record', event.occurredAtMs, event.id),
    enteredAtMs: onPageBy(story, bound, event.occurredAtMs),
    isRetrievable: true,
    namesRecipient: true,
  };
}

function byMessage(story: Story, { event, data }: Told): Carried | undefined {
  if (textOf(data.result) !== 'accepted') return undefined;
  const isNumbered = textOf(data.provider_id) !== undefined;
  if (isAfterwards(story, event) && !isNumbered) return undefined;
  return {
    level: 2,
    finding: finding(
      isNumbered ? 'carrier-accepted' : 'handed-to-carrier',
      isNumbered ? 'carrier-record' : 'shop-record',
      event.occurredAtMs,
      event.id,
    ),
    enteredAtMs: event.occurredAtMs,
    isRetrievable: isNumbered,
    namesRecipient: textOf(data.to_sha256) !== undefined || textOf(data.to_masked) !== undefined,
  };
}

/** What a proof says of its ways: a carrier's number can be asked about, a merchant's form is the merchant's word. */
function byWays(story: Story, { event, ways, namesRecipient }: Proof): Carried[] {
  if (event.by === 'form') return [];
  return ways.flatMap(({ channel, result, isNumbered, enteredAtMs, retrievedAtMs }): Carried[] => {
    if (isAfterwards(story, event) && !isNumbered) return [];
    const isAccepted = result === 'accepted' || (isNumbered && result === undefined);
    const isShown = result === 'shown' && retrievedAtMs !== undefined;
    if (!isAccepted && !isShown) return [];
    const atMs = enteredAtMs ?? retrievedAtMs ?? event.occurredAtMs;
    const code = isShown ? 'page-rendered' : isNumbered ? 'carrier-accepted' : 'handed-to-carrier';
    return [
      {
        level: 2,
        finding: finding(code, isNumbered ? 'carrier-record' : 'shop-record', atMs, event.id),
        enteredAtMs: atMs,
        isRetrievable: isNumbered || retrievedAtMs !== undefined,
        namesRecipient: namesRecipient || channel === 'page',
      },
    ];
  });
}

/**
 * What the merchant attached to the proof itself. By the API it carries to L2, as the shop's own log does; by the form
 * anybody can type a time and attach anything, so it is shown and opened, and lifts no level (SHOPS.md §4: L1).
 */
function byRecord(story: Story, { event, ways, isRecorded, namesRecipient }: Proof): Carried | undefined {
  if (!isRecorded) return undefined;
  // By the form the record itself lies with us; by the API there is a digest, which the complaint may have called forth.
  if (event.by !== 'form' && isAfterwards(story, event)) return undefined;
  const entered = ways.flatMap(({ enteredAtMs }) => enteredAtMs ?? []);
  const enteredAtMs = entered.length > 0 ? Math.min(...entered) : undefined;
  const isByHand = event.by === 'form';
  return {
    level: 2,
    finding: {
      ...finding(
        isByHand ? 'record-by-hand' : 'record-attached',
        isByHand ? 'merchant-form' : 'shop-record',
        enteredAtMs ?? event.occurredAtMs,
        event.id,
      ),
      ...(isByHand ? { weight: 'shown' as const } : {}),
    },
    enteredAtMs,
    isRetrievable: true,
    namesRecipient,
    ...(isByHand ? { isByHand } : {}),
  };
}

function byUpstream({ event, upstream, namesRecipient }: Proof): Carried | undefined {
  if (!upstream?.isConfirmed || event.by === 'form') return undefined;
  return {
    level: 3,
    finding: finding('upstream-confirmed', 'upstream-record', upstream.atMs, event.id),
    enteredAtMs: upstream.atMs,
    isRetrievable: true,
    namesRecipient,
  };
}

export interface Redemption {
  event: DeliveryEvent;
  atMs: number;
  isOthers: boolean;
  namesAccount: boolean;
}

/** What the issuer recorded: its own event, or the number of its record in a proof. A merchant's form says nothing of it. */
export function redemptionsOf(story: Story): Redemption[] {
  const told = story.of('delivery.redeemed').flatMap(({ event, data }): Redemption[] => {
    const atMs = instantOf(data.redeemed_at);
    const isRecorded = hashOf(data.record_sha256) !== undefined || textOf(data.redemption_ref) !== undefined;
    if (atMs === undefined || !isRecorded) return [];
    const isOthers = flagOf(data.account_is_buyers) === false;
    return [{ event, atMs, isOthers, namesAccount: textOf(data.account_tail) !== undefined }];
  });
  const inProofs = story.proofs.flatMap(({ event, items }) =>
    items.flatMap(({ redeemedAtMs: atMs }) =>
      atMs === undefined ? [] : [{ event, atMs, isOthers: false, namesAccount: false }],
    ),
  );
  return [...told, ...inProofs].filter(({ event }) => event.by !== 'form');
}

function byRedemption(redemption: Redemption, boundAtMs: number): Carried | undefined {
  const { event, atMs, isOthers, namesAccount } = redemption;
  if (isOthers || atMs < boundAtMs) return undefined;
  return {
    level: 4,
    finding: finding('redeemed', 'issuer-record', atMs, event.id),
    enteredAtMs: atMs,
    isRetrievable: true,
    namesRecipient: namesAccount,
  };
}

/** Whoever can open the commitment has the code: nobody but the shop and the buyer could. */
function byReveal({ matches, notACard, atMs }: Reveal): Carried | undefined {
  if (!matches || notACard) return undefined;
  return {
    level: 3,
    finding: finding(openedByBuyer, 'arithmetic', atMs),
    // The buyer has it; since when, the opening does not say.
    enteredAtMs: undefined,
    isRetrievable: true,
    namesRecipient: true,
  };
}

/** All that carries on from codes bound to the order (or from the first of too few), in order of time; nothing without. */
export function carriedOn(story: Story, binding: Binding, reveals: readonly Reveal[]): Carried[] {
  const sinceMs = binding.boundAtMs ?? binding.firstAtMs;
  if (sinceMs === undefined) return [];
  const since = ({ event }: Told | Proof): boolean => event.occurredAtMs >= sinceMs;
  return [
    ...story
      .of('message.sent')
      .filter(since)
      .map((told) => byMessage(story, told)),
    ...story
      .of('delivery.viewed')
      .filter(since)
      .map((told) => byView(story, told, binding.event)),
    ...story.proofs.flatMap((proof) => [...byWays(story, proof), byRecord(story, proof), byUpstream(proof)]),
    ...redemptionsOf(story).map((redemption) => byRedemption(redemption, sinceMs)),
    ...reveals.map(byReveal),
  ]
    .filter((one): one is Carried => one !== undefined)
    .sort((a, b) => (a.finding.atMs as number) - (b.finding.atMs as number) || a.level - b.level);
}

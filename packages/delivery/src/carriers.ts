import type { Binding } from './binding.ts';
import { flagOf, hashOf, instantOf, textOf } from './read-data.ts';
import { isAfterwards, type Proof, type Story, type Told } from './story.ts';
import type { Finding, Ground, Level, Reveal } from './types.ts';
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

function byView(story: Story, { event, data }: Told): Carried | undefined {
  // The shop's own log about its own page, told after the complaint, adds nothing to the shop's word.
  if (isAfterwards(story, event)) return undefined;
  const sameIp = flagOf(data.buyer_ip_same);
  const hasKey = buyersKeys.has(textOf(data.via) ?? '');
  if (sameIp === false || (sameIp === undefined && !hasKey)) return undefined;
  const code = hasKey ? 'fetched-with-key' : 'page-rendered';
  return {
    level: hasKey ? 3 : 2,
    finding: finding(code, 'shop-record', event.occurredAtMs, event.id),
    enteredAtMs: event.occurredAtMs,
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

/** What the merchant attached to the proof itself; by the form a person looked at it, no machine did, so no higher than L2. */
function byRecord(story: Story, proof: Proof): Carried | undefined {
  const { event, retrieval, enteredAtMs, hasRecipient } = proof;
  if (!retrieval?.isRecorded) return undefined;
  // By the form the record itself lies with us; by the API there is a digest, which the complaint may have called forth.
  if (event.by !== 'form' && isAfterwards(story, event)) return undefined;
  const atMs = enteredAtMs ?? retrieval.atMs;
  if (atMs === undefined) return undefined;
  return {
    level: 2,
    finding: finding(
      'record-attached',
      event.by === 'form' ? 'merchant-form' : 'shop-record',
      atMs,
      event.id,
    ),
    enteredAtMs,
    isRetrievable: true,
    namesRecipient: hasRecipient,
  };
}

function byUpstream({ event, upstream, hasRecipient }: Proof): Carried | undefined {
  if (!upstream?.isConfirmed || event.by === 'form') return undefined;
  return {
    level: 3,
    finding: finding('upstream-confirmed', 'upstream-record', upstream.atMs as number, event.id),
    enteredAtMs: upstream.atMs,
    isRetrievable: true,
    namesRecipient: hasRecipient,
  };
}

/** Recorded by who issued the code: event `delivery.redeemed` with the issuer's record or its number. */
export function redemptionOf({ event, data }: Told): { atMs: number; isOthers: boolean } | undefined {
  const atMs = instantOf(data.redeemed_at);
  const isRecorded = hashOf(data.record_sha256) !== undefined || textOf(data.issuer_record_no) !== undefined;
  if (atMs === undefined || !isRecorded || event.by === 'form') return undefined;
  return { atMs, isOthers: flagOf(data.account_is_buyers) === false };
}

function byRedemption(told: Told, boundAtMs: number): Carried | undefined {
  const redemption = redemptionOf(told);
  if (!redemption || redemption.isOthers || redemption.atMs < boundAtMs) return undefined;
  return {
    level: 4,
    finding: finding('redeemed', 'issuer-record', redemption.atMs, told.event.id),
    enteredAtMs: redemption.atMs,
    isRetrievable: true,
    namesRecipient: textOf(told.data.account_tail) !== undefined,
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
      .map((told) => byView(story, told)),
    ...story.proofs.flatMap((proof) => [byRecord(story, proof), byUpstream(proof)]),
    ...story.of('delivery.redeemed').map((told) => byRedemption(told, sinceMs)),
    ...reveals.map(byReveal),
  ]
    .filter((one): one is Carried => one !== undefined)
    .sort((a, b) => (a.finding.atMs as number) - (b.finding.atMs as number) || a.level - b.level);
}

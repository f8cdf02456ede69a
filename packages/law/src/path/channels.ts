import type { Day } from '@redress/kernel';
import type { Bilingual, Channel, DisputeType, Gate, GateName } from '../types.ts';

/** Every way a case can take, in the order of the ladder (LAW §5). */
export const channelIds = [
  'merchant-demand',
  'platform-demand',
  'issuer-inquiry',
  'payment-dispute',
  'samr-complaint',
  'samr-report',
  'association-complaint',
  'peoples-mediation',
  'judicial-confirmation',
  'police-report',
  'police-review',
  'lawyer-letter',
  'court-suit',
  'reconsideration',
  'public-statement',
] as const;
export type ChannelId = (typeof channelIds)[number];

/** Every paper that a channel may need (LAW §16); also the name of its template. */
export const documentNames = [
  'platform-complaint',
  'merchant-complaint',
  'payment-dispute',
  'issuer-inquiry',
  'catalogue',
  'samr-complaint',
  'samr-report',
  'association-complaint',
  'mediation-application',
  'judicial-confirmation',
  'police-report',
  'police-review',
  'lawyer-letter',
  'civil-complaint',
  'production-order',
  'investigation-order',
  'reconsideration',
  'joint-report',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** Who must move. `buyer` is whoever runs the case. */
export type Actor =
  | 'buyer'
  | 'merchant'
  | 'platform'
  | 'payment-provider'
  | 'issuer'
  | 'market-regulator'
  | 'consumer-association'
  | 'mediator'
  | 'police'
  | 'court'
  | 'government'
  | 'lawyer';

/** An article with the words of it that the rule stands on: a literal part of the stored text. */
export interface Quoted {
  /** Statute id, e.g. `SAMR121-15`. */
  article: string;
  quote: string;
}

/** A limit that runs in a step: from the first event of a kind to the first that meets it. */
export interface ChannelClock {
  /** Name of a deadline rule. */
  rule: string;
  from: StepEventKind;
  /** Runs only where the event carries this reason. */
  detail?: StepDetail;
  /** Any of these ends it. */
  metBy: readonly StepEventKind[];
}

/** What a paper to the channel must hold; `required` only where a text asks for it (LAW §16 *). */
export interface ChannelField {
  name: string;
  label: Bilingual;
  required: boolean;
}

/**
 * What must stand: an event of a channel (any reason, unless some are named), its silence past a limit, a gate's status, or
 * the type of the dispute.
 */
export type Trigger =
  | { after: ChannelId; event: StepEventKind; detail?: readonly StepDetail[] }
  | { after: ChannelId; overdue: string }
  | { gate: GateName; status: readonly Gate['status'][] }
  | { dispute: DisputeType };

/** Why and how a channel comes open, or opens again. With no trigger it is open from the beginning. */
export interface Opening {
  when: readonly Trigger[];
  action: Bilingual;
  why: Bilingual;
  basis: readonly Quoted[];
  /** The buyer's own limit, counted from what opened it. */
  within?: string;
  /** `may`: open, but nothing that the buyer is urged to do. */
  force?: 'may';
  /** Only when the channel was used exactly so often before. */
  uses?: number;
  /** What is urgent comes before the order of the ladder, the lowest first. */
  rank?: number;
}

/** Once `by` met one of `when`, this channel is shut. It stands in the rule of the channel that is shut, by the law of its day. */
export interface Lock {
  by: ChannelId;
  when: readonly StepEventKind[];
  /** Open again after one of these. */
  until?: readonly StepEventKind[];
  why: Bilingual;
  basis: readonly Quoted[];
}

/** What of a case shuts a channel before anything was sent; read from the gates (LAW §4). */
export type ShutReason = 'unlawful-goods' | 'not-complainable' | 'in-court' | 'one-seller';

/** One channel as the law of a span of days has it. */
export interface ChannelRule {
  id: ChannelId;
  channel: Channel;
  title: Bilingual;
  addressee: Bilingual;
  /** Who must move once the paper has arrived. */
  actor: Actor;
  /** Days of the step, first and last, that it governs. */
  inForce: { since: Day; until?: Day };
  basis: readonly Quoted[];
  documents: readonly DocumentName[];
  /** What it does, and its honest limit. */
  why: Bilingual;
  /** What it may be asked for; anything else is refused or harms. */
  asks: readonly Bilingual[];
  fields: readonly ChannelField[];
  clocks: readonly ChannelClock[];
  opens: readonly Opening[];
  locks: readonly Lock[];
  shutBy: readonly ShutReason[];
  /** Events that reach its aim. */
  aim: readonly (StepEventKind | StepDetail)[];
  /** What to know once this happened. */
  told: Partial<Record<StepEventKind | StepDetail, Bilingual>>;
  /** Only in disputes of these types. */
  onlyFor?: readonly DisputeType[];
  /** It cannot be used before something opened it. */
  onlyWhenOpened?: true;
  /** Not about the buyer's money: it stays open when that is back. */
  outlivesPayment?: true;
  /** Where only part of the rule of that day was read: what is not asserted. */
  partial?: Bilingual;
}

export const stepEventKinds = [
  'released',
  'sent',
  'relayed',
  'delivered',
  'read',
  'bounced',
  'acknowledged',
  'accepted',
  'refused',
  'answered',
  'agreed',
  'failed',
  'decided',
  'paid',
  'withdrawn',
  'extended',
  'suspended',
  'resumed',
] as const;
export type StepEventKind = (typeof stepEventKinds)[number];

/** The closed list of reasons an event may carry; the part before the colon is the event's kind. */
export const stepDetails = [
  'released:by-hand',
  'accepted:small-claims',
  'accepted:simplified',
  'accepted:ordinary',
  'accepted:public-security',
  'acknowledged:procurator-asked',
  'acknowledged:ordered-to-open',
  'answered:template',
  'answered:rejects',
  'answered:ask-merchant',
  'answered:offer',
  'answered:identity-given',
  'answered:redeemed-before',
  'answered:redeemed-after',
  'refused:no-competence',
  'refused:handled',
  'refused:not-consumer',
  'refused:time-barred',
  'refused:materials',
  'refused:impersonation',
  'refused:merchant-identity',
  'refused:no-clear-defendant',
  'refused:no-jurisdiction',
  'refused:no-case',
  'refused:other',
  'failed:no-agreement',
  'failed:other-side-refuses',
  'failed:sixty-days',
  'failed:undeliverable',
  'decided:for-buyer',
  'decided:against-buyer',
  'decided:case-opened',
  'decided:no-case',
  'extended:approved',
  'extended:twice',
  'suspended:appraisal',
  'suspended:hearing',
] as const;
export type StepDetail = (typeof stepDetails)[number];

export interface StepEvent {
  kind: StepEventKind;
  /** Asia/Shanghai. */
  day: Day;
  /** One of `stepDetails`; anything else counts as not given. */
  detail?: string;
}

/** One use of a channel in a case; kept by the case, judged here. */
export interface StepRecord {
  id: string;
  channel: ChannelId;
  events: readonly StepEvent[];
}

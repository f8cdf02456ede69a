import type { Actor, ChannelId, StepEventKind, StepWay } from '@redress/contract';
import type { Move } from './case-lifecycle.ts';

interface ChannelFacts {
  /** Who answers in this channel. */
  actor: Actor;
  /** What its papers do to the case when they leave; absent for what is addressed to nobody in particular. */
  leaves?: Extract<Move, 'serve' | 'escalate'>;
  /** How papers may leave. An e-mail to an official is no filing (投诉举报处理办法第八条). */
  ways: readonly StepWay[];
}

const demand = (actor: Actor): ChannelFacts => ({ actor, leaves: 'serve', ways: ['mail', 'by-hand'] });
const filing = (actor: Actor): ChannelFacts => ({ actor, leaves: 'escalate', ways: ['by-hand'] });

/** What the room must know of a channel besides its law: who answers, and how papers leave. */
export const channelFacts: Readonly<Record<ChannelId, ChannelFacts>> = {
  'merchant-demand': demand('merchant'),
  'platform-demand': demand('platform'),
  'issuer-inquiry': demand('issuer'),
  'payment-dispute': demand('payment-provider'),
  // A lawyer signs and sends it (律师法第十三条); we only record that.
  'lawyer-letter': { ...demand('platform'), ways: ['by-hand'] },
  'samr-complaint': filing('market-regulator'),
  'samr-report': filing('market-regulator'),
  'association-complaint': filing('consumer-association'),
  'peoples-mediation': filing('mediator'),
  'judicial-confirmation': filing('court'),
  'police-report': filing('police'),
  'police-review': filing('police'),
  'court-suit': filing('court'),
  reconsideration: filing('government'),
  'public-statement': { actor: 'nobody', ways: ['by-hand'] },
};

const always = ['sent', 'delivered', 'answered', 'refused', 'agreed', 'paid', 'withdrawn'] as const;
const ofDemand: readonly StepEventKind[] = [...always, 'acknowledged', 'bounced'];
const ofFiling: readonly StepEventKind[] = [
  ...always,
  'acknowledged',
  'accepted',
  'failed',
  'decided',
  'extended',
  'suspended',
  'resumed',
];

/** What the buyer may record in a channel; `released`, `relayed` and `read` are the server's to say. */
export function recordable(channel: ChannelId): readonly StepEventKind[] {
  const { leaves } = channelFacts[channel];
  if (!leaves) return ['sent', 'withdrawn'];
  return leaves === 'serve' ? ofDemand : ofFiling;
}

const partyOfRule: Readonly<Record<string, Actor>> = {
  user: 'buyer',
  guardian: 'buyer',
  both: 'buyer',
  'market-regulator': 'market-regulator',
  government: 'government',
  police: 'police',
  court: 'court',
  'arbitration-institution': 'court',
  state: 'market-regulator',
};

/** Who is bound by a deadline of a step: the rule's office, else whoever the step's letter went to. */
export const actorOfRule = (boundParty: string, channel: ChannelId): Actor =>
  partyOfRule[boundParty] ?? channelFacts[channel].actor;

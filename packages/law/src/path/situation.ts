import type { Day } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import type { DisputeType, Finding, Gate, GateAnswers, KnownFacts, NextStep } from '../types.ts';
import { crimeSignsStand, statusOf } from './gate-view.ts';

export interface PathInput {
  disputeType: DisputeType;
  gates: readonly Gate[];
  findings: readonly Finding[];
  facts: KnownFacts;
  /** Asia/Shanghai; the day the demand is taken to reach the other side. */
  today: Day;
  /** Finer than the gates' status where given: which forum already has the case, whose shop it is. */
  answers?: GateAnswers;
}

/** What the order of steps hangs on, read once from gates and answers. */
export interface Situation {
  disputeType: DisputeType;
  today: Day;
  /** The goods themselves may be unlawful: nothing goes out before a lawyer has looked (G4). */
  unlawful: boolean;
  doubtfulGoods: boolean;
  crime: boolean;
  /** Why a 12315 complaint would be refused; undefined when it is open. */
  complaintClosed: Gate | undefined;
  inCourt: boolean;
  atAssociation: boolean;
  forumClause: boolean;
  /** The platform itself sold, or the site is the seller's own: one letter is enough. */
  oneSeller: boolean;
}

export function situationOf({ gates, answers = {}, disputeType, today }: PathInput): Situation {
  const status = statusOf(gates);
  const closing = ['consumer', 'prior-handling', 'time', 'identity'];
  return {
    disputeType,
    today,
    unlawful: status('legality') === 'stop',
    doubtfulGoods: status('legality') === 'warn',
    crime: crimeSignsStand(gates),
    complaintClosed: gates.find(({ gate, status }) => closing.includes(gate) && status === 'stop'),
    inCourt: status('prior-handling') === 'stop' && answers['prior-handling'] === 'court',
    atAssociation: status('prior-handling') === 'stop' && answers['prior-handling'] === 'association',
    forumClause: status('forum-clause') === 'warn',
    oneSeller: ['self-operated', 'own-site'].includes(answers['platform-type'] ?? ''),
  };
}

type Words = readonly [zh: string, en: string];

/** A step without the parts that only some have. */
export function step(
  channel: NextStep['channel'],
  state: NextStep['state'],
  [action, actionEn]: Words,
  [zh, en]: Words,
  ...basis: readonly string[]
): NextStep {
  return { channel, action, actionEn, basis: basesOf(...basis), why: { zh, en }, state };
}

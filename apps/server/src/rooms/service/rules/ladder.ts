import type { RungKind, StepEventKind } from '@redress/contract';

/** Where a letter stands: the highest rung that something proves. */
export type DispatchState = Exclude<RungKind, 'delayed'>;

/**
 * What a new rung makes of the state; a kind that is missing changes nothing. Notices come late and in any order: a
 * delivery proved once is not undone by a later failure of a copy, but a reading proves the delivery too.
 */
const ladder = {
  drafted: { sent: 'sent', relayed: 'relayed', delivered: 'delivered', read: 'read', bounced: 'bounced' },
  sent: { relayed: 'relayed', delivered: 'delivered', read: 'read', bounced: 'bounced' },
  relayed: { delivered: 'delivered', read: 'read', bounced: 'bounced' },
  bounced: { delivered: 'delivered', read: 'read' },
  delivered: { read: 'read' },
  read: {},
} as const satisfies Record<DispatchState, Partial<Record<RungKind, DispatchState>>>;

export function stateAfter(state: DispatchState, rung: RungKind): DispatchState {
  return (ladder[state] as Partial<Record<RungKind, DispatchState>>)[rung] ?? state;
}

/** The full table, for the documentation and its test. */
export const ladderTable: Readonly<Record<DispatchState, Partial<Record<RungKind, DispatchState>>>> = ladder;

const told: Partial<Record<RungKind, StepEventKind>> = {
  sent: 'sent',
  relayed: 'relayed',
  delivered: 'delivered',
  read: 'read',
  bounced: 'bounced',
};

/** What the case's path is told of a rung; a delay and a draft are no events of a step. */
export const stepEventOf = (rung: RungKind): StepEventKind | undefined => told[rung];

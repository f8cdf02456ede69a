import { addDays, type Day } from '@redress/kernel';
import { type PathStep, pathOf, type StepClock, type StepRecord } from '@redress/law';
import { ruleOf } from './channel-law.ts';
import type { StepDeadline } from './step-deadlines.ts';

type Judged = Omit<Parameters<typeof pathOf>[0], 'history' | 'today'>;

/** What changed the path: an event of a step, or the last day of a deadline that passed. */
export type Cause = { stepId: string; recorded: number } | { lastDay: Day };

/**
 * Channels that a cause has opened: urged today, and not before it. For silence that is the day before; for an event
 * the same history without the newest event of its step.
 */
export function newlyOpen(
  judged: Judged,
  history: readonly StepRecord[],
  cause: Cause,
  today: Day,
): PathStep[] {
  const now = pathOf({ ...judged, history, today });
  const before =
    'lastDay' in cause
      ? pathOf({ ...judged, history, today: cause.lastDay < today ? cause.lastDay : addDays(today, -1) })
      : pathOf({ ...judged, history: without(history, cause), today });
  const urged = new Set(before.filter(isUrged).map(({ channelId }) => channelId));
  return now.filter((step) => isUrged(step) && !urged.has(step.channelId));
}

const isUrged = ({ state, mayTake }: PathStep): boolean => state === 'now' && mayTake;

/** The history as it was before the `recorded`-th event of a step. */
const without = (history: readonly StepRecord[], { stepId, recorded }: Extract<Cause, { stepId: string }>) =>
  history.map((record) =>
    record.id === stepId
      ? { ...record, events: record.events.filter((_, position) => position !== recorded) }
      : record,
  );

/** Limits of the buyer's own for taking a channel that is open; those of a step that runs belong to the step. */
export function ownLimits(
  path: readonly PathStep[],
  today: Day,
): (StepDeadline & Pick<PathStep, 'channelId'>)[] {
  return path.flatMap(({ channelId, mayTake, clocks }) => {
    if (!mayTake) return [];
    const ofSteps = new Set(ruleOf(channelId, today)?.clocks.map(({ rule }) => rule));
    return clocks
      .filter(
        ({ rule, boundBy, state }: StepClock) =>
          boundBy === 'buyer' && state === 'running' && !ofSteps.has(rule),
      )
      .map(({ rule, from, due }) => ({
        channelId,
        rule,
        party: 'buyer' as const,
        from,
        due,
        state: 'open' as const,
      }));
  });
}

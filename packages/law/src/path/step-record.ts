import type { Day } from '@redress/kernel';
import type { ChannelId, StepDetail, StepEvent, StepEventKind, StepRecord } from './channels.ts';
import { stepDetails } from './channels.ts';

/** These change a running limit, not where the step stands. */
const marginal: readonly StepEventKind[] = ['extended', 'suspended', 'resumed'];

/** Whoever did one of these has the paper. */
const received: readonly StepEventKind[] = [
  'delivered',
  'read',
  'acknowledged',
  'accepted',
  'refused',
  'answered',
  'agreed',
  'failed',
  'decided',
  'paid',
];

/** By day; within a day nothing comes before the release, whatever the clocks said. */
const inOrder = (events: readonly StepEvent[]): StepEvent[] =>
  [...events].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rankOf(a) - rankOf(b)));
const rankOf = ({ kind }: StepEvent): number => (kind === 'released' ? 0 : 1);

/** The uses of a channel, the newest last. A record without an event is no use. */
export function usesOf(history: readonly StepRecord[], id: ChannelId): StepRecord[] {
  return history
    .filter(({ channel, events }) => channel === id && events.length > 0)
    .map((record) => ({ ...record, events: inOrder(record.events) }))
    .sort((a, b) => (firstDayOf(a) < firstDayOf(b) ? -1 : 1));
}

/** The day on which the step was begun; its law is that of this day. */
export const firstDayOf = ({ events }: StepRecord): Day => (inOrder(events)[0] as StepEvent).day;

/** The event that says where the step stands. */
export function lastMove({ events }: StepRecord): StepEvent | undefined {
  return inOrder(events)
    .filter(({ kind }) => !marginal.includes(kind))
    .at(-1);
}

/** The reason of an event, where it is one of the closed list. */
export const detailOf = ({ detail }: StepEvent): StepDetail | undefined =>
  stepDetails.find((known) => known === detail);

/** The same; a refusal without a reason on the list is one for another reason. */
export const reasonOf = (event: StepEvent): StepDetail | undefined =>
  detailOf(event) ?? (event.kind === 'refused' ? 'refused:other' : undefined);

/** The first day on which the step reached `kind`; an answer, too, shows that the paper was delivered. */
export function dayReached(record: StepRecord, kind: StepEventKind, detail?: StepDetail): Day | undefined {
  const kinds = kind === 'delivered' ? received : [kind];
  return inOrder(record.events).find(
    (event) => kinds.includes(event.kind) && (detail === undefined || detailOf(event) === detail),
  )?.day;
}

import type { Actor } from '@redress/contract';
import { addDays, type Day, daysBetween, fromShanghai } from '@redress/kernel';
import { type ChannelRule, clocksOf, type StepClock, type StepRecord } from '@redress/law';
import { actorOfRule } from './lifecycle/channels.ts';
import { boundPartyOf } from './rule-words.ts';

/** The first instant at which a deadline is overdue: the end of its last day in Asia/Shanghai. */
export const endOf = (day: Day): number => fromShanghai(addDays(day, 1));

/** The last day that counts against `party`: lateness is not alleged while they may still argue to be in time. */
export const lastDay = ({ due, latest }: { due: Day; latest?: Day }, party: Actor): Day =>
  party === 'buyer' ? due : (latest ?? due);

/** A deadline of a step as its events leave it. */
export interface StepDeadline {
  rule: string;
  party: Actor;
  from: Day;
  /** Undefined while it cannot be counted: a year before those on record, a suspension that still runs. */
  due: Day | undefined;
  /**
   * Present while `due` is provisional, the holidays of its year not being on record: the last day on which nobody is
   * called late yet.
   */
  latest?: Day;
  /** overdue: it was met, but late. */
  state: 'open' | 'met' | 'overdue' | 'cancelled';
}

/**
 * What the events of a step have set running and what ended it, by the law of the step's day. Who acted by a day that was told
 * (`toldOf`) acted in time, wherever the day lies now.
 */
export function deadlinesOf(
  rule: ChannelRule,
  record: StepRecord,
  today: Day,
  toldOf: (rule: string) => Day | null = () => null,
): StepDeadline[] {
  const { clocks, uncounted } = clocksOf(rule, record, today);
  const gone = record.events.some(({ kind }) => kind === 'bounced' || kind === 'withdrawn');
  const partyOf = (name: string) => actorOfRule(boundPartyOf(name), record.channel);
  const counted = clocks.map((clock): StepDeadline => {
    const party = partyOf(clock.rule);
    const due = isSuspended(record, clock, today) ? {} : daysOf(clock, party);
    const state = gone
      ? 'cancelled'
      : clock.state !== 'met'
        ? 'open'
        : isInTime(rule, record, clock, toldOf(clock.rule))
          ? 'met'
          : 'overdue';
    return { rule: clock.rule, party, from: clock.from, due: undefined, ...due, state };
  });
  const open = uncounted.map(
    ({ rule: name, from }): StepDeadline => ({
      ...{ rule: name, party: partyOf(name), from, due: undefined },
      state: gone ? 'cancelled' : 'open',
    }),
  );
  return [...counted, ...open];
}

/** What was counted stands as it is while it is provisional: the room that is left for the notice is no promise. */
const daysOf = (clock: StepClock, party: Actor): { due: Day; latest?: Day } =>
  clock.provisional && clock.latest
    ? { due: clock.due, latest: clock.latest }
    : { due: lastDay(clock, party) };

/** Whether what met a clock came before its last day was over; an answer that is recorded late may have come in time. */
function isInTime(rule: ChannelRule, record: StepRecord, clock: StepClock, told: Day | null): boolean {
  const counted = clock.latest ?? clock.due;
  const last = told !== null && told > counted ? told : counted;
  const events = record.events.filter(({ day }) => day <= last);
  const then = clocksOf(rule, { ...record, events }, last).clocks.find((one) => one.rule === clock.rule);
  return then?.state === 'met';
}

/** A suspension that nobody has ended moves the last day on with every day. */
const isSuspended = (record: StepRecord, clock: StepClock, today: Day): boolean =>
  record.events.findLast(({ kind }) => kind === 'suspended' || kind === 'resumed')?.kind === 'suspended' &&
  (clock.suspensions ?? []).some(({ to }) => to === today);

export type RemindKind = 'soon' | 'due' | 'overdue';

const morning = '09:00:00';
/** How often an open deadline without a settled day is counted again, in days: a notice may have come meanwhile. */
const recountDays = 7;

/** When the buyer is told of her own limit: some days before, by its length, and on the morning of the last day. */
function reminders(from: Day, due: Day): { kind: 'soon' | 'due'; atMs: number }[] {
  const term = daysBetween(from, due);
  const lead = term <= 10 ? 2 : term <= 90 ? 7 : 30;
  return [
    { kind: 'soon', atMs: fromShanghai(addDays(due, -lead), morning) },
    { kind: 'due', atMs: fromShanghai(due, morning) },
  ];
}

export interface Clocked {
  party: string;
  from: Day;
  /** Undefined while it cannot be counted. */
  due: Day | undefined;
  /** Present while `due` is provisional. */
  latest?: Day | undefined;
  /** A later day that was told before a correction. */
  told?: Day | undefined;
  /** How many reminders were raised or passed by. */
  reminded: number;
}

export interface Look {
  state: 'open' | 'overdue';
  /** Undefined once overdue. */
  wakeAtMs: number | undefined;
  reminded: number;
  remind?: RemindKind;
  /** The day is unknown or provisional: count it again. */
  recount?: true;
}

/**
 * What an open deadline asks for at `nowMs`, and when to look again. Only the newest of several missed stages counts:
 * after a long stop nobody is told that something will soon be due that is long over.
 */
export function lookAt({ party, from, due, latest, told, reminded }: Clocked, nowMs: number): Look {
  const recountMs = nowMs + recountDays * 86_400_000;
  if (due === undefined) return { state: 'open', wakeAtMs: recountMs, reminded, recount: true };
  const last = latest ?? due;
  const endMs = endOf(told && told > last ? told : last);
  if (latest !== undefined && nowMs < endMs)
    return { state: 'open', wakeAtMs: Math.min(recountMs, endMs), reminded, recount: true };
  if (endMs <= nowMs) return { state: 'overdue', wakeAtMs: undefined, reminded, remind: 'overdue' };
  if (party !== 'buyer') return { state: 'open', wakeAtMs: endMs, reminded };
  const stages = reminders(from, due);
  const passed = stages.filter(({ atMs }) => atMs <= nowMs).length;
  const next = stages[passed]?.atMs ?? endMs;
  const raised = passed > reminded ? stages[passed - 1]?.kind : undefined;
  return {
    state: 'open',
    wakeAtMs: next,
    reminded: Math.max(passed, reminded),
    ...(raised ? { remind: raised } : {}),
  };
}

/**
 * When to look first at a deadline that is set at `nowMs`. Stages that are over already are passed by in silence; the
 * end is not: a deadline that was over when it became known is looked at by the next tick.
 */
export function firstLook(
  clocked: Omit<Clocked, 'reminded'>,
  nowMs: number,
): { wakeAtMs: number; reminded: number } {
  const { wakeAtMs, reminded } = lookAt({ ...clocked, reminded: 0 }, nowMs);
  return { wakeAtMs: wakeAtMs ?? nowMs, reminded };
}

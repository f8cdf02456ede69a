import { addDays, type Day } from '@redress/kernel';
import { channelRuleOf } from './channel-rules.ts';
import type { ChannelId, ChannelRule, Opening, StepRecord, Trigger } from './channels.ts';
import type { statusOf } from './gate-view.ts';
import type { StepClock } from './path-step.ts';
import type { Situation } from './situation.ts';
import { type Clocks, clocksOf, limitOf } from './step-clocks.ts';
import { firstDayOf, lastMove, reasonOf, usesOf } from './step-record.ts';

/** The newest use of a channel, with its law and its limits as they stand. */
export interface Use {
  record: StepRecord;
  /** The rule of the day on which it was begun; undefined where that is not on record. */
  rule: ChannelRule | undefined;
  limits: Clocks;
  /** How often the channel was used in all. */
  uses: number;
}

/** All that a channel is judged by. */
export interface PathContext {
  situation: Situation;
  status: ReturnType<typeof statusOf>;
  used: ReadonlyMap<ChannelId, Use>;
  rules: readonly ChannelRule[];
  today: Day;
}

/** The newest use of each channel; what is recorded of days to come has not happened yet. */
export function usesOn(
  today: Day,
  history: readonly StepRecord[],
  rules: readonly ChannelRule[],
): ReadonlyMap<ChannelId, Use> {
  const past = history.map((record) => ({
    ...record,
    events: record.events.filter(({ day }) => day <= today),
  }));
  const used = new Map<ChannelId, Use>();
  for (const id of new Set(past.map(({ channel }) => channel))) {
    const uses = usesOf(past, id);
    const record = uses.at(-1);
    if (!record) continue;
    const rule = channelRuleOf(id, firstDayOf(record), rules);
    const limits = rule ? clocksOf(rule, record, today) : { clocks: [], uncounted: [] };
    used.set(id, { record, rule, limits, uses: uses.length });
  }
  return used;
}

/** What stood from the beginning. */
const always: Day = '0000-01-01';

/** The day since which a trigger stands, and that from which the buyer's own limit is counted. */
interface Fired {
  day: Day;
  from: Day;
}

/** Undefined while the trigger does not stand. */
function firedOn(trigger: Trigger, context: PathContext): Fired | undefined {
  const on = (day: Day | undefined): Fired | undefined => (day === undefined ? day : { day, from: day });
  if ('gate' in trigger)
    return on(trigger.status.includes(context.status(trigger.gate)) ? always : undefined);
  if ('dispute' in trigger) return on(trigger.dispute === context.situation.disputeType ? always : undefined);
  const use = context.used.get(trigger.after);
  if (!use) return undefined;
  if ('overdue' in trigger) {
    const late = clockNamed(use, trigger.overdue);
    // Silence is alleged by the later day, what it costs the buyer to wait by the earlier one (LAW §7.9).
    return late?.state === 'overdue' ? { day: limitOf(late), from: late.due } : undefined;
  }
  return on(
    use.record.events
      .filter(({ kind }) => kind === trigger.event)
      .filter((event) => !trigger.detail || trigger.detail.some((one) => one === reasonOf(event)))
      .at(-1)?.day,
  );
}

const clockNamed = ({ limits }: Use, name: string): StepClock | undefined =>
  limits.clocks.find(({ rule }) => rule === name);

export interface Opened {
  opening: Opening;
  /** Since when; the buyer's limit is counted from it. */
  since: Day;
  /** The step itself led to it: by its last event, or by the silence after it. */
  own: boolean;
}

/**
 * The first opening of a channel that stands. A use that still runs (`running`) is only followed by what it led to itself; one
 * that ended also by what happened elsewhere since.
 */
export function openingOf(rule: ChannelRule, context: PathContext, running: boolean): Opened | undefined {
  const use = context.used.get(rule.id);
  const uses = use?.uses ?? 0;
  const move = use && lastMove(use.record);
  for (const opening of rule.opens) {
    if (opening.uses !== undefined && opening.uses !== uses) continue;
    if (opening.when.length === 0 && !move) return { opening, since: always, own: false };
    const fired = opening.when.flatMap((trigger) => {
      const found = firedOn(trigger, context);
      if (!found) return [];
      const { day, from } = found;
      const own = move !== undefined && isOwn(rule.id, trigger, move);
      const newer = !move || (!running && isNewer(rule.id, trigger, day, move.day));
      return own || newer ? [{ day, from, own }] : [];
    });
    const newest = fired.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
    if (newest) return { opening, since: newest.from, own: fired.some(({ own }) => own) };
  }
  return undefined;
}

function isOwn(id: ChannelId, trigger: Trigger, move: { kind: string }): boolean {
  if (!('after' in trigger) || trigger.after !== id) return false;
  return 'overdue' in trigger || trigger.event === move.kind;
}

const isNewer = (id: ChannelId, trigger: Trigger, day: Day, ended: Day): boolean =>
  'after' in trigger && trigger.after !== id && day >= ended;

/** The first day on which silence would open the channel: the day after the earliest limit that still runs. */
export function opensOn(rule: ChannelRule, context: PathContext): Day | undefined {
  const days = rule.opens.flatMap(({ when, uses }) => {
    if (uses !== undefined && uses !== (context.used.get(rule.id)?.uses ?? 0)) return [];
    return when.flatMap((trigger) => {
      if (!('overdue' in trigger)) return [];
      const use = context.used.get(trigger.after);
      const running = use && clockNamed(use, trigger.overdue);
      return running?.state === 'running' ? [addDays(limitOf(running), 1)] : [];
    });
  });
  return days.sort()[0];
}

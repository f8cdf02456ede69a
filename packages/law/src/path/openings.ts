import { addDays, type Day } from '@redress/kernel';
import { channelRuleOf } from './channel-rules.ts';
import type { ChannelId, ChannelRule, Opening, StepRecord, Trigger } from './channels.ts';
import type { statusOf } from './gate-view.ts';
import type { Situation } from './situation.ts';
import { clocksOf, limitOf } from './step-clocks.ts';
import { firstDayOf, lastMove, reasonOf, usesOf } from './step-record.ts';

/** All that a channel is judged by. */
export interface PathContext {
  situation: Situation;
  status: ReturnType<typeof statusOf>;
  history: readonly StepRecord[];
  rules: readonly ChannelRule[];
  today: Day;
}

/** What stood from the beginning. */
const always: Day = '0000-01-01';

/** The law of a use: that of the day on which it was begun. */
export const ruleOfUse = (record: StepRecord, rules: readonly ChannelRule[]): ChannelRule | undefined =>
  channelRuleOf(record.channel, firstDayOf(record), rules);

/** The newest use of a channel. */
export const newestUse = (id: ChannelId, { history }: PathContext): StepRecord | undefined =>
  usesOf(history, id).at(-1);

/** The day since which a trigger stands; undefined while it does not. */
function firedOn(trigger: Trigger, context: PathContext): Day | undefined {
  if ('gate' in trigger) return trigger.status.includes(context.status(trigger.gate)) ? always : undefined;
  if ('dispute' in trigger) return trigger.dispute === context.situation.disputeType ? always : undefined;
  const record = newestUse(trigger.after, context);
  if (!record) return undefined;
  if ('overdue' in trigger) {
    const late = clockNamed(record, trigger.overdue, context);
    return late?.state === 'overdue' ? limitOf(late) : undefined;
  }
  return record.events
    .filter(({ kind, day }) => kind === trigger.event && day <= context.today)
    .filter((event) => !trigger.detail || trigger.detail.some((one) => one === reasonOf(event)))
    .at(-1)?.day;
}

function clockNamed(record: StepRecord, name: string, { rules, today }: PathContext) {
  const rule = ruleOfUse(record, rules);
  return rule && clocksOf(rule, record, today).clocks.find((one) => one.rule === name);
}

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
  const uses = usesOf(context.history, rule.id);
  const newest = uses.at(-1);
  const move = newest && lastMove(newest);
  for (const opening of rule.opens) {
    if (opening.uses !== undefined && opening.uses !== uses.length) continue;
    if (opening.when.length === 0 && !move) return { opening, since: always, own: false };
    const fired = opening.when.flatMap((trigger) => {
      const day = firedOn(trigger, context);
      if (day === undefined) return [];
      const own = move !== undefined && isOwn(rule.id, trigger, move);
      const newer = !move || (!running && isNewer(rule.id, trigger, day, move.day));
      return own || newer ? [{ day, own }] : [];
    });
    const since = fired
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (since !== undefined) return { opening, since, own: fired.some(({ own }) => own) };
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
    if (uses !== undefined && uses !== usesOf(context.history, rule.id).length) return [];
    return when.flatMap((trigger) => {
      if (!('overdue' in trigger)) return [];
      const record = newestUse(trigger.after, context);
      const running = record && clockNamed(record, trigger.overdue, context);
      return running?.state === 'running' ? [addDays(limitOf(running), 1)] : [];
    });
  });
  return days.sort()[0];
}

import type { Bilingual } from '@redress/contract';
import type { Day } from '@redress/kernel';
import { type ChannelClock, deadlineRules, type StepEvent } from '@redress/law';

/** A clock of a step as its events leave it. */
export interface StepClockState {
  rule: string;
  from: Day;
  /** The event that ended it, if one did. */
  metOn?: Day;
  /** The letter came back or was withdrawn: nobody is bound. */
  cancelled: boolean;
}

const ending = ['bounced', 'withdrawn'];

/** Which clocks of a channel the events of a step have set running, in the order of the rule. */
export function clocksOf(clocks: readonly ChannelClock[], events: readonly StepEvent[]): StepClockState[] {
  return clocks.flatMap((clock) => {
    const start = events.findIndex(
      ({ kind, detail }) => kind === clock.from && (clock.detail === undefined || clock.detail === detail),
    );
    const started = events[start];
    if (!started) return [];
    const later = events.slice(start + 1);
    const met = later.find(({ kind }) => clock.metBy.includes(kind));
    const over = later.some(({ kind }) => ending.includes(kind));
    return [{ rule: clock.rule, from: started.day, ...(met ? { metOn: met.day } : {}), cancelled: over }];
  });
}

const rules = new Map(deadlineRules().map((listing) => [listing.rule, listing]));

/** Whom a rule binds, in the words of the law package. */
export const boundPartyOf = (rule: string): string => rules.get(rule)?.boundParty ?? 'user';

export const ruleTitle = (rule: string): Bilingual => rules.get(rule)?.title ?? { zh: rule, en: rule };

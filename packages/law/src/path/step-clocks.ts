import { type Day, Refusal } from '@redress/kernel';
import { deadline, type Recorded, ruleNamed, type Suspension } from '../deadlines/deadline.ts';
import type { Bilingual } from '../types.ts';
import type { ChannelRule, StepEventKind, StepRecord } from './channels.ts';
import type { StepClock } from './path-step.ts';
import { dayReached } from './step-record.ts';

export interface Clocks {
  clocks: StepClock[];
  uncounted: { rule: string; from: Day; reason: Bilingual }[];
}

/** The limits that a use of a channel set running, as they stand on `today`. */
export function clocksOf(rule: ChannelRule, record: StepRecord, today: Day): Clocks {
  const all: Clocks = { clocks: [], uncounted: [] };
  for (const { rule: name, from, detail, metBy } of rule.clocks) {
    const start = dayReached(record, from, detail);
    if (start === undefined || start > today) continue;
    const met = metOn(record, metBy, start);
    const one = clock(name, start, today, met, recordedSince(record, name, start, today));
    all.clocks.push(...one.clocks);
    all.uncounted.push(...one.uncounted);
  }
  return all;
}

/** One limit from `start`; a limit that cannot be counted says why and is never overdue. */
export function clock(name: string, start: Day, today: Day, met?: Day, recorded: Recorded = {}): Clocks {
  try {
    const counted = deadline(name, start, recorded);
    const party = ruleNamed(name)?.boundParty;
    const boundBy = party === 'user' || party === 'both' ? 'buyer' : 'other-side';
    const state = met !== undefined ? 'met' : today > limitOf(counted) ? 'overdue' : 'running';
    return { clocks: [{ ...counted, state, boundBy }], uncounted: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || !uncountable.includes(error.code)) throw error;
    // What met it ended it, whatever its day was.
    return {
      clocks: [],
      uncounted: met === undefined ? [{ rule: name, from: start, reason: error.text }] : [],
    };
  }
}
const uncountable = ['calendar-not-published', 'rule-not-in-force'];

/** The last day in time; where it is doubtful, the later one (LAW §7.9). */
export const limitOf = ({ due, latest }: { due: Day; latest?: Day }): Day => latest ?? due;

function metOn({ events }: StepRecord, metBy: readonly StepEventKind[], start: Day): Day | undefined {
  const days = events.filter(({ kind, day }) => metBy.includes(kind) && day >= start).map(({ day }) => day);
  return days.sort()[0];
}

/** Suspensions and extensions that were recorded, as far as the law of the limit knows them. */
function recordedSince(record: StepRecord, name: string, start: Day, today: Day): Recorded {
  const rule = ruleNamed(name);
  const since = record.events.filter(({ day }) => day >= start).sort((a, b) => (a.day < b.day ? -1 : 1));
  const extended = since.filter(({ kind }) => kind === 'extended').length;
  const suspensions: Suspension[] = since.flatMap(({ kind, day, detail }) => {
    const ground = rule?.suspendedBy?.find((known) => detail === `suspended:${known}`);
    if (kind !== 'suspended' || !ground) return [];
    const to = since.find((later) => later.kind === 'resumed' && later.day >= day)?.day ?? today;
    return to < day ? [] : [{ from: day, to, ground }];
  });
  return { suspensions, extensions: Math.min(extended, rule?.extension?.times ?? 0) };
}

import { addDays, addMonths, type Day, isDay, Refusal } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import { nearest } from '../nearest.ts';
import type { Basis, Bilingual } from '../types.ts';
import { businessRules } from './business-rules.ts';
import { buyerRules } from './buyer-rules.ts';
import type { Calendar } from './calendar.ts';
import { addWorkingDays, rollForward } from './count-days.ts';
import { justiceRules } from './justice-rules.ts';
import { officialCalendar } from './official.ts';
import { type Provisional, provisionalOf } from './provisional.ts';
import { regulatorRules } from './regulator-rules.ts';
import type { Counted, DeadlineRule, SuspensionGround } from './rule.ts';

export interface DeadlineListing {
  rule: string;
  title: Bilingual;
  counted: Counted;
  /** In units of `counted`. */
  days: number;
  boundParty: DeadlineRule['boundParty'];
  basis: Basis[];
  note?: Bilingual;
  onOverrun: Bilingual;
  since?: Day;
  /** The last day of an event that it governs; absent while in force. */
  until?: Day;
  extension?: { units: number; times: number };
  suspendedBy?: readonly SuspensionGround[];
  needsHuman?: true;
}

/** A span, both days included, in which the count stands still. */
export interface Suspension {
  from: Day;
  to: Day;
  ground: SuspensionGround;
}

/** What was recorded of a running limit: nothing is suspended or extended by itself. */
export interface Recorded {
  suspensions?: readonly Suspension[];
  /** How often it was extended. */
  extensions?: number;
}

export interface Deadline {
  rule: string;
  /** The day of the event; counting starts the next day (民法典第二百零一条). */
  from: Day;
  /** The last day in time. */
  due: Day;
  counted: Counted;
  days: number;
  basis: Basis[];
  /** Days of rest passed over, in order. */
  skipped: Day[];
  title: Bilingual;
  note?: Bilingual;
  onOverrun: Bilingual;
  /** Later than `due`: until then the other side may still argue that it is in time. */
  latest?: Day;
  /** Present where a year that was counted through has no notice on record yet; `latest` then leaves room for it. */
  provisional?: Provisional;
  suspensions?: Suspension[];
  extensions?: number;
}

const all: readonly DeadlineRule[] = [...businessRules, ...regulatorRules, ...justiceRules, ...buyerRules];
const byName = new Map(all.map((rule) => [rule.rule, rule]));

/** No event that still sets a limit running is older; years beyond 9999, which a count could reach, are no days. */
const firstDay = '1900-01-01';
const lastFrom = '2199-12-31';

/** The row of a rule; undefined for an unknown name. */
export const ruleNamed = (name: string): DeadlineRule | undefined => byName.get(name);

/** Every rule with its basis, in the order of the parties it binds. */
export function deadlineRules(): DeadlineListing[] {
  return all.map(({ rollsOver: _, basis, ...rule }) => ({ ...rule, basis: basesOf(...basis) }));
}

/**
 * When a limit ends that an event of `from` (Asia/Shanghai) sets running; `provisional` where it hangs on a year to come whose
 * holiday notice is not on record. Throws `unknown-rule`, `bad-day`, `rule-not-in-force` (the event is older than the
 * rule, or the rule was repealed before it), `calendar-not-published` (it hangs on a year before those on record),
 * `suspension-not-allowed` and `extension-not-allowed` (the law of the rule knows no such thing).
 */
export function deadline(
  name: string,
  from: string,
  recorded: Recorded = {},
  calendar: Calendar = officialCalendar(),
): Deadline {
  const rule = byName.get(name) ?? refuseName(name);
  if (!isDay(from) || from < firstDay || lastFrom < from) throw badDay(from);
  if ((rule.since && from < rule.since) || (rule.until && from > rule.until)) throw notInForce(rule, from);
  const { suspensions = [], extensions = 0 } = recorded;
  checkRecorded(rule, suspensions, extensions);
  const units = rule.days + extensions * (rule.extension?.units ?? 0);
  const counted = count({ ...rule, days: units }, from, suspensions, calendar);
  const { title, onOverrun } = rule;
  const note = join([rule.note, counted.note].filter((n) => n !== undefined));
  const answer = { rule: name, from, due: counted.due, counted: rule.counted, days: units };
  return {
    ...answer,
    basis: basesOf(...rule.basis.filter((id) => inForce(id, from))),
    skipped: counted.skipped,
    title,
    ...(note && { note }),
    onOverrun,
    ...(counted.latest && { latest: counted.latest }),
    ...(counted.provisional && { provisional: counted.provisional }),
    ...(suspensions.length > 0 && { suspensions: [...suspensions] }),
    ...(extensions > 0 && { extensions }),
  };
}

function checkRecorded(rule: DeadlineRule, suspensions: readonly Suspension[], extensions: number): void {
  for (const { from, to, ground } of suspensions) {
    for (const day of [from, to]) if (!isDay(day) || day < firstDay || lastFrom < day) throw badDay(day);
    if (to < from) throw badDay(to);
    if (!rule.suspendedBy?.includes(ground)) throw notAllowed('suspension-not-allowed', rule);
  }
  if (!Number.isInteger(extensions) || extensions < 0 || extensions > (rule.extension?.times ?? 0))
    throw notAllowed('extension-not-allowed', rule);
}

/** The complaint rules were replaced in 2026; an older event stands on the statute and its regulation alone. */
function inForce(id: string, from: Day): boolean {
  return !id.startsWith('SAMR121-') || from >= '2026-04-15';
}

interface Counting {
  due: Day;
  skipped: Day[];
  latest?: Day;
  provisional?: Provisional;
  note?: Bilingual;
}

function count(
  rule: DeadlineRule,
  from: Day,
  suspensions: readonly Suspension[],
  calendar: Calendar,
): Counting {
  const stops = (day: Day): boolean => suspensions.some((span) => span.from <= day && day <= span.to);
  if (rule.counted === 'working-days') {
    const counted = addWorkingDays(from, rule.days, calendar, stops);
    return settled(counted, addDays(from, 1), calendar);
  }
  const last = lastDay(rule, from, stops);
  if (rule.rollsOver === 'none') return { due: last, skipped: [] };
  const resting = (day: Day): boolean => !calendar.isWorkingDay(day);
  if (rule.rollsOver === 'rest-day') return settled(rollForward(last, resting), last, calendar);
  const rolled = rollForward(last, calendar.isHoliday);
  const { due: latest } = rollForward(rolled.due, resting);
  const doubtful = latest === rolled.due ? rolled : { ...rolled, latest, note: latestNote(latest) };
  return settled(doubtful, last, calendar);
}

/** A count that looked at every day from `first` on, with the mark of what is not settled yet. */
function settled(counting: Counting, first: Day, calendar: Calendar): Counting {
  const { due, skipped, latest } = counting;
  const open = provisionalOf(first, latest ?? due, calendar);
  if (!open) return counting;
  const { years, text } = open;
  return { due, skipped, latest: open.latest, provisional: { years, text } };
}

/** Calendar counting: the corresponding day, else the month's last (民法典第二百零二条). */
function lastDay(rule: DeadlineRule, from: Day, stops: (day: Day) => boolean): Day {
  if (rule.counted === 'calendar-days') {
    let day = from;
    for (let left = rule.days; left > 0; ) {
      day = addDays(day, 1);
      if (!stops(day)) left--;
    }
    return day;
  }
  return addMonths(from, rule.counted === 'months' ? rule.days : rule.days * 12);
}

function latestNote(latest: Day): Bilingual {
  return {
    zh: `末日是普通周末，该办法只写“法定节假日”顺延；主张超期前请等过${latest}。`,
    en: `The last day is an ordinary weekend, which this rule does not clearly extend; wait past ${latest} before alleging delay.`,
  };
}

function join(notes: Bilingual[]): Bilingual | undefined {
  if (notes.length === 0) return undefined;
  return { zh: notes.map((n) => n.zh).join(''), en: notes.map((n) => n.en).join(' ') };
}

function refuseName(name: string): never {
  const near = nearest(name, [...byName.keys()]).join(', ');
  throw new Refusal('unknown-rule', {
    zh: `没有名为 ${name} 的期限规则；相近的有：${near}`,
    en: `no deadline rule named ${name}; nearest: ${near}`,
  });
}

function badDay(from: string): Refusal {
  return new Refusal('bad-day', {
    zh: `${from} 不是1900年至2199年间存在的日期，请写成 YYYY-MM-DD`,
    en: `${from} is not an existing day of 1900 to 2199 written YYYY-MM-DD`,
  });
}

function notAllowed(code: 'suspension-not-allowed' | 'extension-not-allowed', rule: DeadlineRule): Refusal {
  const what =
    code === 'suspension-not-allowed'
      ? ['中止计算', 'a suspension']
      : ['（再次）延长', 'a (further) extension'];
  return new Refusal(code, {
    zh: `${rule.title.zh}：依据的条文没有规定以此理由${what[0]}，不能这样计算`,
    en: `${rule.rule}: its law knows not ${what[1]} of this kind`,
  });
}

function notInForce(rule: DeadlineRule, from: Day): Refusal {
  if (rule.until && from > rule.until)
    return new Refusal('rule-not-in-force', {
      zh: `${rule.rule} 的依据只适用于${rule.until}以前的事项，${from}发生的事项适用新的规定`,
      en: `${rule.rule} governed events until ${rule.until}; an event of ${from} falls under later rules`,
    });
  return new Refusal('rule-not-in-force', {
    zh: `${rule.rule} 的依据自${rule.since}起施行，${from}发生的事项适用当时的规定`,
    en: `${rule.rule} has been in force since ${rule.since}; an event of ${from} falls under earlier rules`,
  });
}

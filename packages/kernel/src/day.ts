/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. China has had one zone and no daylight saving since 1992. */
export type Day = string;

const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** True for an existing day of the Gregorian calendar written as YYYY-MM-DD. */
export function isDay(value: string): value is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day `days` after (or before, when negative) `day`. */
export function addDays(day: Day, days: number): Day {
  return fromMs(toMs(day) + days * dayMs);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toMs(b) - toMs(a)) / dayMs);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  return new Date(toMs(day)).getUTCDay();
}

/** The corresponding day `months` later, or the last day of that month where it does not exist (民法典 202). */
export function addMonths(day: Day, months: number): Day {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(y, m - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromMs(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last)));
}

/** The Asia/Shanghai day on which an instant (milliseconds since the epoch) falls. */
export function shanghaiDay(ms: number): Day {
  return fromMs(ms + shanghaiOffsetMs);
}

/** `2026-11-01 12:12:03` in Asia/Shanghai, for people. */
export function shanghaiTime(ms: number): string {
  return new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant (milliseconds) of a wall-clock time in Asia/Shanghai. */
export function fromShanghai(day: Day, time = '00:00:00'): number {
  return Date.parse(`${day}T${time}+08:00`);
}

/** `2026年11月1日`. */
export function chineseDay(day: Day): string {
  const [y, m, d] = day.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}

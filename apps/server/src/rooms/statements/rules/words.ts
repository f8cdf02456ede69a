import { chineseDay } from '@redress/kernel';

export { chineseDay };

const shanghaiMs = 8 * 3_600_000;

/** An RFC 3339 instant as day, hour and minute in Asia/Shanghai. */
export function chineseInstant(instant: string): string {
  const local = new Date(Date.parse(instant) + shanghaiMs).toISOString();
  return `${chineseDay(local.slice(0, 10))}${Number(local.slice(11, 13))}时${local.slice(14, 16)}分`;
}

export function minutesText(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}日`;
  if (minutes % 60 === 0) return `${minutes / 60}小时`;
  return `${minutes}分钟`;
}

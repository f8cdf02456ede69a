import { addDays, type Day, shanghaiDay, shanghaiTime } from '@redress/kernel';

/** `2026-11-01 12:12` in Asia/Shanghai; seconds are kept where they are not zero. */
export function timeText(instant: string): string {
  const text = shanghaiTime(Date.parse(instant));
  return text.endsWith(':00') ? text.slice(0, -3) : text;
}

/** `2026-11-01 12:12` in Asia/Shanghai, to the minute. */
export const minuteText = (instant: string): string => shanghaiTime(Date.parse(instant)).slice(0, 16);

/** `2026-11-01` in Asia/Shanghai. */
export const dayOf = (instant: string): string => shanghaiDay(Date.parse(instant));

/** `2026年11月12日` or `12 Nov 2026`. */
export function dayText(day: Day, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    dateStyle: language === 'en' ? 'medium' : 'long',
    timeZone: 'UTC',
  }).format(date);
}

/** `12月3日` or `Dec 3`; of which weekday, the line beside it says. */
export function shortDayText(day: Day, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** Days from today (in Shanghai) to `day`; negative when it has passed. */
export function daysUntil(day: Day, nowMs: number): number {
  const today = shanghaiDay(nowMs);
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

export const today = (nowMs: number): Day => addDays(shanghaiDay(nowMs), 0);

/** `1.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes}\u00a0B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)}\u00a0KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)}\u00a0MB`;
}

/** Groups of four, as a person copies it. */
export function grouped(code: string): string {
  return (code.replace(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? []).join(' ');
}

/** An instant in Beijing time, to the minute. */
export const instantText = (ms: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(ms);

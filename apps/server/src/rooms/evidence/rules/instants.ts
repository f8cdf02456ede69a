import { fromShanghai, isDay } from '@redress/kernel';

export interface InstantToken {
  /** RFC 3339 UTC with seconds. */
  at: string;
  index: number;
  length: number;
}

/**
 * `2026-11-01 12:12:03`, `2026/11/1 12:12`, `2026年11月1日 下午3:20`, and `2026-11-0320:12:07` as OCR joins them.
 * Without a year nothing is read: it would be a guess.
 */
const pattern =
  /(?<!\d)(?<y>20\d{2})\s?[-/.年]\s?(?<m>\d{1,2})\s?[-/.月]\s?(?<d>\d{1,2})日?[\sT,]*(?:星期.|周.)?\s*(?<half>上午|下午|凌晨|早上|中午|晚上|AM|PM)?\s*(?<h>\d{1,2})\s?[:时点.]\s?(?<min>\d{2})(?:\s?[:分.]\s?(?<s>\d{2}))?(?!\d)/gi;

/** Wall-clock times of Asia/Shanghai in a folded text, in its order. Times that do not exist are left out. */
export function instantTokens(text: string): InstantToken[] {
  const out: InstantToken[] = [];
  for (const m of text.matchAll(pattern)) {
    const g = m.groups as Record<string, string | undefined>;
    const day = `${g.y}-${two(g.m)}-${two(g.d)}`;
    const hour = hourOf(Number(g.h), g.half);
    if (!isDay(day) || hour > 23 || Number(g.min) > 59 || Number(g.s ?? 0) > 59) continue;
    const ms = fromShanghai(day, `${two(String(hour))}:${g.min}:${two(g.s ?? '0')}`);
    out.push({ at: instantOf(ms), index: m.index, length: m[0].length });
  }
  return out;
}

const two = (n: string | undefined): string => (n ?? '').padStart(2, '0');

function hourOf(hour: number, half: string | undefined): number {
  if (/下午|晚上|PM/i.test(half ?? '') && hour < 12) return hour + 12;
  if (/凌晨|AM/i.test(half ?? '') && hour === 12) return 0;
  return hour;
}

/** RFC 3339 UTC instant with seconds. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

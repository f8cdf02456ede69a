import type { Bilingual } from '@redress/contract';
import type { Day } from '@redress/kernel';
import type { NewDeadline } from './deadline-row.ts';
import { endOf, firstLook } from './step-deadlines.ts';

type Kept = Pick<
  NewDeadline,
  'state' | 'from_day' | 'due_day' | 'latest_day' | 'told_day' | 'moved_from' | 'counted_by'
>;

const later = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && one < other) ? other : one;

/**
 * A day that somebody was told and may have relied on. A provisional one was told as such; it has its own room.
 */
export const toldDayOf = ({ state, due_day, latest_day, told_day }: Kept): Day | null =>
  state === 'open' && latest_day === null ? later(told_day, due_day) : told_day;

/** Whether other holiday notices, and nothing that happened in the step, moved a settled day. */
export const isCorrected = (kept: Kept, want: NewDeadline): boolean =>
  kept.state === 'open' &&
  want.state === 'open' &&
  kept.latest_day === null &&
  kept.due_day !== null &&
  want.due_day !== null &&
  kept.from_day === want.from_day &&
  kept.due_day !== want.due_day &&
  kept.counted_by !== want.counted_by;

/**
 * The row to write where one is kept: the right day stands, and whoever was told a later one is late only after that. Nobody loses a
 * day that was told by a correction of ours or of the State Council's.
 */
export function recounted(kept: Kept & { id: string }, want: NewDeadline, nowMs: number): NewDeadline {
  const moved = isCorrected(kept, want);
  const told = moved ? toldDayOf(kept) : kept.told_day;
  const row = {
    ...want,
    id: kept.id,
    told_day: told,
    moved_from: moved ? kept.due_day : kept.due_day === want.due_day ? kept.moved_from : null,
  };
  if (told === null || row.due_day === null) return row;
  const { party, from_day: from, due_day: due, latest_day } = row;
  const { wakeAtMs, reminded } = firstLook(
    { party, from, due, latest: latest_day ?? undefined, told },
    nowMs,
  );
  const last = later(latest_day ?? due, told) as Day;
  return {
    ...row,
    due_at: new Date(endOf(last)),
    reminded,
    ...(row.state === 'open' && { wake_at: new Date(wakeAtMs) }),
  };
}

/** What is said beside a day that was moved. */
export function movedText({
  due_day,
  moved_from,
  told_day,
}: Pick<Kept, 'due_day' | 'moved_from' | 'told_day'>): Bilingual | undefined {
  if (!due_day || !moved_from) return undefined;
  const kept = told_day !== null && told_day > due_day;
  return {
    zh: `放假安排有更正：末日由${moved_from}改为${due_day}。${kept ? `已经告知过${told_day}，在那之前不算逾期。` : ''}`,
    en: `The holiday notice was corrected: the last day moved from ${moved_from} to ${due_day}.${kept ? ` ${told_day} was told before: nobody is late until then.` : ''}`,
  };
}

import type { Day } from '@redress/kernel';
import type { Bilingual } from '../types.ts';

export type Counted = 'working-days' | 'calendar-days' | 'months' | 'years';

/** 鉴定、检测 (appraisal, testing) and 听证 (hearing): the only grounds that the rules on record know. */
export type SuspensionGround = 'appraisal' | 'hearing';

/** One row of LAW §6. The unit stands in the row and is never inferred from the number (LAW §7.5). */
export interface DeadlineRule {
  rule: string;
  counted: Counted;
  days: number;
  boundParty:
    | 'platform'
    | 'trader'
    | 'operator'
    | 'defendant'
    | 'guardian'
    | 'user'
    | 'both'
    | 'market-regulator'
    | 'government'
    | 'police'
    | 'court'
    | 'arbitration-institution'
    | 'state';
  /**
   * A last day on a day of rest moves to the next day: `rest-day` as in 民法典第二百零三条 and 民事诉讼法第八十五条, `festival`
   * only on public holidays (投诉举报处理办法第四十五条), `none` where we stay on the safe side: the buyer's own limits,
   * and those after which something is lost (LAW §7.9).
   */
  rollsOver: 'rest-day' | 'festival' | 'none';
  /** The limit holds as written from this day on; absent for a limit that no law sets. */
  since?: Day;
  /** The last day of an event that it governs; absent while it is in force. */
  until?: Day;
  /** How often, and by how many units each time, it may be extended; it counts only once it was recorded. */
  extension?: { units: number; times: number };
  /** What stops the count while it lasts; nothing else does. */
  suspendedBy?: readonly SuspensionGround[];
  /** Statute ids; empty when the buyer sets the limit. */
  basis: readonly string[];
  title: Bilingual;
  onOverrun: Bilingual;
  note?: Bilingual;
  /** The basis was read only as an excerpt: a human checks it before it is printed. */
  needsHuman?: true;
}

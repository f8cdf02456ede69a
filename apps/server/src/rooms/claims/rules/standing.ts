import type { ClaimStanding, Share } from '@redress/contract';
import type { Answered } from './answered.ts';

/** What the counts need of a claim. */
export interface Stood {
  standing: ClaimStanding;
  silence?: object | undefined;
  /** Its order number is the buyer's word alone, though the shop reports its orders: anybody may invent one. */
  unreported: boolean;
}

/**
 * What came of the first clock. An answer counts by when it came; what ran out without one is silence, whether the
 * decision is written down already or not. What the buyer ended, or still runs, says nothing about the merchant yet.
 */
export function standingOf(claim: Answered, nowMs: number): ClaimStanding {
  if (claim.answer) return claim.answer.atMs <= claim.dueAtMs ? 'in-time' : 'late';
  if (claim.silence) return 'silent';
  if (claim.endedAtMs !== undefined && claim.endedAtMs <= claim.dueAtMs) return 'ended-by-buyer';
  return claim.dueAtMs <= nowMs ? 'silent' : 'waiting';
}

/** How many claims stood how: the one definition for an organisation's own page, its platform's, and every export. */
export interface ClaimCounts {
  claims: number;
  waiting: number;
  endedByBuyer: number;
  unreported: number;
  late: number;
  inTime: Share;
  bySilence: Share;
}

/** Those about orders that the shop never reported are counted by themselves, and in no other figure. */
export function countsOf(all: readonly Stood[]): ClaimCounts {
  const claims = all.filter(({ unreported }) => !unreported);
  const count = (...wanted: ClaimStanding[]) =>
    claims.filter(({ standing }) => wanted.includes(standing)).length;
  const over = count('in-time', 'late', 'silent');
  return {
    claims: claims.length,
    waiting: count('waiting'),
    endedByBuyer: count('ended-by-buyer'),
    unreported: all.length - claims.length,
    late: count('late'),
    inTime: { part: count('in-time'), of: over },
    bySilence: {
      part: claims.filter(({ silence, standing }) => silence || standing === 'silent').length,
      of: over,
    },
  };
}

import type { OversightFigures } from '@redress/contract';

/** A claim as the figures need it. */
export interface Counted {
  claimId: string;
  openedAtMs: number;
  /** When the promised time of the first answer ran out. */
  dueAtMs: number;
  answer?: { atMs: number } | undefined;
  /** Decided for the buyer because nothing was shown, on whatever clock. */
  silence?: object | undefined;
  endedAtMs?: number | undefined;
  note: string | undefined;
  papers: readonly string[];
  /** Its order number is the buyer's word alone, though the shop reports its orders: anybody may invent one. */
  unreported?: boolean | undefined;
}

export type Standing = 'in-time' | 'late' | 'silent' | 'waiting' | 'ended-by-buyer';

/**
 * What came of the first clock. An answer counts by when it came; what ran out without one is silence, whether the
 * decision is written down already or not. What the buyer ended, or still runs, says nothing about the merchant yet.
 */
export function standingOf(claim: Counted, nowMs: number): Standing {
  if (claim.answer) return claim.answer.atMs <= claim.dueAtMs ? 'in-time' : 'late';
  if (claim.silence) return 'silent';
  if (claim.endedAtMs !== undefined && claim.endedAtMs <= claim.dueAtMs) return 'ended-by-buyer';
  return claim.dueAtMs <= nowMs ? 'silent' : 'waiting';
}

/** Figures over claims; `templated` are those whose answer is a template. Those about unreported orders stand apart. */
export function figuresOf(
  all: readonly Counted[],
  templated: ReadonlySet<string>,
  nowMs: number,
): OversightFigures {
  const claims = all.filter(({ unreported }) => !unreported);
  const standings = claims.map((claim) => standingOf(claim, nowMs));
  const count = (...wanted: Standing[]) => standings.filter((one) => wanted.includes(one)).length;
  const over = count('in-time', 'late', 'silent');
  const written = claims.filter(({ answer, note, papers }) => answer && (note || papers.length > 0));
  const medianAnswerMs = medianOf(
    claims.flatMap(({ answer, openedAtMs }) => (answer ? [answer.atMs - openedAtMs] : [])),
  );
  return {
    claims: claims.length,
    waiting: count('waiting'),
    endedByBuyer: count('ended-by-buyer'),
    unreported: all.length - claims.length,
    late: count('late'),
    inTime: { part: count('in-time'), of: over },
    bySilence: {
      part: claims.filter((claim, i) => claim.silence || standings[i] === 'silent').length,
      of: over,
    },
    ...(medianAnswerMs === undefined ? {} : { medianAnswerMs }),
    templates: { part: written.filter(({ claimId }) => templated.has(claimId)).length, of: written.length },
  };
}

/** The middle one; of two in the middle the whole number below their mean. */
export function medianOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[half - 1] as number) + upper) / 2);
}

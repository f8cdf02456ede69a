import type { OversightFigures } from '@redress/contract';

/** A claim as the figures need it. */
export interface Counted {
  claimId: string;
  openedAtMs: number;
  answer?: { atMs: number } | undefined;
  note: string | undefined;
  papers: readonly string[];
  unreported: boolean;
}

/** How the claims stood, counted by the claims room for whoever shows it. */
export type Counts = Omit<OversightFigures, 'medianAnswerMs' | 'templates'>;

/** Figures over claims; `templated` are those whose answer is a template. Those about unreported orders stand apart. */
export function figuresOf(
  counts: Counts,
  all: readonly Counted[],
  templated: ReadonlySet<string>,
): OversightFigures {
  const claims = all.filter(({ unreported }) => !unreported);
  const written = claims.filter(({ answer, note, papers }) => answer && (note || papers.length > 0));
  const medianAnswerMs = medianOf(
    claims.flatMap(({ answer, openedAtMs }) => (answer ? [answer.atMs - openedAtMs] : [])),
  );
  return {
    ...counts,
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

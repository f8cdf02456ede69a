import type { OversightFigures, OversightNeed } from '@redress/contract';

/** What is known of a merchant beside its claims. */
export interface Background {
  /** The platform never checked its papers, or not again in time. */
  unchecked: boolean;
  /** What was found good runs out soon, or counts no longer. */
  papersDue: boolean;
  /** Its deposit is below the floor that its keeper set. */
  belowFloor: boolean;
}

/** What asks for something to be done, the most pressing first. A share counts from one claim on: one silence is a buyer who waited in vain. */
export function needsOf(
  figures: OversightFigures,
  { unchecked, papersDue, belowFloor }: Background,
): OversightNeed[] {
  const { waiting, bySilence, late, templates } = figures;
  return [
    ...(waiting > 0 ? (['waiting'] as const) : []),
    ...(bySilence.part > 0 ? (['silence'] as const) : []),
    ...(late > 0 ? (['late'] as const) : []),
    ...(templates.part > 0 ? (['templates'] as const) : []),
    ...(belowFloor ? (['deposit'] as const) : []),
    ...(unchecked ? (['unchecked'] as const) : []),
    ...(papersDue ? (['papers'] as const) : []),
  ];
}

interface Row {
  name: string;
  merchantId: string;
  figures: OversightFigures;
  needs: readonly OversightNeed[];
}

/** Whose buyers wait comes first, then most silences, then most else to do; the rest by name. */
export function byUrgency(a: Row, b: Row): number {
  return (
    b.figures.waiting - a.figures.waiting ||
    b.figures.bySilence.part - a.figures.bySilence.part ||
    b.needs.length - a.needs.length ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.merchantId < b.merchantId ? -1 : 1)
  );
}

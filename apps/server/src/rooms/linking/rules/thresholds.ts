import type { ThresholdView } from '@redress/contract';
import { fraudGrades } from '@redress/law';

/** Which figures of the law a sum reaches. Never that anybody committed a crime: the notes say who finds that. */
export function thresholdsOf(amountFen: number): ThresholdView[] {
  return fraudGrades().map(({ title, fromFen, basis, level, note }) => ({
    title,
    fromFen,
    reached: amountFen >= fromFen,
    basis,
    level: level === 'B' ? 'B' : 'A',
    note,
  }));
}

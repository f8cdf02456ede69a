import type { ThresholdView } from '@redress/contract';
import { thresholdsOf } from '@redress/law';

/** What a sum means by the figures of each text, as `packages/law` reads them; never that anybody committed a crime. */
export function thresholdViews(totalFen: number): ThresholdView[] {
  return thresholdsOf(totalFen).map(({ id, state, words, basis, level }) => ({
    id,
    state,
    words,
    basis,
    level: level === 'B' ? 'B' : 'A',
  }));
}

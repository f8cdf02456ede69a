import type { MissingFact, StepView } from '@redress/contract';

/** What the papers of a step still lack, each once. */
export const missingIn = ({ letters }: Pick<StepView, 'letters'>): MissingFact[] => [
  ...new Map(
    letters.flatMap(({ missing }) => missing).map((one) => [`${one.place} ${one.zh}`, one]),
  ).values(),
];

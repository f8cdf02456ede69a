import { factsOfOnePaper, type PaperFacts, type StepFacts } from '@redress/contract';
import type { LetterKind } from './letters/index.ts';

/** The facts of a paper: its own, and what was given for the others, so that nobody is asked twice. */
export function factsOfPaper(kind: LetterKind, papers: PaperFacts = {}): StepFacts {
  const shared: StepFacts = {};
  for (const [name, facts] of Object.entries(papers)) {
    if (name === kind || !facts) continue;
    const rest = Object.entries(facts).filter(
      ([field]) => !factsOfOnePaper.includes(field as keyof StepFacts),
    );
    Object.assign(shared, Object.fromEntries(rest));
  }
  return { ...shared, ...papers[kind] };
}

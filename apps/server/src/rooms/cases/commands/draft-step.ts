import type { CasesDeps } from '../deps.ts';
import type { LoadedCase } from '../queries/load-case.ts';
import { papersOf } from '../queries/step-letters.ts';
import type { StepRow } from '../store-steps.ts';
import { issueLetter } from './issue-letter.ts';

/** Issues the papers of a step as PDF, in the order in which they are read; papers that did not change stay the same. */
export async function issueStepLetters(
  deps: CasesDeps,
  loaded: LoadedCase,
  step: Pick<StepRow, 'channel' | 'opened_at'>,
) {
  const letters = [];
  for (const name of papersOf(step)) {
    const { id } = await issueLetter(deps, loaded, name, 'pdf');
    letters.push({ letter_id: id, name });
  }
  return letters;
}

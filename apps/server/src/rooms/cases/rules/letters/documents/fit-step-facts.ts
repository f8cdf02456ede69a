import type { StepFacts } from '@redress/contract';
import { forbiddenPhrases } from '../check-letter-text.ts';
import type { Blanks } from '../missing.ts';

/** What the buyer words himself and a paper prints as his own words; what quotes an authority is not ours to judge. */
const own = ['purpose', 'demandedBy', 'placeWhenPaid'] as const;
const agreed = ['onDefault', 'otherTerms', 'payTo'] as const;

/** The facts of the step less any text that threatens, insults or trades money for silence (LAW §15); the buyer is told. */
export function fitStepFacts(given: StepFacts, blanks: Blanks): StepFacts {
  const fit = { ...given };
  for (const field of own) if (unfit(fit[field], `step.${field}`, blanks)) delete fit[field];
  if (!fit.agreement) return fit;
  fit.agreement = { ...fit.agreement };
  for (const field of agreed)
    if (unfit(fit.agreement[field], `step.agreement.${field}`, blanks)) delete fit.agreement[field];
  return fit;
}

function unfit(text: string | undefined, place: string, blanks: Blanks): boolean {
  if (text === undefined || forbiddenPhrases(text).length === 0) return false;
  blanks.report(
    `“${text.slice(0, 20)}”未写入：不能含有威胁曝光、以钱换沉默、辱骂或者指称犯罪的内容`,
    'Left out: it threatens, insults, alleges a crime or trades money for silence',
    place,
  );
  return true;
}

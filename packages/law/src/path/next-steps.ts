import type { NextStep } from '../types.ts';
import { associationStep, policeStep, regulatorSteps } from './authority-steps.ts';
import { courtStep, lawyerStep, mediationStep, publicStep } from './civil-steps.ts';
import { demandSteps } from './demand-steps.ts';
import { type PathInput, situationOf } from './situation.ts';

/**
 * What to do, in order (LAW §5, §17). Signs of a crime put the police first; doubtful goods put a lawyer first; gates
 * close channels and say why. Money and publicity are never tied together (LAW §15).
 */
export function nextSteps(input: PathInput): NextStep[] {
  const s = situationOf(input);
  const lawyer = lawyerStep(s);
  const police = policeStep(s);
  const lawyerFirst = lawyer.state === 'now';
  const demands = demandSteps(s);
  // An unauthorised charge: the provider is told first, it can stop the next one; then the police; then the letters.
  const stolen = s.disputeType === 'unauthorised-charge' && !s.crime && !s.unlawful;
  return [
    ...(s.crime ? [police] : []),
    ...(lawyerFirst ? [lawyer] : []),
    ...(stolen ? [...demands.slice(0, 1), police, ...demands.slice(1)] : demands),
    ...regulatorSteps(s),
    ...(s.crime || stolen ? [] : [police]),
    associationStep(s),
    mediationStep(s),
    ...(lawyerFirst ? [] : [lawyer]),
    courtStep(s),
    publicStep(s),
  ];
}

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
  return [
    ...(s.crime ? [police] : []),
    ...(lawyerFirst ? [lawyer] : []),
    ...demandSteps(s),
    ...regulatorSteps(s),
    ...(s.crime ? [] : [police]),
    associationStep(s),
    mediationStep(s),
    ...(lawyerFirst ? [] : [lawyer]),
    courtStep(s),
    publicStep(s),
  ];
}

import type { Chain, DisputeType, Facts, Finding, Gate, GateAnswers, NextStep } from '@redress/contract';
import {
  type Claims,
  claims,
  evaluateGates,
  type Finding as LawFinding,
  nextSteps,
  type PathStep,
  pathOf,
  type StepRecord,
} from '@redress/law';

/** What the law makes of a case as it stands today. */
export interface Assessment {
  disputeType: DisputeType;
  facts: Facts;
  chain: Chain;
  findings: Finding[];
  gates: Gate[];
  next: NextStep[];
  claims: Claims;
  /** Every channel as it stands today, given what happened so far. */
  path: PathStep[];
}

/** Gates, next steps and claims of a case. `today` is a day in Asia/Shanghai. */
export function assessCase(input: {
  disputeType: DisputeType;
  facts: Facts;
  chain: Chain;
  findings: Finding[];
  answers: GateAnswers;
  today: string;
  history: readonly StepRecord[];
}): Assessment {
  const { disputeType, facts, chain, findings, answers, today, history } = input;
  const known = asLaw(findings);
  const gates = evaluateGates({ answers, facts, disputeType, findings: known, today });
  const next = nextSteps({ disputeType, gates, findings: known, facts, today, answers });
  return {
    disputeType,
    facts,
    chain,
    findings,
    gates,
    next,
    path: pathOf({ disputeType, gates, findings: known, facts, today, answers, history }),
    claims: claims({ disputeType, gates, findings: known, facts, answers }),
  };
}

/**
 * Findings that a letter, a gate or a step may rest on: what only reads like one is for the buyer to judge. The wire
 * shape lets a verdict be there and undefined, law's does not; no value differs.
 */
export const asLaw = (findings: readonly Finding[]) =>
  findings.filter(({ likely }) => !likely) as readonly LawFinding[];

import type { Facts, Finding, Gate, NextStep } from '@redress/contract';
import {
  deadlineAnswer,
  deadlineRule,
  finding,
  gate,
  gateQuestion,
  lawfulNote,
  nextStep,
} from '@redress/contract';
import * as law from '@redress/law';
import { describe, expect, expectTypeOf, it } from 'vitest';

/** packages/law knows no zod: its types must stay what the contract sends. */
describe('what law says fits the wire', () => {
  it('by type', () => {
    expectTypeOf<law.Finding>().toExtend<Finding>();
    expectTypeOf<law.Gate>().toExtend<Gate>();
    expectTypeOf<law.NextStep>().toExtend<NextStep>();
    expectTypeOf<Facts>().toExtend<law.KnownFacts>();
  });

  it('by value', () => {
    const text = '虚拟商品一经售出概不退换。请耐心等待。先充值激活账户';
    const findings = law.diagnoseText(text).map((found) => finding.strict().parse(found));
    expect(new Set(findings.map(({ kind }) => kind)).size).toBe(3);
    for (const note of law.lawfulNotes('因不可抗力不能履行的，免除责任')) lawfulNote.strict().parse(note);
    const input = { answers: {}, facts: {}, disputeType: 'fraud', findings, today: '2026-11-23' } as const;
    const gates = law.evaluateGates(input).map((found) => gate.strict().parse(found));
    for (const step of law.nextSteps({ ...input, gates, findings: [] })) nextStep.strict().parse(step);
    for (const question of law.gateQuestions) gateQuestion.strict().parse(question);
    for (const rule of law.deadlineRules()) deadlineRule.parse(rule);
    const found = law.deadline('platform-reply', '2026-02-11');
    expect(deadlineAnswer.parse({ ...found, table: law.deadlineTable(found) }).due).toBe('2026-02-27');
  });
});

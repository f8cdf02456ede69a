import { describe, expect, it } from 'vitest';
import { levelOf } from '../basis.ts';
import { type Gate, type GateName, gateNames } from '../types.ts';
import { evaluateGates, type GateInput, gateQuestions } from './evaluate.ts';

const none: GateInput = {
  answers: {},
  facts: {},
  disputeType: 'not-delivered',
  findings: [],
  today: '2026-11-23',
};
const gate = (name: GateName, input: Partial<GateInput>): Gate =>
  evaluateGates({ ...none, ...input }).find((g) => g.gate === name) as Gate;

describe('gates', () => {
  it('come all eleven in the order of the law file, unasked when nothing is known', () => {
    const gates = evaluateGates(none);
    expect(gates.map((g) => g.gate)).toEqual([...gateNames]);
    expect(gates.every(({ status, why, whyEn }) => status === 'unasked' && why && whyEn)).toBe(true);
  });

  it('have a question with closed options each, one of which lets the buyer pass', () => {
    expect(gateQuestions.map((q) => q.gate)).toEqual([...gateNames]);
    for (const { gate: name, options } of gateQuestions) {
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      const statuses = options.map(({ value }) => gate(name, { answers: { [name]: value } }).status);
      expect(statuses, name).toContain('open');
      expect(statuses, name).not.toContain('unasked');
    }
  });

  it.each(['2026-11-23T16:00:00Z', '9999-12-31T23:59:59Z'])(
    'take no limit from a payment still to come (%s)',
    (value) => {
      const facts = { paidAt: { value } };
      expect(gate('time', { facts }).status).toBe('unasked');
      expect(gate('time', { facts: { paidAt: { value: '2026-11-23T15:59:59Z' } } }).status).not.toBe(
        'unasked',
      );
    },
  );

  it('rest on articles read in full', () => {
    for (const { gate: name, options } of gateQuestions)
      for (const { value } of options)
        expect(gate(name, { answers: { [name]: value } }).basis, `${name} ${value}`).not.toEqual([]);
    expect(levelOf('SAMR121-16')).toBe('A');
  });

  it('stop a reseller', () => {
    expect(gate('consumer', { answers: { consumer: 'resale' } }).status).toBe('stop');
  });

  it('take an answer that is no option for no answer', () => {
    expect(gate('consumer', { answers: { consumer: 'whatever' } }).status).toBe('unasked');
  });

  it('read the time from the payment: up to two years is open, later is a warning', () => {
    const paid = (value: string): Partial<GateInput> => ({ facts: { paidAt: { value } } });
    expect(gate('time', paid('2024-11-22T16:00:00Z')).status).toBe('open');
    expect(gate('time', paid('2024-11-22T15:59:59Z')).status).toBe('warn');
    expect(gate('time', paid('2023-01-01T00:00:00Z')).status).toBe('warn');
    expect(gate('time', { ...paid('2023-01-01T00:00:00Z'), answers: { time: 'under-2-years' } }).status).toBe(
      'open',
    );
  });

  it('warn of a crime when the material shows signs, whatever the buyer answered', () => {
    const findings = [{ kind: 'fraud-sign', rule: 'second-payment' }] as const;
    expect(gate('crime-signs', { findings }).status).toBe('warn');
    expect(gate('crime-signs', { findings, answers: { 'crime-signs': 'none' } }).status).toBe('warn');
    expect(gate('crime-signs', { answers: { 'crime-signs': 'none' } }).status).toBe('open');
  });

  it('warn of an arbitration clause found in the terms', () => {
    const found = gate('forum-clause', { findings: [{ kind: 'unfair-term', rule: 'arbitration-clause' }] });
    expect(found.status).toBe('warn');
    expect(found.basis.map(({ law }) => law)).toContain('中华人民共和国仲裁法');
  });

  it('stop unlawful goods named in the material even if called ordinary', () => {
    const facts = { goods: { value: '实名解封代过服务' } };
    expect(gate('legality', { facts, answers: { legality: 'ordinary' } }).status).toBe('stop');
  });
});

import { describe, expect, it } from 'vitest';
import { evaluateGates, type GateInput } from '../gates/evaluate.ts';
import { letterPoints } from '../letter/points.ts';
import type { DisputeType, GateAnswers, NextStep } from '../types.ts';
import { claims } from './claims.ts';
import { nextSteps } from './next-steps.ts';

const facts = { amountFen: { value: 9800 }, paidAt: { value: '2026-11-01T04:12:03Z' } };
const allWell: GateAnswers = {
  consumer: 'own-use',
  legality: 'ordinary',
  'crime-signs': 'none',
  'prior-handling': 'none',
};

function situation(answers: GateAnswers, disputeType: DisputeType = 'not-delivered', today = '2026-11-23') {
  const input: GateInput = { answers: { ...allWell, ...answers }, facts, disputeType, findings: [], today };
  return { disputeType, gates: evaluateGates(input), findings: [], facts, today, answers: input.answers };
}
const stepsOf = (answers: GateAnswers, today?: string): NextStep[] =>
  nextSteps(situation(answers, 'not-delivered', today));
const complaintOf = (steps: NextStep[]): NextStep =>
  steps.find(({ channel, action }) => channel === 'market-regulator' && action.includes('投诉')) as NextStep;

describe('next steps', () => {
  it('begin with the written demands, due within seven working days, and keep the rest for later', () => {
    const steps = stepsOf({});
    expect(steps[0]).toMatchObject({
      channel: 'platform',
      state: 'now',
      due: '2026-12-02',
      letter: 'letters/platform-complaint.pdf',
    });
    expect(steps[1]).toMatchObject({ due: '2026-12-02', letter: 'letters/merchant-complaint.pdf' });
    expect(steps.filter(({ state }) => state === 'now').map(({ letter }) => letter)).toEqual([
      'letters/platform-complaint.pdf',
      'letters/merchant-complaint.pdf',
      'letters/payment-dispute.pdf',
    ]);
  });

  it('put the police first and today when signs of a crime stand', () => {
    const [first] = stepsOf({ 'crime-signs': 'vanished' });
    expect(first).toMatchObject({ channel: 'police', state: 'now' });
  });

  it('tell the payment provider before anyone else of an unauthorised charge, then the police', () => {
    const steps = nextSteps(situation({}, 'unauthorised-charge'));
    expect(steps.slice(0, 2)).toMatchObject([
      { letter: 'letters/payment-dispute.pdf', state: 'now' },
      { channel: 'police', state: 'now' },
    ]);
    expect(steps[0]?.basis.map(({ article }) => article)).toContain('第五十七条');
    expect(steps.filter(({ channel }) => channel === 'police')).toHaveLength(1);
  });

  it('put the provider before the letters where the money may still be stopped', () => {
    const letters = nextSteps(situation({ 'crime-signs': 'vanished' }, 'fraud')).map(({ letter }) => letter);
    expect(letters.slice(0, 3)).toEqual([
      undefined,
      'letters/payment-dispute.pdf',
      'letters/platform-complaint.pdf',
    ]);
  });

  it('send one letter where the platform itself sells', () => {
    const letters = stepsOf({ 'platform-type': 'own-site' }).flatMap(({ letter }) => letter ?? []);
    expect(letters).toEqual(['letters/platform-complaint.pdf', 'letters/payment-dispute.pdf']);
  });

  it('send the buyer of a dead code to its issuer', () => {
    const steps = nextSteps(situation({}, 'code-invalid'));
    expect(steps.some(({ action, state }) => action.includes('发行方') && state === 'now')).toBe(true);
    expect(stepsOf({}).some(({ action }) => action.includes('发行方'))).toBe(false);
  });

  it('keep complaint and report apart and close only the complaint to a reseller', () => {
    const steps = stepsOf({ consumer: 'resale' });
    expect(complaintOf(steps).state).toBe('closed');
    const open = steps
      .filter(({ state }) => state !== 'closed')
      .map(({ channel, action }) => `${channel} ${action.slice(0, 4)}`);
    expect(open).toEqual(
      expect.arrayContaining(['market-regulator 另行提交', 'court 向人民法', 'platform 向平台发']),
    );
    expect(open.some((step) => step.startsWith('police'))).toBe(true);
  });

  it.each([
    ['prior-handling', 'association'],
    ['prior-handling', 'court'],
    ['time', 'over-3-years'],
    ['identity', 'anonymous'],
  ] as const)('close the 12315 complaint when %s is %s, and say why', (gate, value) => {
    const complaint = complaintOf(stepsOf({ [gate]: value }));
    expect(complaint.state).toBe('closed');
    expect(complaint.why.zh).toMatch(/^投诉会不予受理：./);
  });

  it('send nothing out for unlawful goods before a lawyer has looked', () => {
    const steps = stepsOf({ legality: 'forbidden' });
    expect(steps[0]).toMatchObject({ channel: 'lawyer', state: 'now' });
    expect(steps.filter(({ letter }) => letter)).toEqual([]);
  });

  it('name a reply date as provisional while the holidays of its year are not on record', () => {
    const [first] = stepsOf({}, '2026-12-28');
    expect(first).toMatchObject({ due: '2027-01-07', letter: expect.anything() });
    expect(first?.provisional?.zh).toContain('2027年放假安排尚未收录');
    expect(stepsOf({}, '2026-11-02')[0]).not.toHaveProperty('provisional');
  });

  it('never tie publicity to money', () => {
    const step = stepsOf({}).find(({ channel }) => channel === 'public');
    expect(step?.why.zh).toContain('敲诈勒索');
    expect(step?.action).not.toMatch(/退款|赔/);
  });
});

describe('claims', () => {
  it.each([
    [3000, 50_000],
    [20_000, 60_000],
    [16_667, 50_001],
  ])('of %i fen add max(3 × price, 500 yuan) = %i only if fraud is established', (price, increase) => {
    const s = { ...situation({ 'crime-signs': 'vanished' }), facts: { amountFen: { value: price } } };
    expect(claims(s)).toMatchObject({ refundFen: price, statutoryIncreaseFen: increase });
  });

  it('hold no increase without signs of fraud, nor for a reseller', () => {
    expect(claims(situation({}))).not.toHaveProperty('statutoryIncreaseFen');
    const reseller = situation({ consumer: 'resale', 'crime-signs': 'vanished' });
    expect(claims(reseller)).not.toHaveProperty('statutoryIncreaseFen');
  });

  it.each(['unauthorised-charge', 'minor-purchase'] as const)('hold no increase for %s', (disputeType) => {
    expect(claims(situation({ 'crime-signs': 'vanished' }, disputeType))).not.toHaveProperty(
      'statutoryIncreaseFen',
    );
  });

  it('hold no increase against a private one-off seller', () => {
    const s = situation({ 'crime-signs': 'vanished', operator: 'private' });
    expect(claims(s)).not.toHaveProperty('statutoryIncreaseFen');
  });

  it('name a compensation that was promised, and say that it is not claimed twice', () => {
    const s = situation({}, 'account-taken-back');
    const { lines } = claims({ ...s, facts: { ...facts, promiseText: { value: '永久包赔' } } });
    expect(lines[1]?.what.zh).toMatch(/永久包赔.*不与法定的增加赔偿重复/);
    expect(claims(s).lines.some(({ what }) => what.zh.includes('承诺'))).toBe(false);
  });

  it('invent no sum where no amount is known', () => {
    const { refundFen, lines } = claims({ ...situation({ 'crime-signs': 'vanished' }), facts: {} });
    expect(refundFen).toBeUndefined();
    expect(lines.every(({ fen }) => fen === undefined)).toBe(true);
  });
});

describe('letter points', () => {
  it('ask the platform for the merchant’s name, measures, records, review and a reply, in this order', () => {
    const { demands } = letterPoints(situation({}));
    const starts = demands.map(({ text }) => text);
    expect(starts[0]).toContain('98.00元');
    expect(starts[1]).toContain('真实名称');
    expect(starts[2]).toContain('必要措施');
    expect(starts[3]).toContain('原始合同和交易记录');
    expect(starts[5]).toContain('本人请求的答复期限');
    expect(demands[5]?.basis).toEqual([]);
  });

  const textOf = (input: Parameters<typeof letterPoints>[0]) => {
    const { demands, legal } = letterPoints(input);
    return [...demands, ...legal].map(({ text }) => text).join('');
  };

  it('say of an unauthorised charge to the provider alone that it bears the loss', () => {
    const s = situation({}, 'unauthorised-charge');
    expect(textOf({ ...s, addressee: 'payment' })).toContain('由电子支付服务提供者承担');
    for (const addressee of ['merchant', 'platform'] as const)
      expect(textOf({ ...s, addressee })).not.toMatch(/第五十七条|由电子支付服务提供者承担|卡密/);
  });

  it('rest a minor’s letter on the age that was answered, and on both where none was', () => {
    const minor = (answers: GateAnswers) => textOf(situation(answers, 'minor-purchase'));
    expect(minor({ minor: 'under-8' })).not.toContain('第一百四十五条');
    expect(minor({ minor: 'minor' })).not.toContain('第一百四十四条');
    expect(minor({})).toMatch(/第一百四十四条.*第一百四十五条/);
    expect(minor({})).not.toMatch(/卡密|第五十五条/);
  });

  it('declare the contract ended by lapse of time to the seller, not to a platform that only carried the sale', () => {
    const s = situation({ 'platform-type': 'marketplace' });
    expect(textOf({ ...s, addressee: 'merchant' })).toContain('合同自期限届满时解除');
    expect(textOf({ ...s, addressee: 'platform' })).not.toContain('解除');
    expect(textOf({ ...situation({ 'platform-type': 'self-operated' }), addressee: 'platform' })).toContain(
      '合同自期限届满时解除',
    );
  });

  it('say nothing of a promise where none was read', () => {
    expect(textOf(situation({}))).not.toContain('承诺');
  });

  it('cite no consumer law for a buyer who is no consumer', () => {
    const { demands, legal } = letterPoints(situation({ consumer: 'resale' }));
    const laws = [...demands, ...legal].flatMap(({ basis }) => basis.map(({ law }) => law));
    expect(laws.length).toBeGreaterThan(0);
    expect(laws.filter((law) => /消费者权益/.test(law))).toEqual([]);
  });

  it('warn not to trade deletion for money when that was offered', () => {
    const findings = [{ kind: 'stonewalling', rule: 'delete-then-refund' }] as const;
    const zh = letterPoints({ ...situation({}), findings }).warnings.map((warning) => warning.zh);
    expect(zh.some((line) => line.includes('不要用删除、撤回去换钱'))).toBe(true);
  });

  it('warn before sending that the seven working days are no statutory term', () => {
    const { warnings } = letterPoints(situation({}));
    expect(warnings.map(({ zh }) => zh).join()).toContain('没有法律规定平台必须在7个工作日内答复');
  });
});

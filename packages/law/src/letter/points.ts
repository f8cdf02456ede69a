import { basesOf } from '../basis.ts';
import { crimeSignsStand, statusOf } from '../path/gate-view.ts';
import type {
  Bilingual,
  DisputeType,
  Finding,
  Gate,
  GateAnswers,
  KnownFacts,
  LetterPoint,
  LetterPoints,
} from '../types.ts';
import { demandsOf } from './demands.ts';
import { type LegalPoint, legalPoints } from './legal.ts';
import { personOf } from './person.ts';

export interface LetterInput {
  disputeType: DisputeType;
  gates: readonly Gate[];
  findings: readonly Pick<Finding, 'kind' | 'rule'>[];
  facts: KnownFacts;
  answers?: GateAnswers;
  /** Whose letter; the platform's by default. */
  addressee?: 'platform' | 'merchant' | 'payment';
}

/**
 * Demands and legal reasons of a letter (书面投诉暨催告函 LAW §5.1, 支付机构争议申请 §5.2), and what the buyer must know
 * before sending. A buyer who is no consumer gets no sentence from consumer law.
 * The answers to clauses and replies stand in the findings themselves.
 */
export function letterPoints(input: LetterInput): LetterPoints {
  const { disputeType, facts, answers, addressee = 'platform' } = input;
  const isConsumer = statusOf(input.gates)('consumer') !== 'stop';
  const person = personOf(addressee, answers);
  const usable = (points: readonly LegalPoint[]): LetterPoint[] =>
    points.filter(({ consumer }) => isConsumer || !consumer).map((point) => print(point, isConsumer));
  const promised = facts.promiseText !== undefined || facts.promisedWithinMinutes !== undefined;
  return {
    demands: usable(demandsOf(input, person, addressee, isConsumer)),
    legal: usable(legalPoints({ disputeType, person, promised, age: answers?.minor })),
    warnings: warnings(input),
  };
}

function print({ text, basis }: LegalPoint, isConsumer: boolean): LetterPoint {
  return { text, basis: basesOf(...basis.filter((id) => isConsumer || !/^(CPL|CPR|PENRULE)-/.test(id))) };
}

function warnings({ gates, disputeType, findings }: LetterInput): Bilingual[] {
  const raised = gates.filter(({ status }) => status === 'warn' || status === 'stop');
  const list: Bilingual[] = raised.map(({ why, whyEn }) => ({ zh: why, en: whyEn }));
  if (crimeSignsStand(gates) || disputeType === 'fraud') list.push(notAsThreat);
  if (findings.some(({ rule }) => rule === 'delete-then-refund')) list.push(noTrade);
  list.push(noPublicityForMoney, ownTerm);
  return list;
}

const notAsThreat: Bilingual = {
  zh: '报案是为了止付和查清事实，不要在信里写“不退款就报案”。',
  en: 'Report to the police to stop the money and find the facts; never write “refund or I report you”.',
};
const noTrade: Bilingual = {
  zh: '对方提出删帖、撤回投诉才退款：不要用删除、撤回去换钱；双方自愿和解时可以约定停止传播。',
  en: 'They offer a refund for deletion or withdrawal: do not trade one for the other. A free settlement may include an end to publicity.',
};
const noPublicityForMoney: Bilingual = {
  zh: '不要把曝光、发帖、删帖和要钱联系在一起，那可能构成敲诈勒索；不要辱骂，不要写“骗子”等结论。',
  en: 'Never tie exposure, posting or deleting to money: that may be extortion. No insults, no verdicts such as “swindler”.',
};
const ownTerm: Bilingual = {
  zh: '“7个工作日”是您自己给出的期限，没有法律规定平台必须在7个工作日内答复。',
  en: 'The 7 working days are your own term: no statute obliges the platform to answer within them.',
};

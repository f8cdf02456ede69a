import { formatYuan } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import type { ClaimLine, Claims, DisputeType, Finding, Gate, GateAnswers, KnownFacts } from '../types.ts';
import { crimeSignsStand, statusOf } from './gate-view.ts';

export interface ClaimsInput {
  disputeType: DisputeType;
  gates: readonly Gate[];
  findings: readonly Finding[];
  facts: KnownFacts;
  answers?: GateAnswers;
}

const floorFen = 50_000;

/** Statute ids for the refund itself (LAW §13); consumer law is left out for whoever is no consumer. */
const refundBasis: Record<DisputeType, readonly string[]> = {
  'not-delivered': ['CC-566', 'CC-577', 'CPL-52'],
  'code-invalid': ['CC-582', 'CC-617', 'CPL-52'],
  'account-taken-back': ['CC-577', 'CC-612', 'CPL-52'],
  'not-as-described': ['CC-582', 'CC-615', 'CPL-52'],
  'unauthorised-charge': ['ECL-57'],
  'minor-purchase': ['CC-145', 'CC-157'],
  fraud: ['CC-157', 'CC-577', 'CPL-52'],
};

/**
 * What may be asked for: the safe total, and apart from it the increase that is due only if fraud is established
 * (LAW §13). Sums in fen; nothing is invented: without a known price there is no sum.
 */
export function claims(input: ClaimsInput): Claims {
  const { disputeType, gates, facts } = input;
  const isConsumer = statusOf(gates)('consumer') !== 'stop';
  const cited = refundBasis[disputeType].filter((id) => isConsumer || !id.startsWith('CPL-'));
  const refundFen = facts.amountFen?.value;
  const refund: ClaimLine = {
    what: refundWords(disputeType),
    ...(refundFen !== undefined && { fen: refundFen }),
    basis: basesOf(...cited),
  };
  const lines = [refund, ...promisedCompensation(facts), interest, costs];
  const increaseFen = increase(input);
  if (increaseFen !== undefined) lines.push(increaseLine(increaseFen));
  return {
    ...(refundFen !== undefined && { refundFen }),
    ...(increaseFen !== undefined && { statutoryIncreaseFen: increaseFen }),
    lines,
  };
}

function refundWords(type: DisputeType): ClaimLine['what'] {
  if (type === 'unauthorised-charge')
    return { zh: '退回未经授权的扣款', en: 'Return of the unauthorised charge' };
  if (type === 'minor-purchase') return { zh: '返还未成年人支付的款项', en: 'Return of what the minor paid' };
  return { zh: '退还未（正确）交付部分的价款', en: 'Refund of what was not (properly) delivered' };
}

/** What they themselves promised to pay may be claimed as such, but not twice for one loss (LAW §13). */
function promisedCompensation({ promiseText }: KnownFacts): ClaimLine[] {
  if (!promiseText || !/赔/.test(promiseText.value)) return [];
  return [
    {
      what: {
        zh: `对方承诺“${promiseText.value}”：可以请求按承诺赔付；同一损失不与法定的增加赔偿重复请求`,
        en: `They promised “${promiseText.value}”: it may be claimed as promised, but not together with a statutory increase for the same loss`,
      },
      basis: basesOf('CPR-12', 'NETCONS-10'),
    },
  ];
}

/**
 * max(3 × price, 500 yuan), only for a consumer, against a trader, on a purchase, and only where signs of fraud stand
 * (消保法第五十五条). Nobody bought where the charge was not authorised, and a minor's act is undone, not punished.
 */
function increase({ disputeType, gates, facts, answers }: ClaimsInput): number | undefined {
  const priceFen = facts.amountFen?.value;
  if (!priceFen || statusOf(gates)('consumer') !== 'open' || !crimeSignsStand(gates)) return undefined;
  if (disputeType === 'unauthorised-charge' || disputeType === 'minor-purchase') return undefined;
  if (answers?.operator === 'private') return undefined;
  return Math.max(3 * priceFen, floorFen);
}

function increaseLine(fen: number): ClaimLine {
  return {
    what: {
      zh: `仅在欺诈成立时：增加赔偿${formatYuan(fen)}元（价款三倍，不足五百元的为五百元）。欺诈须证明到能够排除合理怀疑，单纯迟延或者未交付不是欺诈`,
      en: `Only if fraud is established: an increase of ${formatYuan(fen)} yuan (three times the price, at least 500). Fraud must be proved beyond reasonable doubt; mere delay or non-delivery is breach`,
    },
    fen,
    basis: basesOf('CPL-55', 'CPJI-109'),
  };
}

const interest: ClaimLine = {
  what: {
    zh: '占用资金的利息（作为损失主张；利率和起算日由您填写并注明来源，是否支持由法院决定）',
    en: 'Interest as loss: you give rate and starting day with their source; the court decides',
  },
  basis: basesOf('CC-584'),
};

const costs: ClaimLine = {
  what: {
    zh: '为防止损失扩大、取证实际支出的合理费用（凭票据，未发生的不写）',
    en: 'Reasonable costs really spent to limit the loss or fix evidence, by receipt; none otherwise',
  },
  basis: basesOf('CC-584', 'CC-591'),
};

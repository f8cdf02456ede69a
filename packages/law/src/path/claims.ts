import { formatYuan, Refusal } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import { type InterestTerms, interestLine } from '../money/interest.ts';
import type {
  Bilingual,
  ClaimLine,
  Claims,
  DisputeType,
  Finding,
  Gate,
  GateAnswers,
  KnownFacts,
} from '../types.ts';
import { crimeSignsStand, statusOf } from './gate-view.ts';

/** One thing of an order. */
export interface OrderItem {
  goods: string;
  amountFen: number;
  /** True where it was not (properly) delivered. */
  failed: boolean;
}

export interface CostItem {
  what: string;
  amountFen: number;
  /** The receipt; a cost without one is not claimed. */
  receipt: string;
}

export interface ClaimsInput {
  disputeType: DisputeType;
  gates: readonly Gate[];
  findings: readonly Finding[];
  facts: KnownFacts;
  answers?: GateAnswers;
  /** An order of several things: only what failed is asked back. */
  orderItems?: readonly OrderItem[];
  interest?: InterestTerms;
  costs?: readonly CostItem[];
  /** The sum that the other side's own promise comes to, as the claimant computes it. */
  promisedFen?: number;
  /** Money paid ahead for a term or a balance: interest then has its own article. */
  prepaid?: boolean;
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
 * What may be asked for: the safe total, and apart from it what is due only if fraud is established (LAW §13). Sums in fen;
 * nothing is invented: without a known price there is no sum, without rate and source no interest, without a receipt no
 * cost. Throws `items-exceed-price`, `bad-interest`, `bad-cost`.
 */
export function claims(input: ClaimsInput): Claims {
  const { disputeType, gates } = input;
  const isConsumer = statusOf(gates)('consumer') !== 'stop';
  const cited = refundBasis[disputeType].filter((id) => isConsumer || !id.startsWith('CPL-'));
  const refundFen = refundOf(input);
  const refund: ClaimLine = {
    what: refundWords(disputeType),
    ...(refundFen !== undefined && { fen: refundFen }),
    basis: basesOf(...cited),
  };
  const interest =
    input.interest && refundFen !== undefined
      ? interestLine(refundFen, input.interest, input.prepaid === true && isConsumer)
      : interestHint;
  const costs = costLine(input.costs ?? []);
  const lines = [refund, ...promisedCompensation(input), interest, costs];
  const increaseFen = increase(input, refundFen);
  if (increaseFen !== undefined) lines.push(increaseLine(increaseFen));
  const sums = {
    ...(refundFen !== undefined && { refundFen }),
    ...(increaseFen !== undefined && { statutoryIncreaseFen: increaseFen }),
    ...(interest.fen !== undefined && { interestFen: interest.fen }),
    ...(costs.fen !== undefined && { costsFen: costs.fen }),
    ...(isConsumer && input.promisedFen !== undefined && { promisedFen: input.promisedFen }),
  };
  return { ...sums, totals: totalsOf(sums), lines, warnings: warningsOf(sums) };
}

type Sums = Omit<Claims, 'totals' | 'lines' | 'warnings'>;

function totalsOf(sums: Sums): Claims['totals'] {
  if (sums.refundFen === undefined) return {};
  const safeFen = sums.refundFen + (sums.interestFen ?? 0) + (sums.costsFen ?? 0);
  if (sums.statutoryIncreaseFen === undefined) return { safeFen };
  return { safeFen, ifFraudFen: safeFen + Math.max(sums.statutoryIncreaseFen, sums.promisedFen ?? 0) };
}

/** Of an order of several things only what failed; the whole price otherwise. */
function refundOf({ facts, orderItems: items }: ClaimsInput): number | undefined {
  if (!items || items.length === 0) return facts.amountFen?.value;
  const all = items.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (facts.amountFen && all > facts.amountFen.value)
    throw new Refusal('items-exceed-price', {
      zh: `各项价款合计${formatYuan(all)}元，超过订单实付${formatYuan(facts.amountFen.value)}元，请核对（优惠应当分摊）`,
      en: `the items come to ${formatYuan(all)} yuan, more than was paid; check them (discounts are to be spread)`,
    });
  return items.filter(({ failed }) => failed).reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function warningsOf({ statutoryIncreaseFen, promisedFen }: Sums): Bilingual[] {
  if (statutoryIncreaseFen === undefined) return [];
  return [
    {
      zh: '主张欺诈的，法院要求证明到能够排除合理怀疑（民诉法解释第一百零九条），比市场监管部门认定的标准严；证据不足时，只请求稳妥部分更好。',
      en: 'For fraud a court wants proof beyond reasonable doubt, more than a market regulator does; with weak evidence ask only for the safe part.',
    },
    {
      zh: '五百元是每一次主张的最低额，不按卡密逐张计算；夸大或者捏造会失去增加赔偿，还可能被追究。',
      en: 'The 500 yuan are a floor for the claim, not for each code; padding or inventing forfeits the increase and may be punished.',
    },
    ...(promisedFen !== undefined
      ? [
          {
            zh: '对方承诺的赔付与法定的增加赔偿针对同一损失的，二者择一，通常取高者。',
            en: 'Promised compensation and the statutory increase for one loss are alternatives; usually take the higher.',
          },
        ]
      : []),
  ];
}

function refundWords(type: DisputeType): ClaimLine['what'] {
  if (type === 'unauthorised-charge')
    return { zh: '退回未经授权的扣款', en: 'Return of the unauthorised charge' };
  if (type === 'minor-purchase') return { zh: '返还未成年人支付的款项', en: 'Return of what the minor paid' };
  return { zh: '退还未（正确）交付部分的价款', en: 'Refund of what was not (properly) delivered' };
}

/** What they themselves promised to pay may be claimed as such, but not twice for one loss (LAW §13). */
function promisedCompensation({ facts: { promiseText }, promisedFen, gates }: ClaimsInput): ClaimLine[] {
  const named = promiseText && /赔/.test(promiseText.value) ? promiseText.value : undefined;
  if (named === undefined && promisedFen === undefined) return [];
  const isConsumer = statusOf(gates)('consumer') !== 'stop';
  const zh = named ? `对方承诺“${named}”：可以请求按承诺赔付` : '按对方承诺赔付';
  const en = named
    ? `They promised “${named}”: it may be claimed as promised`
    : 'Compensation as they promised';
  return [
    {
      what: {
        zh: `${zh}；同一损失不与法定的增加赔偿重复请求`,
        en: `${en}, but not together with a statutory increase for the same loss`,
      },
      ...(isConsumer && promisedFen !== undefined && { fen: promisedFen }),
      basis: basesOf('CPR-12', 'NETCONS-10'),
    },
  ];
}

/**
 * max(3 × price, 500 yuan), only for a consumer, against a trader, on a purchase, and only where signs of fraud stand
 * (消保法第五十五条). Nobody bought where the charge was not authorised, and a minor's act is undone, not punished.
 */
function increase(
  { disputeType, gates, answers }: ClaimsInput,
  priceFen: number | undefined,
): number | undefined {
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

const interestHint: ClaimLine = {
  what: {
    zh: '占用资金的利息（作为损失主张；利率和起算日由您填写并注明来源，是否支持由法院决定）',
    en: 'Interest as loss: you give rate and starting day with their source; the court decides',
  },
  basis: basesOf('CC-584'),
};

/** Costs by receipt; without any the line only says what may be claimed. */
function costLine(costs: readonly CostItem[]): ClaimLine {
  for (const { amountFen, receipt, what } of costs)
    if (!Number.isSafeInteger(amountFen) || amountFen <= 0 || receipt.trim() === '' || what.trim() === '')
      throw new Refusal('bad-cost', {
        zh: '每一项费用都要写明用途、金额和票据',
        en: 'each cost needs its purpose, its sum and its receipt',
      });
  const listed = costs.map(({ what, amountFen }) => `${what.trim()}${formatYuan(amountFen)}元`).join('、');
  return {
    what: {
      zh: `为防止损失扩大、取证实际支出的合理费用${listed ? `：${listed}` : '（凭票据，未发生的不写）'}`,
      en: `Reasonable costs really spent to limit the loss or fix evidence, by receipt${listed ? `: ${listed}` : '; none otherwise'}`,
    },
    ...(costs.length > 0 && { fen: costs.reduce((sum, { amountFen }) => sum + amountFen, 0) }),
    basis: basesOf('CC-584', 'CC-591'),
  };
}

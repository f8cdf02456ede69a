import type { StepFacts } from '@redress/contract';
import { chineseDay, type Day, formatYuan } from '@redress/kernel';
import type { ClaimsInput } from '@redress/law';
import type { Point } from '../types.ts';
import { yuanInCapitals } from '../yuan-in-capitals.ts';
import type { Desk } from './desk.ts';

/** `人民币98.00元（人民币玖拾捌元整）`. */
export const yuanText = (fen: number): string => `人民币${formatYuan(fen)}元（${yuanInCapitals(fen)}）`;

/** What the buyer gave for interest and costs, as packages/law computes claims from it; what is not whole is left out. */
export function moneyTerms(
  step: StepFacts,
  today: Day,
): Pick<ClaimsInput, 'interest' | 'costs' | 'promisedFen'> {
  const { interest, promisedFen } = step;
  const costs = step.costs?.filter(
    ({ what, amountFen, receipt }) => what.trim() && receipt.trim() && amountFen > 0,
  );
  return {
    ...(interest?.source.trim() && interest.from <= today && { interest: { ...interest, to: today } }),
    ...(costs && costs.length > 0 && { costs }),
    ...(promisedFen !== undefined && { promisedFen }),
  };
}

/**
 * Requests against `debtor`, as the paper calls him: only what is known and allowed (LAW §13). The statutory increase is
 * asked for on condition that fraud is found; before a court a request has no condition: `increase` says whether the
 * buyer makes it.
 */
export function moneyRequests(
  desk: Desk,
  debtor: string,
  { increase }: { increase?: boolean } = {},
): Point[] {
  const { input, blanks } = desk;
  const { refundFen, statutoryIncreaseFen } = input.claims;
  const sum = refundFen === undefined ? undefined : yuanText(refundFen);
  const paid = blanks.fill(sum, '付款金额', 'Amount paid', 'facts.amountFen');
  const texts = [
    `请求${debtor}${verbs[input.disputeType] ?? '退还价款'}${paid}。`,
    interestText(desk, debtor),
    costsText(desk, debtor),
    statutoryIncreaseFen === undefined || increase === false
      ? undefined
      : increase
        ? `请求${debtor}依据《消费者权益保护法》第五十五条增加赔偿${yuanText(statutoryIncreaseFen)}。`
        : `${debtor}的行为经认定构成欺诈的，请求${debtor}依据《消费者权益保护法》第五十五条增加赔偿${yuanText(statutoryIncreaseFen)}。`,
  ];
  return texts.filter((text) => text !== undefined).map((text) => ({ text }));
}

const verbs: Readonly<Record<string, string>> = {
  'unauthorised-charge': '退回未经授权的扣款',
  'minor-purchase': '返还未成年人支付的款项',
};

function interestText({ step, input, today }: Desk, debtor: string): string | undefined {
  const { refundFen, interestFen } = input.claims;
  if (!step.interest || refundFen === undefined || interestFen === undefined) return undefined;
  const { rateBasisPoints, from, source } = step.interest;
  return `请求${debtor}支付资金占用期间的利息：以人民币${formatYuan(refundFen)}元为基数，自${chineseDay(from)}起至实际付清之日止，按年利率${formatYuan(rateBasisPoints)}%（${source.trim()}）计算；暂计至${chineseDay(today)}为人民币${formatYuan(interestFen)}元。`;
}

function costsText({ step, input, today }: Desk, debtor: string): string | undefined {
  const { costsFen } = input.claims;
  const { costs } = moneyTerms(step, today);
  if (costsFen === undefined || !costs) return undefined;
  const list = costs.map(({ what, amountFen }) => `${what.trim()}${formatYuan(amountFen)}元`).join('、');
  return `请求${debtor}赔偿为处理本争议实际支出的合理费用${yuanText(costsFen)}（${list}）。`;
}

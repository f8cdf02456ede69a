import type { PaymentFact } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';
import type { LetterInput } from '../types.ts';
import type { Desk } from './desk.ts';

/** Who paid whom, when, how much, by what channel: a row of annex A and an arrow of the picture. */
export interface FlowRow {
  number: number;
  when: string;
  payer: string;
  channel: string;
  tradeNo: string;
  payee: string;
  amount: string;
  purpose: string;
  evidence: string;
}

/** The picture of the flow: one box that pays, arrows in order of time, one box for each payee. */
export interface FlowChart {
  from: string[];
  arrows: { above: string; below: string; to: number }[];
  to: string[][];
}

export interface FundFlow {
  rows: FlowRow[];
  total: string;
  totalFen: number;
  charts: FlowChart[];
}

type Payment = PaymentFact & { number?: number };

/** So many arrows stand in one picture; more go into further pictures. */
const mostArrows = 9;

/** The fund flow that items and buyer show; nothing is added that neither says (LAW §5.7). */
export function fundFlow(desk: Desk): FundFlow {
  const payments = paymentsOf(desk);
  const name = desk.input.parties.buyer?.name?.trim() ?? '本人';
  const totalFen = payments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const charts: FlowChart[] = [];
  for (let at = 0; at < payments.length; at += mostArrows)
    charts.push(chartOf(payments.slice(at, at + mostArrows), name, at));
  return {
    rows: payments.map((one, i) => rowOf(one, i + 1, name)),
    total: formatYuan(totalFen),
    totalFen,
    charts,
  };
}

/** The payment that the facts tell, those read from other items, and those that the buyer added; oldest first. */
export function paymentsOf({ input, step, numbers }: Desk): Payment[] {
  const all = [...fromFacts(input), ...(input.payments ?? []), ...(step.payments ?? [])];
  const byTrade = new Map<string, PaymentFact>();
  for (const one of all) {
    const key = keyOf(one);
    byTrade.set(key, { ...one, ...known(byTrade.get(key)) });
  }
  return [...byTrade.values()]
    .map((one) => {
      const number = one.item === undefined ? undefined : numbers.get(one.item);
      return { ...one, ...(number !== undefined && { number }) };
    })
    .sort((a, b) => Date.parse(a.paidAt ?? '9999-12-31') - Date.parse(b.paidAt ?? '9999-12-31'));
}

/** One payment has one trade number; without it, one moment and sum. */
const keyOf = ({ tradeNo, paidAt, amountFen, payee }: PaymentFact): string =>
  tradeNo ?? `${paidAt ?? ''}/${amountFen ?? ''}/${paidAt ? '' : (payee ?? '')}`;

const known = (one: PaymentFact | undefined): PaymentFact =>
  Object.fromEntries(Object.entries(one ?? {}).filter(([, value]) => value !== undefined));

function fromFacts({ facts }: LetterInput): PaymentFact[] {
  const { amountFen, paidAt, payChannel, tradeNo, payee } = facts;
  if (!amountFen && !paidAt && !tradeNo) return [];
  const item = amountFen?.item ?? paidAt?.item ?? tradeNo?.item;
  return [
    {
      amountFen: amountFen?.value,
      paidAt: paidAt?.value,
      payChannel: payChannel?.value,
      tradeNo: tradeNo?.value,
      payee: payee?.value,
      item,
    },
  ];
}

const unknown = '待查';

function rowOf(one: Payment, number: number, payer: string): FlowRow {
  return {
    number,
    when: one.paidAt ? shanghaiTime(Date.parse(one.paidAt)) : unknown,
    payer,
    channel: one.payChannel ?? unknown,
    tradeNo: one.tradeNo ?? unknown,
    payee: [one.payee ?? unknown, one.payeeAccount].filter(Boolean).join('\n'),
    amount: one.amountFen === undefined ? unknown : formatYuan(one.amountFen),
    purpose: one.purpose ?? '',
    evidence: one.number === undefined ? '本人陈述' : `证据${one.number}`,
  };
}

/** The table has the number whole. */
const shortened = (no: string): string => (no.length > 16 ? `尾号${no.slice(-8)}` : no);

function chartOf(payments: readonly Payment[], payer: string, before: number): FlowChart {
  const boxOf = ({ payee, payeeAccount }: Payment) =>
    [payee ?? '收款方待查', payeeAccount].filter((line) => line !== undefined);
  const boxes = [...new Map(payments.map((one) => [boxOf(one).join('\n'), boxOf(one)])).values()];
  // Grouped by payee, so that no two arrows cross; each keeps its number of annex A.
  const arrows = payments
    .map((one, i) => ({ one, number: before + i + 1 }))
    .map(({ one, number }) => ({
      above: `${number}．${one.paidAt ? shanghaiTime(Date.parse(one.paidAt)) : '时间待查'}　${one.amountFen === undefined ? '金额待查' : `${formatYuan(one.amountFen)}元`}`,
      below: [one.payChannel, one.tradeNo && `交易号${shortened(one.tradeNo)}`].filter(Boolean).join('　'),
      to: boxes.findIndex((box) => box.join('\n') === boxOf(one).join('\n')),
    }));
  return { from: ['付款人', payer], arrows: arrows.sort((a, b) => a.to - b.to), to: boxes };
}

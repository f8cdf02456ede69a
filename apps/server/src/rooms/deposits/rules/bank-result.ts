import { parseYuan } from '@redress/kernel';
import { lineNumberPattern } from './bank-file.ts';

export interface ResultRow {
  /** Line of the file, 1 is the header. */
  row: number;
  number: string;
  outcome: 'paid' | 'failed' | 'returned' | 'pending';
  amountFen: number | undefined;
  reference: string | undefined;
}
export interface BadRow {
  row: number;
  why: 'no-number' | 'no-status' | 'unknown-status' | 'number-twice' | 'bad-amount';
}

/** Returned before failed before paid: 退汇成功 is no payment, and neither is 未成功. */
const words: readonly [ResultRow['outcome'], RegExp][] = [
  ['returned', /退汇|退回|退票|已退|return/i],
  ['failed', /失败|未成功|不成功|拒绝|作废|撤销|fail|reject/i],
  ['pending', /处理中|待处理|待复核|已受理|已提交|pending|processing/i],
  ['paid', /成功|已支付|已入账|已付款|success|paid/i],
];

/**
 * What a bank says of the lines of our payment files. Banks differ in columns, so our number is looked for in every
 * cell, and status, amount and their number by what their heading says. A row that cannot be read without guessing is
 * told, and changes nothing.
 */
export function readBankResult(table: readonly (readonly string[])[]): { rows: ResultRow[]; bad: BadRow[] } {
  const [header = [], ...lines] = table;
  const column = (pattern: RegExp, not?: RegExp): number =>
    header.findIndex((title) => pattern.test(title) && !not?.test(title));
  const status = column(/状态|结果|status|result/i);
  const amount = column(/金额|amount/i);
  const reference = column(/流水号|凭证号|交易号|reference/i, /明细编号|商户|客户/);
  const rows: ResultRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  for (const [i, cells] of lines.entries()) {
    const row = i + 2;
    const number = cells.map((cell) => lineNumberPattern.exec(cell)?.[0]).find(Boolean);
    if (!number) {
      const isTotals = /合计|总计|小计|total/i.test(cells.join(' '));
      if (!isTotals && cells.some((cell) => cell.trim() !== '')) bad.push({ row, why: 'no-number' });
      continue;
    }
    const said = cells[status]?.trim() ?? '';
    const outcome = words.find(([, pattern]) => pattern.test(said))?.[0];
    const amountText = cells[amount]?.trim() ?? '';
    const amountFen = amountText === '' ? undefined : parseYuan(amountText);
    if (seen.has(number)) bad.push({ row, why: 'number-twice' });
    else if (said === '') bad.push({ row, why: 'no-status' });
    else if (!outcome) bad.push({ row, why: 'unknown-status' });
    else if (amountText !== '' && amountFen === undefined) bad.push({ row, why: 'bad-amount' });
    else rows.push({ row, number, outcome, amountFen, reference: cells[reference]?.trim() || undefined });
    seen.add(number);
  }
  return { rows, bad };
}

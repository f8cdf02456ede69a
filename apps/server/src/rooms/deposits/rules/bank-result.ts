import { parseYuan } from '@redress/kernel';
import { lineNumberPattern } from './bank-file.ts';

/** A row of the file, by the line on which it stands there. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}
export interface ResultRow {
  /** Line of the file, from 1. */
  row: number;
  number: string;
  outcome: 'paid' | 'failed' | 'returned' | 'pending';
  amountFen: number | undefined;
  reference: string | undefined;
}
export interface BadRow {
  row: number;
  why: 'no-number' | 'no-status' | 'unknown-status' | 'number-twice' | 'bad-amount';
  number?: string;
  /** The bank's word that we do not know, shortened. */
  said?: string;
}

/** Returned before failed before paid: 退汇成功 is no payment, and neither is 未成功. */
const words: readonly [ResultRow['outcome'], RegExp][] = [
  ['returned', /退汇|退回|退票|已退|return/i],
  ['failed', /失败|未成功|不成功|拒绝|作废|撤销|fail|reject/i],
  ['pending', /处理中|待处理|待复核|已受理|已提交|pending|processing/i],
  ['paid', /成功|已支付|已入账|已付款|success|paid/i],
];

const statusTitle = /状态|结果|status|result/i;
/** Banks put a title, the number of the batch or a date above the table. */
const headerWithin = 30;

/** Which row is the header: the first that has two cells or more, one of them headed as a status, and no number of ours. */
function headerOf(table: readonly TableRow[]): number {
  return table
    .slice(0, headerWithin)
    .findIndex(
      ({ cells }) =>
        cells.filter((cell) => cell !== '').length > 1 &&
        cells.some((cell) => statusTitle.test(cell)) &&
        !cells.some((cell) => lineNumberPattern.test(cell)),
    );
}

/**
 * What a bank says of the lines of our payment files; undefined where no header is found. Banks differ in columns, so our
 * number is looked for in every cell, and status, amount and their number by what their heading says. A row that cannot be
 * read without guessing is told, and changes nothing.
 */
export function readBankResult(table: readonly TableRow[]): { rows: ResultRow[]; bad: BadRow[] } | undefined {
  const at = headerOf(table);
  const header = table[at]?.cells;
  if (!header) return undefined;
  const column = (pattern: RegExp, not?: RegExp): number =>
    header.findIndex((title) => pattern.test(title) && !not?.test(title));
  const [status, amount] = [column(statusTitle), column(/金额|amount/i)];
  const reference = column(/流水号|凭证号|交易号|reference/i, /明细编号|商户|客户/);
  const rows: ResultRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  for (const { line: row, cells } of table.slice(at + 1)) {
    const number = cells.map((cell) => lineNumberPattern.exec(cell)?.[0]).find(Boolean);
    if (!number) {
      const isTotals = /合计|总计|小计|total/i.test(cells.join(' '));
      if (!isTotals && cells.some((cell) => cell !== '')) bad.push({ row, why: 'no-number' });
      continue;
    }
    const said = cells[status] ?? '';
    const outcome = words.find(([, pattern]) => pattern.test(said))?.[0];
    const amountText = cells[amount] ?? '';
    const amountFen = amountText === '' ? undefined : parseYuan(amountText);
    if (seen.has(number)) bad.push({ row, number, why: 'number-twice' });
    else if (said === '') bad.push({ row, number, why: 'no-status' });
    else if (!outcome) bad.push({ row, number, why: 'unknown-status', said: said.slice(0, 40) });
    else if (amountText !== '' && amountFen === undefined) bad.push({ row, number, why: 'bad-amount' });
    else rows.push({ row, number, outcome, amountFen, reference: cells[reference] || undefined });
    seen.add(number);
  }
  return { rows, bad };
}

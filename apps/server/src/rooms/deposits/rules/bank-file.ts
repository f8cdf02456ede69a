import { formatYuan } from '@redress/kernel';
import { csvOf } from './csv.ts';
import type { PayoutState } from './lifecycle/payout-lifecycle.ts';

export interface BankLine {
  /** Ours, of this one asking: `B000123L0001`. Begins with a letter, so that no spreadsheet rounds it. */
  number: string;
  name: string;
  account: string;
  bankName: string;
  bankCode?: string | undefined;
  amountFen: number;
}

export const bankColumns = [
  '序号',
  '明细编号',
  '收款户名',
  '收款账号',
  '开户银行',
  '联行号',
  '金额(元)',
  '附言',
] as const;

/** `B000123`: the number of a payment file. */
export const batchNumber = (place: number): string => `B${String(place).padStart(6, '0')}`;
export const lineNumber = (place: number, line: number): string =>
  `${batchNumber(place)}L${String(line).padStart(4, '0')}`;
/** Finds our number in whatever column a bank prints it. */
export const lineNumberPattern = /B\d{6,}L\d{4}/;

/**
 * The payment file: a header, a line per payout, and control totals in the last line, by which bank and keeper see that
 * nothing was lost or added on the way. The remark of each transfer is our number, and says nothing else.
 */
export function bankFile(lines: readonly BankLine[]): string {
  const rows = lines.map(({ number, name, account, bankName, bankCode, amountFen }, i) => [
    i + 1,
    number,
    name,
    account,
    bankName,
    bankCode ?? '',
    formatYuan(amountFen),
    number,
  ]);
  const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const totals = ['合计', String(lines.length), '', '', '', '', formatYuan(totalFen), ''];
  return csvOf([[...bankColumns], ...rows, totals]);
}

/**
 * Whether a line of a file is still to be paid by it, or was. Before the file went to the bank, what is paid was paid by
 * hand; what failed or was asked for anew stands in another file by now, perhaps with another payee.
 */
export const mayStandIn = (
  batch: { state: string },
  line: { attempt: number },
  payout: { state: PayoutState; attempt: number },
): boolean =>
  payout.attempt === line.attempt &&
  (payout.state === 'sending' ||
    payout.state === 'sent' ||
    (payout.state === 'paid' && batch.state === 'submitted'));

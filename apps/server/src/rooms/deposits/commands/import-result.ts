import { parse } from 'csv-parse/sync';
import { inTransaction, type Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { decodeGb18030 } from '../gb18030.ts';
import { badResultFile, noResultHeader } from '../refusals.ts';
import { type ResultRow, readBankResult, type TableRow } from '../rules/bank-result.ts';
import { after } from '../rules/lifecycle/payout-lifecycle.ts';
import * as batches from '../store-batches.ts';
import * as payouts from '../store-payouts.ts';
import { lockPayout, movePayout } from './move-payout.ts';

export interface ImportReport {
  paid: number;
  failed: number;
  returned: number;
  /** The bank is still at work on these. */
  pending: number;
  /** Said before, or by hand: nothing was changed. */
  unchanged: number;
  /** Rows that changed nothing and that a person must look at. */
  problems: { row: number; why: string; number?: string; said?: string }[];
}

const rowsAtMost = 5000;

/**
 * Takes over what the bank's result file says of our lines. Row by row, each in its own transaction: the same file again
 * changes nothing, and a crash half-way is mended by importing it again. Refusals: `bad-result-file`, `no-result-header`.
 */
export async function importResult(
  deps: DepositsDeps,
  { keeperId, bytes, by }: { keeperId: string; bytes: Buffer; by: string },
): Promise<ImportReport> {
  const read = readBankResult(readTable(bytes));
  if (!read) throw noResultHeader();
  const { rows, bad } = read;
  if (rows.length === 0 && bad.length === 0) throw badResultFile();
  const report: ImportReport = {
    paid: 0,
    failed: 0,
    returned: 0,
    pending: 0,
    unchanged: 0,
    problems: [...bad],
  };
  for (const row of rows) {
    const outcome = await inTransaction(deps.db, (trx) => takeOver(deps, trx, keeperId, row, by));
    if (typeof outcome === 'string') report[outcome] += 1;
    else report.problems.push({ row: row.row, number: row.number, why: outcome.why });
  }
  report.problems.sort((a, b) => a.row - b.row);
  return report;
}

type Taken = 'paid' | 'failed' | 'returned' | 'pending' | 'unchanged';

async function takeOver(
  deps: DepositsDeps,
  trx: Trx,
  keeperId: string,
  row: ResultRow,
  by: string,
): Promise<Taken | { why: string }> {
  const attempt = await payouts.findAttempt(trx, row.number);
  const batch = attempt?.batch_id && (await batches.findBatch(trx, attempt.batch_id));
  if (!attempt || !batch || batch.keeperId !== keeperId) return { why: 'unknown-number' };
  // The bank paid a file that somebody declared never sent: the same payout may stand in a later file.
  if (batch.state === 'discarded') return { why: 'file-was-discarded' };
  const locked = await lockPayout(trx, attempt.payout_id);
  const { payout } = locked;
  if (row.amountFen !== undefined && row.amountFen !== payout.amountFen) return { why: 'other-amount' };
  if (payout.attempt !== attempt.attempt)
    return row.outcome === 'paid' ? { why: 'older-attempt' } : 'unchanged';
  if (row.outcome === 'pending') return 'pending';
  if (batch.state === 'made') await batches.moveBatch(trx, batch.id, 'made', 'submitted');
  const states = { paid: 'paid', failed: 'failed', returned: 'returned' } as const;
  if (payout.state === states[row.outcome]) return 'unchanged';
  const move = row.outcome === 'paid' ? 'settle' : payout.state === 'paid' ? 'return' : 'fail';
  // Money that left for a payout that counts as failed would go a second time if nobody looked.
  if (!after(payout.state, move))
    return payout.state === 'failed' && move === 'fail' ? 'unchanged' : { why: `is-${payout.state}` };
  const trouble = row.outcome === 'paid' ? undefined : row.outcome;
  await movePayout(deps, trx, locked, { move, by, rail: 'bank-file', trouble });
  if (row.reference) await payouts.updateAttempt(trx, attempt.number, row.reference);
  return row.outcome;
}

/** UTF-8 where it is that, else GB18030, as most web banks write. */
function readTable(bytes: Buffer): TableRow[] {
  try {
    const text = isUtf8(bytes) ? bytes.toString('utf8') : decodeGb18030(bytes);
    const table = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: rowsAtMost,
      // Its types leave out what `info` adds.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // What a keeper exports for a spreadsheet may be kept with its guards and tabs.
    return table.map(({ record, info }) => ({
      line: info.lines,
      cells: record.map((cell) => cell.replace(/^['\t]+/, '').trim()),
    }));
  } catch {
    throw badResultFile();
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

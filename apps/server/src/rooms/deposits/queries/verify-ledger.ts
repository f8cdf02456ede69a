import type { Database } from '#platform/database';
import { accounts, type Balances, emptyBalances } from '../rules/accounts.ts';
import { differencesOf, type LedgerDifference } from '../rules/verify-ledger.ts';
import { sumLedger } from '../store-verify.ts';

export interface LedgerReport {
  ok: boolean;
  deposits: number;
  postings: number;
  /** Of all deposits together; they add up to zero. */
  totals: Balances;
  differences: LedgerDifference[];
}

const page = 200;

/** Adds every balance up anew from the postings and compares: with what is stored, with holds, payouts and events. */
export async function verifyLedger(db: Database): Promise<LedgerReport> {
  const report: LedgerReport = {
    ok: true,
    deposits: 0,
    postings: 0,
    totals: { ...emptyBalances },
    differences: [],
  };
  for (let after = ''; ; ) {
    const sums = await sumLedger(db, after, page);
    for (const one of sums) {
      report.deposits += 1;
      report.postings += one.counted;
      for (const account of accounts) report.totals[account] += one.legs[account];
      report.differences.push(...differencesOf(one));
    }
    const last = sums.at(-1);
    if (!last || sums.length < page) break;
    after = last.depositId;
  }
  report.ok = report.differences.length === 0;
  return report;
}

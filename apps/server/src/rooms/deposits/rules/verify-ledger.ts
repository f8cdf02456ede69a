import { type Account, accounts, type Balances } from './accounts.ts';

/** What the rows of one deposit say, each added up from its own table. */
export interface LedgerSums {
  depositId: string;
  balances: Balances;
  postings: number;
  /** From the legs of its postings. */
  legs: Balances;
  counted: number;
  lastSequence: number;
  /** Postings that do not balance by themselves. */
  unbalanced: number;
  /** Postings whose running balance is not that of the one before and their legs. */
  broken: number;
  /** Postings without an event that says the same. */
  unsealed: number;
  openHolds: number;
  /** Payouts whose money is owed, and those whose money is on its way. */
  owedPayouts: number;
  sentPayouts: number;
}

export interface LedgerDifference {
  depositId: string;
  what: string;
  stored: number;
  counted: number;
}

/** Every way in which a stored balance is not what the postings, holds and payouts add up to. */
export function differencesOf(sums: LedgerSums): LedgerDifference[] {
  const { balances, legs, depositId } = sums;
  const checks: [what: string, stored: number, counted: number][] = [
    ...accounts.map((account): [string, number, number] => [
      words[account],
      balances[account],
      legs[account],
    ]),
    ['number of postings', sums.postings, sums.counted],
    ['last posting', sums.postings, sums.lastSequence],
    ['sum of all accounts', 0, accounts.reduce((sum, account) => sum + legs[account], 0)],
    ['postings that do not balance', 0, sums.unbalanced],
    ['postings with a wrong running balance', 0, sums.broken],
    ['postings without their event', 0, sums.unsealed],
    ['held, against open holds', balances.held, sums.openHolds],
    ['payable, against payouts owed', balances.payable, sums.owedPayouts],
    ['transit, against payouts on their way', balances.transit, sums.sentPayouts],
  ];
  return checks
    .filter(([, stored, counted]) => stored !== counted)
    .map(([what, stored, counted]) => ({ depositId, what, stored, counted }));
}

const words: Record<Account, string> = {
  available: 'available, against the legs',
  held: 'held, against the legs',
  payable: 'payable, against the legs',
  transit: 'transit, against the legs',
  bank: 'bank, against the legs',
  writtenOff: 'written off, against the legs',
};

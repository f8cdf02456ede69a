/**
 * The accounts of one deposit. Amounts are signed as a bookkeeper signs credits: what the keeper of the money owes is
 * positive, what it has (or is owed) is negative, and together they are always zero. `bank` is positive only where the
 * keeper paid buyers with money of its own, because a top-up was reversed after it was spent.
 */
export const accounts = ['available', 'held', 'payable', 'transit', 'bank', 'writtenOff'] as const;
export type Account = (typeof accounts)[number];

/** What a posting does to each account; an account that is left out is not touched. */
export type Legs = Partial<Record<Account, number>>;
export type Balances = Record<Account, number>;

export const emptyBalances: Balances = {
  available: 0,
  held: 0,
  payable: 0,
  transit: 0,
  bank: 0,
  writtenOff: 0,
};

export const postingKinds = [
  'topup.confirmed', // the merchant's money arrived at the keeper's bank
  'topup.reversed', // the bank took it back
  'hold.placed', // a claim asks for it
  'hold.released', // nothing has to be paid
  'hold.paid', // decided for the buyer: now owed to her; what is left of the hold returns
  'withdrawal.granted', // now owed to the merchant
  'payout.taken', // a rail has it: it may have left the bank
  'payout.put-back', // it has certainly not left the bank
  'payout.settled', // it left the bank
  'payout.returned', // it came back to the bank
  'payout.cancelled', // nobody is to be paid any more
] as const;
export type PostingKind = (typeof postingKinds)[number];

/** A movement between two accounts, which balances by construction. */
const move = (from: Account, to: Account, fen: number): Legs => ({ [from]: -fen, [to]: fen });

/** Legs of each kind of posting; every amount is positive. */
export const legsOf = {
  'topup.confirmed': (fen: number) => move('bank', 'available', fen),
  /** What the merchant has spent meanwhile is lacking until it is made good: `fillShortage`. */
  'topup.reversed': (fen: number, availableFen: number): Legs => {
    const taken = Math.min(fen, availableFen);
    return {
      bank: fen,
      ...(taken > 0 ? { available: -taken } : {}),
      ...(fen > taken ? { writtenOff: taken - fen } : {}),
    };
  },
  'hold.placed': (fen: number) => move('available', 'held', fen),
  'hold.released': (fen: number) => move('held', 'available', fen),
  'hold.paid': (heldFen: number, fen: number): Legs => ({
    held: -heldFen,
    payable: fen,
    ...(heldFen > fen ? { available: heldFen - fen } : {}),
  }),
  'withdrawal.granted': (fen: number) => move('available', 'payable', fen),
  'payout.taken': (fen: number) => move('payable', 'transit', fen),
  'payout.put-back': (fen: number) => move('transit', 'payable', fen),
  'payout.settled': (fen: number) => move('transit', 'bank', fen),
  'payout.returned': (fen: number) => move('bank', 'payable', fen),
  'payout.cancelled': (fen: number) => move('payable', 'available', fen),
} as const satisfies Record<PostingKind, (...fen: number[]) => Legs>;

/**
 * What a merchant lacks is made good first: whatever would come to be available beside a shortage fills it instead.
 * So nothing is available as long as something is lacking, and held money, which is spoken for, is never touched.
 */
export function fillShortage(balances: Balances, legs: Legs): Legs {
  const available = balances.available + (legs.available ?? 0);
  const short = -(balances.writtenOff + (legs.writtenOff ?? 0));
  const fill = Math.min(available, short);
  if (fill <= 0) return legs;
  const filled = {
    ...legs,
    available: (legs.available ?? 0) - fill,
    writtenOff: (legs.writtenOff ?? 0) + fill,
  };
  return Object.fromEntries(Object.entries(filled).filter(([, fen]) => fen !== 0));
}

/** What the merchant lacks: reversed after it was spent, and not made good yet. */
export const shortageOf = ({ writtenOff }: Pick<Balances, 'writtenOff'>): number => -writtenOff || 0;

/** What would be lacking if a top-up of `fen` were reversed now: what has been spent or is spoken for. */
export const shortOf = (fen: number, availableFen: number): number => Math.max(0, fen - availableFen);

/** The balances after a posting; undefined where an account would be overdrawn. */
export function applyLegs(balances: Balances, legs: Legs): Balances | undefined {
  const after = { ...balances };
  for (const account of accounts) after[account] += legs[account] ?? 0;
  return isPossible(after) ? after : undefined;
}

/** The database checks the same of every row. */
export function isPossible(balances: Balances): boolean {
  const { available, held, payable, transit, writtenOff } = balances;
  const owed = [available, held, payable, transit];
  const isShort = writtenOff < 0;
  return (
    owed.every((fen) => fen >= 0) && writtenOff <= 0 && !(isShort && available > 0) && sumOf(balances) === 0
  );
}

export const sumOf = (legs: Legs): number => accounts.reduce((sum, account) => sum + (legs[account] ?? 0), 0);

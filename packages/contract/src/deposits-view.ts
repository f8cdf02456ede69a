import { z } from 'zod';
import { maskedPayee } from './payee.ts';
import { instant } from './vocabulary.ts';

const fen = z.int();
/** 1 fen to 10 million yuan. */
export const amountFen = z.int().min(1).max(1_000_000_000);

/** What money is about, in words that a merchant knows: a claim and its order, or a transfer. */
export const moneyAbout = z.object({
  claimId: z.string().optional(),
  /** As the claim's own page shows it. */
  claimNumber: z.string().optional(),
  /** The last characters of the order's number. */
  orderTail: z.string().optional(),
  /** When money was first set aside for it. */
  since: instant.optional(),
  /** What the merchant wrote into the transfer of a top-up. */
  reference: z.string().optional(),
});
export type MoneyAbout = z.infer<typeof moneyAbout>;

export const postingView = z.object({
  postingId: z.string(),
  sequence: z.int(),
  at: instant,
  kind: z.string(),
  /** The hold, payout or top-up that it belongs to. */
  ref: z.string(),
  about: moneyAbout.optional(),
  availableFen: fen,
  heldFen: fen,
  availableAfterFen: fen,
  heldAfterFen: fen,
  /** What came to be lacking by it; negative: what was made good of it. */
  shortageFen: fen,
});
export type PostingView = z.infer<typeof postingView>;

/** Why a confirmed top-up is undone. */
export const reversalReasons = ['not-received', 'wrong-merchant', 'wrong-amount', 'charged-back'] as const;
export type ReversalReason = (typeof reversalReasons)[number];
export const reversalView = z.object({
  reversalId: z.string(),
  reason: z.enum(reversalReasons),
  note: z.string(),
  state: z.enum(['proposed', 'confirmed']),
  proposedAt: instant,
  /** The caller proposed it: another member must confirm it. */
  isOwn: z.boolean(),
});
export type ReversalView = z.infer<typeof reversalView>;

export const topUpStates = ['asked', 'confirmed', 'refused', 'withdrawn', 'reversed'] as const;
export const topUpView = z.object({
  topUpId: z.string(),
  merchantId: z.string(),
  merchant: z.string(),
  /** What the merchant writes into the transfer. */
  reference: z.string(),
  amountFen: fen,
  receivedFen: fen.optional(),
  state: z.enum(topUpStates),
  askedAt: instant,
  /** The caller asked for it and another member must confirm it. */
  isOwn: z.boolean(),
  /** The bank's number of the receipt. */
  bankReference: z.string().optional(),
  /** Of a confirmed one: what would be lacking if it were reversed now. Of a reversed one: what was. */
  shortFen: fen.optional(),
  reversal: reversalView.optional(),
});
export type TopUpView = z.infer<typeof topUpView>;

export const payoutStates = [
  'waiting',
  'sending',
  'sent',
  'paid',
  'failed',
  'returned',
  'cancelled',
] as const;
export const payoutView = z.object({
  payoutId: z.string(),
  merchantId: z.string(),
  merchant: z.string(),
  purpose: z.enum(['claim', 'withdrawal']),
  about: moneyAbout.optional(),
  amountFen: fen,
  state: z.enum(payoutStates),
  rail: z.string().optional(),
  trouble: z.string().optional(),
  reference: z.string().optional(),
  decidedAt: instant,
  paidAt: instant.optional(),
  /** The shop reported that it paid the buyer itself, and she is asked whether it came: no file and no rail takes it before. */
  putOffUntil: instant.optional(),
  /** Masked; absent once it was erased or sealed. */
  payee: maskedPayee.optional(),
  /** Whoever was paid erased what is hers: the account is kept for one purpose, paying once more what comes back. */
  payeeSealed: z.boolean().optional(),
});
export type PayoutView = z.infer<typeof payoutView>;

export const withdrawalView = z.object({
  withdrawalId: z.string(),
  amountFen: fen,
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  askedAt: instant,
  dueAt: instant,
  payee: maskedPayee.optional(),
});

/** Where merchants pay to: the keeper's own account, as its bank writes it. */
export const keeperAccount = z.object({
  name: z.string(),
  bankName: z.string(),
  account: z.string(),
  /** Since when it is this one. */
  setAt: instant,
});
export type KeeperAccount = z.infer<typeof keeperAccount>;

export const levels = ['ok', 'low', 'below-floor'] as const;
const balances = {
  balanceFen: fen,
  availableFen: fen,
  heldFen: fen,
  floorFen: fen,
  remindFen: fen,
  level: z.enum(levels),
  /** Reversed after it was spent: what comes next fills it first. */
  shortageFen: fen,
};

/** A merchant's own deposit; without `keeper` nobody keeps one. */
export const depositView = z.object({
  ...balances,
  keeper: z
    .object({
      orgId: z.string(),
      name: z.string(),
      isSelf: z.boolean(),
      /** Absent until the keeper has named one. */
      account: keeperAccount.optional(),
    })
    .optional(),
  withdrawableFen: fen,
  holds: z.array(
    z.object({ holdId: z.string(), amountFen: fen, placedAt: instant, about: moneyAbout.optional() }),
  ),
  topUps: z.array(topUpView),
  withdrawals: z.array(withdrawalView),
  payouts: z.array(payoutView),
  postings: z.array(postingView),
});
export type DepositView = z.infer<typeof depositView>;

export const keptDepositView = z.object({ merchantId: z.string(), merchant: z.string(), ...balances });
export type KeptDepositView = z.infer<typeof keptDepositView>;

/** What an organisation keeps for merchants. */
export const keepingView = z.object({
  deposits: z.array(keptDepositView),
  topUps: z.array(topUpView),
  /** Top-ups whose reversal waits for a second person. */
  reversals: z.array(topUpView),
  totals: z.object({
    availableFen: fen,
    heldFen: fen,
    payableFen: fen,
    transitFen: fen,
    bankFen: fen,
    writtenOffFen: fen,
  }),
  waitingPayouts: z.int(),
  /** The keeper's own account, shown to merchants who top up. */
  account: keeperAccount.optional(),
});
export type KeepingView = z.infer<typeof keepingView>;

export const batchView = z.object({
  batchId: z.string(),
  number: z.string(),
  lines: z.int(),
  totalFen: fen,
  state: z.enum(['made', 'submitted', 'discarded']),
  madeAt: instant,
});
export type BatchView = z.infer<typeof batchView>;

export const importReport = z.object({
  paid: z.int(),
  failed: z.int(),
  returned: z.int(),
  pending: z.int(),
  unchanged: z.int(),
  problems: z.array(
    z.object({
      /** Line of the file, from 1. */
      row: z.int(),
      why: z.string(),
      number: z.string().optional(),
      /** The bank's word, where it is not known. */
      said: z.string().optional(),
    }),
  ),
});
export type ImportReportView = z.infer<typeof importReport>;

/** zh-CN first; English for the second interface language. */
export interface Bilingual {
  zh: string;
  en: string;
}

/**
 * L0 a status flag or nothing; L1 codes bound to the order, as many as were bought; L2 and a carrier took them or the page was
 * rendered to the buyer; L3 and the buyer's side fetched them or the upstream confirmed; L4 and the issuer recorded redemption.
 */
export type Level = 0 | 1 | 2 | 3 | 4;

/** decides: while it stands, the delivery does not count; weakens: for a person who weighs; shown: said, never decided upon. */
export type Weight = 'decides' | 'weakens' | 'shown';
/** Whose word or what arithmetic a finding rests on. */
export type Ground =
  | 'shop-record'
  | 'merchant-form'
  | 'carrier-record'
  | 'upstream-record'
  | 'issuer-record'
  | 'buyer'
  | 'arithmetic'
  | 'clock'
  | 'nothing';
export type Supplier = 'merchant' | 'platform' | 'carrier' | 'upstream' | 'issuer';

export interface Finding<Code extends string = string> {
  code: Code;
  text: Bilingual;
  weight: Weight;
  restsOn: Ground;
  /** The first event it rests on. */
  eventId?: string;
  atMs?: number;
}
/** What is not there yet, and who can supply it how. */
export interface Missing extends Finding {
  element: ProofElement;
  whoCan: Supplier[];
  how: Bilingual;
}

/** LAW §11: what a delivery proof must show; a standard says which of them it asks for. */
export const proofElements = [
  'code-commitment',
  'quantity',
  'recipient',
  'entered-at',
  'retrieval',
  'unused-check',
  'issuer-record',
] as const;
export type ProofElement = (typeof proofElements)[number];

export const categories = [
  'automatic-card',
  'manual-recharge',
  'membership',
  'account',
  'in-game-item',
] as const;
export type Category = (typeof categories)[number];

export interface Standard {
  id: string;
  version: number;
  category: Category;
  title: Bilingual;
  /** Who delivers. */
  deliverer: 'system' | 'merchant';
  deliverWithinMs: number;
  /** Within what time a claim is to be answered. */
  answerWithinMs: number;
  minimumLevel: 2 | 3 | 4;
  proof: ProofElement[];
  /** Whether a code may be sold once only; a tutorial's link may be sold to many. */
  singleUse: boolean;
  /** First day (Asia/Shanghai) on which orders are judged by it. */
  fromDay: string;
  signedBy?: { organisationId: string; atMs: number };
}

export interface DeliveryOrder {
  orderRef: string;
  title?: string | undefined;
  category?: string | undefined;
  qty?: number | undefined;
  amountFen?: number | undefined;
  createdAtMs?: number | undefined;
  paidAtMs?: number | undefined;
}
/** Structurally a `TradeEvent`; `data` is read as a stranger's. */
export interface DeliveryEvent {
  id: string;
  type: string;
  occurredAtMs: number;
  receivedAtMs: number;
  seq?: number | undefined;
  data: unknown;
  by: 'shop' | 'connector' | 'form';
}
/** The same event told twice with other bytes. */
export interface StoryConflict {
  eventId: string;
  type?: string | undefined;
  atMs?: number | undefined;
}
/** The same code in another order. */
export interface Duplicate {
  dupTag: string;
  otherOrders: number;
  scope: 'shop' | 'shared-pepper' | 'alliance';
}
/** What a buyer opened; the code itself is forgotten at once. */
export interface Reveal {
  cardRef?: string | undefined;
  matches: boolean;
  notACard?: boolean | undefined;
  atMs: number;
}

export interface DeliveryInput {
  order: DeliveryOrder;
  events: readonly DeliveryEvent[];
  conflicts: readonly StoryConflict[];
  standard: Standard;
  duplicates: readonly Duplicate[];
  reveals?: readonly Reveal[] | undefined;
  /** When the buyer said "not received" or "does not work", and the time of payment on the buyer's own bill. */
  claim?: { claimedAtMs: number; paidAtMs?: number | undefined } | undefined;
  nowMs: number;
}

export const disputeHints = [
  'not_delivered',
  'callback_lost',
  'out_of_stock_after_pay',
  'card_used_or_invalid',
  'duplicate_sale',
  'short_quantity',
  'wrong_item_or_region',
  'not_as_described',
  'topup_not_arrived',
  'late_delivery',
  'refund_refused',
  'unreachable_or_scam',
] as const;
export interface DisputeHint {
  type: (typeof disputeHints)[number];
  /** Codes of the findings that suggest it. */
  because: string[];
}

export interface Assessment {
  level: Level;
  /** By the standard: the level is reached, nothing it asks for is missing, nothing decides against. */
  counts: boolean;
  /** It would count if the record that the merchant uploaded by hand were true; nobody has verified it. */
  byHand?: true;
  dueAtMs?: number;
  /** From what the time is counted. */
  dueFrom?: 'payment' | 'buyer-bill' | 'claim';
  /** When the goods entered the buyer's system, as far as evidence carries. */
  enteredAtMs?: number;
  late: boolean;
  /** Due and not shown to be delivered. */
  payoutMayStart: boolean;
  missing: Missing[];
  against: Finding[];
  for: Finding[];
  dispute: DisputeHint[];
}

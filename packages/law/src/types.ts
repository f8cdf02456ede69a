/** Structurally equal to the wire shapes of the contract package; a type-level test in apps/cli holds them together. */
export interface Basis {
  law: string;
  article: string;
}
/** zh-CN first; English for the second interface language. */
export interface Bilingual {
  zh: string;
  en: string;
}

export type DisputeType =
  | 'not-delivered'
  | 'code-invalid'
  | 'account-taken-back'
  | 'not-as-described'
  | 'unauthorised-charge'
  | 'minor-purchase'
  | 'fraud';

export type Channel =
  | 'platform'
  | 'market-regulator'
  | 'police'
  | 'consumer-association'
  | 'mediation'
  | 'lawyer'
  | 'court'
  | 'public';

/** LAW §4, G1 to G11 in this order. */
export const gateNames = [
  'consumer',
  'operator',
  'platform-type',
  'legality',
  'minor',
  'crime-signs',
  'time',
  'prior-handling',
  'identity',
  'ecommerce-scope',
  'forum-clause',
] as const;
export type GateName = (typeof gateNames)[number];

/** The part of the report's facts that law looks at. */
export interface KnownFacts {
  orderNo?: { value: string } | undefined;
  goods?: { value: string } | undefined;
  amountFen?: { value: number } | undefined;
  listedAmountFen?: { value: number } | undefined;
  payee?: { value: string } | undefined;
  paidAt?: { value: string } | undefined;
  promisedWithinMinutes?: { value: number } | undefined;
  promiseText?: { value: string } | undefined;
  failureNotice?: { value: string } | undefined;
  merchantName?: { value: string } | undefined;
  platformName?: { value: string } | undefined;
}

export type GateAnswers = Partial<Record<GateName, string | undefined>>;

export interface GateQuestion {
  gate: GateName;
  question: Bilingual;
  hint?: Bilingual;
  options: { value: string; label: Bilingual }[];
}

export interface Gate {
  gate: GateName;
  /** open: go on; warn: go on knowing this; stop: a channel or every letter is closed; unasked: not known yet. */
  status: 'open' | 'warn' | 'stop' | 'unasked';
  why: string;
  whyEn: string;
  basis: Basis[];
}

export interface Finding {
  kind: 'unfair-term' | 'stonewalling' | 'fraud-sign';
  rule: string;
  /** UTF-16 offsets in the text as given; `quote` is that slice. */
  start: number;
  end: number;
  quote: string;
  basis: Basis[];
  verdict?: 'void' | 'may-be-void' | undefined;
  /** Recognised by likeness to texts that people labelled, not by its words: for the reader to judge, not for a letter. */
  likely?: true | undefined;
  title: Bilingual;
  reason: Bilingual;
  /** A sentence ready for the next letter (zh-CN). */
  answer: string;
}

export interface NextStep {
  channel: Channel;
  /** Whom of the channel `platform` the step goes to. */
  addressee?: 'platform' | 'merchant' | 'payment-provider' | 'issuer';
  action: string;
  actionEn: string;
  due?: string;
  /** Present while `due` may still move, because the holidays of its year are not on record. */
  provisional?: Bilingual;
  letter?: string;
  basis: Basis[];
  why: Bilingual;
  state: 'now' | 'later' | 'closed';
}

export interface ClaimLine {
  what: Bilingual;
  /** Absent where the sum cannot be computed from what is known. */
  fen?: number;
  basis: Basis[];
}
export interface Claims {
  /** The price of what was not (properly) delivered; absent when no amount is known. */
  refundFen?: number;
  /** On top of the refund, only if fraud is established: max(3 × price, 500 yuan) (消保法第五十五条). */
  statutoryIncreaseFen?: number;
  /** As computed from the claimant's own rate and days. */
  interestFen?: number;
  /** Receipts added up. */
  costsFen?: number;
  /** What they promised to pay; an alternative to the statutory increase, never on top of it for one loss. */
  promisedFen?: number;
  /**
   * safe: refund, interest and proven costs; ifFraud: with the statutory increase, or the promised compensation where that is
   * higher. Absent where no amount is known, or no fraud can be alleged.
   */
  totals: { safeFen?: number; ifFraudFen?: number };
  lines: ClaimLine[];
  /** For the buyer before anything is asked; never printed in a letter. */
  warnings: Bilingual[];
}

/** A sentence of a letter with the articles it stands on. */
export interface LetterPoint {
  text: string;
  basis: Basis[];
}
export interface LetterPoints {
  /** What is asked, in order; each stands alone as a numbered demand. */
  demands: LetterPoint[];
  /** Facts-to-law sentences for 事实与理由, in order. */
  legal: LetterPoint[];
  /** For the buyer before sending; never printed in the letter. */
  warnings: Bilingual[];
}

import type {
  Basis,
  Chain,
  DisputeType,
  Facts,
  Finding,
  Gate,
  GateAnswers,
  Item,
  MissingFact,
  Parties,
  PaymentFact,
  StepFacts,
} from '@redress/contract';
import type { Claims, DocumentName, LetterPoints } from '@redress/law';
import type { JointCases } from './joint-cases.ts';

/** A paper and its template of the same name. */
export type LetterKind = DocumentName;

/** An item as the letters need it: what the report says of it, its seal and a small picture. */
export interface LetterItem extends Item {
  /** Absent until a published checkpoint covers the item's entry. */
  seal?: { index: number; sealedAt: string } | undefined;
  /** webp, PNG or JPEG; already free of metadata. */
  thumbnail?: Uint8Array | undefined;
}

export interface LetterLog {
  origin: string;
  size: number;
  vkey: string;
  /** Address of the page that checks bundles, printed and put into the QR code where there is one. */
  verifyUrl?: string | undefined;
}

export interface LetterInput {
  kind: LetterKind;
  /** UTC instant of the letter; its day in Asia/Shanghai is the letter's date. */
  now: string;
  disputeType: DisputeType;
  facts: Facts;
  parties: Parties;
  story: string;
  items: readonly LetterItem[];
  chain: Chain;
  findings: readonly Finding[];
  gates: readonly Gate[];
  /** Finer than the gates' status, where given. */
  answers?: GateAnswers;
  claims: Claims;
  letterPoints: LetterPoints;
  log: LetterLog;
  /** What the buyer added for the step; empty where the letter is none of a step. */
  stepFacts?: StepFacts | undefined;
  /** The division whose office is competent, where its name is not known; the blank says so. */
  officeIn?: string | undefined;
  /** Payments read from the items one by one, oldest first; the facts tell only one. */
  payments?: readonly PaymentFact[] | undefined;
  /** What whoever runs the server adds. */
  addition?: LetterData['addition'] | undefined;
  /** That the seller said nothing at all, with its days; absent where it was heard of or its term runs. */
  silence?: string | undefined;
  /** Only for the joint report of linked cases. */
  joint?: JointCases | undefined;
}

/** A printed sentence, its articles named in it. */
export interface Point {
  text: string;
}
/** Clauses or replies of one kind, where they stand, and the answer to them. */
export interface Objection extends Point {
  /** `“…”（见证据5）、“…”（见证据7）` */
  quotes: string;
}

/** What a template may print; every text is ready for print, missing parts stand as 【请填写：…】. */
export interface LetterData {
  date: string;
  today: string;
  buyer: Record<'name' | 'phone' | 'email' | 'address', string>;
  addressee: Record<'name' | 'address' | 'registration', string>;
  /** How the authority is reached that a paper goes to; empty where it is not known. */
  office: Record<'address' | 'phone', string>;
  /** Who writes to whom about what, up to the dispute; the template adds what it asks for. */
  opening: string;
  disputeName: string;
  /** 投诉人 or 申请人, or 监护人 where a minor paid. */
  signer: string;
  /** False when the gates show a reseller: then no term of consumer law may be printed. */
  consumer: boolean;
  order: { what: string; value: string; evidence: string }[];
  facts: Point[];
  story: string[];
  legal: Point[];
  objections: Objection[];
  replies: Objection[];
  /** Further clauses and replies, each with a line, so that a letter stays short. */
  others: Objection[];
  demands: Point[];
  /** What is asked back for sure; null while the price is not known. */
  refund: { amount: string; capitals: string } | null;
  /** True when a statutory increase could be claimed should fraud be established. */
  increase: boolean;
  reply: { days: number; due: string };
  evidence: EvidenceRow[];
  log: { origin: string; size: string; vkey: string; verifyUrl: string; qr: string };
  /** Official title → the version whose text was read. */
  lawVersions: Record<string, string>;
  /** What whoever runs the server adds; empty where nothing. */
  addition: Record<'preamble' | 'answerTo' | 'footer', string>;
  /** What only this kind of paper prints; the fields of each are in `documents/`. */
  form: object;
}

export interface EvidenceRow {
  number: number;
  kind: string;
  name: string;
  file: string;
  form: string;
  source: string;
  formed: string;
  sealed: string;
  index: string;
  size: string;
  sha256: string;
  sm3: string;
  proves: string;
  thumbnail: Uint8Array | null;
}

export interface Composed {
  data: LetterData;
  /** What the buyer must still fill in; empty means ready to sign. */
  missing: MissingFact[];
  /** What would help; the letter can leave without. */
  useful: MissingFact[];
  /** Articles of level B that this letter would print once somebody compared them with the official text. */
  toCheck: (Basis & { id: string })[];
  /** Articles of level B that it prints because somebody did: statute ids. */
  checked: string[];
}

/** A line of a table of two columns, e.g. 姓名 and the name. */
export interface Row {
  what: string;
  value: string;
}

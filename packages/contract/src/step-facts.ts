import { z } from 'zod';
import { basis, bilingual, day, instant, text } from './vocabulary.ts';

const fen = z.int().nonnegative().max(1e12);

/** One movement of money as the buyer knows it, for the fund-flow table; what an item shows needs not be given again. */
export const paymentFact = z.strictObject({
  paidAt: instant.optional(),
  amountFen: fen.optional(),
  /** The buyer's wallet, bank or card as the voucher names it. */
  payChannel: text(100).optional(),
  tradeNo: text(100).optional(),
  payee: text(200).optional(),
  /** Account, merchant or card number of the payee as the voucher shows it. */
  payeeAccount: text(100).optional(),
  /** What was said to be paid for, e.g. 解冻费. */
  purpose: text(200).optional(),
  /** File name of the item that shows it. */
  item: text(300).optional(),
});
export type PaymentFact = z.infer<typeof paymentFact>;

/** What a mediation ended in; an order of confirmation needs every clear word of it (民诉法解释第三百五十八条). */
export const agreementFact = z.strictObject({
  madeOn: day.optional(),
  /** The day of the last signature or seal, from which the thirty days run (民事诉讼法第二百零五条). */
  effectiveOn: day.optional(),
  /** Who presided: a people's mediation committee or another body set up by law. */
  organisation: text(200).optional(),
  mediator: text(100).optional(),
  number: text(100).optional(),
  amountFen: fen.optional(),
  payUntil: day.optional(),
  /** Holder and number of the account that receives. */
  payTo: text(300).optional(),
  /** What follows when it is not paid in time. */
  onDefault: text(500).optional(),
  otherTerms: text(1000).optional(),
});
export type AgreementFact = z.infer<typeof agreementFact>;

/**
 * What the buyer adds for one step beside the case's own facts: dates and numbers of an authority, terms, choices. Every
 * field is optional, a letter names what it lacks as `step.<field>`. Kept with the step, encrypted like the case's
 * contents: it holds names and numbers.
 */
export const stepFacts = z.strictObject({
  /** The authority, court or body that the paper goes to, by its full name. */
  office: text(200).optional(),
  officeAddress: text(500).optional(),
  officePhone: text(100).optional(),
  /** Against whom; without it the case's own answers decide. */
  respondents: z
    .array(z.enum(['merchant', 'platform']))
    .min(1)
    .max(2)
    .optional(),

  /** What it was bought for, in the buyer's words (投诉举报处理办法第十七条 looks at it). */
  purpose: text(300).optional(),
  /** When and how the other side was asked, and what it answered. */
  demandedOn: day.optional(),
  demandedBy: text(100).optional(),
  answeredOn: day.optional(),
  answer: text(500).optional(),
  /** The day on which the platform received word of what its merchant did; knowledge for 电子商务法第三十八条. */
  platformInformedOn: day.optional(),
  /** The platform refused to name the merchant, or could not (消费者权益保护法第四十四条). */
  identityRefused: z.boolean().optional(),
  /** The buyer looked and the home page shows no licence (电子商务法第十五条). */
  noLicenceShown: z.boolean().optional(),
  /** False where the buyer does not agree to mediation; asked for otherwise. */
  mediationWanted: z.boolean().optional(),
  /** A report without a name: no result is told then (反不正当竞争法第二十条). */
  anonymous: z.boolean().optional(),

  /** The complaint at the market regulator. */
  complaintFiledOn: day.optional(),
  complaintBy: text(100).optional(),
  complaintNo: text(100).optional(),
  complaintRefusedOn: day.optional(),
  /** The reason as the decision words it. */
  complaintRefusal: text(500).optional(),
  /** The day the buyer got to know the decision; sixty days run from it (行政复议法第二十条). */
  decisionKnownOn: day.optional(),
  /** The people's government that reviews (行政复议法第二十四条). */
  government: text(200).optional(),

  /** The report to the police and its refusal. */
  reportedOn: day.optional(),
  policeReceiptNo: text(100).optional(),
  policeNoticeNo: text(100).optional(),
  policeNoticeReceivedOn: day.optional(),
  policeRefusal: text(500).optional(),
  /** `reconsider` at the same police, `second-review` one level up, `supervision` by the procuratorate. */
  policeReview: z.enum(['reconsider', 'second-review', 'supervision']).optional(),
  policeDecisionNo: text(100).optional(),
  policeDecisionReceivedOn: day.optional(),
  payments: z.array(paymentFact).max(200).optional(),
  /** Where the buyer was and which devices he used when he paid; competence hangs on it (公安刑事程序规定第十七条). */
  placeWhenPaid: text(300).optional(),

  agreement: agreementFact.optional(),

  /** A suit: number of the case once it has one, witnesses, end of the term for evidence. */
  courtCaseNo: text(100).optional(),
  witnesses: z
    .array(z.strictObject({ name: text(100), address: text(300).optional() }))
    .max(20)
    .optional(),
  evidenceUntil: day.optional(),
  /** The buyer asks the court for the increase of 消费者权益保护法第五十五条: fraud must then be proved beyond reasonable doubt. */
  claimIncrease: z.boolean().optional(),
  /** A yearly rate in basis points (3.10% is 310) from a day on, with where it was published; none is assumed. */
  interest: z
    .strictObject({ rateBasisPoints: z.int().min(1).max(3600), from: day, source: text(200) })
    .optional(),
  /** Costs really spent, each with its receipt. */
  costs: z
    .array(z.strictObject({ what: text(100), amountFen: fen, receipt: text(200) }))
    .max(50)
    .optional(),
  /** What they promised to pay, as the buyer computes it from their words; never on top of the statutory increase. */
  promisedFen: fen.optional(),

  /** Last four to six characters of a code; never the whole code. */
  codeTail: z
    .string()
    .regex(/^[0-9A-Za-z]{2,6}$/)
    .optional(),
  issuer: text(200).optional(),
  lawFirm: text(200).optional(),
  lawyer: text(100).optional(),

  /**
   * Articles known only as excerpts (level B) whose official text the buyer or a lawyer has compared, by statute id,
   * with the day. Only these are printed; the letter's event names them.
   */
  checkedArticles: z
    .array(
      z.strictObject({
        article: z.string().regex(/^[A-Z0-9]+(?:-[0-9a-z]+)?$/),
        checkedOn: day,
        by: text(100).optional(),
      }),
    )
    .max(50)
    .optional(),
});
export type StepFacts = z.infer<typeof stepFacts>;

/** The papers that take facts of a step; packages/law knows when each is needed. */
export const documentNames = [
  'platform-complaint',
  'merchant-complaint',
  'payment-dispute',
  'issuer-inquiry',
  'catalogue',
  'samr-complaint',
  'samr-report',
  'association-complaint',
  'mediation-application',
  'judicial-confirmation',
  'police-report',
  'police-review',
  'lawyer-letter',
  'civil-complaint',
  'production-order',
  'investigation-order',
  'reconsideration',
  'joint-report',
] as const;

/** By paper, what was added for it. A fact given for one paper serves the others too: nobody is asked twice. */
export const paperFacts = z.partialRecord(z.enum(documentNames), stepFacts);
export type PaperFacts = z.infer<typeof paperFacts>;

/** What holds for one paper only: another office, another choice, another reading of the law. */
export const factsOfOnePaper: readonly (keyof StepFacts)[] = [
  'office',
  'officeAddress',
  'officePhone',
  'respondents',
  'anonymous',
  'policeReview',
  'checkedArticles',
];

/** A fact that a letter lacks, in the user's words. */
export const missingFact = bilingual.extend({
  /**
   * Where it is filled in: `parties.buyer.name`, `facts.orderNo`, `gates.prior-handling`, `step.office` (a field of
   * `StepFacts`), `items`, `story`; `hand` is written on the printed paper.
   */
  place: z.string(),
  /** The article that asks for it; absent where no text does, but the letter is of little use without it. */
  requiredBy: basis.optional(),
});
export type MissingFact = z.infer<typeof missingFact>;

/** A paper of a step. Once it is out, `id` names the exact paper that left. */
export const stepLetter = z.object({
  name: z.string(),
  title: bilingual,
  id: z.string().optional(),
  /** What it still lacks, while a draft. */
  missing: z.array(missingFact),
  /** What would make it stronger, while a draft; it can leave without. */
  useful: z.array(missingFact),
});

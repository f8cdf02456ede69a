import { z } from 'zod';
import { claimMoney, claimPart } from './claims-money.ts';
import { proceedingView } from './claims-proceeding.ts';
import { answerWay } from './claims-way.ts';
import { basis, bilingual, instant, text } from './vocabulary.ts';

export const claimStates = [
  'open', // the respondent is asked to show the delivery
  'burden', // the respondent must show the first use, or that a refund arrived
  'proved', // what was shown counts; the buyer's turn
  'refused', // refused for a reason of the list, with its papers; the buyer's turn
  'refunded', // the respondent says it was paid back; the buyer's turn
  'contested', // both stand by their word: for mediation and authorities
  'paying', // decided for the buyer, the money is on its way
  'unpaid', // decided for the buyer, no deposit covers it
  'paid',
  'settled', // the buyer says it is resolved
  'withdrawn',
  'lapsed', // the buyer said nothing more
] as const;
export const claimState = z.enum(claimStates);
export type ClaimState = z.infer<typeof claimState>;

export const claimKinds = ['not-received', 'does-not-work'] as const;
export const claimKind = z.enum(claimKinds);
export type ClaimKind = z.infer<typeof claimKind>;

/** Why it was decided for the buyer. */
export const claimOutcome = z.enum(['silence', 'not-shown', 'accepted', 'agreed', 'rule']);
export type ClaimOutcome = z.infer<typeof claimOutcome>;

export const refusalReasons = [
  'delivered',
  'not-our-order',
  'not-paid',
  'not-the-payer',
  'used-by-buyer',
  'wrong-account',
  'already-settled',
] as const;
export const refusalReason = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof refusalReason>;

export const buyerWords = [
  'does-not-work',
  'contest',
  'content',
  'deny',
  'deny-part', // a part that the shop reported to have paid back did not come
  'confirm-part', // it came
  'confirm',
  'withdraw',
] as const;
export const buyerWord = z.enum(buyerWords);
export type BuyerWord = z.infer<typeof buyerWord>;

const fen = z.int().positive().max(1e10);
export const claimSide = z.enum(['buyer', 'respondent']);
export type ClaimSide = z.infer<typeof claimSide>;

/** Whose turn it is and what happens when it is not taken. The instant is the same for both sides. */
export const claimClock = z.object({
  party: claimSide,
  dueAt: instant,
  /** True from the first instant after `dueAt`, recorded or not. */
  overdue: z.boolean(),
});

export const claimFinding = z.object({ code: z.string(), text: bilingual });
/** What the delivery proofs of the order show, by the standard that was published for it. */
export const claimAssessment = z.object({
  level: z.int().min(0).max(4),
  counts: z.boolean(),
  /** It came after the buyer had complained. Absent where details are hidden: when it came is one of them. */
  late: z.boolean().optional(),
  missing: z.array(claimFinding),
  against: z.array(claimFinding),
  for: z.array(claimFinding),
});

export const offerState = z.enum(['open', 'accepted', 'declined', 'countered', 'expired', 'ended']);
export const offerView = z.object({
  offerId: z.string(),
  by: claimSide,
  amountFen: z.int().positive(),
  state: offerState,
  madeAt: instant,
  expiresAt: instant,
  /** How the respondent made it, or accepted it. */
  way: answerWay.optional(),
});
export type OfferView = z.infer<typeof offerView>;

export const claimFileView = z.object({
  fileId: z.string(),
  name: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  addedAt: instant,
  /** Of a delivery proof that the merchant made by hand: nobody has verified it. */
  byHand: z.literal(true).optional(),
  /** For the buyer: not to be opened, and without its name, until the payment number on the bill was given. */
  locked: z.literal(true).optional(),
  /** How it was filed. */
  way: answerWay.optional(),
});

/** One event in words, the same for both sides. */
export const claimLine = z.object({
  at: instant,
  by: z.enum(['buyer', 'respondent', 'clock', 'deposit', 'system']),
  text: bilingual,
  /** Place in the log; absent until a published checkpoint covers it. */
  entry: z.int().nonnegative().optional(),
});

export type ClaimLine = z.infer<typeof claimLine>;

export const claimView = z.object({
  claimId: z.string(),
  state: claimState,
  kind: claimKind,
  /** The one sentence that says what happens by itself, and when. */
  headline: bilingual,
  /** Empty once erased. */
  sentence: z.string(),
  /** The buyer erased words, contact, payee and files. */
  erasedAt: instant.optional(),
  /** Another person showed the payment number of the order, and has a claim of their own: this one is over. */
  displacedAt: instant.optional(),
  shop: z.string(),
  orderRef: z.string(),
  goods: z.string().optional(),
  /**
   * What a decision for the buyer gives her: what the shop reported as paid, the order's amount, or what she said she paid; less
   * a part that the shop reported to have paid back and she does not deny.
   */
  amountFen: z.int().nonnegative().optional(),
  decidedFen: z.int().nonnegative().optional(),
  outcome: claimOutcome.optional(),
  /** The shop reported a refund of a part. It is the shop's word: the buyer says that it came (`confirm-part`) or did not (`deny-part`). */
  partRefund: z
    .object({
      fen: z.int().positive(),
      /** What is asked now, and what would be asked without it. */
      askedFen: z.int().nonnegative(),
      wholeFen: z.int().nonnegative(),
      isDenied: z.boolean(),
      /** She says that all of it came: nothing of it is open. */
      isConfirmed: z.boolean(),
      text: bilingual,
    })
    .optional(),
  /** After the decision the shop reported that all of it went back: the buyer says `confirm` or `deny`. */
  lateRefund: z
    .object({
      fen: z.int().nonnegative().optional(),
      /** So long she is asked and nothing is paid; without a word it is paid afterwards. */
      until: instant.optional(),
      answer: z.enum(['came', 'denied']).optional(),
      text: bilingual,
    })
    .optional(),
  /** Reported by the shop itself; else only the buyer speaks of this order. */
  reported: z.boolean(),
  openedAt: instant,
  /** When this was read, by the server's clock: what is left of `clock` counts from here. */
  now: instant,
  clock: claimClock.optional(),
  assessment: claimAssessment.optional(),
  refusal: z.object({ reason: refusalReason, text: bilingual }).optional(),
  /** What the respondent wrote to the newest answer, in its own words. */
  note: z.string().optional(),
  /** How the newest answer, or the respondent's word to what was agreed, came; `headline` and `timeline` say it too. */
  answerWay: answerWay.optional(),
  /** What must be shown while the state is `burden`. */
  burdenOf: z.enum(['use', 'refund']).optional(),
  /** State `proved` by a record that was uploaded by hand: nobody has verified it. */
  byHand: z.literal(true).optional(),
  /** Who else is at work on what both sides contest, as the buyer says. */
  proceedings: z.array(proceedingView),
  offers: z.array(offerView),
  files: z.array(claimFileView),
  timeline: z.array(claimLine),
  money: claimMoney,
  /** The payments that were made or ordered, the oldest first: most claims have one. */
  parts: z.array(claimPart),
  /** The published commitment by which the clock decides, with its bases. */
  promise: z.object({ title: bilingual, text: bilingual, basis: z.array(basis) }),
});
export type ClaimView = z.infer<typeof claimView>;

export const buyerClaimView = claimView.extend({
  may: z.array(buyerWord),
  mayOffer: z.boolean(),
  /** A word that somebody is at work on it keeps the deposit longer. */
  mayNameProceeding: z.boolean(),
  needsPayee: z.boolean(),
  /** Nobody was asked yet to pay to the account that she named: she may name another one. */
  mayChangePayee: z.boolean(),
  /** The shop committed to a card that the buyer can compare with hers. */
  mayReveal: z.boolean(),
  /** WeChat pays once the buyer has confirmed the receipt there: what her browser in WeChat hands over. */
  confirm: z.object({ appId: z.string(), merchantId: z.string(), packageInfo: z.string() }).optional(),
  /** The payout asks for the number on the bill before it names a payee. */
  needsPaymentNo: z.boolean(),
  /**
   * The shop reported the payment and no number of it: until she states the one on her bill (`POST …/payment-number`) for the
   * merchant to look up, no deposit stands behind the claim.
   */
  statesPaymentNo: z.boolean(),
  /**
   * She has yet to give the payment number on her bill: goods, the order's amount and what a proof says beyond its level and what is
   * missing are left out. `amountFen` is what she stated herself.
   */
  detailsHidden: z.boolean(),
  /** Her own copy of what the shop said: to be had once she shows that she paid (`ask`), had (`shown`), or not to be had here. */
  orderRecord: z.enum(['ask', 'shown', 'none']),
  /** She gave a payment number with the claim, by which she may ask. */
  paymentNoGiven: z.boolean(),
  contactLeft: z.boolean(),
  /** How the other side was told. */
  notice: z.enum(['none', 'queued', 'mailed', 'failed', 'console']),
  /** For a shop that is no member: the buyer may hand this over herself. No money can move by it. */
  answerUrl: z.string().optional(),
  caseId: z.string().optional(),
  /** The bank may send the payment back until then: erasing leaves payee and receipt code under seal up to this instant. */
  mayReturnUntil: instant.optional(),
  /** Erased: up to then the receipt code opens the claim, for its money alone. */
  keptUntil: instant.optional(),
  /** Claims erased with the same case that the code opens too. */
  keptBeside: z.array(z.string()).optional(),
});
export type BuyerClaimView = z.infer<typeof buyerClaimView>;

export const answerKinds = ['pay', 'refund', 'refuse', 'show'] as const;
export const answerKind = z.enum(answerKinds);
export type AnswerKind = z.infer<typeof answerKind>;
export const respondentClaimView = claimView.extend({
  /** Read by the platform whose shop the order is of: its merchant answers. Absent: the reader answers. */
  role: z.literal('platform').optional(),
  may: z.array(answerKind),
  mayOffer: z.boolean(),
  mayProve: z.boolean(),
  orderId: z.string().optional(),
  /** By which link it was opened, and so what an answer will say of who gave it. */
  openedBy: answerWay.optional(),
  /** The form for a delivery proof of this order; no account is needed. */
  proofUrl: z.string().optional(),
  /** How the claim fits the order: shown, never decisive. */
  matches: z.array(
    z.object({
      what: z.enum(['order', 'payment', 'amount', 'payment-no']),
      fits: z.boolean().nullable(),
      text: bilingual,
    }),
  ),
  /** The closed list; one that is not open says why. */
  reasons: z.array(
    z.object({
      reason: refusalReason,
      text: bilingual,
      needs: bilingual,
      open: z.boolean(),
      why: bilingual.optional(),
    }),
  ),
});
export type RespondentClaimView = z.infer<typeof respondentClaimView>;

export const claimInput = z.strictObject({
  /** From the shop's link or QR. */
  sourceId: text(60).optional(),
  /** Typed by hand, for any shop. */
  shop: text(100).optional(),
  orderRef: text(100).refine((s) => s.trim().length > 0, { message: 'must not be empty' }),
  sentence: text(500),
  kind: claimKind.optional(),
  amountFen: fen.optional(),
  /** The number on the buyer's bill. */
  paymentNo: text(64).optional(),
  /** Where a shop that is no member is asked. */
  shopEmail: z.email().max(200).optional(),
  contact: z.email().max(200).optional(),
});
export type ClaimInput = z.infer<typeof claimInput>;
export const claimOpened = z.object({ claimId: z.string(), receiptCode: z.string(), token: z.string() });

const fileIds = z.array(text(60)).max(10);
/** For the buyer to read; it moves nothing. */
const note = text(500).optional();
export const answerInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pay') }),
  z.strictObject({
    kind: z.literal('refund'),
    refundNo: text(64),
    amountFen: fen,
    fileIds: fileIds.optional(),
    note,
  }),
  z.strictObject({ kind: z.literal('refuse'), reason: refusalReason, fileIds, note }),
  z.strictObject({ kind: z.literal('show'), fileIds: fileIds.min(1), note }),
]);
export type AnswerInput = z.infer<typeof answerInput>;
export const offerInput = z.strictObject({ amountFen: fen, hours: z.int().min(1).max(72) });
export const offerAnswer = z.strictObject({ answer: z.enum(['accept', 'decline']) });

import { z } from 'zod';
import { bilingual, instant, text } from './vocabulary.ts';

export const deliveryLevel = z.int().min(0).max(4);
export const deliveryCategory = z.enum([
  'automatic-card',
  'manual-recharge',
  'membership',
  'account',
  'in-game-item',
]);
export const proofElement = z.enum([
  'code-commitment',
  'quantity',
  'recipient',
  'entered-at',
  'retrieval',
  'unused-check',
  'issuer-record',
]);

export const deliveryFinding = z.object({
  code: z.string(),
  text: bilingual,
  /** decides: while it stands the delivery does not count; weakens: for a person who weighs; shown: never decided upon. */
  weight: z.enum(['decides', 'weakens', 'shown']),
  restsOn: z.string(),
  eventId: z.string().optional(),
  atMs: z.number().optional(),
});
export const missingProof = deliveryFinding.extend({
  element: proofElement,
  whoCan: z.array(z.enum(['merchant', 'platform', 'carrier', 'upstream', 'issuer'])),
  how: bilingual,
});

/** Whether an order's delivery is shown, and by what (docs/delivery.md). */
export const deliveryAssessment = z.object({
  level: deliveryLevel,
  counts: z.boolean(),
  /** It would count if the record that the merchant uploaded by hand were true; nobody has verified it. */
  byHand: z.literal(true).optional(),
  dueAtMs: z.number().optional(),
  dueFrom: z.enum(['payment', 'buyer-bill', 'claim']).optional(),
  enteredAtMs: z.number().optional(),
  late: z.boolean(),
  payoutMayStart: z.boolean(),
  missing: z.array(missingProof),
  against: z.array(deliveryFinding),
  for: z.array(deliveryFinding),
  dispute: z.array(z.object({ type: z.string(), because: z.array(z.string()) })),
});
export type DeliveryAssessment = z.infer<typeof deliveryAssessment>;

/** What an organisation may set of a standard of its own. */
const title = text(100).min(1);
export const standardTerms = z.strictObject({
  title: z.strictObject({ zh: title, en: title }),
  deliverer: z.enum(['system', 'merchant']),
  deliverWithinMinutes: z.int().min(1).max(43_200),
  answerWithinHours: z.int().min(1).max(168),
  minimumLevel: z.int().min(2).max(4),
  /** Beyond what LAW §11 asks for anyway. */
  proof: z.array(proofElement).max(7),
  singleUse: z.boolean(),
});
export type StandardTerms = z.infer<typeof standardTerms>;

export const standardSignature = z.object({
  signatureId: z.string(),
  orgId: z.string(),
  organisation: z.string(),
  standardId: z.string(),
  version: z.int(),
  textSha256: z.string(),
  signedAt: instant,
  /** Its entry in the log, once a published checkpoint covers it. */
  entry: z.int().optional(),
});
export const standardView = standardTerms.extend({
  standardId: z.string(),
  version: z.int(),
  category: deliveryCategory,
  /** Absent: the alliance's own. */
  orgId: z.string().optional(),
  organisation: z.string().optional(),
  state: z.enum(['draft', 'published']),
  /** Orders from this day on (Asia/Shanghai) are judged by it. */
  fromDay: z.string().optional(),
  /** What is signed, and its digest. */
  text: z.string(),
  textSha256: z.string(),
  signatures: z.array(standardSignature),
});
export type StandardView = z.infer<typeof standardView>;

const hex = (digits: string) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

/** What a merchant without any connector tells of a delivery. The code itself never leaves the browser. */
export const formProof = z.strictObject({
  qtyOrdered: z.int().min(1).max(1000).optional(),
  items: z
    .array(
      z.strictObject({
        cardRef: text(100).min(1),
        kind: z.enum(['card', 'serial', 'account']),
        commit: hex('64'),
        last4: text(4).optional(),
        issuer: text(100).optional(),
        unusedCheckedAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .min(1)
    .max(100),
  channel: z.enum(['page', 'email', 'sms', 'chat', 'direct-recharge', 'other']),
  /** Masked in the browser and once more by the server. */
  recipient: text(100).min(1),
  enteredAt: z.iso.datetime({ offset: true }),
  retrieval: z.enum(['none', 'page-view', 'message-accepted', 'api-result', 'upstream-receipt']),
  fileIds: z.array(text(60)).max(10),
});
export type FormProof = z.infer<typeof formProof>;

export const proofFile = z.object({
  fileId: z.string(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  mediaType: z.string(),
});

export const proofReceipt = z.object({
  eventId: z.string(),
  sealId: z.string(),
  created: z.boolean(),
  /** Where it went. */
  order: z.object({
    orderId: z.string(),
    orderRef: z.string(),
    platformId: z.string(),
    platform: z.string(),
    /** The shop itself told of the order. */
    reported: z.boolean(),
  }),
  assessment: deliveryAssessment,
});

export const orderDelivery = z.object({
  orderId: z.string(),
  orderRef: z.string(),
  title: z.string().optional(),
  amountFen: z.int().optional(),
  paidAtMs: z.number().optional(),
  assessment: deliveryAssessment,
});
export type OrderDelivery = z.infer<typeof orderDelivery>;

export const orderTimeline = orderDelivery.extend({
  platformId: z.string(),
  /** By the shop's report of the payment; the order's own amount may be another. */
  paidFen: z.int().nonnegative().optional(),
  /** What the shop reported of refunds: its word, which nobody has confirmed. Absent: no refund was reported. */
  refund: z
    .object({
      /** The distinct refunds together, never more than was paid; absent where no sum is known. */
      fen: z.int().nonnegative().optional(),
      /** All that was paid went back. */
      isWhole: z.boolean(),
      /** Numbers of the refunds, as the shop named them. */
      nos: z.array(z.string()),
    })
    .optional(),
  /** When a buyer showed by the number on her bill that she paid this order. */
  payerShownAtMs: z.number().optional(),
  standard: standardView.pick({
    standardId: true,
    version: true,
    category: true,
    deliverWithinMinutes: true,
    answerWithinHours: true,
    minimumLevel: true,
    proof: true,
    singleUse: true,
  }),
  events: z.array(
    z.object({
      eventId: z.string(),
      type: z.string(),
      occurredAtMs: z.number(),
      receivedAtMs: z.number(),
      by: z.enum(['shop', 'connector', 'form']),
      backfilled: z.boolean(),
      conflict: z.boolean(),
    }),
  ),
});
export type OrderTimeline = z.infer<typeof orderTimeline>;

/** Counted over the newest orders of an organisation. */
export const deliverySummary = z.object({
  orders: z.int(),
  /** Order numbers that only claims name, at shops that report their orders: in no other number here. */
  namedOnly: z.int(),
  counting: z.int(),
  late: z.int(),
  payoutMayStart: z.int(),
  byLevel: z.array(z.int()).length(5),
  /** What to improve: findings that stood most often, with what to do. */
  improve: z.array(
    z.object({ code: z.string(), text: bilingual, how: bilingual.optional(), orders: z.int() }),
  ),
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

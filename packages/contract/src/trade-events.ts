import { z } from 'zod';
import { text } from './vocabulary.ts';

/** The shapes of `redress.event/1` (docs/trade.md): what a shop reports of its orders. */
export const eventSpec = 'redress.event/1';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'sha256, 64 lower-case hex digits');
const ref = text(200).min(1);
const word = text(100).min(1);
const minor = z.int().min(0).max(10_000_000_000_000);
const currency = z.string().regex(/^[A-Z]{3}$/);
const count = z.int().min(0).max(100_000);
const when = z.iso.datetime({ offset: true });
/** The place for whatever a shop wants to add; never a code. */
const ext = z.record(text(60), z.union([text(500), z.number(), z.boolean(), z.null()])).optional();
const data = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, ext });

const dupTag = z.string().regex(/^[0-9a-f]{32,64}$/);

const card = z.strictObject({
  card_ref: word,
  kind: word.optional(),
  /** sha256("redress-card/1\n" order_ref "\n" nonce "\n" secret): binds a card to an order and shows nothing of it. */
  commit: sha256Hex,
  /** HMAC(pepper, secret): equal tags are the same card sold twice. */
  dup_tag: dupTag.optional(),
  row_found: z.boolean().optional(),
  looped: z.boolean().optional(),
  last4: text(4).optional(),
  issuer: word.optional(),
  /** The issuer or an own test said before handing out that nobody had used it. */
  unused_checked_at: when.optional(),
  redeemed_at: when.optional(),
  /** Where the redemption record can be asked for. */
  redemption_ref: ref.optional(),
});

const channel = z.union([
  word,
  z.strictObject({
    channel: word,
    /** Never in full: 138****0001. */
    recipient_masked: word.optional(),
    /** When it entered the buyer's system (电子商务法 51). */
    entered_at: when.optional(),
    retrieved_at: when.optional(),
    result: z.enum(['accepted', 'failed', 'shown', 'unknown']).optional(),
    provider_id: ref.optional(),
  }),
]);

/** The `data` of each known type. Other types are kept and marked as unknown. */
export const tradeEventData = {
  'listing.snapshot': data({
    listing_ref: ref,
    title: text(500),
    price_minor: minor.optional(),
    currency: currency.optional(),
    category: word.optional(),
    stock: z.int().optional(),
    html_sha256: sha256Hex.optional(),
    terms_sha256: sha256Hex.optional(),
    text: text(20_000).optional(),
  }),
  'order.created': data({
    listing_ref: ref.optional(),
    title: text(500).optional(),
    category: word.optional(),
    qty: count.optional(),
    amount_minor: minor.optional(),
    currency: currency.optional(),
    merchant_ref: ref.optional(),
    /** A salted hash: a shop never sends who the buyer is. */
    buyer_ref: ref.optional(),
    auto_delivery: z.boolean().optional(),
  }),
  'payment.confirmed': data({
    gateway: word.optional(),
    trade_no: ref.optional(),
    channel_no: ref.optional(),
    amount_minor: minor.optional(),
    currency: currency.optional(),
    paid_at: when.optional(),
    confirm_by: z.enum(['callback', 'manual', 'query']).optional(),
  }),
  'payment.callback': callback(),
  'payment.callback_failed': callback(),
  /** The shop asked its gateway about an order (查单), and this was the answer. It is the gateway's word by the shop's mouth. */
  'payment.queried': data({
    gateway: word.optional(),
    answer: z.enum(['paid', 'unpaid', 'refunded', 'frozen', 'not_found']),
    trade_no: ref.optional(),
    channel_no: ref.optional(),
    amount_minor: minor.optional(),
    currency: currency.optional(),
    paid_at: when.optional(),
    raw_sha256: sha256Hex.optional(),
  }),
  'delivery.attempted': data({
    result: z.enum(['failed', 'pending_manual', 'partial']),
    reason: word.optional(),
    shop_flag: z.union([word, z.int()]).optional(),
    qty_ordered: count.optional(),
    qty_delivered: count.optional(),
  }),
  'delivery.proof': data({
    qty_ordered: count.optional(),
    qty_delivered: count.optional(),
    items: z.array(card).max(1000),
    shown_matches_rows: z.boolean().optional(),
    channels: z.array(channel).max(50).optional(),
    upstream_order: ref.optional(),
    upstream_receipt: ref.optional(),
    delivered_at: when.optional(),
    shop_flag: z.union([word, z.int()]).optional(),
  }),
  /** Cards told before, with the tags of another pepper: so that old sales and new ones can be compared. No proof of anything. */
  'delivery.tagged': data({
    items: z.array(z.strictObject({ card_ref: word, dup_tag: dupTag })).max(1000),
  }),
  'delivery.viewed': data({
    ip: text(64).optional(),
    ua_sha256: sha256Hex.optional(),
    buyer_ip_same: z.boolean().optional(),
    via: word.optional(),
  }),
  'delivery.overwritten': data({
    before_sha256: sha256Hex.optional(),
    after_sha256: sha256Hex,
    actor: word.optional(),
  }),
  /** What the issuer recorded of a code, told by who asked it. */
  'delivery.redeemed': data({
    card_ref: word.optional(),
    redeemed_at: when,
    account_tail: text(8).optional(),
    account_is_buyers: z.boolean().optional(),
    region: word.optional(),
    record_sha256: sha256Hex.optional(),
    redemption_ref: ref.optional(),
  }),
  'message.sent': data({
    channel: word,
    result: z.enum(['accepted', 'failed']),
    provider_id: ref.optional(),
    to_sha256: sha256Hex.optional(),
    reason: word.optional(),
  }),
  'ticket.opened': ticket(),
  'ticket.message': ticket(),
  /** The shop's own state says something that is no payment and no delivery. An expired order is no proof that nobody paid. */
  'order.status': data({
    meaning: z.enum(['expired', 'failed', 'rewritten', 'deleted']),
    from: word.optional(),
    to: word.optional(),
  }),
  'order.frozen': money(),
  'refund.requested': money(),
  'refund.completed': money(),
  'key.rotated': data({
    /** The new Ed25519 public key, `whpk_` and Base64; the event itself is signed by the key before. */
    public_key: z.string().regex(/^whpk_[A-Za-z0-9+/]{43}=$/, 'whpk_ and 32 bytes in Base64'),
  }),
} as const;

function callback() {
  return data({
    gateway: word.optional(),
    trade_no: ref.optional(),
    reason: word.optional(),
    reply: text(500).optional(),
    http: z.int().min(100).max(599).optional(),
    raw_sha256: sha256Hex.optional(),
  });
}

function ticket() {
  return data({
    ticket_no: ref,
    sender: z.enum(['buyer', 'merchant', 'platform', 'system']).optional(),
    text_sha256: sha256Hex.optional(),
    text: text(5000).optional(),
  });
}

function money() {
  return data({
    amount_minor: minor.optional(),
    currency: currency.optional(),
    refund_no: ref.optional(),
    channel_refund_no: ref.optional(),
    by: word.optional(),
    reason: text(500).optional(),
  });
}

export type TradeEventType = keyof typeof tradeEventData;
export type TradeEventData<T extends TradeEventType> = z.infer<(typeof tradeEventData)[T]>;

/** What stands around the data of every event. */
export const tradeEnvelope = z.strictObject({
  spec: z.literal(eventSpec),
  id: z.string().regex(/^evt_[0-9a-f]{32}$/, 'evt_ and 32 hex digits'),
  type: z.string().regex(/^[a-z][a-z0-9_.-]{0,59}$/),
  order_ref: text(200).default(''),
  /** By the shop's clock. */
  occurred_at: when,
  data: z.record(z.string(), z.unknown()),
  /** The shop's own count, and the SHA-256 of the body before: a chain in which a gap shows. */
  seq: z.int().min(0).optional(),
  prev: sha256Hex.optional(),
});
export type TradeEnvelope = z.infer<typeof tradeEnvelope>;

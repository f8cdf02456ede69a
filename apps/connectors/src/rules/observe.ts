import { lastFour, notCardOf } from '@redress/delivery';
import type { ShopOrder } from '../shops/shop.ts';
import { type Delivered, type DeliveredItem, isWaitingText, readDelivered } from './delivered.ts';

/** What the connector remembers of an order. Texts only as keyed hashes: the shop's codes are kept nowhere else. */
export interface Snapshot {
  status: string;
  /** Of the text in the place of the delivery, whatever it is. */
  textTag: string;
  /** Of what was last told as delivered: text, rows and whether they agree. Absent: nothing was told as delivered. */
  proofTag?: string;
  proofTextTag?: string;
  /** The last `delivery.attempted`, so that it is told once. */
  attempt?: string;
  told: ('paid' | 'expired' | 'refused')[];
  /** Events so far: makes the key of the next. */
  events: number;
}

/** An event before it gets its id, its place in the chain and its bytes. */
export interface Draft {
  type: string;
  orderRef: string;
  key: string;
  occurredAtMs: number;
  data: Record<string, unknown>;
  /** dup tags of this event, for `redress-connector status`. */
  tags?: CardTag[];
  /** They stand in the place of what was kept of the same cards. */
  replacesTags?: true;
}

export interface CardTag {
  tag: string;
  cardRef: string;
}

/** Keyed functions over secrets. They are injected: this module has no keys. */
export interface Blind {
  /** Tells equal texts apart from changed ones, to this shop alone. */
  textTag(text: string): string;
  commit(order: Pick<ShopOrder, 'id' | 'ref'>, cardRef: string, secret: string): string;
  dupTag(secret: string): string;
}

export interface Situation {
  nowMs: number;
  blind: Blind;
  /** Random, made with the state folder: after a loss of it the same facts get other ids, never an old id with another body. */
  epoch: string;
}

/** What happened to an order between two looks at it. */
export function observe(
  before: Snapshot | undefined,
  order: ShopOrder,
  situation: Situation,
): { drafts: Draft[]; after: Snapshot } {
  const { blind, epoch } = situation;
  const after: Snapshot = {
    ...(before ?? { events: 0, told: [] }),
    told: [...(before?.told ?? [])],
    status: order.status,
    textTag: blind.textTag(order.text),
  };
  const drafts: Draft[] = [];
  const tell = (type: string, occurredAtMs: number, data: Draft['data'], tags?: Draft['tags']) => {
    const key = `${epoch}:${after.events++}`;
    drafts.push({ type, orderRef: order.ref, key, occurredAtMs, data, ...(tags && { tags }) });
  };
  if (!before) tell('order.created', order.createdAtMs, createdData(order));
  tellPayment(order, before, after, situation, tell);
  if (order.stage === 'deleted') {
    if (before && before.status !== order.status)
      tell('order.status', seenAt(order, before, situation), statusData(order, before, 'deleted'));
  } else if (order.stage === 'paid' || order.stage === 'failed')
    tellDelivery(order, before, after, situation, tell);
  return { drafts, after };
}

/** The row is gone. Shops clear away what nobody paid; what was paid is worth telling. */
export function observeGone(
  before: Snapshot,
  orderRef: string,
  { nowMs, epoch }: Situation,
): { drafts: Draft[]; after: Snapshot } {
  const gone = { ...before, status: 'gone' };
  if (before.status === 'gone' || !before.told.includes('paid')) return { drafts: [], after: gone };
  const data = { meaning: 'deleted', from: before.status, to: 'gone' };
  const draft = {
    type: 'order.status',
    orderRef,
    key: `${epoch}:${before.events}`,
    occurredAtMs: nowMs,
    data,
  };
  return { drafts: [draft], after: { ...gone, events: before.events + 1 } };
}

type Tell = (type: string, occurredAtMs: number, data: Draft['data'], tags?: Draft['tags']) => void;

function tellPayment(
  order: ShopOrder,
  before: Snapshot | undefined,
  after: Snapshot,
  situation: Situation,
  tell: Tell,
): void {
  const at = seenAt(order, before, situation);
  const paid = order.stage === 'paid' || (order.stage === 'failed' && order.tradeNo !== undefined);
  if (paid && !after.told.includes('paid')) {
    after.told.push('paid');
    const late = after.told.includes('expired');
    tell('payment.confirmed', order.paidAtMs ?? at, paymentData(order, late));
  }
  if (order.stage === 'expired' && !after.told.includes('expired')) {
    after.told.push('expired');
    tell('order.status', at, statusData(order, before, 'expired'));
  } else if (order.stage === 'failed' && !after.told.includes('refused')) {
    after.told.push('refused');
    tell('order.status', at, statusData(order, before, 'failed'));
  } else if (
    before &&
    after.told.includes('paid') &&
    (order.stage === 'unpaid' || order.stage === 'expired')
  ) {
    // A paid order that is no longer paid: by hand, since no software of theirs does this.
    if (before.status !== order.status) tell('order.status', at, statusData(order, before, 'rewritten'));
  }
}

function tellDelivery(
  order: ShopOrder,
  before: Snapshot | undefined,
  after: Snapshot,
  situation: Situation,
  tell: Tell,
): void {
  const at = seenAt(order, before, situation);
  const delivered = deliveredOf(order, before, situation);
  if (after.proofTag !== undefined && after.proofTextTag !== after.textTag)
    tell('delivery.overwritten', at, {
      before_sha256: after.proofTextTag,
      after_sha256: after.textTag,
      actor: 'unknown',
      ext: { emptied: order.text.trim() === '', hashed: 'keyed' },
    });
  if (delivered.kind === 'goods') {
    delete after.attempt;
    const proofTag = situation.blind.textTag(
      JSON.stringify([after.textTag, delivered.matchesRows, delivered.items.map(({ cardRef }) => cardRef)]),
    );
    if (proofTag === after.proofTag) return;
    const deliveredMs = deliveredAt(order, before, at);
    tell('delivery.proof', deliveredMs, ...proofData(order, delivered, situation.blind, deliveredMs));
    after.proofTag = proofTag;
    after.proofTextTag = after.textTag;
    return;
  }
  if (after.proofTag !== undefined) after.proofTextTag = after.textTag;
  else if (delivered.kind === 'nothing' && order.flagged && order.stage === 'paid') {
    // Flagged as done and nothing to show: a top-up by hand, or nothing at all. A flag alone is the lowest proof there is.
    tell('delivery.proof', at, { qty_ordered: order.qty, items: [], shop_flag: order.status });
    after.proofTag = after.textTag;
    after.proofTextTag = after.textTag;
  }
  const attempt = attemptOf(order, delivered);
  if (!attempt || `${attempt.result}/${attempt.reason}` === after.attempt) return;
  after.attempt = `${attempt.result}/${attempt.reason}`;
  tell('delivery.attempted', at, { ...attempt, qty_ordered: order.qty, shop_flag: order.status });
}

/** Before somebody delivered by hand, the text is what the buyer filled in; the same text afterwards is no delivery. */
function deliveredOf(order: ShopOrder, before: Snapshot | undefined, situation: Situation): Delivered {
  const waiting = order.by === 'hand' && !order.flagged && before?.proofTag === undefined;
  if (waiting)
    return isWaitingText(order) || (order.bound && notCardOf(order.text))
      ? { kind: 'excuse', means: 'pending' }
      : { kind: 'nothing' };
  if (
    order.by === 'hand' &&
    before &&
    !before.proofTag &&
    before.textTag === situation.blind.textTag(order.text)
  )
    return { kind: 'nothing' };
  return readDelivered(order);
}

function attemptOf(order: ShopOrder, delivered: Delivered) {
  if (order.stage === 'failed') return { result: 'failed', reason: 'refused_by_shop' };
  if (order.stage !== 'paid') return undefined;
  if (delivered.kind === 'excuse')
    return delivered.means === 'pending'
      ? { result: 'pending_manual', reason: order.by === 'upstream' ? 'pending_upstream' : 'pending' }
      : { result: 'failed', reason: delivered.means.replaceAll('-', '_') };
  return order.by === 'hand' ? { result: 'pending_manual', reason: 'pending' } : undefined;
}

const createdData = (order: ShopOrder) => ({
  listing_ref: order.listingRef,
  ...(order.title && { title: order.title }),
  qty: order.qty,
  amount_minor: order.amountFen,
  currency: 'CNY',
  ...(order.merchantRef && { merchant_ref: order.merchantRef }),
  auto_delivery: order.by !== 'hand',
});

const paymentData = (order: ShopOrder, late: boolean) => ({
  ...(order.gateway && { gateway: order.gateway }),
  ...(order.tradeNo && { trade_no: order.tradeNo }),
  amount_minor: order.amountFen,
  currency: 'CNY',
  ...(order.paidAtMs !== undefined && { paid_at: new Date(order.paidAtMs).toISOString() }),
  ...(!order.bound && { confirm_by: order.tradeNo ? 'callback' : 'manual' }),
  ...(late && { ext: { after_expiry: true } }),
});

const statusData = (order: ShopOrder, before: Snapshot | undefined, meaning: string) => ({
  meaning,
  ...(before && { from: before.status }),
  to: order.status,
});

function proofData(
  order: ShopOrder,
  delivered: Extract<Delivered, { kind: 'goods' }>,
  blind: Blind,
  atMs: number,
): [Draft['data'], Draft['tags']] {
  const item = ({ cardRef, secret, kind, rowFound, looped }: DeliveredItem) => ({
    card_ref: cardRef,
    kind,
    commit: blind.commit(order, cardRef, secret),
    dup_tag: blind.dupTag(secret),
    ...(kind !== 'text' && lastFour(secret) !== undefined && { last4: lastFour(secret) }),
    row_found: rowFound,
    looped,
  });
  const items = delivered.items.map(item);
  const data = {
    qty_ordered: order.qty,
    qty_delivered: delivered.qty,
    items,
    ...(delivered.matchesRows !== undefined && { shown_matches_rows: delivered.matchesRows }),
    // Where the buyer can find it again: the page of the order reads this very row (电子商务法 51).
    channels: [{ channel: 'order-page', entered_at: new Date(atMs).toISOString() }],
    delivered_at: new Date(atMs).toISOString(),
    shop_flag: order.status,
    ext: { rows_bound: order.bound },
  };
  // A text by hand is not one card: two buyers told "done" are no double sale.
  const cards = items.filter(({ kind, looped }) => kind === 'card' && !looped);
  return [data, cards.map(({ dup_tag, card_ref }) => ({ tag: dup_tag, cardRef: card_ref }))];
}

/**
 * When it happened, as near as the shop lets one know. On the first look only the row's own times can tell; afterwards it
 * lies between two looks, and a row that keeps the time of its last change says when.
 */
function seenAt(order: ShopOrder, before: Snapshot | undefined, { nowMs }: Situation): number {
  return Math.min(order.changedAtMs ?? (before ? nowMs : (order.paidAtMs ?? nowMs)), nowMs);
}

/** An automatic delivery happens with the payment, in one transaction of the shop. */
const deliveredAt = (order: ShopOrder, before: Snapshot | undefined, at: number): number =>
  order.by !== 'hand' && order.paidAtMs !== undefined && before?.proofTag === undefined ? order.paidAtMs : at;

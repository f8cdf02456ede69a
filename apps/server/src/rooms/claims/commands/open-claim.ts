import type { ClaimInput, ClaimState } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { type ClaimContents, sealContents } from '../contents.ts';
import type { ClaimsDeps, KnownOrder } from '../deps.ts';
import { newEvent } from '../events.ts';
import { factsOf } from '../queries/order-of.ts';
import { claimOpen, claimPaid, shopMissing, shopNotFound } from '../refusals.ts';
import { dueOf } from '../rules/clock.ts';
import {
  claimedFen,
  isCoverable,
  type OrderFacts,
  orderTailOf,
  paymentMatches,
} from '../rules/order-facts.ts';
import * as store from '../store.ts';
import { owedBy } from '../store-owed.ts';
import { answerToken, hashToken, orderDigest } from '../tokens.ts';
import { applyRule } from './apply-rule.ts';
import { recordEvents } from './record-events.ts';
import { markPayer } from './show-payer.ts';
import { compareGiven, type Given, takeOver } from './take-over.ts';
import { takeRefund } from './take-refund.ts';
import { tellOrganisations } from './tell-organisations.ts';

export interface OpenedClaim {
  claimId: string;
}

export interface OpenOptions {
  /** The case from which it is opened; its session then opens the claim too. */
  caseId?: string;
  /** The address that asks, by which tries of payment numbers are counted. */
  visitor?: string;
  /** Runs in the transaction that opens the claim: credentials, and the answer for a repeated request. */
  alongside?(trx: Trx, opened: OpenedClaim): Promise<void>;
}

interface Shop {
  name: string;
  sourceId?: string;
  platformId?: string;
  order?: KnownOrder | undefined;
}

/**
 * A buyer's claim about one order of any shop. Its clock begins now; where the shop reported the order and its payment,
 * the money is set aside in the same transaction. Where the order has a claim already, the payment number takes it over from
 * somebody who never showed it. Refusals: `shop-missing`, `shop-not-found`, `claim-open`,
 * `claim-paid`: no order is paid for twice.
 */
export async function openClaim(
  deps: ClaimsDeps,
  input: ClaimInput,
  options: OpenOptions = {},
): Promise<OpenedClaim> {
  const shop = await findShop(deps, input);
  const facts = factsOf(shop.order);
  const { order, platformId } = shop;
  const answerMs = await deps.delivery.answerTime({ orderId: order?.id, platformId });
  const claimId = newId('clm');
  const digest = orderDigest(deps, shop.sourceId ?? shop.name, input.orderRef);
  const { visitor } = options;
  const number = await compareGiven(deps, input, facts, { orderDigest: digest, visitor });
  await inTransaction(deps.db, async (trx) => {
    const { caseId } = options;
    await takeOver(deps, trx, { orderDigest: digest, shown: number.shown });
    const orderId = await nameOrder(deps, trx, shop, input.orderRef);
    const claim = await insert(deps, trx, { claimId, input, shop, orderId, facts, answerMs, caseId, number });
    // After the insertion: a twin that was live up to just now is seen as what it became.
    if (await store.hasPaidTwin(trx, { id: claimId, orderDigest: claim.order_digest })) throw claimPaid();
    await options.alongside?.(trx, { claimId });
    if (number.shown !== undefined) await markPayer(deps, trx, claim, number.shown);
    // Read again: the number that was shown stands in it now.
    const opened = (await store.lockClaim(trx, claimId)) as store.Claim;
    await applyRule(deps, trx, await takeRefund(deps, trx, opened, facts.refund), facts);
  });
  return { claimId };
}

async function findShop(deps: ClaimsDeps, { sourceId, shop, orderRef }: ClaimInput): Promise<Shop> {
  if (sourceId === undefined) {
    const name = shop?.trim();
    if (!name) throw shopMissing();
    return { name };
  }
  const source = await deps.trade.findSource(sourceId);
  if (!source) throw shopNotFound();
  const found = await deps.trade.findOrder({ sourceId, orderRef: orderRef.trim() });
  const order = found && (await deps.trade.readOrder(found.id));
  return { name: source.name, sourceId, platformId: source.platformId, order };
}

/** A member's shop may still report or prove an order that it has not reported yet. */
async function nameOrder(
  deps: ClaimsDeps,
  trx: Trx,
  { order, sourceId }: Shop,
  orderRef: string,
): Promise<string | undefined> {
  if (!sourceId) return undefined;
  const named = { sourceId, orderRef: orderRef.trim() };
  const orderId = order?.id ?? (await deps.trade.ensureOrder(trx, named)).orderId;
  await deps.delivery.noteClaim(trx, { orderId, claimedAtMs: deps.clock.now() });
  return orderId;
}

interface Insert {
  claimId: string;
  input: ClaimInput;
  shop: Shop;
  orderId: string | undefined;
  facts: OrderFacts;
  answerMs: number;
  caseId: string | undefined;
  number: Given;
}

async function insert(deps: ClaimsDeps, trx: Trx, given: Insert): Promise<store.Claim> {
  const { claimId, input, shop, orderId, facts, answerMs, caseId, number } = given;
  const nowMs = deps.clock.now();
  const kind = input.kind ?? 'not-received';
  const state: ClaimState = kind === 'not-received' ? 'open' : 'burden';
  const due = new Date(dueOf(state, nowMs, answerMs) as number);
  const amountFen = claimedFen(facts, input);
  const orderTail = orderTailOf(input.orderRef);
  // Without an order of its own the platform answers for its shop.
  const respondentId = shop.order?.merchantId ?? shop.order?.platformId ?? shop.platformId;
  const coverable = isCoverable(facts, input);
  const hold = await holdFor(deps, trx, { claimId, coverable, respondentId, amountFen, orderTail });
  const vault = deps.blobs.createVault(`claim:${claimId}`);
  const inserted = await store.insertClaim(trx, {
    id: claimId,
    case_id: caseId ?? null,
    order_digest: orderDigest(deps, shop.sourceId ?? shop.name, input.orderRef),
    source_id: shop.sourceId ?? null,
    order_id: orderId ?? null,
    platform_id: shop.platformId ?? null,
    respondent_id: respondentId ?? null,
    kind,
    state,
    live: true,
    burden_of: state === 'burden' ? 'use' : null,
    used: state === 'burden' ? ['fails'] : [],
    amount_fen: amountFen ?? null,
    category: facts.category ?? null,
    payment_matched: (number.isCompared ? paymentMatches(facts, input.paymentNo) : undefined) ?? null,
    coverable,
    ...hold,
    answer_within_ms: answerMs,
    opened_at: new Date(nowMs),
    due_at: due,
    wake_at: due,
    notice: noticeOf(deps, respondentId, input),
    ...hashesOf(deps, claimId),
    wrapped_key: vault.wrappedKey,
    contents: sealContents(deps.blobs, vault, contentsOf(input, shop.name, facts)),
  });
  if (!inserted) throw claimOpen();
  const body = {
    kind,
    reported: facts.reported,
    ...(amountFen === undefined ? {} : { amountFen }),
    held: hold.hold_id !== null,
    state,
    dueAt: due.toISOString(),
  };
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'claim.opened', body)]);
  const claim = (await store.lockClaim(trx, claimId)) as store.Claim;
  await ask(deps, trx, claim, event?.id as string);
  return claim;
}

/** Of the two links by which it is answered. */
const hashesOf = (deps: ClaimsDeps, claimId: string) => ({
  token_hash: hashToken(answerToken(deps, claimId, 'shown')),
  mailed_hash: hashToken(answerToken(deps, claimId, 'mailed')),
});

/** Only what the shop itself said was ordered and paid may bind its merchant's money. */
async function holdFor(
  deps: ClaimsDeps,
  trx: Trx,
  of: {
    claimId: string;
    coverable: boolean;
    respondentId: string | undefined;
    amountFen: number | undefined;
    orderTail: string;
  },
): Promise<{ hold_id: string | null; hold_fen: number | null }> {
  const { claimId, coverable, respondentId: merchantId, amountFen } = of;
  const none = { hold_id: null, hold_fen: null };
  if (!merchantId || !amountFen || !coverable) return none;
  // What was decided and is not paid yet goes first: nobody is promised money that is owed to others.
  const leaveFen = await owedBy(trx, merchantId);
  const wanted = { merchantId, amountFen, key: `claim:${claimId}`, orderTail: of.orderTail, leaveFen };
  const held = await deps.deposits.hold(trx, wanted);
  return 'holdId' in held ? { hold_id: held.holdId, hold_fen: amountFen } : none;
}

function contentsOf(input: ClaimInput, shop: string, facts: OrderFacts): ClaimContents {
  const { amountFen, paymentNo, shopEmail, contact } = input;
  return {
    shop,
    orderRef: input.orderRef.trim(),
    sentence: input.sentence.trim(),
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(paymentNo === undefined ? {} : { paymentNo }),
    ...(shopEmail === undefined ? {} : { shopEmail }),
    ...(contact === undefined ? {} : { contact }),
    ...(facts.title === undefined ? {} : { goods: facts.title }),
  };
}

function noticeOf(
  { mail }: ClaimsDeps,
  respondentId: string | undefined,
  { shopEmail }: ClaimInput,
): 'none' | 'queued' | 'console' {
  if (mail?.mailer && (respondentId || shopEmail)) return 'queued';
  return respondentId ? 'console' : 'none';
}

/** The other side is asked: webhooks for its shop, a mail for its people, the console by itself. */
async function ask(deps: ClaimsDeps, trx: Trx, claim: store.Claim, eventId: string): Promise<void> {
  const { order_id: orderId, id: claimId, kind } = claim;
  const data = { kind, dueAt: claim.due_at?.toISOString() };
  const wants = kind === 'not-received' ? ['delivery.proof'] : ['delivery.proof', 'redemption-record'];
  await tellOrganisations(deps, trx, claim, { type: 'claim.opened', data, key: `${eventId}:opened` });
  await tellOrganisations(deps, trx, claim, {
    type: 'proof.requested',
    data: { ...data, wants },
    key: `${eventId}:proof`,
  });
  await deps.outbox.enqueueMany(trx, [
    {
      topic: 'claims.tell',
      key: `${eventId}:respondent`,
      payload: { claimId, to: 'respondent', state: claim.state },
    },
    // What the shop had reported long before may answer the claim already.
    ...(orderId ? [{ topic: 'claims.look', key: `${eventId}:look`, payload: { orderId } }] : []),
  ]);
}

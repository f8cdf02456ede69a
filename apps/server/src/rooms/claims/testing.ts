import { createHash } from 'node:crypto';
import type { BuyerClaimView, ClaimInput, RespondentClaimView } from '@redress/contract';
import { sql } from 'kysely';
import { createBlobs } from '#platform/blobs';
import type { Clock, manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { multipart, send, type TestApp, type TestOrganisation } from '../../testing.ts';

/** A shop of one organisation that sells its own goods, with a deposit, and buyers of it. */
export interface TestShop {
  org: TestOrganisation;
  sourceId: string;
  /** Reports an order, and its payment unless told otherwise; `seen`: by its gateway, when asked; `agoMs`: when it was. */
  order(
    orderRef: string,
    given?: {
      amountFen?: number;
      /** Where the payment says another sum than the order. */
      paidFen?: number;
      paid?: boolean;
      tradeNo?: string;
      seen?: boolean;
      agoMs?: number;
    },
  ): Promise<void>;
  /** Reports a refund; `refundUnheard` before any job has looked at it. */
  refund(orderRef: string, data: object): Promise<void>;
  refundUnheard(orderRef: string, data: object): Promise<void>;
  /** Reports a delivery that reaches the level that the standard asks for, or the issuer's record of its use. */
  deliver(orderRef: string, given?: { redeemed?: boolean }): Promise<void>;
  /** Reports a proof alone: something of a delivery that does not count. */
  bind(orderRef: string): Promise<void>;
  /** By a buyer who states the number on her bill where the shop names none, unless told otherwise. */
  claim(orderRef: string, more?: Partial<ClaimInput>): Promise<TestClaim>;
}

export interface TestClaim {
  claimId: string;
  receiptCode: string;
  token: string;
  send(method: string, path: string, body?: unknown): ReturnType<typeof send>;
  read(): Promise<BuyerClaimView>;
}

export async function openShop(
  app: TestApp,
  clock: Clock,
  given: { depositFen?: number } = {},
): Promise<TestShop> {
  const org = await app.organisation({});
  const { sourceId } = await app.rooms.trade.createSource({ platformId: org.orgId, name: '闪卡商城' });
  if (given.depositFen !== undefined) await fund(app, org.orgId, given.depositFen);
  const numbered = new Set<string>();
  const report = async (type: string, orderRef: string, data: object, agoMs = 1000) => {
    const occurredAtMs = clock.now() - agoMs;
    await inTransaction(app.db, (trx) =>
      app.rooms.trade.recordEvent(trx, {
        sourceId,
        type: type as never,
        orderRef,
        occurredAtMs,
        data,
        by: 'connector',
        key: `${type}:${orderRef}:${JSON.stringify(data)}`,
      }),
    );
  };
  return {
    org,
    sourceId,
    ...refunds(app, (orderRef, data) => report('refund.completed', orderRef, data)),
    async order(
      orderRef,
      { amountFen = 9800, paidFen = amountFen, seen = false, paid = !seen, tradeNo, agoMs } = {},
    ) {
      const goods = { title: '游戏点卡 100 元', category: 'automatic-card', qty: 1 };
      await report('order.created', orderRef, { ...goods, amount_minor: amountFen }, agoMs);
      if (tradeNo) numbered.add(orderRef);
      const payment = { gateway: 'epay', amount_minor: paidFen, ...(tradeNo ? { trade_no: tradeNo } : {}) };
      if (paid) await report('payment.confirmed', orderRef, payment, agoMs);
      if (seen) await report('payment.queried', orderRef, { ...payment, answer: 'paid' });
    },
    async deliver(orderRef, { redeemed = false } = {}) {
      const at = new Date(clock.now() - 500).toISOString();
      await report('delivery.proof', orderRef, proofOf(at));
      // A mail server's own number: also after the complaint it is more than the shop's word.
      const sent = { channel: 'mail', result: 'accepted', provider_id: `q-${orderRef}` };
      await report('message.sent', orderRef, { ...sent, to_sha256: 'b'.repeat(64) });
      const use = { redeemed_at: at, redemption_ref: 'R-1', account_tail: '0001' };
      if (redeemed) await report('delivery.redeemed', orderRef, use);
      await app.outbox.drain();
    },
    async bind(orderRef) {
      await report('delivery.proof', orderRef, proofOf(new Date(clock.now() - 500).toISOString()));
      await app.outbox.drain();
    },
    claim(orderRef, more = {}) {
      // Where the shop names no number, the buyer names hers, and the deposit stands behind the claim.
      const named = numbered.has(orderRef) ? {} : { paymentNo: billNo(orderRef) };
      return openClaim(app, {
        sourceId,
        orderRef,
        sentence: '付款一小时了，没有收到卡密。',
        ...named,
        ...more,
      });
    },
  };
}

/** What stands on the bill of an order's buyer, where the shop itself names no number. */
export const billNo = (orderRef: string): string =>
  `42000026002026${createHash('sha256').update(orderRef).digest('hex').slice(0, 14)}`;

const refunds = (
  app: TestApp,
  report: TestShop['refundUnheard'],
): Pick<TestShop, 'refund' | 'refundUnheard'> => ({
  refundUnheard: report,
  async refund(orderRef, data) {
    await report(orderRef, data);
    await app.outbox.drain();
  },
});

/** Money that stands behind a merchant, as its keeper confirmed it. */
export async function fund(app: TestApp, merchantId: string, amountFen: number): Promise<void> {
  const { deposits } = app.rooms;
  const keeperId = merchantId;
  await deposits.setDeposit({ merchantId, keeperId, floorFen: 0, by: 'test' });
  const { topUpId } = await deposits.askTopUp({ merchantId, amountFen, by: 'test' });
  await deposits.confirmTopUp({
    topUpId,
    keeperId,
    receivedFen: amountFen,
    bankReference: `bank-${topUpId}`,
    by: 'test',
    isAlone: true,
  });
}

/** What an organisation was told by webhook, the oldest first; also where no endpoint listens. */
export async function toldOf(
  app: TestApp,
  orgId: string,
): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const { rows } = await sql<{ id: string; wrapped_key: Buffer; contents: Buffer }>`
    SELECT id, wrapped_key, contents FROM webhooks.message WHERE org_id = ${orgId} ORDER BY created_at, id`.execute(
    app.db.kysely,
  );
  const blobs = await createBlobs(app.folder);
  return rows.map(({ id, wrapped_key: wrappedKey, contents }) =>
    JSON.parse(blobs.openRow({ id: `message:${id}`, wrappedKey }, contents).toString()),
  );
}

function proofOf(at: string): object {
  return {
    qty_ordered: 1,
    qty_delivered: 1,
    items: [{ card_ref: 'c1', kind: 'card', commit: 'a'.repeat(64), row_found: true, last4: '8K2D' }],
    shown_matches_rows: true,
    channels: [{ channel: 'mail', recipient_masked: 'l***@example.com', entered_at: at, result: 'accepted' }],
    delivered_at: at,
  };
}

export async function openClaim(app: TestApp, body: ClaimInput): Promise<TestClaim> {
  const answer = await send(app, 'POST', '/api/claims', { body });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const opened = answer.json() as { claimId: string; receiptCode: string; token: string };
  const headers = { authorization: `Bearer ${opened.token}` };
  const path = `/api/claims/${opened.claimId}`;
  await app.outbox.drain();
  return {
    ...opened,
    send: (method, url, sent) =>
      send(app, method, `${path}${url}`, { headers, ...(sent === undefined ? {} : { body: sent }) }),
    read: async () => (await send(app, 'GET', path, { headers })).json() as BuyerClaimView,
  };
}

/** The other side behind the link of a shop that is no member, or by the token that a notice would hold. */
export function respondent(app: TestApp, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const path = '/api/answers/current';
  return {
    send: (method: string, url: string, body?: unknown) =>
      send(app, method, `${path}${url}`, { headers, ...(body === undefined ? {} : { body }) }),
    read: async () => (await send(app, 'GET', path, { headers })).json() as RespondentClaimView,
    async upload(name = 'record.txt', text = '查询结果：没有这笔订单。') {
      const form = multipart(name, text);
      const answer = await send(app, 'POST', `${path}/files`, {
        raw: form.body,
        headers: { ...headers, ...form.headers },
      });
      return answer.json() as { fileId: string };
    },
  };
}

/** Lets time pass: the clock is moved, what is due is decided, and everything that follows from it is done. */
export const passing =
  (app: TestApp, clock: ReturnType<typeof manualClock>) =>
  async (ms: number): Promise<void> => {
    clock.advance(ms);
    await app.rooms.claims.tick();
    await app.outbox.drain();
  };

/** The same numbers below a bound for the same seed, so that a failure can be seen again. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

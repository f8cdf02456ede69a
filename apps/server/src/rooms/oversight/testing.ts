import type { Clock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { multipart, send, type TestApp, type TestOrganisation } from '../../testing.ts';

export interface TestClaim {
  claimId: string;
  /** As the buyer. */
  send(method: string, path: string, body?: unknown): ReturnType<typeof send>;
  /** As the respondent, by the token that its notice holds. */
  answer(body: object): Promise<void>;
}

/** A platform with merchants that both sides agreed on, and buyers of theirs. */
export interface TestPlatform {
  org: TestOrganisation;
  sourceId: string;
  /** A merchant of the platform, with a deposit; its name on the platform is `ref`. */
  merchant(ref: string, name: string): Promise<TestOrganisation>;
  /** A claim about an order of the merchant that the platform's shop reported as paid. */
  claim(ref: string | undefined, orderRef: string): Promise<TestClaim>;
  /** A claim about an order number that the platform's shop knows nothing of. */
  invented(orderRef: string): Promise<TestClaim>;
  /** Refuses with a paper and these words, as the merchant's own page does. */
  refuse(claim: TestClaim, note: string, paper?: string): Promise<void>;
}

export async function openPlatform(app: TestApp, clock: Clock, name = '星云交易平台'): Promise<TestPlatform> {
  const org = await app.organisation({ kinds: ['platform'], name });
  const { sourceId } = await app.rooms.trade.createSource({ platformId: org.orgId, name: '星云商城' });
  const report = (type: string, orderRef: string, data: object) =>
    inTransaction(app.db, (trx) =>
      app.rooms.trade.recordEvent(trx, {
        sourceId,
        type: type as never,
        orderRef,
        occurredAtMs: clock.now() - 1000,
        data,
        by: 'connector',
        key: `${type}:${orderRef}`,
      }),
    );
  return {
    org,
    sourceId,
    async merchant(ref, merchantName) {
      const merchant = await app.organisation({ kinds: ['merchant'], name: merchantName });
      const body = { platformId: org.orgId, merchantId: merchant.orgId, merchantRef: ref };
      for (const side of [org, merchant]) {
        const path = `/api/organisations/${side.orgId}/affiliations`;
        const answer = await side.person.send('POST', path, { body });
        if (answer.statusCode !== 200) throw new Error(answer.body);
      }
      await fund(app, merchant.orgId);
      return merchant;
    },
    async claim(ref, orderRef) {
      const goods = { title: '游戏点卡 100 元', category: 'automatic-card', qty: 1, amount_minor: 9800 };
      await report('order.created', orderRef, { ...goods, ...(ref ? { merchant_ref: ref } : {}) });
      await report('payment.confirmed', orderRef, { gateway: 'epay', amount_minor: 9800 });
      return openClaim(app, { sourceId, orderRef });
    },
    invented: (orderRef) => openClaim(app, { sourceId, orderRef }),
    async refuse(claim, note, paper = `查询结果：${claim.claimId}`) {
      const form = multipart('record.txt', paper);
      const headers = { ...bearer(app.rooms.claims.answerToken(claim.claimId)), ...form.headers };
      const filed = await send(app, 'POST', '/api/answers/current/files', { raw: form.body, headers });
      const { fileId } = filed.json();
      await claim.answer({ kind: 'refuse', reason: 'already-settled', fileIds: [fileId], note });
    },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function openClaim(app: TestApp, order: { sourceId: string; orderRef: string }): Promise<TestClaim> {
  const body = {
    ...order,
    sentence: '付款一小时了，没有收到卡密。',
    paymentNo: '4200002600202611018000000001',
  };
  const opened = await send(app, 'POST', '/api/claims', { body });
  if (opened.statusCode !== 201) throw new Error(opened.body);
  const { claimId, token } = opened.json();
  await app.outbox.drain();
  return {
    claimId,
    send: (method, path, said) =>
      send(app, method, `/api/claims/${claimId}${path}`, {
        headers: bearer(token),
        ...(said === undefined ? {} : { body: said }),
      }),
    async answer(given) {
      const headers = bearer(app.rooms.claims.answerToken(claimId));
      const answer = await send(app, 'POST', '/api/answers/current', { body: given, headers });
      if (answer.statusCode !== 200) throw new Error(answer.body);
    },
  };
}

/** Money enough behind a merchant, as its keeper confirmed it. */
async function fund(app: TestApp, merchantId: string): Promise<void> {
  const { deposits } = app.rooms;
  const amountFen = 10_000_000;
  await deposits.setDeposit({ merchantId, keeperId: merchantId, floorFen: 0, by: 'test' });
  const { topUpId } = await deposits.askTopUp({ merchantId, amountFen, by: 'test' });
  const seen = { receivedFen: amountFen, bankReference: `bank-${topUpId}`, by: 'test', isAlone: true };
  await deposits.confirmTopUp({ topUpId, keeperId: merchantId, ...seen });
}

import type { Clock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { TestApp, TestOrganisation } from '../../testing.ts';
import { fund, openClaim, respondent, type TestClaim } from '../claims/testing.ts';

/** A platform with merchants that both sides agreed on, and buyers of theirs. */
export interface TestPlatform {
  org: TestOrganisation;
  sourceId: string;
  /** A merchant of the platform, with a deposit; its name on the platform is `ref`. */
  merchant(ref: string, name: string): Promise<TestOrganisation>;
  /** A claim about an order of the merchant that the platform's shop reported as paid. */
  claim(ref: string | undefined, orderRef: string): Promise<TestClaim>;
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
      await fund(app, merchant.orgId, 10_000_000);
      return merchant;
    },
    async claim(ref, orderRef) {
      const goods = { title: '游戏点卡 100 元', category: 'automatic-card', qty: 1, amount_minor: 9800 };
      await report('order.created', orderRef, { ...goods, ...(ref ? { merchant_ref: ref } : {}) });
      await report('payment.confirmed', orderRef, { gateway: 'epay', amount_minor: 9800 });
      return openClaim(app, { sourceId, orderRef, sentence: '付款一小时了，没有收到卡密。' });
    },
    async refuse(claim, note, paper = `查询结果：${claim.claimId}`) {
      const side = respondent(app, app.rooms.claims.answerToken(claim.claimId));
      const { fileId } = await side.upload('record.txt', paper);
      const body = { kind: 'refuse', reason: 'already-settled', fileIds: [fileId], note };
      const answer = await side.send('POST', '', body);
      if (answer.statusCode !== 200) throw new Error(answer.body);
    },
  };
}

import type { Payee } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { createAlipayRail, type Rail } from '#platform/rails';
import type { AlipayOptions } from '../../platform/rails/alipay.ts';
import type { Provider } from '../../platform/rails/testing.ts';
import { startAlipay } from '../../platform/rails/testing-alipay.ts';
import { startWechat } from '../../platform/rails/testing-wechat.ts';
import { createWechatRail, type WechatOptions } from '../../platform/rails/wechat.ts';
import { send, type TestApp, testApp } from '../../testing.ts';
import { fundedMerchant } from './testing.ts';

let app: TestApp;
let provider: Provider<AlipayOptions>;
let wechat: Provider<WechatOptions>;
let merchant: string;
beforeAll(async () => {
  provider = await startAlipay();
  wechat = await startWechat();
  const own: Rail[] = [createAlipayRail(provider.options), createWechatRail(wechat.options)];
  const rails = new Map([['org_keeper', own]]);
  app = await testApp({
    config: { deposits: { payeeDays: 1, returnDays: 30, withdrawalDays: 7, smallestPartFen: 1000, rails } },
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await provider.close();
  await wechat.close();
});
beforeEach(async () => {
  merchant = await fundedMerchant(app, 100_000);
});

let counter = 0;
const payee = { kind: 'alipay', name: '李雷', account: '13800138000' } as const;
async function decide(amountFen: number, to: Payee = payee): Promise<string> {
  const key = `rail-${++counter}`;
  return inTransaction(app.db, async (trx) => {
    const held = await app.rooms.deposits.hold(trx, { merchantId: merchant, amountFen, key });
    if (!('holdId' in held)) throw new Error('short');
    const kept = await app.rooms.deposits.keepPayee(trx, { payee: to });
    return (await app.rooms.deposits.payOut(trx, { holdId: held.holdId, amountFen, payee: kept, key }))
      .payoutId;
  });
}
/** Lets whatever waits for its time be due now, and works until `state`. */
async function until(payoutId: string, state: string, topic = 'deposits.pay'): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await sql`UPDATE outbox.job SET due_at = clock_timestamp() WHERE topic = ${topic} AND state = 'open' AND lease IS NULL`.execute(
      app.db.kysely,
    );
    await app.outbox.drain();
    if ((await app.rooms.deposits.payoutOf(payoutId)).state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(await app.rooms.deposits.payoutOf(payoutId)).toMatchObject({ state });
}
const paidFor = (payoutId: string) =>
  [...provider.paid].filter(([number]) => number.startsWith(payoutId.replace('_', '')));

describe('a payout by a rail', () => {
  test('is paid without anybody’s doing', async () => {
    const id = await decide(3000);
    await until(id, 'paid');
    expect(await app.rooms.deposits.payoutOf(id)).toMatchObject({
      rail: 'alipay',
      reference: expect.stringMatching(/^ALI/),
    });
    expect(paidFor(id)).toEqual([[expect.anything(), 3000]]);
  });
  test.each([
    'gone-after-taking',
    'hang-before-taking',
    'poor',
    'forged',
    'broken',
    'strange',
    'slow',
  ] as const)(
    'is paid exactly once where the provider is %s at first',
    async (mood) => {
      provider.next = mood;
      const id = await decide(1234);
      for (let i = 0; i < 100 && (provider.next as string) !== 'fine'; i++)
        await new Promise((done) => setTimeout(done, 25));
      if (mood === 'slow') await until(id, 'sent');
      provider.finish('SUCCESS');
      await until(id, 'paid');
      expect(paidFor(id)).toEqual([[expect.anything(), 1234]]);
    },
    30_000,
  );
  test('that is put off is taken by no rail before, and at once when it is free', async () => {
    const { deposits } = app.rooms;
    const id = await inTransaction(app.db, async (trx) => {
      const held = await deposits.hold(trx, { merchantId: merchant, amountFen: 777, key: 'put-off' });
      if (!('holdId' in held)) throw new Error('short');
      const kept = await deposits.keepPayee(trx, { payee });
      const order = { holdId: held.holdId, amountFen: 777, payee: kept, key: 'put-off' };
      const { payoutId } = await deposits.payOut(trx, order);
      await deposits.putOffPayout(trx, { payoutId, until: new Date(Date.now() + 60_000) });
      return payoutId;
    });
    await until(id, 'waiting');
    await until(id, 'waiting');
    expect([paidFor(id), (await deposits.payoutOf(id)).attempt]).toEqual([[], 0]);
    await inTransaction(app.db, (trx) => deposits.putOffPayout(trx, { payoutId: id, until: null }));
    await until(id, 'paid');
    expect(paidFor(id)).toEqual([[expect.anything(), 777]]);
  });
  test('that fails is owed again, and goes under a new number to another account', async () => {
    provider.next = 'wrong-payee';
    const id = await decide(555);
    await until(id, 'failed');
    expect(paidFor(id)).toEqual([]);
    const other = { ...payee, account: '13900139000' };
    await inTransaction(app.db, (trx) => app.rooms.deposits.payAgain(trx, { payoutId: id, payee: other }));
    await until(id, 'paid');
    expect(paidFor(id)).toEqual([[`${id.replace('_', '')}2`, 555]]);
  });
  describe.each([
    ['alipay', payee, 'text/plain', 'success'],
    [
      'wechat',
      { kind: 'wechat', name: '韩梅梅', openId: 'o-MYE42l80oelYMDE34nYD456Xoy' },
      'application/json',
      '{"code":"SUCCESS"}',
    ],
  ] as const)('that %s reports by itself', (name, to, type, thanks) => {
    const side = () => (name === 'alipay' ? provider : wechat);
    const tell = (notice: { headers: Record<string, string>; body: string }, keeper = 'org_keeper') =>
      send(app, 'POST', `/api/payout-notices/${keeper}/${name}`, {
        raw: Buffer.from(notice.body),
        headers: {
          'content-type': name === 'alipay' ? 'application/x-www-form-urlencoded' : 'application/json',
          ...notice.headers,
        },
      });
    const numberOf = (id: string) => `${id.replace('_', '')}1`;

    test('is paid at once by its signed notice, told as often as it likes, and thanked in its own words', async () => {
      side().next = 'slow';
      const id = await decide(777, to);
      await until(id, 'sent');
      if (name === 'wechat')
        expect((await app.rooms.deposits.payoutOf(id)).confirm).toEqual({
          appId: wechat.options.appId,
          merchantId: wechat.options.merchantId,
          packageInfo: `pkg-${numberOf(id)}==`,
        });
      side().finish('SUCCESS');
      const notice = side().notice(numberOf(id));
      for (const _ of [1, 2]) {
        const answer = await tell(notice);
        expect([answer.statusCode, answer.body], answer.body).toEqual([200, thanks]);
        expect(answer.headers['content-type']).toContain(type);
      }
      await until(id, 'paid', 'deposits.ask');
      expect((await app.rooms.deposits.payoutOf(id)).confirm).toBeUndefined();
      expect((await tell(notice)).statusCode, 'also after the end').toBe(200);
      expect((await tell(side().notice('payUNKNOWN1'))).statusCode, 'of a number that is none of ours').toBe(
        200,
      );
    });
    test('is not believed what it says, only asked', async () => {
      side().next = 'slow';
      const id = await decide(778, to);
      await until(id, 'sent');
      await tell(side().notice(numberOf(id)));
      await app.outbox.drain();
      expect(await app.rooms.deposits.payoutOf(id)).toMatchObject({ state: 'sent' });
      side().finish('SUCCESS');
      await until(id, 'paid');
    });
    test('is refused with changed bytes, without a signature, and for another keeper', async () => {
      const notice = side().notice('payX1');
      const changed = notice.body.replace('payX1', 'payX2').replace(/"ciphertext":"./, '"ciphertext":"_');
      const answers = [
        await tell({ ...notice, body: changed }),
        await tell({ headers: {}, body: '{}' }),
        await tell(notice, 'org_other'),
      ];
      for (const answer of answers)
        expect([answer.statusCode, answer.json().type]).toEqual([401, '/problems/notice-refused']);
    });
  });
  test('leaves a ledger that is right', async () => {
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  });
});

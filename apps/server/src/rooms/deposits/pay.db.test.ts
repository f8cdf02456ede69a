import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { createAlipayRail } from '#platform/rails';
import type { AlipayOptions } from '../../platform/rails/alipay.ts';
import type { Provider } from '../../platform/rails/testing.ts';
import { startAlipay } from '../../platform/rails/testing-alipay.ts';
import { type TestApp, testApp } from '../../testing.ts';
import { fundedMerchant } from './testing.ts';

let app: TestApp;
let provider: Provider<AlipayOptions>;
let merchant: string;
beforeAll(async () => {
  provider = await startAlipay();
  const rails = new Map([['org_keeper', [createAlipayRail(provider.options)]]]);
  app = await testApp({ config: { deposits: { payeeDays: 1, withdrawalDays: 7, rails } } });
}, 60_000);
afterAll(async () => {
  await app.close();
  await provider.close();
});
beforeEach(async () => {
  merchant = await fundedMerchant(app, 100_000);
});

let counter = 0;
const payee = { kind: 'alipay', name: '李雷', account: '13800138000' } as const;
async function decide(amountFen: number): Promise<string> {
  const key = `rail-${++counter}`;
  return inTransaction(app.db, async (trx) => {
    const held = await app.rooms.deposits.hold(trx, { merchantId: merchant, amountFen, key });
    if (!('holdId' in held)) throw new Error('short');
    const kept = await app.rooms.deposits.keepPayee(trx, { payee });
    return (await app.rooms.deposits.payOut(trx, { holdId: held.holdId, amountFen, payee: kept, key }))
      .payoutId;
  });
}
/** Lets whatever waits for its time be due now, and works until `state`. */
async function until(payoutId: string, state: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await sql`UPDATE outbox.job SET due_at = clock_timestamp() WHERE topic = 'deposits.pay' AND state = 'open' AND lease IS NULL`.execute(
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
  test('leaves a ledger that is right', async () => {
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { openShop, type TestShop } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());

const bank = (account: string) => ({ kind: 'bank', name: '林小满', account, bankName: '工商银行' });
const wrong = bank('6222020000000000001');
const right = bank('6222020000000000002');
const tradeNo = '2026112622001412340000000001';
let orders = 0;

/** A claim that is decided and names an account, which nobody was asked to pay to yet. */
async function waiting() {
  const shop = await openShop(app, clock, { depositFen: 50_000 });
  const orderRef = `CP-${++orders}`;
  await shop.order(orderRef, { tradeNo });
  const claim = await shop.claim(orderRef);
  clock.advance(3 * 86_400_000);
  await app.rooms.claims.tick();
  const pay = (payee: object, paymentNo?: string) =>
    claim.send('PUT', '/payee', { payee, ...(paymentNo ? { paymentNo } : {}) });
  expect((await pay(wrong, tradeNo)).statusCode).toBe(200);
  await app.outbox.drain();
  return { shop, claim, pay };
}

const at = ({ org }: TestShop) => `/api/organisations/${org.orgId}`;
const makeFile = (shop: TestShop) => shop.org.person.send('POST', `${at(shop)}/payout-files`);

async function fileOf(shop: TestShop, batchId: string): Promise<string> {
  return (await shop.org.person.send('GET', `${at(shop)}/payout-files/${batchId}/file`)).body;
}

const keptPayees = async () =>
  Number(
    (
      await sql<{ n: string }>`SELECT count(*) AS n FROM deposits.payee WHERE contents IS NOT NULL`.execute(
        app.db.kysely,
      )
    ).rows[0]?.n,
  );

describe('an account that was named', () => {
  test('is changed until it is handed over: the same payout goes to the new one, without the number again', async () => {
    const { shop, claim, pay } = await waiting();
    expect(await claim.read()).toMatchObject({
      mayChangePayee: true,
      needsPayee: false,
      needsPaymentNo: false,
    });
    const kept = await keptPayees();
    const changed = await pay(right);
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await keptPayees()).toBe(kept);
    const view = await claim.read();
    expect(view.parts).toHaveLength(1);
    expect(view.timeline.map(({ text }) => text.zh)).toContain('买家在付款之前更改了收款方式。');
    const { batchId } = (await makeFile(shop)).json();
    const file = await fileOf(shop, batchId);
    expect(file).toContain(right.account);
    expect(file).not.toContain(wrong.account);
    const refused = await pay(wrong);
    expect(refused.json()).toMatchObject({ type: '/problems/payee-handed-over' });
    expect(await claim.read()).toMatchObject({ mayChangePayee: false });
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('and a payment file made at the same moment: the file has one of the two, and the answer says which', async () => {
    for (let n = 0; n < 4; n++) {
      const { shop, pay } = await waiting();
      const [change, made] = await Promise.all(
        n % 2 ? [pay(right), makeFile(shop)] : [makeFile(shop), pay(right)].toReversed(),
      );
      const file = await fileOf(shop, made?.json().batchId);
      const isChanged = change?.statusCode === 200;
      expect([200, 409]).toContain(change?.statusCode);
      expect(file.includes(right.account), `${change?.statusCode}`).toBe(isChanged);
      expect(file.includes(wrong.account)).toBe(!isChanged);
    }
  });

  test('of another kind stands in no file of the bank, also where it was made meanwhile', async () => {
    const { shop, pay } = await waiting();
    const alipay = { kind: 'alipay', name: '林小满', account: 'lin@example.com' };
    const [, made] = await Promise.all([pay(alipay), makeFile(shop)]);
    if (made.statusCode === 409) expect(made.json()).toMatchObject({ type: '/problems/nothing-to-pay' });
    else expect(await fileOf(shop, made.json().batchId)).toContain(wrong.account);
  });

  test('is told to the buyer by mail', async () => {
    const { claim, pay } = await waiting();
    await pay(right);
    const { rows } = await sql<{ payload: { to: string; state: string } }>`SELECT payload FROM outbox.job
      WHERE topic = 'claims.tell' AND payload->>'claimId' = ${claim.claimId}
        AND payload->>'state' = 'payee-changed'`.execute(app.db.kysely);
    expect(rows.map(({ payload }) => payload.to)).toEqual(['buyer']);
  });

  test('stands in no event', async () => {
    const { pay } = await waiting();
    await pay(right);
    const { rows } = await sql<{
      body: string;
    }>`SELECT body::text FROM claims.event WHERE kind = 'payee.changed'
      UNION ALL SELECT body::text FROM deposits.event WHERE kind = 'payee.changed'`.execute(app.db.kysely);
    expect(rows.length).toBeGreaterThan(1);
    for (const { body } of rows) expect(body).not.toContain('6222');
  });
});

import { shanghaiDay } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { type TestApp, type TestOrganisation, type TestPerson, testApp } from '../../testing.ts';
import { bankPayee, decidedPayout } from './testing.ts';

let far: FarServer;
let app: TestApp;
let keeper: TestOrganisation;
let second: TestPerson;
let shop: TestOrganisation;
beforeAll(async () => {
  far = await farServer();
  const base = { domain: 'mail.redress.example', name: 'mail.redress.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ config: { mail: { ...base, smtpUrl: far.url, smtpTls: 'off' } } });
  keeper = await app.organisation({ kinds: ['alliance'], name: '数字商品联盟' });
  second = await keeper.member('finance');
}, 120_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

let counter = 0;
const kept = (path: string) => `/api/organisations/${keeper.orgId}/${path}`;
const reversal = (topUpId: string) => kept(`top-ups/${topUpId}/reversal`);
const at = () => `/api/organisations/${shop.orgId}/deposit`;
const deposit = async () => (await shop.person.send('GET', at())).json();
const keeping = async () => (await keeper.person.send('GET', kept('deposits'))).json();
const announce = async (amountFen: number): Promise<string> =>
  (await shop.person.send('POST', `${at()}/top-ups`, { body: { amountFen } })).json().topUpId;
const confirm = (topUpId: string, receivedFen: number, bankReference = `REV-${++counter}`) =>
  keeper.person.send('POST', kept(`top-ups/${topUpId}/confirmation`), {
    body: { receivedFen, bankReference },
  });
async function fund(fen: number, bankReference?: string): Promise<string> {
  const topUpId = await announce(fen);
  expect((await confirm(topUpId, fen, bankReference)).statusCode).toBe(204);
  return topUpId;
}
const why = { reason: 'charged-back', note: '银行通知：对方账户冻结，款项冲回' };
const propose = (topUpId: string, body: object = why, who: TestPerson = keeper.person) =>
  who.send('POST', reversal(topUpId), { body });
const agree = (topUpId: string, who: TestPerson = second) =>
  who.send('POST', `${reversal(topUpId)}/confirmation`);
const reverse = async (topUpId: string, body: object = why) => {
  expect((await propose(topUpId, body)).statusCode).toBe(201);
  expect((await agree(topUpId)).statusCode).toBe(204);
};
const type = (answer: { json(): { type: string } }) => answer.json().type.replace('/problems/', '');

beforeEach(async () => {
  shop = await app.organisation({ kinds: ['merchant'], name: `星云点卡店${++counter}` });
  await keeper.person.send('PUT', kept(`deposits/${shop.orgId}`), { body: { floorFen: 0 } });
});

describe('a reversal of a top-up', () => {
  test('needs a reason and two people, and moves nothing before the second has agreed', async () => {
    const topUpId = await fund(5000);
    expect((await propose(topUpId, { reason: 'charged-back', note: '' })).statusCode).toBe(400);
    expect((await propose(topUpId, { reason: 'because', note: '没有原因' })).statusCode).toBe(400);
    expect((await propose(topUpId)).statusCode).toBe(201);
    expect(type(await propose(topUpId))).toBe('reversal-open');
    expect(await deposit()).toMatchObject({ availableFen: 5000, shortageFen: 0 });
    const mine = (await keeping()).reversals.find((one: { topUpId: string }) => one.topUpId === topUpId);
    expect(mine).toMatchObject({ shortFen: 0, reversal: { ...why, state: 'proposed', isOwn: true } });
    const refused = await agree(topUpId, keeper.person);
    expect([refused.statusCode, type(refused)]).toEqual([403, 'four-eyes']);
    for (const _ of [1, 2]) expect((await agree(topUpId)).statusCode).toBe(204);
    expect(await deposit()).toMatchObject({
      availableFen: 0,
      shortageFen: 0,
      topUps: [{ state: 'reversed', shortFen: 0, reversal: { reason: 'charged-back', state: 'confirmed' } }],
    });
    expect(type(await propose(topUpId))).toBe('not-confirmed');
  });
  test('is refused where the keeper has nobody else, with the way to mend it', async () => {
    const platform = await app.organisation({ kinds: ['platform', 'merchant'] });
    const own = (path: string) => `/api/organisations/${platform.orgId}/${path}`;
    const { person } = platform;
    await person.send('PUT', own(`deposits/${platform.orgId}`), { body: { floorFen: 0 } });
    const asked = await person.send('POST', own('deposit/top-ups'), { body: { amountFen: 700 } });
    const { topUpId } = asked.json();
    const body = { receivedFen: 700, bankReference: `ALONE-${++counter}` };
    expect((await person.send('POST', own(`top-ups/${topUpId}/confirmation`), { body })).statusCode).toBe(
      204,
    );
    const refused = await person.send('POST', own(`top-ups/${topUpId}/reversal`), { body: why });
    expect([refused.statusCode, type(refused)]).toEqual([409, 'second-person-needed']);
    expect(refused.json().detail).toContain('邀请');
    const other = await platform.member('finance');
    expect((await person.send('POST', own(`top-ups/${topUpId}/reversal`), { body: why })).statusCode).toBe(
      201,
    );
    expect((await other.send('POST', own(`top-ups/${topUpId}/reversal/confirmation`))).statusCode).toBe(204);
  });
  test('is declined by the second or withdrawn by the first, and may be proposed anew', async () => {
    const topUpId = await fund(800);
    for (const who of [second, keeper.person]) {
      await propose(topUpId);
      expect((await who.send('DELETE', reversal(topUpId))).statusCode).toBe(204);
      expect(type(await agree(topUpId))).toBe('reversal-not-found');
    }
    const { rows } = await sql<{
      state: string;
    }>`SELECT state FROM deposits.reversal WHERE top_up_id = ${topUpId}
      ORDER BY proposed_at, id`.execute(app.db.kysely);
    expect(rows.map(({ state }) => state)).toEqual(['declined', 'withdrawn']);
    expect(await deposit()).toMatchObject({ availableFen: 800 });
    await reverse(topUpId);
  });
  test('by another keeper, a viewer or the merchant is refused', async () => {
    const topUpId = await fund(300);
    const rival = await app.organisation({ kinds: ['alliance'] });
    await rival.member('finance');
    const foreign = `/api/organisations/${rival.orgId}/top-ups/${topUpId}/reversal`;
    expect(type(await rival.person.send('POST', foreign, { body: why }))).toBe('not-the-keeper');
    expect((await propose(topUpId, why, await keeper.member('viewer'))).statusCode).toBe(403);
    expect((await propose(topUpId, why, shop.person)).statusCode).toBe(404);
  });
});

describe('what was spent of a reversed top-up', () => {
  test('is lacking, also after it left the bank; the next money fills it before anything is available', async () => {
    const topUpId = await fund(500);
    const { payoutId } = await decidedPayout(app, shop.orgId, 300, `rev-${++counter}`);
    const body = { bankReference: 'REV-PAID-1' };
    await keeper.person.send('POST', kept(`payouts/${payoutId}/confirmation`), { body });
    await reverse(topUpId);
    expect(await deposit()).toMatchObject({ availableFen: 0, shortageFen: 300, balanceFen: 0 });
    await fund(200);
    expect(await deposit()).toMatchObject({ availableFen: 0, shortageFen: 100 });
    await fund(250);
    expect(await deposit()).toMatchObject({ availableFen: 150, shortageFen: 0 });
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  });
  test('leaves what is held for claims and what is owed to buyers, and takes what is released', async () => {
    const topUpId = await fund(1000);
    const { payoutId } = await decidedPayout(app, shop.orgId, 400, `rev-${++counter}`);
    const { deposits } = app.rooms;
    const key = `rev-${++counter}`;
    const held = await inTransaction(app.db, (trx) =>
      deposits.hold(trx, { merchantId: shop.orgId, amountFen: 500, key }),
    );
    await reverse(topUpId);
    expect(await deposit()).toMatchObject({ availableFen: 0, heldFen: 500, shortageFen: 900 });
    expect(await deposits.payoutOf(payoutId)).toMatchObject({ state: 'waiting', amountFen: 400 });
    const ask = {
      amountFen: 1,
      payee: { ...bankPayee },
    };
    const refused = await shop.person.send('POST', `${at()}/withdrawals`, { body: ask });
    expect(type(refused)).toBe('above-floor-only');
    await inTransaction(app.db, (trx) =>
      deposits.release(trx, { holdId: 'holdId' in held ? held.holdId : '', key }),
    );
    expect(await deposit()).toMatchObject({ availableFen: 0, heldFen: 0, shortageFen: 400 });
    expect((await deposits.verifyLedger()).differences).toEqual([]);
  });
  test('stands in the statement as a line and a column', async () => {
    const topUpId = await fund(1000);
    await decidedPayout(app, shop.orgId, 1000, `rev-${++counter}`);
    await reverse(topUpId);
    await fund(400);
    const range = `from=2020-01-01&to=${shanghaiDay(Date.now())}`;
    const lines = (await shop.person.send('GET', `${at()}/statement/csv?${range}`)).body.trim().split('\r\n');
    expect(lines.find((line: string) => line.includes('缴存冲正'))).toMatch(
      /,0\.00,0\.00,10\.00,0\.00,0\.00,10\.00$/,
    );
    expect(lines.at(-2)).toMatch(/缴存到账,.*,0\.00,0\.00,-4\.00,0\.00,0\.00,6\.00$/);
    expect(lines.at(-1)).toMatch(/期末余额,.*,0\.00,0\.00,6\.00$/);
    const pdf = await shop.person.send('GET', `${at()}/statement/pdf?${range}`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
  test('is never counted twice, however many agree while claims and top-ups come at once', async () => {
    const topUpId = await fund(10_000);
    await propose(topUpId);
    const more = await Promise.all([700, 800, 900].map((fen) => announce(fen)));
    const hold = (i: number) =>
      inTransaction(app.db, (trx) =>
        app.rooms.deposits.hold(trx, {
          merchantId: shop.orgId,
          amountFen: 600,
          key: `rev-many-${counter}-${i}`,
        }),
      );
    const third = await keeper.member('finance');
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, (_, i) => agree(topUpId, i % 2 ? second : third)),
      ...more.map((id, i) => confirm(id, [700, 800, 900][i] as number)),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 204));
    const held = await Promise.all(Array.from({ length: 10 }, (_, i) => hold(i)));
    const heldFen = held.filter((one) => 'holdId' in one).length * 600;
    expect(await deposit()).toMatchObject({ heldFen, availableFen: 2400 - heldFen, shortageFen: 0 });
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  }, 60_000);
});

describe('the number of the bank', () => {
  test('of a top-up that was booked wrongly counts for the right one; what the bank took back does not', async () => {
    const wrong = await fund(50_000, `RECEIPT-${counter}`);
    const right = await announce(5000);
    expect(type(await confirm(right, 5000, `RECEIPT-${counter}`))).toBe('receipt-used');
    await reverse(wrong, { reason: 'wrong-amount', note: '流水为 50 元，误录为 500 元' });
    expect((await confirm(right, 5000, `RECEIPT-${counter}`)).statusCode).toBe(204);
    await reverse(right);
    const again = await announce(5000);
    expect(type(await confirm(again, 5000, `RECEIPT-${counter}`))).toBe('receipt-used');
  });
});

describe('who hears of it', () => {
  test('the keeper’s people are asked to look; the merchant’s are told the reason and what is lacking', async () => {
    const topUpId = await fund(2000);
    await decidedPayout(app, shop.orgId, 1500, `rev-${++counter}`);
    await app.outbox.drain();
    far.arrived.length = 0;
    await propose(topUpId);
    await app.outbox.drain();
    const asked = far.arrived.map(({ to }) => to);
    expect(asked).toEqual(expect.arrayContaining([keeper.person.email, second.email]));
    expect(asked).not.toContain(shop.person.email);
    far.arrived.length = 0;
    await agree(topUpId);
    await app.outbox.drain();
    const told = far.arrived.filter(({ to }) => to === shop.person.email);
    const mail = JSON.stringify(await readMail(told.at(-1)?.bytes as Buffer));
    expect(mail).toContain('一笔缴存已被冲正');
    expect(mail).toContain(why.note);
    expect(mail).toContain('其余 15.00 元');
    expect(mail).toContain('The other 15.00 yuan');
  });
});

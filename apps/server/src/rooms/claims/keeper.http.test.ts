import { claimNumber } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { type TestApp, testApp } from '../../testing.ts';
import { fund, openShop, type TestClaim, type TestShop } from './testing.ts';

const day = 86_400_000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
let far: FarServer;
beforeAll(async () => {
  far = await farServer();
  const mail = { domain: 'mail.example', name: 'mail.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ clock, config: { mail: { ...mail, smtpUrl: far.url, smtpTls: 'off' } } });
  shop = await openShop(app, clock);
  await fund(app, shop.org.orgId, 30_000);
}, 180_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };
const at = (path: string) => `/api/organisations/${shop.org.orgId}/${path}`;
const waiting = async () => (await shop.org.person.send('GET', at('waiting-payees'))).json().waiting;
const remind = ({ claimId }: TestClaim) =>
  shop.org.person.send('POST', at(`waiting-payees/${claimId}/reminder`));
const pass = async (ms: number) => {
  await app.outbox.drain();
  clock.advance(ms);
  await app.rooms.claims.tick();
  await app.outbox.drain();
};
async function decided(orderRef: string, contact?: string): Promise<TestClaim> {
  await shop.order(orderRef);
  const claim = await shop.claim(orderRef, contact === undefined ? {} : { contact });
  await pass(2 * day);
  return claim;
}

describe('a buyer whose money waits for her account', () => {
  test('is listed for the keeper without name or address, and reminded by mail at most once in three days', async () => {
    const claim = await decided('2026112600008821', 'buyer@example.test');
    const [row] = await waiting();
    expect(row).toMatchObject({
      claimId: claim.claimId,
      claimNumber: claimNumber(claim.claimId),
      orderTail: '8821',
      fen: 9800,
      why: 'not-given',
      canBeReached: true,
    });
    expect(JSON.stringify(row)).not.toMatch(/buyer@|20261126/);
    far.arrived.length = 0;
    const said = await remind(claim);
    expect(said.statusCode, said.body).toBe(200);
    expect(Date.parse(said.json().nextAt) - clock.now()).toBe(3 * day);
    await app.outbox.drain();
    const mails = await Promise.all(
      far.arrived.filter(({ to }) => to === 'buyer@example.test').map(({ bytes }) => readMail(bytes)),
    );
    expect(JSON.stringify(mails)).toContain('只差收款方式');
    expect(mails).toHaveLength(1);
    clock.advance(3 * day - 1);
    expect((await remind(claim)).json().type).toMatch(/reminded-already/);
    clock.advance(1);
    const both = await Promise.all([remind(claim), remind(claim)]);
    expect(both.map(({ statusCode }) => statusCode).sort(), 'two people at once').toEqual([200, 409]);
    expect((await claim.read()).timeline.at(-1)?.text.zh).toContain('提醒买家填写收款方式');
    await claim.send('PUT', '/payee', { payee });
    expect(await waiting()).toEqual([]);
    expect((await remind(claim)).json().type).toMatch(/payee-not-asked/);
  });

  test('without an address cannot be reminded, and the keeper is told', async () => {
    const claim = await decided('E-2');
    expect(await waiting()).toMatchObject([{ canBeReached: false }]);
    expect((await remind(claim)).json().type).toMatch(/no-contact/);
    await claim.send('PUT', '/payee', { payee });
  });

  test('is no business of an organisation that keeps another deposit', async () => {
    const claim = await decided('E-3', 'buyer@example.test');
    const other = await app.organisation({ kinds: ['alliance'] });
    const path = `/api/organisations/${other.orgId}/waiting-payees`;
    expect((await other.person.send('GET', path)).json()).toEqual({ waiting: [] });
    const answer = await other.person.send('POST', `${path}/${claim.claimId}/reminder`);
    expect(answer.json().type).toMatch(/claim-not-found/);
    const stranger = await app.person();
    expect((await stranger.send('GET', at('waiting-payees'))).statusCode).toBeGreaterThanOrEqual(403);
  });
});

test('statement, entries and payments name a claim by its number, the end of its order and its day', async () => {
  const { postings, holds, payouts } = (await shop.org.person.send('GET', at('deposit'))).json();
  const held = postings.find(({ about }: { about?: { orderTail?: string } }) => about?.orderTail === '8821');
  expect(held.about).toMatchObject({ claimNumber: expect.stringMatching(/^[0-9A-Z]{6}$/) });
  expect(holds.every(({ about }: { about?: object }) => about !== undefined)).toBe(true);
  expect(payouts[0].about).toMatchObject({ claimNumber: expect.any(String), since: expect.any(String) });
  const range = `from=2020-01-01&to=${shanghaiDay(clock.now())}`;
  const csv = (await shop.org.person.send('GET', at(`deposit/statement/csv?${range}`))).body;
  expect(csv).toMatch(/因主张冻结,主张 [0-9A-Z]{6} · 订单尾号 8821 · 2026-11-26,/);
  expect(csv).toMatch(/决定赔付,主张 [0-9A-Z]{6} · 订单尾号 8821/);
  expect(csv).toMatch(/缴存到账,附言 RD/);
  expect(csv, 'no internal number').not.toMatch(/hld_|pay_|top_/);
});

describe('the account that merchants pay to', () => {
  const account = {
    name: '闪卡商城',
    bankName: '中国工商银行北京海淀支行',
    account: '0200 0045 0901 4415 619',
  };
  const put = (body: object) => shop.org.person.send('PUT', at('deposit-account'), { body });
  const read = async () => (await shop.org.person.send('GET', at('deposit'))).json().keeper.account;

  test('is said by the keeper and shown to the merchant with the day since which it holds', async () => {
    expect(await read()).toBeUndefined();
    const first = await put(account);
    expect(first.statusCode, first.body).toBe(200);
    const shown = { ...account, account: '0200004509014415619', setAt: new Date(clock.now()).toISOString() };
    expect(await read()).toEqual(shown);
    clock.advance(day);
    await put(account);
    expect(await read(), 'the same again changes nothing').toEqual(shown);
    await put({ ...account, account: '0200004509014415620' });
    expect(await read()).toMatchObject({ setAt: new Date(clock.now()).toISOString() });
    expect((await shop.org.person.send('GET', at('deposits'))).json().account).toEqual(await read());
    expect(await app.rooms.deposits.verifyLedger()).toMatchObject({ ok: true });
  });

  test('is a number of digits, and changed only by who may move money and has just shown who it is', async () => {
    expect((await put({ ...account, account: '12' })).statusCode).toBe(400);
    const support = await shop.org.member('support');
    const sent = await support.send('PUT', at('deposit-account'), { body: account });
    expect(sent.statusCode).toBe(403);
  });
});

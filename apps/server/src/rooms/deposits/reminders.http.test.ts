import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';
import { decidedPayout, fundedMerchant, topUp } from './testing.ts';

let far: FarServer;
let ear: Server;
let app: TestApp;
let shop: TestOrganisation;
let keeper: TestOrganisation;
let heard: { type: string; data: Record<string, unknown> }[] = [];
beforeAll(async () => {
  far = await farServer();
  ear = createServer(async (request, response) => {
    heard.push((await json(request)) as (typeof heard)[number]);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  const base = { domain: 'mail.redress.example', name: 'mail.redress.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({
    config: { mail: { ...base, smtpUrl: far.url, smtpTls: 'off' }, webhooksMayBePrivate: true },
  });
  keeper = await app.organisation({ kinds: ['alliance'] });
}, 120_000);
afterAll(async () => {
  await app.close();
  await far.close();
  await new Promise((resolve) => ear.close(resolve));
});

const listen = async ({ orgId, person }: TestOrganisation) => {
  const { port } = ear.address() as AddressInfo;
  const body = { url: `http://127.0.0.1:${port}/`, types: ['deposit.low', 'payout.paid', 'payout.failed'] };
  await person.send('POST', `/api/organisations/${orgId}/webhooks`, { body });
};
beforeEach(async () => {
  shop = await app.organisation({ kinds: ['merchant'] });
  await fundedMerchant(app, 20_000, { floorFen: 10_000, merchantId: shop.orgId, keeperId: keeper.orgId });
  await app.outbox.drain();
  await listen(shop);
  far.arrived.length = 0;
  heard = [];
});
let counter = 0;
const spend = async (fen: number) => {
  const { payoutId } = await decidedPayout(app, shop.orgId, fen, `claim:clm_${++counter}`);
  await app.outbox.drain();
  return payoutId;
};
const weekLater = async () => {
  await sql`UPDATE deposits.deposit SET reminded_at = reminded_at - interval '8 days',
    opened_at = opened_at - interval '8 days'`.execute(app.db.kysely);
  await app.rooms.deposits.remindAgain();
  await app.outbox.drain();
};

describe('a deposit that goes below its floor', () => {
  test('reminds those who look after it by mail, in both languages, once, and each week until it is topped up', async () => {
    const finance = await shop.member('finance');
    await shop.member('support');
    await app.outbox.drain();
    far.arrived.length = 0;
    await spend(15_000);
    expect(far.arrived.map(({ to }) => to).sort()).toEqual([shop.person.email, finance.email].sort());
    const mail = await readMail(far.arrived[0]?.bytes as Buffer);
    expect(mail).toMatchObject({ subject: expect.stringContaining('保证金低于下限') });
    expect(JSON.stringify(mail)).toContain('50.00 yuan of the deposit are available');
    expect(JSON.stringify(mail)).toContain(`/console/${shop.orgId}`);
    await spend(1000);
    await app.rooms.deposits.remindAgain();
    await app.outbox.drain();
    expect(far.arrived).toHaveLength(2);
    await weekLater();
    await app.rooms.deposits.remindAgain();
    await app.outbox.drain();
    expect(far.arrived).toHaveLength(4);
    await topUp(app, shop.orgId, 50_000, keeper.orgId);
    await weekLater();
    expect(far.arrived).toHaveLength(4);
    await spend(50_000);
    expect(far.arrived, 'the next fall reminds anew').toHaveLength(6);
  });
  test('since it was opened is reminded of after a week, though it never fell', async () => {
    const fresh = await app.organisation({ kinds: ['merchant'] });
    await fundedMerchant(app, 0, { floorFen: 10_000, merchantId: fresh.orgId, keeperId: keeper.orgId });
    await app.outbox.drain();
    far.arrived.length = 0;
    await app.rooms.deposits.remindAgain();
    await app.outbox.drain();
    expect(far.arrived).toEqual([]);
    await weekLater();
    await app.rooms.deposits.remindAgain();
    await app.outbox.drain();
    expect(far.arrived.filter(({ to }) => to === fresh.person.email)).toHaveLength(1);
  });
  test('is told by webhook with what is left; going up again is not', async () => {
    await spend(15_000);
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      type: 'deposit.low',
      data: { level: 'below-floor', availableFen: 5000, floorFen: 10_000, remindFen: 12_000 },
    });
    await topUp(app, shop.orgId, 50_000, keeper.orgId);
    await app.outbox.drain();
    expect(heard).toHaveLength(1);
  });
});

describe('how a payout ended', () => {
  test('is told to merchant and keeper, with its claim and without its payee', async () => {
    await listen(keeper);
    const payoutId = await spend(1000);
    const at = `/api/organisations/${keeper.orgId}/payouts/${payoutId}`;
    await keeper.person.send('POST', `${at}/confirmation`, { body: { bankReference: 'ICBC1' } });
    await app.outbox.drain();
    await keeper.person.send('POST', `${at}/failure`, { body: { trouble: 'returned' } });
    await app.outbox.drain();
    const told = { payoutId, merchantId: shop.orgId, purpose: 'claim', amountFen: 1000 };
    const claimId = `clm_${counter}`;
    const paid = { type: 'payout.paid', data: { ...told, claimId, state: 'paid' } };
    const failed = {
      type: 'payout.failed',
      data: { ...told, claimId, state: 'returned', trouble: 'returned' },
    };
    await expect
      .poll(() => heard.map(({ type, data }) => ({ type, data })))
      .toEqual([paid, paid, failed, failed]);
    expect(JSON.stringify(heard)).not.toMatch(/王小明|6222/);
  });
});

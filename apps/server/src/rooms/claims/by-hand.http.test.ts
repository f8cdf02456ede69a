import { afterAll, beforeAll, expect, test } from 'vitest';
import { multipart, send, type TestApp, testApp } from '../../testing.ts';
import { openShop, type TestShop } from './testing.ts';

let now = Date.parse('2026-11-20T02:00:00Z');
const clock = { now: () => now };
const hour = 3_600_000;
let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
  app = await testApp({ clock });
  shop = await openShop(app, clock, { depositFen: 100_000 });
});
afterAll(() => app.close());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An invented code, an invented time and a picture of nothing. */
async function proveByHand(orderRef: string): Promise<void> {
  const { orgId, person } = shop.org;
  const form = multipart('记录.png', png);
  const { fileId } = (
    await send(app, 'POST', `/api/organisations/${orgId}/proof-files`, {
      raw: form.body,
      headers: { cookie: person.cookie, ...form.headers },
    })
  ).json();
  const body = {
    ...{ orderRef, channel: 'page', recipient: '订单查询页', retrieval: 'page-view', fileIds: [fileId] },
    items: [{ cardRef: '1', kind: 'card', commit: 'a'.repeat(64) }],
    enteredAt: new Date(now - 60_000).toISOString(),
  };
  const told = await person.send('POST', `/api/organisations/${orgId}/proofs`, { body });
  expect(told.statusCode, told.body).toBe(201);
  await app.outbox.drain();
}

async function pass(ms: number): Promise<void> {
  now += ms;
  await app.rooms.claims.tick();
  await app.outbox.drain();
}

test('a record uploaded by hand ends the silence, is there to be opened, and a short silence of the buyer ends nothing', async () => {
  await shop.order('BH-1');
  const claim = await shop.claim('BH-1');
  await proveByHand('BH-1');
  const view = await claim.read();
  expect(Date.parse(view.now)).toBe(now);
  expect(view).toMatchObject({ state: 'proved', assessment: { level: 1, counts: false } });
  expect(view).toMatchObject({
    byHand: true,
    clock: { dueAt: new Date(now + 90 * 24 * hour).toISOString() },
  });
  expect(view.headline.zh).toContain('未经核实');
  expect(view.files).toMatchObject([{ name: '记录.png', mediaType: 'image/png', byHand: true }]);
  const file = await claim.send('GET', `/files/${view.files[0]?.fileId}`);
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.equals(png)).toBe(true);
  expect(file.headers['content-disposition']).toMatch(/^attachment/);
  await pass(20 * 24 * hour);
  expect(await claim.read()).toMatchObject({ state: 'proved', money: { state: 'held' } });
  expect((await claim.send('POST', '/words', { word: 'contest' })).json().state).toBe('contested');
});

test('a record by hand that nobody contradicts for 90 days ends it, and the buyer was reminded twice before', async () => {
  await shop.order('BH-4');
  const claim = await shop.claim('BH-4');
  await proveByHand('BH-4');
  await pass(89 * 24 * hour);
  const read = () => app.rooms.claims.readBuyerClaim(claim.claimId);
  const view = await read();
  expect(view).toMatchObject({ state: 'proved', money: { state: 'held' } });
  await pass(2 * 24 * hour);
  expect(await read()).toMatchObject({ state: 'lapsed', money: { state: 'not-held' } });
});

test('where the shop reported the payment’s number, whoever only guessed the order’s opens no record of its buyer', async () => {
  const number = '4200002351202611269876543210';
  await shop.order('BH-3', { tradeNo: number });
  const claim = await shop.claim('BH-3');
  await proveByHand('BH-3');
  const [locked] = (await claim.read()).files;
  expect(locked).toMatchObject({ name: '', byHand: true, locked: true });
  const open = () => claim.send('GET', `/files/${locked?.fileId}`);
  expect([(await open()).statusCode, (await open()).json().type]).toEqual([
    403,
    expect.stringContaining('payer-not-shown'),
  ]);
  expect((await claim.send('POST', '/payment-number', { paymentNo: number })).statusCode).toBe(200);
  expect((await claim.read()).files[0]).toMatchObject({ name: '记录.png' });
  expect((await open()).rawPayload.equals(png)).toBe(true);
});

test('a proof that counts takes its place, and only then the buyer’s days begin', async () => {
  await shop.order('BH-2');
  const claim = await shop.claim('BH-2');
  await proveByHand('BH-2');
  await shop.deliver('BH-2');
  const view = await claim.read();
  expect(view).toMatchObject({ state: 'proved', assessment: { counts: true }, clock: { party: 'buyer' } });
  await pass(8 * 24 * hour);
  expect((await claim.read()).state).toBe('lapsed');
});

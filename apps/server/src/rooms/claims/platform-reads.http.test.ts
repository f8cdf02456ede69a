import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import {
  multipart,
  send,
  type TestApp,
  type TestOrganisation,
  type TestPerson,
  testApp,
} from '../../testing.ts';
import { respondent, toldOf } from './testing.ts';

let now = Date.parse('2026-11-20T02:00:00Z');
const clock = { now: () => now };
let app: TestApp;
let platform: TestOrganisation;
let merchant: TestOrganisation;
let claimId: string;
let token: string;
let recordId: string;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  app = await testApp({ clock });
  platform = await app.organisation({ kinds: ['platform'], name: '星云交易平台' });
  merchant = await app.organisation({ kinds: ['merchant'], name: '星云数字商店' });
  const body = { platformId: platform.orgId, merchantId: merchant.orgId, merchantRef: 'a' };
  for (const side of [platform, merchant])
    await side.person.send('POST', `/api/organisations/${side.orgId}/affiliations`, { body });
  const { sourceId } = await app.rooms.trade.createSource({ platformId: platform.orgId, name: '星云商城' });
  await inTransaction(app.db, (trx) =>
    app.rooms.trade.recordEvent(trx, {
      ...{ sourceId, type: 'order.created', orderRef: 'PR-1', by: 'connector' },
      occurredAtMs: now - 1000,
      data: { title: '游戏点卡', qty: 1, amount_minor: 9800, merchant_ref: 'a' },
    }),
  );
  const order = { sourceId, orderRef: 'PR-1', sentence: '付款一小时了，没有收到卡密。' };
  const opened = await send(app, 'POST', '/api/claims', { body: order });
  ({ claimId, token } = opened.json());
  await app.outbox.drain();
  now += 60_000;
  const { orgId, person } = merchant;
  const form = multipart('记录.png', png);
  const kept = await send(app, 'POST', `/api/organisations/${orgId}/proof-files`, {
    raw: form.body,
    headers: { cookie: person.cookie, ...form.headers },
  });
  recordId = kept.json().fileId;
  const proof = {
    ...{ orderRef: 'PR-1', channel: 'page', recipient: '订单查询页', retrieval: 'page-view' },
    fileIds: [recordId],
    items: [{ cardRef: '1', kind: 'card', commit: 'a'.repeat(64) }],
    enteredAt: new Date(now - 60_000).toISOString(),
  };
  const told = await person.send('POST', `/api/organisations/${orgId}/proofs`, { body: proof });
  expect(told.statusCode, told.body).toBe(201);
  await app.outbox.drain();
});
afterAll(() => app.close());

const pathOf = ({ orgId }: TestOrganisation, rest = '') =>
  `/api/organisations/${orgId}/claims/${claimId}${rest}`;
const codeOf = (answer: { json(): { type?: string } }) => answer.json().type?.split('/').at(-1);

test('a platform reads what its merchant answers about an order of its shop, and the record uploaded by hand', async () => {
  const view = (await platform.person.send('GET', pathOf(platform))).json();
  expect(view).toMatchObject({
    role: 'platform',
    state: 'proved',
    may: [],
    mayOffer: false,
    mayProve: false,
  });
  expect(view).not.toHaveProperty('proofUrl');
  expect(view.files).toMatchObject([{ fileId: recordId, name: '记录.png', byHand: true }]);
  const file = await platform.person.send('GET', pathOf(platform, `/files/${recordId}`));
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.equals(png)).toBe(true);
  const own = (await merchant.person.send('GET', pathOf(merchant))).json();
  expect(own).not.toHaveProperty('role');
  expect(own.mayProve).toBe(true);
});

test('a paper that is part of no answer yet is the merchant’s alone', async () => {
  const { fileId } = await respondent(app, app.rooms.claims.answerToken(claimId)).upload();
  expect((await platform.person.send('GET', pathOf(platform, `/files/${fileId}`))).statusCode).toBe(404);
  expect((await merchant.person.send('GET', pathOf(merchant, `/files/${fileId}`))).statusCode).toBe(200);
});

test('its list has them beside what it answers itself, each with who answers', async () => {
  const list = async (of: TestOrganisation, query = '') =>
    (await of.person.send('GET', `/api/organisations/${of.orgId}/claims${query}`)).json();
  expect((await list(platform)).claims).toEqual([]);
  expect(await list(platform, '?of=merchants')).toMatchObject({
    claims: [{ claimId, orderRef: 'PR-1', merchant: '星云数字商店' }],
    counts: { mine: 0, theirs: 1, closed: 0 },
  });
  expect((await list(merchant)).claims).toMatchObject([{ claimId }]);
  expect((await list(merchant, '?of=merchants')).claims).toEqual([]);
});

test('it hears of them by webhook as their platform, and the merchant as who answers', async () => {
  const told = async (of: TestOrganisation) =>
    (await toldOf(app, of.orgId)).filter(({ data }) => data.claimId === claimId);
  const [asPlatform, asMerchant] = [await told(platform), await told(merchant)];
  expect(asPlatform.map(({ type }) => type)).toEqual(['claim.opened', 'proof.requested', 'claim.changed']);
  expect(asMerchant.map(({ type }) => type)).toEqual(asPlatform.map(({ type }) => type));
  for (const { data } of asPlatform) expect(data).toMatchObject({ role: 'platform', orderRef: 'PR-1' });
  for (const { data } of asMerchant) expect(data).toMatchObject({ role: 'respondent', orderRef: 'PR-1' });
});

test('of what moves no claim both hear as well, and of a proceeding without its number', async () => {
  const named = await send(app, 'POST', `/api/claims/${claimId}/proceedings`, {
    headers: { authorization: `Bearer ${token}` },
    body: { body: 'mediation', number: '苏消调〔2026〕118号' },
  });
  expect(named.statusCode, named.body).toBe(200);
  const { dueAt } = named.json().clock;
  for (const [of, role] of [
    [platform, 'platform'],
    [merchant, 'respondent'],
  ] as const) {
    const last = (await toldOf(app, of.orgId)).filter(({ data }) => data.claimId === claimId).at(-1);
    const data = { role, orderRef: 'PR-1', state: 'proved', dueAt };
    expect(last).toMatchObject({ type: 'claim.changed', data });
    expect(JSON.stringify(last)).not.toContain('118');
  }
});

test('it answers nothing in its merchant’s place', async () => {
  const post = (rest: string, body: object) => platform.person.send('POST', pathOf(platform, rest), { body });
  const form = multipart('记录.png', png);
  const answers = [
    await post('/answer', { kind: 'pay' }),
    await post('/offers', { amountFen: 100, hours: 1 }),
    await post('/offers/ofr_none/answer', { answer: 'accept' }),
    await send(app, 'POST', pathOf(platform, '/files'), {
      raw: form.body,
      headers: { cookie: platform.person.cookie, ...form.headers },
    }),
  ];
  for (const answer of answers)
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'claim-of-merchant']);
  expect((await merchant.person.send('GET', pathOf(merchant))).json().state).toBe('proved');
});

test('who belongs to neither, or may not read claims there, sees nothing of it', async () => {
  const rest = ['', `/files/${recordId}`];
  const other = await app.organisation({ kinds: ['platform'], name: '另一个平台' });
  const seller = await app.organisation({ kinds: ['merchant'], name: '同平台的另一家' });
  const affiliation = { platformId: platform.orgId, merchantId: seller.orgId, merchantRef: 'b' };
  for (const side of [platform, seller])
    await side.person.send('POST', `/api/organisations/${side.orgId}/affiliations`, { body: affiliation });
  const engineer = await platform.member('engineer');
  const viewer = await platform.member('viewer');
  const table: [TestPerson, TestOrganisation, number][] = [
    [platform.person, platform, 200],
    [viewer, platform, 200],
    [merchant.person, merchant, 200],
    [engineer, platform, 403],
    [other.person, other, 404],
    [seller.person, seller, 404],
    [merchant.person, platform, 404],
    [platform.person, merchant, 404],
  ];
  for (const [person, org, status] of table)
    for (const one of rest)
      expect((await person.send('GET', pathOf(org, one))).statusCode, `${org.orgId} ${one}`).toBe(status);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#platform/database';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

let app: TestApp;
const minuteMs = 60_000;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function platformOf(name: string) {
  const org = await app.organisation({ name, kinds: ['platform'] });
  const { sourceId } = await app.rooms.trade.createSource({ platformId: org.orgId, name: `${name}主站` });
  return { ...org, sourceId };
}
type Platform = Awaited<ReturnType<typeof platformOf>>;

/** A merchant that sells on these platforms, by the agreement of both. */
async function merchantOn(...platforms: Platform[]) {
  const merchant = await app.organisation({ name: '晨星点卡', kinds: ['merchant'] });
  for (const { orgId: platformId, person } of platforms) {
    const body = { platformId, merchantId: merchant.orgId, merchantRef: merchant.orgId };
    for (const [who, orgId] of [
      [person, platformId],
      [merchant.person, merchant.orgId],
    ] as const)
      await who.send('POST', `/api/organisations/${orgId}/affiliations`, { body });
  }
  return merchant;
}

/** The platform tells of a paid order of the merchant. */
async function report({ sourceId }: Platform, merchant: TestOrganisation, orderRef: string) {
  const told: [type: string, data: object][] = [
    ['order.created', { title: '点卡', qty: 1, amount_minor: 9800, merchant_ref: merchant.orgId }],
    ['payment.confirmed', { trade_no: `T${orderRef}`, amount_minor: 9800 }],
  ];
  for (const [type, data] of told)
    await inTransaction(app.db, (trx) =>
      app.rooms.trade.recordEvent(trx, {
        ...{ sourceId, orderRef, data, by: 'connector' },
        type: type as never,
        occurredAtMs: Date.now() - 60 * minuteMs,
      }),
    );
  await app.outbox.drain();
}

const proofOf = (orderRef: string) => ({
  orderRef,
  items: [{ cardRef: '1', kind: 'card', commit: 'a'.repeat(64), last4: '5678' }],
  channel: 'email',
  recipient: 'alice@qq.com',
  enteredAt: new Date(Date.now() - 20 * minuteMs).toISOString(),
  retrieval: 'none',
  fileIds: [],
});
const prove = ({ person, orgId }: TestOrganisation, orderRef: string, platformId?: string) =>
  person.send('POST', `/api/organisations/${orgId}/proofs`, {
    body: { ...proofOf(orderRef), ...(platformId ? { platformId } : {}) },
  });

describe('a merchant on a platform', () => {
  it('proves the order that its platform reported and a buyer complains about, by its number alone', async () => {
    const platform = await platformOf('甲平台');
    const merchant = await merchantOn(platform);
    await report(platform, merchant, 'PF-1');
    const claim = { sourceId: platform.sourceId, orderRef: 'PF-1', sentence: '没有收到卡密。' };
    const { token, claimId } = (await send(app, 'POST', '/api/claims', { body: claim })).json();
    const told = await prove(merchant, 'PF-1');
    expect(told.statusCode).toBe(201);
    expect(told.json().order).toMatchObject({
      ...{ orderRef: 'PF-1', platformId: platform.orgId, platform: '甲平台', reported: true },
    });
    await app.outbox.drain();
    const view = await send(app, 'GET', `/api/claims/${claimId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(view.json().assessment.level).toBe(1);
    const { deliveries } = (
      await merchant.person.send('GET', `/api/organisations/${merchant.orgId}/deliveries?only=all`)
    ).json();
    expect(deliveries).toHaveLength(1);
  });

  it('is told that nobody knows a number, and may say that it is of its own shop', async () => {
    const platform = await platformOf('乙平台');
    const merchant = await merchantOn(platform);
    const unknown = await prove(merchant, 'PF-2');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json().type).toContain('proof-order-unknown');
    expect((await prove(merchant, 'PF-2', platform.orgId)).statusCode).toBe(404);
    const own = await prove(merchant, 'PF-2', merchant.orgId);
    expect(own.json().order).toMatchObject({ platformId: merchant.orgId, reported: false });
    // The platform reports that number afterwards: what was typed before does not stand in its way.
    await report(platform, merchant, 'PF-2');
    expect((await prove(merchant, 'PF-2')).json().order.platformId).toBe(platform.orgId);
  });

  it('is asked for the platform only where several know the number', async () => {
    const [one, other] = [await platformOf('丙平台'), await platformOf('丁平台')];
    const merchant = await merchantOn(one, other);
    await report(one, merchant, 'PF-3');
    await report(other, merchant, 'PF-3');
    const asked = await prove(merchant, 'PF-3');
    expect(asked.statusCode).toBe(409);
    expect(asked.json().detail).toMatch(/丙平台.*丁平台/);
    expect((await prove(merchant, 'PF-3', other.orgId)).json().order.platform).toBe('丁平台');
  });
});

describe('a merchant without a connector', () => {
  it('proves an order that nobody reported', async () => {
    const merchant = await merchantOn();
    const told = await prove(merchant, 'PF-4');
    expect(told.statusCode).toBe(201);
    expect(told.json().order).toMatchObject({ platformId: merchant.orgId, reported: false });
  });
});

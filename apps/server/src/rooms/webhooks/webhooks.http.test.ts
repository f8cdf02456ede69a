import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook, type WebhookType } from '@redress/client';
import { type WebhookDeliveryView, type WebhookEndpointView, webhookTypes } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

let app: TestApp;
let receiver: Server;
let heard: Heard[] = [];
let answer: { status: number; body: string } = { status: 200, body: 'thanks' };
beforeAll(async () => {
  app = await testApp({ config: { webhooksMayBePrivate: true } });
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  receiver.close();
  await app.close();
});

async function openEndpoint(more: object = {}) {
  heard = [];
  answer = { status: 200, body: 'thanks' };
  const org = await app.organisation({ kinds: ['platform'] });
  const path = `/api/organisations/${org.orgId}/webhooks`;
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const created = await org.person.send('POST', path, { body: { url, ...more } });
  expect(created.statusCode).toBe(201);
  const { endpoint, secret } = created.json() as { endpoint: WebhookEndpointView; secret: string };
  return { org, path, at: `${path}/${endpoint.id}`, endpoint, secret };
}
const tell = (org: TestOrganisation, key: string, type = 'claim.opened' as const) =>
  inTransaction(app.db, (trx) =>
    app.rooms.webhooks.emit(trx, { orgId: org.orgId, type, data: { claimId: 'clm_1' }, key }),
  );
const deliveries = async (org: TestOrganisation, at: string): Promise<WebhookDeliveryView[]> =>
  (await org.person.send('GET', `${at}/deliveries`)).json().deliveries;
const settled = async (org: TestOrganisation, at: string, attempts: number) =>
  expect
    .poll(async () => (await deliveries(org, at)).flatMap((one) => one.attempts).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(attempts);

test('both clients know the types of the contract', () => {
  expectTypeOf<(typeof webhookTypes)[number]>().toEqualTypeOf<WebhookType>();
  const php = readFileSync(new URL('../../../../../docs/integrators/redress.php', import.meta.url), 'utf8');
  const [, list = ''] = /WEBHOOK_TYPES = \[([^\]]+)\]/.exec(php) ?? [];
  expect(list.match(/[a-z]+\.[a-z]+/g)).toEqual([...webhookTypes]);
});

describe('a webhook', () => {
  test('is told once, and its receiver can check it by the secret and a stranger by the published key', async () => {
    const { org, at, secret } = await openEndpoint();
    await tell(org, 'one');
    await tell(org, 'one');
    await settled(org, at, 1);
    expect(heard).toHaveLength(1);
    const { headers, body } = heard[0] as Heard;
    expect(JSON.parse(body)).toMatchObject({ type: 'claim.opened', data: { claimId: 'clm_1' } });
    const check = { headers: headers as Record<string, string>, body };
    const { publicKey } = (await app.http.inject('/api/webhooks/key')).json();
    expect(await verifyWebhook({ ...check, secret })).toBe(true);
    expect(await verifyWebhook({ ...check, publicKey })).toBe(true);
    expect(await verifyWebhook({ ...check, body: `${body} `, secret, publicKey })).toBe(false);
    expect((await deliveries(org, at))[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 200, answer: 'thanks' }],
    });
  });

  test('that fails waits and is tried again; the log says what was answered', async () => {
    const { org, at } = await openEndpoint();
    answer = { status: 500, body: `${'x'.repeat(600)}` };
    await tell(org, 'two');
    await settled(org, at, 1);
    const [delivery] = await deliveries(org, at);
    expect(delivery).toMatchObject({ state: 'waiting', attempts: [{ status: 500 }] });
    expect(delivery?.attempts[0]?.answer).toHaveLength(512);
    answer = { status: 204, body: '' };
    await settled(org, at, 2);
    expect((await deliveries(org, at))[0]).toMatchObject({ state: 'delivered' });
  });

  test('goes to endpoints that asked for its type; 410 ends an endpoint', async () => {
    const { org, path, at } = await openEndpoint({ types: ['payout.paid'] });
    await tell(org, 'three');
    expect(await deliveries(org, at)).toEqual([]);
    answer = { status: 410, body: '' };
    await org.person.send('POST', `${at}/tests`);
    await settled(org, at, 1);
    const { endpoints } = (await org.person.send('GET', path)).json();
    expect(endpoints[0]).toMatchObject({ state: 'disabled', disabledBy: 'gone' });
  });

  test('can be replayed, one or everything since, also what an endpoint never got', async () => {
    const { org, at } = await openEndpoint({ types: ['claim.opened'] });
    await tell(org, 'four');
    await settled(org, at, 1);
    const [delivery] = await deliveries(org, at);
    await org.person.send('POST', `${at}/replays`, { body: { deliveryId: delivery?.id } });
    await settled(org, at, 2);
    expect(heard[0]?.headers['webhook-id']).toBe(heard[1]?.headers['webhook-id']);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const replay = await org.person.send('POST', `${at}/replays`, { body: { since } });
    expect(replay.json()).toEqual({ replayed: 1 });
    await settled(org, at, 3);
  });

  test('is signed by both secrets while they are rotated', async () => {
    const { org, at, secret } = await openEndpoint();
    const rotated = await org.person.send('POST', `${at}/secrets`, { body: { overlapHours: 1 } });
    await tell(org, 'five');
    await settled(org, at, 1);
    const { headers, body } = heard[0] as Heard;
    const check = { headers: headers as Record<string, string>, body };
    expect(await verifyWebhook({ ...check, secret })).toBe(true);
    expect(await verifyWebhook({ ...check, secret: rotated.json().secret })).toBe(true);
  });
});

describe('refused', () => {
  test('another organisation sees nothing of an endpoint; a viewer manages none', async () => {
    const { org, at } = await openEndpoint();
    const other = await app.organisation({ kinds: ['platform'] });
    const stolen = at.replace(org.orgId, other.orgId);
    expect((await other.person.send('GET', `${stolen}/deliveries`)).statusCode).toBe(404);
    const viewer = await org.member('viewer');
    expect((await viewer.send('GET', `${at}/deliveries`)).statusCode).toBe(403);
  });

  test('without the setting, addresses inside and plain http are no endpoints', async () => {
    const strict = await testApp();
    try {
      const org = await strict.organisation({ kinds: ['platform'] });
      for (const url of [
        'http://example.com/hook',
        'https://127.0.0.1/hook',
        'https://[::1]/hook',
        'https://169.254.169.254/latest',
        'https://localhost/hook',
        'https://db.internal/hook',
        'https://user:pass@example.com/hook',
      ]) {
        const path = `/api/organisations/${org.orgId}/webhooks`;
        const refused = await org.person.send('POST', path, { body: { url } });
        expect([url, refused.statusCode]).toEqual([url, 422]);
      }
    } finally {
      await strict.close();
    }
  });
});

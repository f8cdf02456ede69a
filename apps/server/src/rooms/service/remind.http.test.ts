import { execFileSync } from 'node:child_process';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock, newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const clock = manualClock(fromShanghai('2026-11-02', '10:00:00'));
const folder = mkdtempSync(join(tmpdir(), 'redress-push-'));
let far: FarServer;
let pushed: { path: string; headers: NodeJS.Dict<string | string[]>; body: Buffer }[];
let pushStatus = 201;
let service: Server;
let app: TestApp;
let buyer: TestBuyer;

beforeAll(async () => {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', join(folder, 'key'), '-out', join(folder, 'pem')],
    ],
    { stdio: 'ignore' },
  );
  const [cert, key] = [readFileSync(join(folder, 'pem'), 'utf8'), readFileSync(join(folder, 'key'))];
  tls.setDefaultCACertificates([...tls.getCACertificates(), cert]);
  service = createServer({ cert, key }, async (request, response) => {
    pushed.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) });
    response.writeHead(pushStatus).end();
  });
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve));
  const { port } = service.address() as { port: number };
  far = await farServer();
  const base = { domain: 'mail.redress.example', name: 'mail.redress.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({
    clock,
    config: {
      mail: { ...base, smtpUrl: far.url, smtpTls: 'off' },
      push: { subject: 'mailto:ops@redress.example', hosts: [`localhost:${port}`] },
    },
  });
});
afterAll(async () => {
  await app.close();
  await far.close();
  await new Promise((resolve) => service.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  pushed = [];
  pushStatus = 201;
  far.arrived.length = 0;
  buyer = await app.buyer('付款98元，未到账。');
});

function browser() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  const { port } = service.address() as { port: number };
  return {
    ecdh,
    auth,
    subscription: {
      endpoint: `https://localhost:${port}/push/${randomBytes(6).toString('hex')}`,
      expirationTime: null,
      keys: { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    },
  };
}

/** RFC 8291 and RFC 8188 as a browser does it. */
function decrypt(body: Buffer, { ecdh, auth }: ReturnType<typeof browser>): string {
  const salt = body.subarray(0, 16);
  const keyLength = body[20] as number;
  const sender = body.subarray(21, 21 + keyLength);
  const shared = ecdh.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12));
  const sealed = body.subarray(21 + keyLength);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

const subscribe = (subscription: object) =>
  buyer.send('POST', `/api/cases/${buyer.caseId}/push`, { body: subscription });
async function remind(kind: string, deadlineId = newId('deadline')) {
  const payload = { caseId: buyer.caseId, deadlineId, kind };
  await inTransaction(app.db, (trx) =>
    app.outbox.enqueue(trx, { topic: 'service.remind', key: `${deadlineId}:${kind}`, payload }),
  );
  await app.outbox.drain();
}
const view = async () => (await buyer.send('GET', `/api/cases/${buyer.caseId}/service`)).json();

describe('web push', () => {
  test('reaches the browser encrypted for it alone, signed by our key, and names nobody', async () => {
    const one = browser();
    expect((await subscribe(one.subscription)).statusCode).toBe(201);
    await remind('due');
    const [{ headers, body }] = pushed as [(typeof pushed)[0]];
    const { key } = (await view()).push;
    const [, token = '', ours] = /^vapid t=([^,]+), k=(.+)$/.exec(String(headers.authorization)) ?? [];
    expect(ours).toBe(key);
    const point = Buffer.from(key, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const [head, claims, signature] = token.split('.') as [string, string, string];
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(
      verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, 'base64url')),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      sub: 'mailto:ops@redress.example',
      aud: new URL(one.subscription.endpoint).origin,
    });
    expect(JSON.parse(decrypt(body, one))).toEqual({
      v: 1,
      kind: 'due',
      text: '您的案件有一个期限今天到期。',
    });
    expect(app.logged()).not.toContain(one.subscription.endpoint);
  });

  test('a browser that took its subscription back is forgotten; the same one twice is one', async () => {
    const one = browser();
    const first = (await subscribe(one.subscription)).json().id;
    expect((await subscribe(one.subscription)).json().id).toBe(first);
    expect((await view()).push.subscriptions).toBe(1);
    pushStatus = 410;
    await remind('soon');
    expect((await view()).push.subscriptions).toBe(0);
    pushStatus = 201;
    await remind('due');
    expect(pushed).toHaveLength(1);
  });

  test('ends when the buyer says so, and only her own', async () => {
    const id = (await subscribe(browser().subscription)).json().id;
    const other = await app.buyer();
    expect((await other.send('DELETE', `/api/cases/${other.caseId}/push/${id}`)).statusCode).toBe(404);
    expect((await buyer.send('DELETE', `/api/cases/${buyer.caseId}/push/${id}`)).statusCode).toBe(204);
    await remind('due');
    expect(pushed).toEqual([]);
  });

  test('to an address that is no push service, or with keys that are none, is refused', async () => {
    const { subscription } = browser();
    for (const bad of [
      { ...subscription, endpoint: 'https://127.0.0.1/x' },
      { ...subscription, endpoint: 'http://fcm.googleapis.com/x' },
      { ...subscription, keys: { ...subscription.keys, auth: 'AAAA' } },
    ]) {
      const answer = await subscribe(bad);
      expect([answer.statusCode, answer.json().type]).toEqual([
        422,
        expect.stringContaining('bad-subscription'),
      ]);
    }
  });
});

describe('a reminder by mail', () => {
  test('goes to the address that the buyer left, once, and can be ended by one press', async () => {
    await app.rooms.cases.setContact(buyer.caseId, { email: 'buyer@home.example' });
    const deadlineId = newId('deadline');
    await remind('soon', deadlineId);
    await remind('soon', deadlineId);
    expect(far.arrived.map(({ to }) => to)).toEqual(['buyer@home.example']);
    const text = far.arrived[0]?.bytes.toString() ?? '';
    const mail = await readMail(far.arrived[0]?.bytes as Buffer);
    expect('text' in mail && mail.text).not.toContain(buyer.caseId);
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const address =
      /^List-Unsubscribe: <([^>]+)>/m.exec(text.replace(/\r\n[ \t]+/g, ' '))?.[1]?.replace(/\s/g, '') ?? '';
    const { pathname } = new URL(address);
    const press = (path: string) =>
      app.http.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
    expect((await send(app, 'GET', pathname)).statusCode).not.toBe(204);
    await remind('due');
    expect(far.arrived).toHaveLength(2);
    expect((await press(pathname)).statusCode).toBe(204);
    expect((await press(pathname)).statusCode).toBe(204);
    expect((await press(`${pathname.slice(0, -4)}0000`)).statusCode).toBe(404);
    await remind('overdue');
    expect(far.arrived).toHaveLength(2);
  });

  test('is not sent where she left none', async () => {
    await remind('due');
    expect(far.arrived).toEqual([]);
  });
});

describe('a registered letter', () => {
  const path = () => `/api/cases/${buyer.caseId}/service/registered-letters`;
  async function step() {
    const { cases } = app.rooms;
    const stepId = await cases.openStep({
      caseId: buyer.caseId,
      channel: 'platform-demand',
      addressee: { name: '某卡盟' },
    });
    await cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'by-hand', evenIfIncomplete: true });
    return stepId;
  }
  const kinds = async () =>
    (await app.rooms.cases.historyOf(buyer.caseId)).flatMap(({ events }) =>
      events.map(({ kind, day }) => `${kind} ${day}`),
    );

  test('counts from the day of the receipt, with its photo as proof, and then from the day it arrived', async () => {
    const stepId = await step();
    const receipt = (await buyer.upload('receipt.txt', 'EMS EA123456785CN')).json();
    const body = {
      stepId,
      carrier: 'ems',
      trackingNumber: 'ea 123456785 cn',
      postedOn: '2026-11-01',
      receiptItemId: receipt.id,
    };
    const posted = await buyer.send('POST', path(), { body });
    expect([posted.statusCode, posted.json()]).toMatchObject([
      201,
      {
        way: 'post',
        state: 'sent',
        post: { trackingNumber: 'EA123456785CN', receiptItemId: receipt.id },
        rungs: [{ kind: 'sent', source: 'carrier', proof: { itemId: receipt.id, sha256: receipt.sha256 } }],
      },
    ]);
    const again = await buyer.send('POST', path(), { body });
    expect(again.json().id).toBe(posted.json().id);
    const news = await buyer.send('POST', `${path()}/${posted.json().id}/news`, {
      body: { outcome: 'delivered', on: '2026-11-02' },
    });
    expect(news.json()).toMatchObject({
      state: 'delivered',
      rungs: [{ kind: 'sent' }, { kind: 'delivered', source: 'buyer' }],
    });
    expect(await kinds()).toEqual(['sent 2026-11-01', 'released 2026-11-02', 'delivered 2026-11-02']);
  });

  test.each([
    ['bad-tracking-number', { trackingNumber: 'EA123456784CN' }],
    ['bad-posting-day', { postedOn: '2026-11-03' }],
    ['item-not-found', { receiptItemId: 'item_000000000000000000000000' }],
    ['step-not-found', { stepId: 'step_000000000000000000000000' }],
  ])('%s is refused', async (code, wrong) => {
    const good = {
      stepId: await step(),
      carrier: 'ems',
      trackingNumber: 'EA123456785CN',
      postedOn: '2026-11-01',
    };
    const answer = await buyer.send('POST', path(), { body: { ...good, ...wrong } });
    expect(answer.json().type).toContain(code);
    expect((await view()).dispatches).toEqual([]);
  });

  test('cannot arrive before it was posted', async () => {
    const body = {
      stepId: await step(),
      carrier: 'ems',
      trackingNumber: 'EA123456785CN',
      postedOn: '2026-11-02',
    };
    const { id } = (await buyer.send('POST', path(), { body })).json();
    const news = { outcome: 'delivered', on: '2026-11-01' };
    expect((await buyer.send('POST', `${path()}/${id}/news`, { body: news })).json().type).toContain(
      'bad-posting-day',
    );
  });
});

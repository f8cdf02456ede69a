import { createHmac, createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCourier, createSigner } from './courier.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const seed = `whsk_${Buffer.alloc(32, 2).toString('base64')}`;
const signer = createSigner(secret, seed);

test('an event is signed with the shared secret and with the key that only the shop holds', () => {
  const headers = signer.headers('evt_1', '{"a":"中"}', 1_700_000_000_999);
  expect(headers['webhook-timestamp']).toBe('1700000000');
  const [v1, v1a] = (headers['webhook-signature'] ?? '').split(' ').map((part) => part.split(',')[1] ?? '');
  const signed = Buffer.from('evt_1.1700000000.{"a":"中"}');
  expect(v1).toBe(createHmac('sha256', Buffer.alloc(32, 1)).update(signed).digest('base64'));
  const raw = Buffer.from(signer.publicKey.slice('whpk_'.length), 'base64');
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
    format: 'der',
    type: 'spki',
  });
  expect(verify(null, signed, key, Buffer.from(v1a ?? '', 'base64'))).toBe(true);
});

test('a courier never throws: what went wrong is a reason to wait', async () => {
  const answers: (Response | Error)[] = [
    new Error('socket hang up'),
    new Response('busy', { status: 503, headers: { 'retry-after': '7' } }),
    new Response('{"results":[]}', { status: 200 }),
    Response.json({ results: [{ id: null, status: 422, code: 'event-unfit', detail: '/data' }] }),
  ];
  const courier = createCourier({
    server: 'http://127.0.0.1:9',
    source: 'src_x',
    signer,
    now: () => 0,
    fetch: async () => {
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer;
    },
  });
  const send = () => courier([{ id: 'evt_1', body: '{}' }]);
  expect(await send()).toEqual({ failure: 'socket hang up' });
  expect(await send()).toMatchObject({ retryAfterMs: 7000 });
  expect(await send()).toMatchObject({ failure: expect.stringContaining('200') });
  expect(await send()).toEqual({ results: [{ status: 422, note: 'event-unfit: /data' }] });
});

import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryConfig } from '../../compose.ts';
import { multipart, send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

let app: TestApp;
let buyer: TestBuyer;
let stranger: TestBuyer;
beforeAll(async () => {
  app = await testApp();
  buyer = await app.buyer();
  stranger = await app.buyer();
});
afterAll(() => app.close());

const chat = '客服：付款后5分钟到账\n订单号：20261101123456789\n实付金额：¥98.00';
const itemPath = (caseId: string, itemId: string, rest = '') => `/api/cases/${caseId}/items/${itemId}${rest}`;
async function added(name: string, content: string | Uint8Array = chat) {
  const answer = await buyer.upload(name, content);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

describe('201 and 200', () => {
  test('an item is acknowledged with its digests, then read, classified and sealed', async () => {
    const item = await added('聊天记录.txt');
    expect(item).toMatchObject({
      file: '聊天记录.txt',
      state: 'reading',
      mediaType: 'text/plain',
      bytes: Buffer.byteLength(chat),
    });
    const view = await buyer.settled();
    const read = view.items.find(({ id }) => id === item.id);
    expect(read).toMatchObject({
      state: 'ready',
      progress: 100,
      kind: 'promise',
      sha256: item.sha256,
      text: chat,
    });
    expect(read?.seal?.index).toBeGreaterThanOrEqual(0);
    expect(view.facts.promisedWithinMinutes).toMatchObject({
      value: 5,
      item: '聊天记录.txt',
      source: 'read',
    });
  });

  test('the same Idempotency-Key gives the same item and keeps one', async () => {
    const headers = { 'idempotency-key': 'k'.repeat(32) };
    const before = (await buyer.settled()).items.length;
    const first = await buyer.upload('once.txt', chat, headers);
    const again = await buyer.upload('once.txt', chat, headers);
    expect([first.statusCode, again.statusCode, again.json().id]).toEqual([201, 201, first.json().id]);
    expect((await buyer.settled()).items).toHaveLength(before + 1);
  });

  test('a key used again for other bytes of the same length is told so, and nothing is kept', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const first = await buyer.upload('a.txt', 'aaaa', headers);
    const before = (await buyer.settled()).items.length;
    expect((await buyer.upload('a.txt', 'bbbb', headers)).json()).toMatchObject({
      type: '/problems/idempotency-key-reused',
      status: 422,
    });
    expect((await buyer.upload('a.txt', 'aaaa', headers)).json().id).toBe(first.json().id);
    expect((await buyer.settled()).items).toHaveLength(before);
  });

  test('a path, a right-to-left override and control characters leave the name; a second one gets (2)', async () => {
    expect((await added('../../etc/evil\u202Egpj.txt')).file).toBe('evilgpj.txt');
    expect((await added('EVILgpj.txt')).file).toBe('EVILgpj (2).txt');
  });

  test('content comes back byte for byte, as an inert attachment under its own name', async () => {
    const page = '<html><body>付款成功<script>fetch("/api/cases")</script></body></html>';
    const item = await added('网页.html', page);
    const answer = await buyer.send('GET', itemPath(buyer.caseId, item.id, '/content'));
    expect(answer.rawPayload).toEqual(Buffer.from(page));
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="item"; filename*=UTF-8''${encodeURIComponent('网页.html')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  test('a picture has a WebP thumbnail and says its own type', async () => {
    const item = await added('shot.jpg', png(40, 30));
    expect(item.mediaType).toBe('image/png');
    await buyer.settled();
    const thumbnail = await buyer.send('GET', itemPath(buyer.caseId, item.id, '/thumbnail'));
    expect(thumbnail.headers['content-type']).toBe('image/webp');
    expect(thumbnail.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    const content = await buyer.send('GET', itemPath(buyer.caseId, item.id, '/content'));
    expect(content.headers['content-type']).toBe('image/png');
  });

  test('the buyer’s kind holds, also against a reading that ends later', async () => {
    const item = await added('later.txt');
    const changed = await buyer.send('PATCH', itemPath(buyer.caseId, item.id), { body: { kind: 'reply' } });
    expect(changed.json().kind).toBe('reply');
    const read = (await buyer.settled()).items.find(({ id }) => id === item.id);
    expect(read).toMatchObject({ state: 'ready', kind: 'reply' });
  });

  test('a correction wins with confidence 1; left out again, the fact returns to what was read', async () => {
    const path = `/api/cases/${buyer.caseId}/facts`;
    await buyer.settled();
    const corrected = await buyer.send('PUT', path, {
      body: { amountFen: 9900, payee: '杭州某某网络科技有限公司' },
    });
    expect(corrected.json()).toMatchObject({
      amountFen: { value: 9900, confidence: 1, source: 'buyer' },
      payee: { value: '杭州某某网络科技有限公司', source: 'buyer' },
    });
    const back = await buyer.send('PUT', path, { body: {} });
    expect(back.json().amountFen).toMatchObject({ value: 9800, source: 'read' });
    expect(back.json().payee).toBeUndefined();
  });
});

describe('204', () => {
  test('a withdrawn item is gone from the case with its bytes, and its seal stays in the log', async () => {
    const item = await added('mistake.txt');
    await buyer.settled();
    const index = (await app.rooms.notary.sealOf(item.id))?.index;
    const answer = await buyer.send('DELETE', itemPath(buyer.caseId, item.id));
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect((await buyer.settled()).items.map(({ id }) => id)).not.toContain(item.id);
    expect((await buyer.send('GET', itemPath(buyer.caseId, item.id, '/content'))).statusCode).toBe(404);
    expect((await app.rooms.notary.sealOf(item.id))?.index).toBe(index);
    expect((await added('mistake.txt')).file).toBe('mistake.txt');
  });
});

describe('400', () => {
  test('an upload that is no form, or a form without a file, is told what to send', async () => {
    const path = `/api/cases/${buyer.caseId}/items`;
    const json = await buyer.send('POST', path, { body: {} });
    expect(json.json()).toMatchObject({
      type: '/problems/file-missing',
      status: 400,
      errors: [{ pointer: '/file' }],
    });
  });
  test('unknown facts and wrong units are named by pointer', async () => {
    const answer = await buyer.send('PUT', `/api/cases/${buyer.caseId}/facts`, { body: { amountFen: '98' } });
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/amountFen' }] });
  });
});

/** Every route of an item, for the two questions of access. */
const routes = (caseId: string, itemId: string): [string, string, unknown?][] => [
  ['PATCH', itemPath(caseId, itemId), { kind: 'reply' }],
  ['DELETE', itemPath(caseId, itemId)],
  ['GET', itemPath(caseId, itemId, '/content')],
  ['GET', itemPath(caseId, itemId, '/thumbnail')],
  ['PUT', `/api/cases/${caseId}/facts`, {}],
];

describe('401', () => {
  test('nothing of a case is reached without its session', async () => {
    const item = await added('mine.txt');
    for (const [method, path, body] of routes(buyer.caseId, item.id))
      expect((await send(app, method, path, { body })).statusCode, `${method} ${path}`).toBe(401);
    const upload = await send(app, 'POST', `/api/cases/${buyer.caseId}/items`, {
      raw: Buffer.from('x'),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(upload.statusCode).toBe(401);
  });
});

describe('404', () => {
  test('another buyer’s case does not exist for a stranger, nor its items under the stranger’s own case', async () => {
    const item = await added('secret.txt');
    for (const [method, path, body] of routes(buyer.caseId, item.id))
      expect((await stranger.send(method, path, { body })).statusCode, `${method} ${path}`).toBe(404);
    for (const [method, path, body] of routes(stranger.caseId, item.id).slice(0, 4))
      expect((await stranger.send(method, path, { body })).statusCode, `${method} ${path}`).toBe(404);
    const upload = await stranger.send('POST', `/api/cases/${buyer.caseId}/items`, {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(upload.statusCode).toBe(404);
    expect((await buyer.settled()).items.map(({ file }) => file)).toContain('secret.txt');
  });
  test('a text has no thumbnail', async () => {
    const item = await added('plain.txt');
    await buyer.settled();
    const answer = await buyer.send('GET', itemPath(buyer.caseId, item.id, '/thumbnail'));
    expect(answer.json()).toMatchObject({ status: 404 });
  });
});

describe('413, 415 and 422: refused files leave nothing behind', () => {
  const refused: [string, number, string, string | Uint8Array][] = [
    ['larger than an item may be', 413, 'item-too-large', Buffer.alloc(30 * 1024 * 1024 + 1, 'a')],
    ['a program', 415, 'unsupported-file', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0')],
    [
      'an archive under a picture’s name',
      415,
      'unsupported-file',
      Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`),
    ],
    ['empty', 422, 'empty-file', ''],
    ['a picture that would fill the memory', 422, 'picture-too-large', png(60_000, 60_000)],
  ];
  test.each(refused)('%s: %i %s, said in both languages', async (_what, status, code, content) => {
    const before = (await buyer.settled()).items.length;
    const zh = await buyer.upload('voucher.png', content);
    expect(zh.json(), zh.body).toMatchObject({ type: `/problems/${code}`, status });
    expect(zh.json().detail).toMatch(/\p{Script=Han}/u);
    const en = await buyer.upload('voucher.png', content, { 'accept-language': 'en' });
    expect(en.json().detail).toMatch(/^[\x20-\x7e×–]+$/);
    expect((await buyer.settled()).items).toHaveLength(before);
  });
});

/** A valid PNG of one colour; its header may promise any size. */
function png(width: number, height: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const b of bytes) c = (crcTable[(c ^ b) & 255] as number) ^ (c >>> 8);
    return ~c >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), 4 + body.length);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = width * height > 1e6 ? Buffer.alloc(1000) : Buffer.alloc((width + 1) * height, 0);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a file cut short by the form parser’s limit is refused, never kept as half a file', async () => {
  const { http } = memoryConfig('unused');
  const small = await testApp({ config: { http: { ...http, maxUploadBytes: 1000 } } });
  try {
    const other = await small.buyer();
    expect((await other.upload('fits.txt', 'a'.repeat(1000))).statusCode).toBe(201);
    expect((await other.upload('long.txt', 'a'.repeat(1001))).json()).toMatchObject({ status: 413 });
    const form = multipart('bundle.zip', 'a'.repeat(1001));
    const bundle = await send(small, 'POST', '/api/verifications', { raw: form.body, headers: form.headers });
    expect(bundle.json()).toMatchObject({ status: 413 });
    expect((await other.settled()).items.map(({ file }) => file)).toEqual(['fits.txt']);
  } finally {
    await small.close();
  }
});

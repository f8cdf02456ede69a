import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

/** A stranger's files over a real socket: each is refused in clear words, or kept and never runs. */
let app: TestApp;
let buyer: TestBuyer;
let base: string;
beforeAll(async () => {
  app = await testApp();
  buyer = await app.buyer();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.http.server.address() as { port: number }).port}`;
});
afterAll(() => app.close());

const itemsPath = () => `/api/cases/${buyer.caseId}/items`;
const auth = () => ({ authorization: `Bearer ${buyer.token}` });
async function upload(form: FormData, headers: Record<string, string> = {}) {
  const answer = await fetch(base + itemsPath(), {
    method: 'POST',
    body: form,
    headers: { ...auth(), ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
function formOf(...parts: [field: string, content: Buffer | string, name?: string][]): FormData {
  const form = new FormData();
  for (const [field, content, name] of parts)
    if (name === undefined) form.append(field, String(content));
    else form.append(field, new Blob([content]), name);
  return form;
}

/** Every file below the data folder but keys: encrypted blobs and whatever work left lying. */
async function leftovers(): Promise<string[]> {
  const entries = await readdir(app.folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('keys'))
    .map((entry) => join(entry.parentPath, entry.name).slice(app.folder.length))
    .sort();
}

/** Sends bytes as they are and gives all that comes back before the server or we hang up. */
const raw = (bytes: Buffer, hangUpAfterMs = 3000) =>
  new Promise<string>((resolve, reject) => {
    const { port } = new URL(base);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
      if (said.includes('"status"')) socket.end();
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
    setTimeout(() => socket.destroy(), hangUpAfterMs).unref();
  });
const request = (body: Buffer, length: number | string = body.length) =>
  Buffer.concat([
    Buffer.from(
      `POST ${itemsPath()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${buyer.token}\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    body,
  ]);
const part = (name: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}`;

/** A zip with one entry that says it holds 4 GB of zeros. */
function zipBomb(): Buffer {
  const data = deflateRawSync(Buffer.alloc(10_000_000));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(0xfffffff0, 22);
  local.writeUInt16LE(1, 26);
  return Buffer.concat([local, Buffer.from('a'), data]);
}
const pngHeader = (width: number, height: number) => {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000802000000deadbeef', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('refused in clear words, with nothing left on disk', () => {
  const files: [string, number, string, () => FormData][] = [
    ['a zip bomb', 415, 'unsupported-file', () => formOf(['file', zipBomb(), 'a.zip'])],
    [
      'a zip bomb that calls itself a picture',
      415,
      'unsupported-file',
      () => formOf(['file', zipBomb(), 'a.png']),
    ],
    [
      'a header alone that promises 100000 × 100000',
      422,
      'corrupt-file',
      () => formOf(['file', pngHeader(100_000, 100_000), 'a.png']),
    ],
    ['0 bytes', 422, 'empty-file', () => formOf(['file', '', 'a.png'])],
    ['31 MB', 413, 'item-too-large', () => formOf(['file', Buffer.alloc(31 * 1024 * 1024, 'a'), 'a.txt'])],
    ['a form without a file', 400, 'file-missing', () => formOf(['story', 'x'])],
    ['another field than file', 400, 'file-missing', () => formOf(['upload', 'text', 'a.txt'])],
    ['two files', 400, 'one-file-only', () => formOf(['file', 'one', 'a.txt'], ['file', 'two', 'b.txt'])],
    [
      'a field of a megabyte behind the file',
      413,
      'too-large',
      () => formOf(['file', 'one', 'a.txt'], ['note', 'x'.repeat(1e6)]),
    ],
  ];
  test.each(files)('%s: %i %s', async (_what, status, code, form) => {
    const before = await leftovers();
    const zh = await upload(form());
    expect(zh, JSON.stringify(zh)).toMatchObject({ status, body: { type: `/problems/${code}`, status } });
    expect(zh.body.detail).toMatch(/\p{Script=Han}/u);
    const en = await upload(form(), { 'accept-language': 'en' });
    expect(en.body.detail).toMatch(/^[\x20-\x7e×–]+$/);
    expect(await leftovers()).toEqual(before);
  });

  test.each<[string, () => Buffer]>([
    ['a form that stops in the middle', () => request(Buffer.from(part('a.txt', 'half')))],
    ['a form without its end, by a wrong length', () => request(Buffer.from(part('a.txt', 'half')), 60)],
    ['no boundary at all', () => request(Buffer.from('no form'))],
    ['a negative length', () => request(Buffer.from(part('a.txt', 'x')), -5)],
    ['a length that is no number', () => request(Buffer.from(part('a.txt', 'x')), 'many')],
  ])('%s', async (_what, bytes) => {
    const before = await leftovers();
    const answer = await raw(bytes());
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d .*application\/problem\+json/s);
    expect(await leftovers()).toEqual(before);
  });

  test('who promises more than comes, and hangs up, leaves nothing', async () => {
    const before = await leftovers();
    expect(await raw(request(Buffer.from(part('a.txt', 'half')), 1_000_000), 300)).toBe('');
    await expect.poll(leftovers).toEqual(before);
  });

  test('none of them made an item or is called a failure of the server', async () => {
    expect((await buyer.settled()).items).toEqual([]);
    expect(app.logged()).not.toMatch(/request failed/);
  });
});

describe('kept and inert', () => {
  const hostile: [string, string][] = [
    [
      'page.html',
      '<html><body>付款成功<script>fetch("/api/cases")</script><img src=x onerror=alert(1)></body></html>',
    ],
    ['page.svg.html', '<!DOCTYPE html><svg onload="alert(1)"><text>订单</text></svg>'],
    ['js.pdf', pdfWithJavaScript()],
  ];
  test.each(hostile)(
    '%s comes back byte for byte as an attachment that no browser runs',
    async (name, content) => {
      const { status, body } = await upload(formOf(['file', content, name]));
      expect(status, JSON.stringify(body)).toBe(201);
      const answer = await fetch(`${base + itemsPath()}/${body.id}/content`, { headers: auth() });
      expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(content);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(
          /^attachment; filename="item"; filename\*=UTF-8''[\w.%-]+$/,
        ),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    },
  );

  const names: [string, string, RegExp][] = [
    ['../../../etc/passwd', 'passwd', /^passwd$/],
    ['..\\..\\windows\\win.ini', 'win.ini', /^win\.ini$/],
    ['a\u0000b.txt', 'a NUL', /^a?b\.txt$/],
    ['\u202Egpj.exe', 'right to left', /^gpj\.exe$/],
    [`${'证'.repeat(120)}.png`, '363 bytes', /^证{40,60}\.png$/],
    ['.', 'a dot', /^item$/],
    ['a"\r\nX-Evil: 1.txt', 'a header', /^[^\r\n"]*Evil_ 1\.txt$/],
  ];
  test.each(names)('the name %j is stored as one harmless part (%s)', async (name, _what, stored) => {
    const content = `内容 ${createHash('sha256').update(name).digest('hex')}`;
    const { status, body } = await upload(formOf(['file', content, name]));
    expect([status, body.file]).toEqual([201, expect.stringMatching(stored)]);
    const answer = await fetch(`${base + itemsPath()}/${body.id}/content`, { headers: auth() });
    expect(await answer.text()).toBe(content);
  });
});

function pdfWithJavaScript(): string {
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 40>>stream
BT /F 12 Tf 10 100 Td (Order 12345) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
`;
}

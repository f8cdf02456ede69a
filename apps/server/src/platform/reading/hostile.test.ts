import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { Refusal } from '@redress/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile, readContent, stopReading } from './index.ts';
import { bombPng, makePdf, pdfStream, textPdf, workFolder } from './testdata/make.ts';

const sample = (name: string) => readFileSync(fileURLToPath(new URL(`./testdata/${name}`, import.meta.url)));
let folder: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  folder = await workFolder();
});
afterAll(async () => {
  stopReading();
  await folder.remove();
});

async function inspect(name: string, bytes: Uint8Array | string) {
  const path = await folder.put(name, bytes);
  const found = await inspectFile(path, { declaredName: name });
  return { path, found };
}
async function refusalOf(name: string, bytes: Uint8Array | string): Promise<Refusal> {
  const { found } = await inspect(name, bytes);
  if (!(found instanceof Refusal)) throw new Error(`${name} was taken as ${found.mediaType}`);
  expect(found.text.zh).toMatch(/[\u4e00-\u9fff]{8}/);
  expect(found.text.en.length).toBeGreaterThan(20);
  return found;
}

describe('what a file is is decided by its content', () => {
  test.each([
    ['photo.png', sample('listing-q50.jpg'), 'image/jpeg'],
    ['page.jpg', '<!doctype html><p>订单异常', 'text/html'],
    ['run.exe', '请耐心等待', 'text/plain'],
    ['a.txt', textPdf('order'), 'application/pdf'],
    ['b.pdf', '{"messages":[{"time":"20:08","text":"在吗"}]}', 'application/json'],
    ['c', 'time,who,text\n20:08,me,hi\n20:09,shop,hello\n', 'text/csv'],
    [
      'd.html',
      'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b--',
      'multipart/related',
    ],
  ])('%s', async (name, bytes, mediaType) => {
    const { found } = await inspect(name, bytes);
    expect(found).toEqual({ mediaType, bytes: Buffer.byteLength(bytes) });
  });
});

describe('a file that cannot be used is refused with the way out', () => {
  test('0 bytes', async () => {
    expect((await refusalOf('empty.png', '')).code).toBe('empty-file');
  });
  test('over the limit', async () => {
    const path = await folder.put('big.txt', 'x'.repeat(2000));
    const found = await inspectFile(path, { declaredName: 'big.txt', maxBytes: 1999 });
    expect(found).toMatchObject({ code: 'file-too-large' });
  });
  test.each<[string, Uint8Array | string, RegExp]>([
    ['shot.png', Buffer.from(`504b0304${'00'.repeat(60)}`, 'hex'), /解压/],
    ['old.doc', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'), /另存为 PDF/],
    ['setup.png', Buffer.from(`4d5a9000${'00'.repeat(200)}`, 'hex'), /支持/],
    [
      'draw.png',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      /截图/,
    ],
    ['letter.txt', '{\\rtf1\\ansi hello}', /另存为 PDF/],
    [
      'photo.jpg',
      Buffer.from(`0000002466747970686569630000000${'0'.repeat(80)}`.slice(0, 96), 'hex'),
      /JPEG/,
    ],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 197 + 31) % 256)), /支持/],
  ])('unsupported: %s', async (name, bytes, how) => {
    const refusal = await refusalOf(name, bytes);
    expect(refusal.code).toBe('unsupported-file');
    expect(refusal.text.zh).toMatch(how);
  });
  test('a truncated JPEG and a truncated PNG', async () => {
    const jpeg = sample('listing-q50.jpg');
    const png = sample('voucher-light.png');
    expect((await refusalOf('cut.jpg', jpeg.subarray(0, jpeg.length / 2))).code).toBe('corrupt-file');
    expect((await refusalOf('cut.png', png.subarray(0, png.length - 3000))).code).toBe('corrupt-file');
    expect((await refusalOf('zero.png', Buffer.alloc(5000))).code).toBe('corrupt-file');
  });
  test('an image bomb is refused by its header; a long phone screenshot is no bomb', async () => {
    expect((await refusalOf('bomb.png', bombPng(50_000, 50_000))).code).toBe('picture-too-large');
    expect((await refusalOf('line.png', bombPng(40_000, 10))).code).toBe('picture-too-large');
    // Passes the size check, and is then found to be incomplete.
    expect((await refusalOf('long.png', bombPng(1170, 20_000))).code).toBe('corrupt-file');
  });
});

describe('PDF', () => {
  test('a locked one is refused, a broken one too', async () => {
    const locked = textPdf(
      'x',
      '',
      [`<</Filter/Standard/V 1/R 2/P -4/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`],
      `/Encrypt 6 0 R/ID[<${'01'.repeat(16)}><${'01'.repeat(16)}>]`,
    );
    expect((await refusalOf('locked.pdf', locked)).code).toBe('pdf-encrypted');
    expect((await refusalOf('broken.pdf', '%PDF-1.7\n1 0 obj\n<</Type/Cat')).code).toBe('corrupt-file');
    const whole = Buffer.from(textPdf('x'));
    expect((await refusalOf('cut.pdf', whole.subarray(0, 60))).code).toBe('corrupt-file');
  });

  test('scripts, actions and files inside are told and never run', async () => {
    const pdf = textPdf(
      'ORDER 20261103201207884513',
      '/OpenAction 6 0 R/Names<</EmbeddedFiles<</Names[(a.exe) 8 0 R]>>>>/AA<</WC 7 0 R>>',
      [
        '<</S/JavaScript/JS(app.alert\\(1\\); while\\(true\\){})>>',
        '<</S/Launch/F(cmd.exe)>>',
        '<</Type/Filespec/F(a.exe)/EF<</F 9 0 R>>>>',
        pdfStream('MZ', '/Type/EmbeddedFile'),
      ],
    );
    const { path, found } = await inspect('script.pdf', pdf);
    expect(found).toMatchObject({ mediaType: 'application/pdf' });
    const reading = await readContent(path, 'application/pdf');
    expect(reading.text).toBe('ORDER 20261103201207884513');
    expect(reading.notes.map((n) => n.zh).join()).toMatch(/脚本.*自动动作.*内嵌其他文件/);
    expect(Buffer.from(reading.thumbnail ?? []).toString('latin1', 8, 12)).toBe('WEBP');
  });

  test('a stream that unpacks to gigabytes ends in a refusal, not in a dead server', async () => {
    // Flushed blocks can be repeated: 6 GB of blanks in 6 MB, and again packed to 50 kB.
    const blanks = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, ' '), {
      finishFlush: constants.Z_FULL_FLUSH,
    });
    const blocks = Array.from({ length: 400 }, () => blanks);
    const bomb = deflateSync(
      Buffer.concat([Buffer.from('789c', 'hex'), ...blocks, Buffer.from('0300', 'hex')]),
    );
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>',
      pdfStream(bomb, '/Filter[/FlateDecode/FlateDecode]'),
    ]);
    expect(pdf.length).toBeLessThan(300_000);
    const { path } = await inspect('bomb.pdf', pdf);
    const outcome = await readContent(path, 'application/pdf').catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^reading-(?:failed|timeout)$/) });
    // The next file is read as if nothing had happened.
    expect((await readContent(await folder.put('next.txt', '下一个'), 'text/plain')).text).toBe('下一个');
  });

  test('too many pages are refused before they are read', async () => {
    const kids = Array.from({ length: 2001 }, () => '3 0 R').join(' ');
    const pdf = makePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${kids}]/Count 2001>>`,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ]);
    expect((await refusalOf('long.pdf', pdf)).code).toBe('pdf-too-large');
  });
});

describe('pages and texts', () => {
  test('HTML: visible text only, scripts and hidden parts told, nothing run', async () => {
    const html = `<!doctype html><!-- saved from url=(0038)https://www.suchong-card.example/o/8821 --><html><head><meta charset="utf-8"><title>订单详情</title>
      <script>document.write('脚本文字')</script><style>p{color:red}</style></head><body><table><tr><td>订单编号</td><td>20261103201207884513</td></tr></table>
      <p>¥<b>98</b><i>.00</i></p><div style="display: none">隐藏的承诺</div><p hidden>也看不见</p><noscript>无脚本</noscript><img src=x onerror="alert(1)"><div>订单异常，<br>请联系客服</div></body></html>`;
    const { path, found } = await inspect('order.html', html);
    expect(found).toMatchObject({ mediaType: 'text/html' });
    const reading = await readContent(path, 'text/html');
    expect(reading.text.split('\n')).toEqual([
      '订单详情 https://www.suchong-card.example/o/8821',
      '订单编号 20261103201207884513',
      '¥98.00',
      '订单异常，',
      '请联系客服',
    ]);
    expect(reading.notes.map((n) => n.zh).join()).toMatch(/1 段脚本.*2 处隐藏/);
  });

  test('HTML nested a hundred thousand deep is read', async () => {
    const path = await folder.put('deep.html', `<html><body>${'<div>'.repeat(100_000)}深处`);
    expect((await readContent(path, 'text/html')).text).toBe('深处');
  });

  test('MHTML: the page of a quoted-printable and of a base64 mail, with the time of saving', async () => {
    const body = '<html><head><title>订单</title></head><body><p>订单异常，请联系客服</p></body></html>';
    const quoted = Buffer.from(body).reduce(
      (s, b) => s + (b < 127 && b !== 61 ? String.fromCharCode(b) : `=${b.toString(16).toUpperCase()}`),
      '',
    );
    const mail = (encoding: string, content: string) =>
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.suchong-card.example/o/8821\r\nSubject: =?utf-8?Q?=E8=AE=A2=E5=8D=95?=\r\nDate: Tue, 3 Nov 2026 12:20:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n\r\n------b----\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: https://www.suchong-card.example/o/8821\r\n\r\n${content}\r\n------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://www.suchong-card.example/x.png\r\n\r\niVBORw0KGgo=\r\n------b------\r\n`;
    for (const [encoding, content] of [
      ['quoted-printable', quoted],
      ['base64', Buffer.from(body).toString('base64')],
    ] as const) {
      const { path, found } = await inspect(`${encoding}.mhtml`, mail(encoding, content));
      expect(found).toMatchObject({ mediaType: 'multipart/related' });
      expect(await readContent(path, 'multipart/related')).toMatchObject({
        text: '订单 https://www.suchong-card.example/o/8821\n订单异常，请联系客服',
        capturedAt: { at: '2026-11-03T12:20:00.000Z', by: 'metadata' },
      });
    }
  });

  test.each([
    // 「订单异常，请联系客服」 in GB18030.
    ['GB18030', Buffer.from('b6a9b5a5d2ecb3a3a3acc7ebc1aacfb5bfcdb7fe', 'hex')],
    ['UTF-16 with mark', Buffer.from('\ufeff订单异常，请联系客服', 'utf16le')],
    ['UTF-8 with mark', Buffer.from('\ufeff订单异常，请联系客服')],
  ])('text in %s', async (name, bytes) => {
    const { path, found } = await inspect(`${name}.txt`, bytes);
    expect(found).toMatchObject({ mediaType: 'text/plain' });
    expect((await readContent(path, 'text/plain')).text).toBe('订单异常，请联系客服');
  });

  test('a broken JSON export is refused when read', async () => {
    const path = await folder.put('cut.json', '[{"text":"在吗"},{"te');
    await expect(readContent(path, 'application/json')).rejects.toMatchObject({ code: 'corrupt-file' });
  });
});

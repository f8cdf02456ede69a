import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile, type Reading, readContent, stopReading } from './index.ts';
import { workFolder } from './testdata/make.ts';

const sample = (name: string) => fileURLToPath(new URL(`./testdata/${name}`, import.meta.url));
let folder: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  folder = await workFolder();
});
afterAll(async () => {
  stopReading();
  await folder.remove();
});

function expectOffsets(reading: Reading): void {
  const lines = reading.lines.map((l) => reading.text.slice(l.start, l.end));
  expect(lines.join('\n')).toBe(reading.text);
}

describe('a screenshot is read without error', () => {
  test('light voucher: order number, amount, time and payee, each in its row with its place', async () => {
    const path = sample('voucher-light.png');
    const progress: number[] = [];
    const reading = await readContent(path, 'image/png', { onProgress: (p) => progress.push(p) });
    for (const row of [
      '-98.00',
      '收款方 杭州某某网络科技有限公司',
      '支付时间 2026-11-03 20:12:07',
      '交易单号 4200002211202611031234567890',
      '商户单号 20261103201207884513',
    ])
      expect(reading.text.split('\n')).toContain(row);
    expectOffsets(reading);
    const payee = reading.lines.find((l) => reading.text.slice(l.start, l.end).startsWith('收款方'));
    const [left, top, width, height] = payee?.box ?? [0, 0, 0, 0];
    // The row stands at 900 to 956 of 2532, from edge to edge of the card.
    expect([left > 30, top > 880 && top < 920, left + width > 1080, height > 40 && height < 80]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(payee?.confidence).toBeGreaterThan(0.95);
    expect(progress.at(-1)).toBe(100);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(5);
    const thumbnail = await sharp(reading.thumbnail).metadata();
    expect([thumbnail.format, thumbnail.width]).toEqual(['webp', 480]);
  });

  test('dark chat (WebP): the promise, the order number and the contact as written', async () => {
    const { text } = await readContent(sample('chat-dark.webp'), 'image/webp');
    const joined = text.replaceAll(/\s/g, '');
    expect(joined).toContain('付款后5分钟到账，未到账全额退款');
    expect(joined).toContain('付了98元，订单号20261103201207884513');
    expect(joined).toContain('订单异常，请联系客服');
    expect(joined).toContain('wx_jisu888');
    expect(joined).toMatch(/2026年11月3日20:08/);
  });

  test('listing (JPEG, quality 50): price, promise and domain', async () => {
    const { text } = await readContent(sample('listing-q50.jpg'), 'image/jpeg');
    expect(text).toMatch(/[¥￥]98\.00/);
    expect(text).toContain('5分钟到账');
    expect(text).toContain('www.suchong-card.example');
    expect(text).toContain('极速点卡专营店');
  });

  test('a long chat is cut at quiet rows: every message is there once and in order', async () => {
    const { text, lines } = await readContent(sample('chat-tall.png'), 'image/png');
    const numbers = [...text.matchAll(/编号(\d{4})/g)].map((m) => Number(m[1]));
    expect(numbers).toEqual([1000, 1003, 1006, 1009, 1012, 1015, 1018, 1021, 1024]);
    expect(text.match(/20261103201207884513/g)).toHaveLength(2);
    // The lone stroke at the beginning, which the detector loses.
    expect(text.match(/一般3到5个工作日/g)).toHaveLength(2);
    expect(text).toContain('收款方是杭州某某网络科技有限');
    const tops = lines.map((l) => l.box?.[1] ?? -1);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(tops.at(-1)).toBeGreaterThan(4200);
  });
});

test('the same picture gives the same reading', async () => {
  const small = await sharp(sample('voucher-light.png'))
    .extract({ left: 0, top: 600, width: 1170, height: 500 })
    .png()
    .toBuffer();
  const path = await folder.put('part.png', small);
  expect(await readContent(path, 'image/png')).toEqual(await readContent(path, 'image/png'));
});

test('a turned photo is read upright, and its EXIF time is when it was taken', async () => {
  const turned = await sharp(sample('voucher-light.png'))
    .extract({ left: 0, top: 600, width: 1170, height: 500 })
    .rotate(90)
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Orientation: '8' },
      IFD2: { DateTimeOriginal: '2026:11:03 20:15:30', OffsetTimeOriginal: '+08:00' },
    })
    .withMetadata({ orientation: 8 })
    .toBuffer();
  const path = await folder.put('turned.jpg', turned);
  const reading = await readContent(path, 'image/jpeg');
  expect(reading.text).toContain('支付时间 2026-11-03 20:12:07');
  expect(reading.capturedAt).toEqual({ at: '2026-11-03T12:15:30.000Z', by: 'metadata' });
});

test('a transparent picture is read on white', async () => {
  const opaque = await sharp(sample('voucher-light.png'))
    .extract({ left: 0, top: 960, width: 1170, height: 160 })
    .greyscale()
    .raw()
    .toBuffer();
  const rgba = Buffer.alloc(opaque.length * 4);
  for (const [i, grey] of opaque.entries()) rgba[4 * i + 3] = 255 - grey;
  const png = await sharp(rgba, { raw: { width: 1170, height: 160, channels: 4 } })
    .png()
    .toBuffer();
  const { text } = await readContent(await folder.put('clear.png', png), 'image/png');
  expect(text).toContain('2026-11-03 20:12:07');
});

test('a slanted photo of a screen is read along its slope', async () => {
  const slanted = await sharp(sample('voucher-light.png'))
    .extract({ left: 0, top: 600, width: 1170, height: 500 })
    .rotate(6, { background: '#ffffff' })
    .jpeg()
    .toBuffer();
  const { text } = await readContent(await folder.put('slanted.jpg', slanted), 'image/jpeg');
  expect(text).toContain('收款方 杭州某某网络科技有限公司');
  expect(text).toMatch(/支付时间 2026-11-03 ?20:12:07/);
});

test('an aborted reading ends at once with the reason, and the next one works', async () => {
  const reason = new Error('the case was erased');
  const abort = new AbortController();
  const started = readContent(sample('chat-tall.png'), 'image/png', {
    signal: abort.signal,
    onProgress: () => abort.abort(reason),
  });
  await expect(started).rejects.toBe(reason);
  const { text } = await readContent(await folder.put('after.txt', '还在'), 'text/plain');
  expect(text).toBe('还在');
});

test('a picture without text gives no text and no error', async () => {
  const plain = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#3366cc' } })
    .png()
    .toBuffer();
  const path = await folder.put('plain.png', plain);
  expect(await inspectFile(path, { declaredName: 'plain.png' })).toEqual({
    mediaType: 'image/png',
    bytes: plain.length,
  });
  expect(await readContent(path, 'image/png')).toMatchObject({ text: '', lines: [], notes: [] });
  expect(readFileSync(path)).toEqual(plain);
});

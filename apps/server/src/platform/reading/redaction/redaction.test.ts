import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { findPersonal } from '@redress/law/publication';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowsOf, withoutDoubles } from '../faces/detect-faces.ts';
import { type RedactedPicture, readContent, redactPicture, stopReading } from '../index.ts';
import { workFolder } from '../testdata/make.ts';
import { personalAreas, withoutLookalikes } from './personal-areas.ts';

const chat = fileURLToPath(new URL('../testdata/personal.png', import.meta.url));
/** A photograph that comes with the detector, looked at where it is installed; none is kept here. */
const photo = createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg');
let folder: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  folder = await workFolder();
});
afterAll(async () => {
  stopReading();
  await folder.remove();
});

/** Left, top, right, bottom of the places of one kind. */
const places = (redacted: RedactedPicture, kind: string) =>
  redacted.areas.filter((area) => area.kind === kind).map(({ box: [x, y, w, h] }) => [x, y, x + w, y + h]);
const covers = ([l, t, r, b]: number[], [x, y]: [number, number]) =>
  (l as number) <= x && x <= (r as number) && (t as number) <= y && y <= (b as number);

describe('a screenshot that names a person, with a face and a code', () => {
  let redacted: RedactedPicture;
  beforeAll(async () => {
    const face = await sharp(photo)
      .extract({ left: 380, top: 340, width: 250, height: 290 })
      .resize(114, 132)
      .toBuffer();
    const path = await folder.put(
      'chat.jpg',
      await sharp(chat)
        .removeAlpha()
        .composite([{ input: face, left: 36, top: 260 }])
        .jpeg({ quality: 92 })
        .withExif({ IFD0: { Artist: '王建国', ImageDescription: '13800138000' } })
        .toBuffer(),
    );
    redacted = await redactPicture(path, { known: {}, chosen: [[0.4, 0.9, 0.2, 0.05]] });
  }, 120_000);

  test('loses each of them, and keeps what the dispute is about', async () => {
    const kinds = new Set(redacted.areas.map(({ kind }) => kind));
    for (const kind of [
      'name',
      'bank-card',
      'phone',
      'messenger',
      'email',
      'address',
      'order-number',
    ] as const)
      expect(kinds, kind).toContain(kind);
    const path = await folder.put('out.webp', redacted.picture);
    const { text } = await readContent(path, 'image/webp');
    expect(text).not.toMatch(/王建国|建国|6222|13800|xiaoming|example\.com|文三路|501/);
    expect(text).not.toContain('4200002026110112120387654321');
    for (const kept of ['极速点卡专营店', '5分钟到账', '2026-11-01 12:12:03', '98.00', '某某支付有限公司'])
      expect(text).toContain(kept);
    expect(findPersonal(text)).toEqual([]);
  }, 60_000);

  test('has one colour where the face, the code and the chosen place were', async () => {
    expect(places(redacted, 'face').some((box) => covers(box, [93, 320]))).toBe(true);
    expect(places(redacted, 'code').some((box) => covers(box, [585, 2000]))).toBe(true);
    for (const kind of ['face', 'code', 'chosen']) {
      const [left, top, right, bottom] = places(redacted, kind)[0] as [number, number, number, number];
      const inside = await sharp(redacted.picture)
        .extract({ left: left + 8, top: top + 8, width: right - left - 16, height: bottom - top - 16 })
        .png()
        .toBuffer();
      const { channels } = await sharp(inside).stats();
      for (const channel of channels) expect(channel.max - channel.min, kind).toBeLessThan(12);
    }
  });

  test('is a new file without metadata', async () => {
    const meta = await sharp(redacted.picture).metadata();
    expect(meta).toMatchObject({ format: 'webp', width: 1170, height: 2532 });
    expect([meta.exif, meta.xmp, meta.iptc, meta.icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(redacted.picture).includes('13800138000')).toBe(false);
  });
});

describe('faces', () => {
  test('every face of a photograph is destroyed', async () => {
    const redacted = await redactPicture(photo, { known: {}, chosen: [] });
    // Three people: the middles of their faces in the photograph of 1920 × 1280 pixels.
    for (const middle of [
      [504, 483],
      [923, 546],
      [1572, 326],
    ] as [number, number][])
      expect(places(redacted, 'face').some((box) => covers(box, middle))).toBe(true);
  }, 120_000);

  test('a screenshot without people has none', async () => {
    const path = fileURLToPath(new URL('../testdata/voucher-light.png', import.meta.url));
    const { areas } = await redactPicture(path, { known: {}, chosen: [] });
    expect(areas.filter(({ kind }) => kind === 'face')).toEqual([]);
  }, 60_000);

  test('every pixel is looked at closely, and doubles count once', () => {
    const windows = windowsOf(1170, 2532).filter(({ side }) => side <= 600);
    for (let x = 5; x < 1170; x += 40)
      for (let y = 5; y < 2532; y += 40)
        expect(windows.some((w) => covers([w.left, w.top, w.left + w.side, w.top + w.side], [x, y]))).toBe(
          true,
        );
    const face = { left: 0, top: 0, right: 10, bottom: 10 };
    const faces = [
      { ...face, score: 0.5 },
      { ...face, right: 11, score: 0.9 },
      { ...face, left: 30, right: 40, score: 0.4 },
    ];
    expect(withoutDoubles(faces).map(({ score }) => score)).toEqual([0.9, 0.4]);
  });
});

describe('places of text', () => {
  const line = (text: string, top = 0) => ({
    text,
    confidence: 1,
    box: [0, top, 1000, 40] as [number, number, number, number],
    words: [{ start: 0, end: text.length, box: [0, top, 1000, 40] as [number, number, number, number] }],
  });
  const picture = { width: 1000, height: 200 };

  test('a misread number is still a number', () => {
    expect(withoutLookalikes('打l38OO138OOO吧 HELLOWORLD')).toBe('打13800138000吧 HELLOWORLD');
    expect(personalAreas([line('打l38OO138OOO吧')], {}, 'place', picture).map(({ kind }) => kind)).toEqual([
      'phone',
    ]);
  });

  test('a number broken into two rows is destroyed in both', () => {
    const areas = personalAreas([line('有事打1380013'), line('8000找我', 60)], {}, 'place', picture);
    expect(areas.map(({ kind, box }) => [kind, box[1] < 50])).toEqual([
      ['phone', true],
      ['phone', false],
    ]);
  });

  test('a second look takes the whole row', () => {
    const [close] = personalAreas([line('收款人：张伟，已付')], {}, 'place', picture);
    const [wide] = personalAreas([line('收款人：张伟，已付')], {}, 'line', picture);
    expect(close?.box[2]).toBeLessThan(400);
    expect(wide?.box[2]).toBe(1000);
  });
});

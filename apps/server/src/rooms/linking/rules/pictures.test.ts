import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { differingBits, hashPicture, nearBits, type PictureHash, pictureSide } from './picture-hash.ts';
import { sayTheSame, textMarks } from './text-marks.ts';

const hash = (token: string) => createHash('sha256').update(token).digest();
const grey = (picture: Sharp) =>
  picture.greyscale().resize(pictureSide, pictureSide, { fit: 'fill' }).raw().toBuffer();
const hashOf = async (bytes: Buffer) => hashPicture(await grey(sharp(bytes))) as PictureHash;

/** Some screen: blocks of colour where a seed says. */
function screen(seed: number): Sharp {
  let state = seed * 2_654_435_761;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const blocks = Array.from({ length: 14 }, () => {
    const [x, y, w, h, c] = [next(600), next(1100), 40 + next(400), 20 + next(200), next(0xffffff)];
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#${c.toString(16).padStart(6, '0')}"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"><rect width="720" height="1280" fill="#fff"/>${blocks.join('')}</svg>`,
    ),
  );
}

describe('the hash of a picture', () => {
  test('shrinking and recompressing change few bits, another picture about half of them', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const whole = await hashOf(await screen(seed).png().toBuffer());
      const shrunk = await hashOf(await screen(seed).resize(360).jpeg({ quality: 40 }).toBuffer());
      const other = await hashOf(
        await screen(seed + 100)
          .png()
          .toBuffer(),
      );
      expect(differingBits(whole, shrunk)).toBeLessThanOrEqual(nearBits);
      expect(differingBits(whole, other)).toBeGreaterThan(30);
    }
  });
  test('half of its 128 bits are set, whatever the picture', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const bands = await hashOf(await screen(seed).png().toBuffer());
      expect(bands).toHaveLength(8);
      expect(differingBits(bands, [0, 0, 0, 0, 0, 0, 0, 0])).toBe(64);
    }
  });
  test('of two pictures no more than seven bits apart a band is the same', () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8];
    const b = a.map((band, i) => (i < 7 ? band ^ 0x100 : band));
    expect(differingBits(a, b)).toBe(7);
    expect(a.some((band, i) => band === b[i])).toBe(true);
  });
  test('a blank picture has none', () => {
    expect(hashPicture(new Uint8Array(pictureSide * pictureSide).fill(240))).toBeUndefined();
  });
});

describe('what a picture says', () => {
  const bill =
    '转账成功 收款方 杭州极速点卡网络科技有限公司 金额 98.00 订单号 20261110123456789 时间 2026-11-10 12:04';
  const marks = (text: string) => textMarks(text, hash);
  test('is the same with other spaces and a misread character', () => {
    expect(sayTheSame(marks(bill), marks(bill.replaceAll(' ', '').replace('时间', '时问')))).toBe(true);
  });
  test('is not the same on another bill of the same layout', () => {
    const other =
      '转账成功 收款方 苏州闪卡商贸有限公司 金额 324.00 订单号 20261108998877665 时间 2026-11-08 21:17';
    expect(sayTheSame(marks(bill), marks(other))).toBe(false);
  });
  test('is not the same with words on one of them only', () => {
    expect(sayTheSame(marks(bill), marks(''))).toBe(false);
    expect(sayTheSame(marks(''), marks('ok'))).toBe(true);
  });
});

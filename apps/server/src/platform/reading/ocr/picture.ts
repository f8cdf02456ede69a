import sharp from 'sharp';
import { maxPixels } from '../limits.ts';
import type { Rgb } from './shapes.ts';

/** Text on a phone or desktop screenshot is readable at this length of the shorter side; a photo is scaled to it. */
const maxShortSidePx = 1600;

export interface Picture {
  rgb: Rgb;
  /** Original pixels per pixel of `rgb`. */
  scale: number;
  /** Of the upright original. */
  width: number;
  height: number;
}

/** The picture upright (EXIF orientation), on white, as RGB, not larger than reading needs. Throws on a broken one. */
export async function openPicture(file: string | Uint8Array): Promise<Picture> {
  const options = { limitInputPixels: maxPixels, failOn: 'truncated', sequentialRead: true } as const;
  const meta = await sharp(file, options).metadata();
  const { width, height } = meta.autoOrient;
  const shrink = Math.max(1, Math.min(width, height) / maxShortSidePx);
  const { data, info } = await sharp(file, options)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(Math.round(width / shrink), Math.round(height / shrink), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`expected 3 channels, got ${info.channels}`);
  return { rgb: { data, width: info.width, height: info.height }, scale: width / info.width, width, height };
}

/** How much is drawn in each row: the sum of steps between neighbours wider than noise. */
export function inkOf({ data, width, height }: Rgb): Uint32Array {
  const ink = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    const row = y * width * 3 + 1;
    let sum = 0;
    let last = data[row] as number;
    for (let x = 4; x < width; x += 4) {
      const green = data[row + 3 * x] as number;
      const step = Math.abs(green - last);
      if (step > 24) sum += step;
      last = green;
    }
    ink[y] = sum;
  }
  return ink;
}

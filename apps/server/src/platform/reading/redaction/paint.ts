import sharp from 'sharp';
import type { Rgb } from '../ocr/shapes.ts';
import type { Area } from './area.ts';

const grey = [0x5b, 0x64, 0x70] as const;

/** Overwrites the pixels of every area with one colour. Nothing of what stood there is left in the data. */
export function paint(picture: Rgb, areas: readonly Area[]): Rgb {
  const data = Uint8Array.from(picture.data);
  for (const { box } of areas) {
    const [left, top, width, height] = box;
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) data.set(grey, 3 * (y * picture.width + x));
  }
  return { ...picture, data };
}

/** A new file of those pixels alone: no metadata, no thumbnail, no colour profile, no earlier version. */
export async function encode({ data, width, height }: Rgb): Promise<Uint8Array> {
  const webp = sharp(data, { raw: { width, height, channels: 3 } }).webp({ quality: 82, effort: 4 });
  return new Uint8Array(await webp.toBuffer());
}

/** The same pixels as they are, for reading them again. */
export async function encodeWhole({ data, width, height }: Rgb): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
}

import { Refusal } from '@redress/kernel';
import sharp from 'sharp';
import { assemble } from '../assemble.ts';
import { maxPixels, maxSidePx, thumbnailWidthPx } from '../limits.ts';
import { createOcrEngine, type OcrEngine } from '../ocr/engine.ts';
import type { Reading } from '../reading.ts';
import { corruptFile, pictureTooLarge } from '../refusals.ts';
import { takenAt } from './exif.ts';

const strict = { limitInputPixels: maxPixels, failOn: 'truncated', sequentialRead: true } as const;

let engine: Promise<OcrEngine> | undefined;
/** Loaded with the first picture, for the life of the worker. */
export function ocr(): Promise<OcrEngine> {
  engine ??= createOcrEngine();
  return engine;
}

/** Refuses by the size in the header before anything is decoded, then decodes once to see that it is whole. */
export async function inspectPicture(path: string): Promise<void> {
  await whole(async () => {
    const { width, height } = await sharp(path, { ...strict, limitInputPixels: false }).metadata();
    if (width * height > maxPixels || Math.max(width, height) > maxSidePx)
      throw pictureTooLarge(width, height);
    await sharp(path, strict).resize(16, 16, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer();
  });
}

/** Lines by OCR, thumbnail, and the time the camera wrote. */
export async function readPicture(path: string, onProgress: (percent: number) => void): Promise<Reading> {
  await inspectPicture(path);
  onProgress(2);
  const thumbnail = await whole(() => thumbnailOf(path));
  const { lines } = await (await ocr()).read(path, (percent) => onProgress(2 + Math.floor(percent * 0.98)));
  const at = takenAt((await sharp(path, strict).metadata()).exif);
  return { ...assemble(lines), ...(at && { capturedAt: { at, by: 'metadata' as const } }), thumbnail };
}

/** WebP not wider than 480 pixels; of a long screenshot the top, since the whole would be unreadable. */
export async function thumbnailOf(picture: string | Uint8Array): Promise<Uint8Array> {
  const webp = await sharp(picture, strict)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: thumbnailWidthPx, withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();
  return new Uint8Array(webp);
}

/** Any failure of the decoder is a broken file, not a bug of ours. */
async function whole<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw corruptFile(`picture: ${error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown'}`);
  }
}

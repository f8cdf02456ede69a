import QRCode from 'qrcode';
import sharp from 'sharp';
import type { Block, Inline, Picture } from './blocks.ts';

/** A picture ready to print: PNG or JPEG, with its printed size. */
export interface Print {
  /** From 1, in the order of the letter; Word wants one for each picture. */
  number: number;
  bytes: Buffer;
  type: 'png' | 'jpg';
  widthMm: number;
  heightMm: number;
  alt: string;
}

/** A tall phone screenshot would fill the page: no picture is printed higher than this share of its width. */
const tallest = 1.25;

/** Every picture of a letter made printable, once each. */
export async function printPictures(blocks: readonly Block[]): Promise<Map<Picture, Print>> {
  const prints = new Map<Picture, Print>();
  for (const picture of picturesOf(blocks))
    prints.set(picture, { number: prints.size + 1, ...(await print(picture)) });
  return prints;
}

function picturesOf(blocks: readonly Block[]): Picture[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group') return picturesOf(block.blocks);
    const lines: readonly Inline[][] =
      block.kind === 'table' ? [block.header, ...block.rows].flat() : [block.content];
    return lines.flat().flatMap((part) => ('picture' in part ? [part.picture] : []));
  });
}

async function print(picture: Picture): Promise<Omit<Print, 'number'>> {
  const { widthMm, alt } = picture;
  if ('qr' in picture) {
    const bytes = await QRCode.toBuffer(picture.qr, { errorCorrectionLevel: 'M', margin: 2, scale: 6 });
    return { bytes, type: 'png', widthMm, heightMm: widthMm, alt };
  }
  // 300 dots an inch at the printed width are enough; metadata (place, camera) is not copied.
  const width = Math.round((widthMm / 25.4) * 300);
  const { data, info } = await sharp(picture.image)
    .rotate()
    .resize({ width, height: Math.round(width * tallest), fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  const ratio = info.height / info.width;
  const printed = ratio > tallest ? (widthMm * tallest) / ratio : widthMm;
  return { bytes: data, type: 'jpg', widthMm: printed, heightMm: printed * ratio, alt };
}

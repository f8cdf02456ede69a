import QRCode from 'qrcode';
import sharp from 'sharp';
import type { Block, FlowChart, Inline, Picture } from './blocks.ts';

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

type Pixels = Exclude<Picture, { flow: unknown }>;
const isPixels = (picture: Picture): picture is Pixels => !('flow' in picture);

/** Every picture of pixels made printable, once each; drawings are left to whoever sets the letter. */
export async function printPictures(blocks: readonly Block[]): Promise<Map<Picture, Print>> {
  const prints = new Map<Picture, Print>();
  for (const picture of picturesOf(blocks))
    if (isPixels(picture)) prints.set(picture, { number: prints.size + 1, ...(await print(picture)) });
  return prints;
}

/** The prints with every drawing added as picture, for a format that cannot draw. `draw` gives a PNG. */
export async function withDrawings(
  blocks: readonly Block[],
  prints: ReadonlyMap<Picture, Print>,
  draw: (flow: FlowChart, widthMm: number) => Promise<Uint8Array>,
): Promise<Map<Picture, Print>> {
  const all = new Map(prints);
  for (const picture of picturesOf(blocks)) {
    if (!('flow' in picture)) continue;
    const { widthMm, alt } = picture;
    const bytes = Buffer.from(await draw(picture.flow, widthMm));
    const { width = 1, height = 1 } = await sharp(bytes).metadata();
    const heightMm = (widthMm * height) / width;
    all.set(picture, { number: all.size + 1, bytes, type: 'png', widthMm, heightMm, alt });
  }
  return all;
}

function picturesOf(blocks: readonly Block[]): Picture[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group') return picturesOf(block.blocks);
    const lines: readonly Inline[][] =
      block.kind === 'table' ? [block.header, ...block.rows].flat() : [block.content];
    return lines.flat().flatMap((part) => ('picture' in part ? [part.picture] : []));
  });
}

async function print(picture: Pixels): Promise<Omit<Print, 'number'>> {
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

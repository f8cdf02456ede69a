import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { boxesOf } from './boxes.ts';
import type { Rgb, TextBox } from './shapes.ts';
import type { Tile } from './tiles.ts';

/** Per channel, in the model's order blue, green, red. */
const mean = [0.485, 0.456, 0.406] as const;
const deviation = [0.229, 0.224, 0.225] as const;
const side = 32;

export type Detector = (picture: Rgb, tile: Tile, scale: number) => Promise<TextBox[]>;

/** Loads the detector: it finds the text boxes of one tile, looked at with `scale` (≤ 1), in pixels of the picture. */
export async function createDetector(
  modelPath: string,
  options: InferenceSession.SessionOptions,
): Promise<Detector> {
  const session = await InferenceSession.create(modelPath, options);
  return async (picture, tile, scale) => {
    const height = tile.bottom - tile.top;
    const small = await shrink(picture, tile, scale);
    const input = toTensor(small);
    const outputs = await session.run({ x: input });
    const map = outputs[session.outputNames[0] as string];
    if (!map) throw new Error('the detector gave no map');
    const [rx, ry] = [picture.width / small.width, height / small.height];
    return boxesOf(map.data as Float32Array, small.width, small.height)
      .map((b) => ({
        ...b,
        cx: b.cx * rx,
        cy: b.cy * ry + tile.top,
        width: b.width * rx,
        height: b.height * ry,
      }))
      .filter((b) => b.cy >= tile.from && b.cy < tile.to);
  };
}

/** The tile as the model wants it: sides are multiples of 32. */
async function shrink(picture: Rgb, tile: Tile, scale: number): Promise<Rgb> {
  const rows = tile.bottom - tile.top;
  const rowBytes = picture.width * 3;
  const data = picture.data.subarray(tile.top * rowBytes, tile.bottom * rowBytes);
  const toSide = (n: number) => Math.max(side, Math.round((n * scale) / side) * side);
  const [width, height] = [toSide(picture.width), toSide(rows)];
  const small = await sharp(data, { raw: { width: picture.width, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { data: small, width, height };
}

function toTensor({ data, width, height }: Rgb): Tensor {
  const plane = width * height;
  const input = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    const [m, d] = [mean[channel] as number, deviation[channel] as number];
    const [offset, source] = [channel * plane, 2 - channel];
    for (let i = 0; i < plane; i++) input[offset + i] = ((data[3 * i + source] as number) / 255 - m) / d;
  }
  return new Tensor('float32', input, [1, 3, height, width]);
}

import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import type { Rgb } from '../ocr/shapes.ts';
import { classes, faceNetwork, grids, windowSide } from './network.ts';
import { loadFaceWeights } from './weights.ts';

/** A face in pixels of the picture that was looked at, and how sure the network is (0 to 1). */
export interface Face {
  left: number;
  top: number;
  right: number;
  bottom: number;
  score: number;
}

export type FaceDetector = (picture: Rgb) => Promise<Face[]>;

/** A missed face harms a person, a needless square harms nobody: the limit is low. */
const leastScore = 0.3;
const sameFace = 0.4;
/** Sides of the squares that are looked at, as parts of the picture's shorter side: small faces need a close look. */
const closeness = [1, 0.5] as const;
const leastWindowPx = 300;
const maxWindows = 80;

/** Loads the detector from npm; nothing is fetched from the network. */
export async function createFaceDetector(options: InferenceSession.SessionOptions): Promise<FaceDetector> {
  const weights = await loadFaceWeights();
  const anchors = weights.get('Output/extra_dim')?.values;
  if (!anchors) throw new Error('the face detector lacks its anchors');
  const session = await InferenceSession.create(faceNetwork(weights), options);
  return async (picture) => {
    const faces: Face[] = [];
    for (const window of windowsOf(picture.width, picture.height)) {
      const outputs = await session.run({ picture: await lookAt(picture, window) });
      const found = decode((name) => outputs[name]?.data as Float32Array, anchors);
      const scale = window.side / windowSide;
      for (const { left, top, right, bottom, score } of found)
        faces.push({
          left: Math.max(0, window.left + left * scale),
          top: Math.max(0, window.top + top * scale),
          right: Math.min(picture.width, window.left + right * scale),
          bottom: Math.min(picture.height, window.top + bottom * scale),
          score,
        });
    }
    return withoutDoubles(faces);
  };
}

interface Window {
  left: number;
  top: number;
  side: number;
}

/** The whole picture, then squares that overlap by a third, ever smaller. */
export function windowsOf(width: number, height: number): Window[] {
  const windows: Window[] = [{ left: 0, top: 0, side: Math.max(width, height) }];
  for (const part of closeness) {
    const side = Math.round(Math.min(width, height) * part);
    if (side < leastWindowPx) continue;
    for (const top of starts(height, side))
      for (const left of starts(width, side)) windows.push({ left, top, side });
  }
  return windows.slice(0, maxWindows);
}

function starts(length: number, side: number): number[] {
  const count = Math.max(1, Math.ceil((length - side) / ((side * 2) / 3)) + 1);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - side)) / (count - 1)),
  );
}

/** The window scaled to the network's square, black where the picture ends, as values -1 … 1. */
async function lookAt(picture: Rgb, { left, top, side }: Window): Promise<Tensor> {
  const width = Math.min(side, picture.width - left);
  const height = Math.min(side, picture.height - top);
  const toSide = (n: number) => Math.max(1, Math.round((n * windowSide) / side));
  const raw = { width: picture.width, height: picture.height, channels: 3 as const };
  const small = await sharp(picture.data, { raw })
    .extract({ left, top, width, height })
    .resize(toSide(width), toSide(height), { fit: 'fill', kernel: 'linear' })
    .extend({ right: windowSide - toSide(width), bottom: windowSide - toSide(height), background: '#000000' })
    .raw()
    .toBuffer();
  const plane = windowSide * windowSide;
  const values = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < plane; i++)
      values[channel * plane + i] = (small[3 * i + channel] as number) / 127.5 - 1;
  return new Tensor('float32', values, [1, 3, windowSide, windowSide]);
}

/** Guesses that are a face, in pixels of the window. The anchors stand in the order grid, row, column, guess. */
function decode(output: (name: string) => Float32Array, anchors: Float32Array): Face[] {
  const faces: Face[] = [];
  let anchor = 0;
  for (const [i, { side, guesses }] of grids.entries()) {
    const [boxes, kinds] = [output(`boxes${i}`), output(`classes${i}`)];
    const plane = side * side;
    for (let point = 0; point < plane; point++)
      for (let g = 0; g < guesses; g++, anchor++) {
        const score = 1 / (1 + Math.exp(-(kinds[(g * classes + 1) * plane + point] as number)));
        if (score < leastScore) continue;
        const value = (n: number) => boxes[(g * 4 + n) * plane + point] as number;
        const at = (n: number) => anchors[anchor * 4 + n] as number;
        const [height, width] = [at(2) - at(0), at(3) - at(1)];
        const cy = at(0) + height / 2 + (value(0) / 10) * height;
        const cx = at(1) + width / 2 + (value(1) / 10) * width;
        const halfHeight = (Math.exp(value(2) / 5) * height) / 2;
        const halfWidth = (Math.exp(value(3) / 5) * width) / 2;
        faces.push({
          left: (cx - halfWidth) * windowSide,
          right: (cx + halfWidth) * windowSide,
          top: (cy - halfHeight) * windowSide,
          bottom: (cy + halfHeight) * windowSide,
          score,
        });
      }
  }
  return withoutDoubles(faces);
}

/** The surest of each heap of overlapping guesses. */
export function withoutDoubles(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of [...faces].sort((a, b) => b.score - a.score))
    if (kept.every((other) => overlap(face, other) < sameFace)) kept.push(face);
  return kept;
}

function overlap(a: Face, b: Face): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const area = (f: Face) => (f.right - f.left) * (f.bottom - f.top);
  return (width * height) / (area(a) + area(b) - width * height);
}

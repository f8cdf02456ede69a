import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Rgb, TextBox, Word } from './shapes.ts';

/** The model reads strips of this height. */
const stripHeight = 48;
const minStripWidth = 48;
/** A strip longer than this is no line of text but a frame or pattern; it also bounds memory. */
const maxStripWidth = 3200;

export type Recogniser = (picture: Rgb, box: TextBox) => Promise<Word>;

/** Loads the recogniser: it reads one box of the picture. `dictionaryPath` has one character a line. */
export async function createRecogniser(
  modelPath: string,
  dictionaryPath: string,
  options: InferenceSession.SessionOptions,
): Promise<Recogniser> {
  const session = await InferenceSession.create(modelPath, options);
  // Class 0 is "nothing here"; the classes after the file's characters are the space.
  const characters = ['', ...(await readFile(dictionaryPath, 'utf8')).split('\n'), ' '];
  return async (picture, box) => {
    const outputs = await session.run({ x: stripOf(picture, box) });
    const scores = outputs[session.outputNames[0] as string];
    if (!scores) throw new Error('the recogniser gave no scores');
    return { box, ...decode(scores.data as Float32Array, scores.dims[2] as number, characters) };
  };
}

/** The box cut out, turned level and scaled to the strip height, bilinear, as blue, green, red in -1 … 1. */
function stripOf(picture: Rgb, box: TextBox): Tensor {
  const ratio = box.width / box.height;
  const drawn = Math.min(maxStripWidth, Math.max(8, Math.round(stripHeight * ratio)));
  const width = Math.max(minStripWidth, Math.ceil(drawn / 8) * 8);
  const plane = width * stripHeight;
  const input = new Float32Array(3 * plane);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  for (let v = 0; v < stripHeight; v++) {
    const dv = ((v + 0.5) / stripHeight - 0.5) * box.height;
    for (let u = 0; u < drawn; u++) {
      const du = ((u + 0.5) / drawn - 0.5) * box.width;
      sample(
        picture,
        box.cx + du * cos - dv * sin - 0.5,
        box.cy + du * sin + dv * cos - 0.5,
        input,
        v * width + u,
        plane,
      );
    }
  }
  return new Tensor('float32', input, [1, 3, stripHeight, width]);
}

function sample(picture: Rgb, x: number, y: number, out: Float32Array, at: number, plane: number): void {
  const { data, width, height } = picture;
  const cx = Math.min(width - 1, Math.max(0, x));
  const cy = Math.min(height - 1, Math.max(0, y));
  const x0 = cx | 0;
  const y0 = cy | 0;
  const right = x0 < width - 1 ? 3 : 0;
  const below = y0 < height - 1 ? 3 * width : 0;
  const [fx, fy] = [cx - x0, cy - y0];
  const base = 3 * (y0 * width + x0);
  for (let c = 0; c < 3; c++) {
    const p = base + 2 - c;
    const upper = (data[p] as number) * (1 - fx) + (data[p + right] as number) * fx;
    const lower = (data[p + below] as number) * (1 - fx) + (data[p + below + right] as number) * fx;
    out[c * plane + at] = (upper * (1 - fy) + lower * fy) / 127.5 - 1;
  }
}

/** Greedy CTC: the best class of each step, repeats merged, "nothing" dropped. */
function decode(scores: Float32Array, classes: number, characters: readonly string[]) {
  let text = '';
  let sum = 0;
  let count = 0;
  let last = 0;
  for (let step = 0; step < scores.length; step += classes) {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if ((scores[step + c] as number) > (scores[step + best] as number)) best = c;
    if (best !== 0 && best !== last) {
      text += characters[best] ?? '';
      sum += scores[step + best] as number;
      count++;
    }
    last = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
}

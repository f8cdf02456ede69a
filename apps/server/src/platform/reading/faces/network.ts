import { type Conv, writeOnnx } from './onnx-writer.ts';
import type { Weight } from './weights.ts';

type Weights = ReadonlyMap<string, Weight>;

/** The network looks at squares of this side, in pixels. */
export const windowSide = 512;
/** Sides of the six grids on which faces are guessed, coarse ones for large faces, and guesses at each point. */
export const grids = [
  { side: 32, guesses: 3 },
  { side: 16, guesses: 6 },
  { side: 8, guesses: 6 },
  { side: 4, guesses: 6 },
  { side: 2, guesses: 6 },
  { side: 1, guesses: 6 },
] as const;
/** Values of one guess about what it is: nothing, a face, unused. */
export const classes = 3;

const halving = new Set([2, 4, 6, 12]);
const epsilon = 0.0010000000474974513;

function get(weights: Weights, name: string): Weight {
  const weight = weights.get(name);
  if (!weight) throw new Error(`the face detector lacks ${name}`);
  return weight;
}

/** Height × width × in × out → out × in × height × width; a depthwise kernel has `out` 1 and keeps its channels. */
function toRuntime({ shape, values }: Weight, depthwise: boolean): Conv['weights'] {
  const [height, width, inputs, outputs] = shape as [number, number, number, number];
  const turned = new Float32Array(values.length);
  const [first, second] = depthwise ? [inputs, outputs] : [outputs, inputs];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < inputs; i++)
        for (let o = 0; o < outputs; o++) {
          const [a, b] = depthwise ? [i, o] : [o, i];
          turned[((a * second + b) * height + y) * width + x] = values[
            ((y * width + x) * inputs + i) * outputs + o
          ] as number;
        }
  return { dims: [first, second, height, width], values: turned };
}

function pointwise(weights: Weights, prefix: string, input: string, output: string, stride: 1 | 2): Conv {
  return {
    input,
    output,
    stride,
    groups: 1,
    cut: true,
    weights: toRuntime(get(weights, `${prefix}/weights`), false),
    bias: get(weights, `${prefix}/convolution_bn_offset`).values,
  };
}

/** Normalisation is a factor and an offset per channel: both are put into the convolution. */
function depthwise(weights: Weights, prefix: string, input: string, output: string, stride: 1 | 2): Conv {
  const turned = toRuntime(get(weights, `${prefix}/depthwise_weights`), true);
  const of = (name: string) => get(weights, `${prefix}/BatchNorm/${name}`).values;
  const [gamma, beta, mean, variance] = [of('gamma'), of('beta'), of('moving_mean'), of('moving_variance')];
  const factor = gamma.map((g, channel) => g / Math.sqrt((variance[channel] as number) + epsilon));
  const bias = beta.map((b, channel) => b - (mean[channel] as number) * (factor[channel] as number));
  const perChannel = turned.dims[2] * turned.dims[3];
  const values = turned.values.map((value, i) => value * (factor[Math.floor(i / perChannel)] as number));
  const groups = turned.dims[0];
  return { input, output, stride, groups, cut: true, weights: { dims: turned.dims, values }, bias };
}

function guess(weights: Weights, prefix: string, input: string, output: string): Conv {
  return {
    input,
    output,
    stride: 1,
    groups: 1,
    cut: false,
    weights: toRuntime(get(weights, `${prefix}/weights`), false),
    bias: get(weights, `${prefix}/biases`).values,
  };
}

/** The detector as an ONNX model: input `picture`, outputs `boxes0` … and `classes0` … of the six grids. */
export function faceNetwork(weights: Weights): Uint8Array {
  const convs = [pointwise(weights, 'MobilenetV1/Conv2d_0_pointwise', 'picture', 'm0', 2)];
  for (let i = 1; i <= 13; i++) {
    const stride = halving.has(i) ? 2 : 1;
    const prefix = `MobilenetV1/Conv2d_${i}`;
    convs.push(depthwise(weights, `${prefix}_depthwise`, `m${i - 1}`, `d${i}`, stride));
    convs.push(pointwise(weights, `${prefix}_pointwise`, `d${i}`, `m${i}`, 1));
  }
  for (let i = 0; i < 8; i++) {
    const input = i === 0 ? 'm13' : `p${i - 1}`;
    convs.push(pointwise(weights, `Prediction/Conv2d_${i}_pointwise`, input, `p${i}`, i % 2 === 0 ? 1 : 2));
  }
  const seen = ['m11', 'm13', 'p1', 'p3', 'p5', 'p7'];
  for (const [i, input] of seen.entries()) {
    const prefix = `Prediction/BoxPredictor_${i}`;
    convs.push(guess(weights, `${prefix}/BoxEncodingPredictor`, input, `boxes${i}`));
    convs.push(guess(weights, `${prefix}/ClassPredictor`, input, `classes${i}`));
  }
  const outputs = grids.flatMap(({ side, guesses }, i) => [
    { name: `boxes${i}`, dims: [1, guesses * 4, side, side] },
    { name: `classes${i}`, dims: [1, guesses * classes, side, side] },
  ]);
  return writeOnnx(convs, { name: 'picture', dims: [1, 3, windowSide, windowSide] }, outputs);
}

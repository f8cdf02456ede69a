import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A tensor in TensorFlow's order of axes. */
export interface Weight {
  shape: readonly number[];
  values: Float32Array;
}

interface Entry {
  name: string;
  shape: number[];
  dtype: 'float32' | 'int32';
  quantization?: { scale: number; min: number; dtype: 'uint8' };
}

const modelName = 'ssd_mobilenetv1_model';

/**
 * The face detector that @vladmandic/face-api ships (SSD over MobileNet v1, MIT). Only its numbers are used: the
 * package's own runtime needs a browser, ours is the one that reads text (decision 0022).
 */
export async function loadFaceWeights(): Promise<ReadonlyMap<string, Weight>> {
  const manifestPath = createRequire(import.meta.url).resolve(
    `@vladmandic/face-api/model/${modelName}-weights_manifest.json`,
  );
  const [group] = JSON.parse(await readFile(manifestPath, 'utf8')) as { paths: string[]; weights: Entry[] }[];
  if (!group) throw new Error('the face detector has no weights');
  const parts = await Promise.all(group.paths.map((path) => readFile(join(dirname(manifestPath), path))));
  const bytes = Buffer.concat(parts);
  const weights = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, quantization } of group.weights) {
    const length = shape.reduce((product, side) => product * side, 1);
    const values = quantization
      ? Float32Array.from(bytes.subarray(at, at + length), (q) => q * quantization.scale + quantization.min)
      : new Float32Array(Uint8Array.from(bytes.subarray(at, at + 4 * length)).buffer);
    at += quantization ? length : 4 * length;
    weights.set(name, { shape, values });
  }
  if (at !== bytes.length) throw new Error('the face detector’s weights have another length than its list');
  return weights;
}

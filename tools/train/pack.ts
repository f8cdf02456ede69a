import type { PackedModel } from '../../packages/law/src/diagnosis/likeness/model.ts';
import type { Fitted } from './regression.ts';

const largest = 127;
/** A weight that rounds to less says nothing, and would be half of the table. */
const leastWeight = 4;

/** A fitted model in the form of `PackedModel`: weights in a byte each, small ones left out. */
export function pack({ vocabulary, weights, bias }: Fitted, classes: readonly string[]): PackedModel {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most / largest;
  const bytes: number[] = [];
  let runs = 0;
  for (const [hash, run] of [...vocabulary].sort(([a], [b]) => a - b)) {
    const pairs: number[] = [];
    for (let k = 0; k < classes.length; k++) {
      const weight = Math.round((weights[run * classes.length + k] as number) / scale);
      if (Math.abs(weight) >= leastWeight) pairs.push(k, weight & 0xff);
    }
    if (pairs.length === 0) continue;
    runs++;
    bytes.push(
      hash & 0xff,
      (hash >>> 8) & 0xff,
      (hash >>> 16) & 0xff,
      hash >>> 24,
      pairs.length / 2,
      ...pairs,
    );
  }
  return {
    classes,
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
    scale,
    runs,
    table: Buffer.from(Uint8Array.from(bytes)).toString('base64'),
  };
}

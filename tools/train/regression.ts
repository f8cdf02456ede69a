import type { Example } from './texts.ts';

/** Weights of a linear model: `weights[run * classes + k]`. */
export interface Fitted {
  vocabulary: ReadonlyMap<number, number>;
  weights: Float32Array;
  bias: Float32Array;
}

export interface TrainOptions {
  classes: number;
  /** A run must stand in so many texts. */
  leastTexts?: number;
  rounds?: number;
}

const step = 0.3;
const decay = 1e-6;
const surelyNot = -2;

/**
 * Logistic regression, one class against the rest, by stochastic gradient descent with AdaGrad steps (Duchi, Hazan and
 * Singer 2011). The order of the texts comes from a fixed seed: the same texts give the same model.
 */
export function trainModel(
  examples: readonly Example[],
  { classes, leastTexts = 3, rounds = 25 }: TrainOptions,
): Fitted {
  const vocabulary = vocabularyOf(examples, leastTexts);
  const texts = examples.map(({ runs }) => known(runs, vocabulary));
  const weights = new Float32Array(vocabulary.size * classes);
  const squares = new Float32Array(weights.length).fill(1e-3);
  const bias = new Float32Array(classes).fill(surelyNot);
  const biasSquares = new Float32Array(classes).fill(1e-3);
  const order = examples.map((_, i) => i);
  const random = seeded(7);
  const errors = new Float64Array(classes);
  const learn = (runs: Uint32Array, labels: ReadonlySet<number>): void => {
    const scale = 1 / Math.sqrt(Math.max(1, runs.length));
    errors.set(bias);
    for (const run of runs)
      for (let k = 0; k < classes; k++) errors[k] = at(errors, k) + at(weights, run * classes + k) * scale;
    for (let k = 0; k < classes; k++) {
      const error = 1 / (1 + Math.exp(-at(errors, k))) - (labels.has(k) ? 1 : 0);
      // What is right already teaches nothing, and costs most of the time.
      errors[k] = Math.abs(error) < 0.01 ? 0 : error;
      descend(bias, biasSquares, k, at(errors, k));
    }
    for (const run of runs)
      for (let k = 0; k < classes; k++) {
        if (errors[k] === 0) continue;
        const place = run * classes + k;
        descend(weights, squares, place, at(errors, k) * scale + decay * at(weights, place));
      }
  };
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const i of order) learn(texts[i] as Uint32Array, (examples[i] as Example).labels);
  }
  return { vocabulary, weights, bias };
}

function descend(values: Float32Array, squares: Float32Array, i: number, gradient: number): void {
  squares[i] = at(squares, i) + gradient * gradient;
  values[i] = at(values, i) - (step * gradient) / Math.sqrt(at(squares, i));
}

function vocabularyOf(examples: readonly Example[], leastTexts: number): Map<number, number> {
  const texts = new Map<number, number>();
  for (const { runs } of examples) for (const run of new Set(runs)) texts.set(run, (texts.get(run) ?? 0) + 1);
  const vocabulary = new Map<number, number>();
  for (const [run, count] of texts) if (count >= leastTexts) vocabulary.set(run, vocabulary.size);
  return vocabulary;
}

const known = (runs: Uint32Array, vocabulary: ReadonlyMap<number, number>): Uint32Array =>
  Uint32Array.from([...runs].flatMap((run) => vocabulary.get(run) ?? []));

const at = (list: Float32Array | Float64Array, i: number): number => list[i] as number;

/** A linear congruential generator (Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as number, list[i] as number];
  }
}

import packed from '../../../data/likeness.json' with { type: 'json' };
import type { Boundaries, Span } from '../boundaries.ts';
import { runsOf } from './features.ts';
import { LikenessModel, type Sums } from './model.ts';
import { weightiest } from './quotation.ts';

/** What reads like a rule's wordings, in normalised offsets. */
export interface Likely {
  rule: string;
  start: number;
  end: number;
}

/** With fewer known runs the model has nothing to go by, and with fewer than the second not enough to contradict. */
const leastRuns = 16;
const enoughToDoubt = 30;
/** What is said may need so many sentences to be recognised. */
const mostSentences = 3;

const model = new LikenessModel(packed);
const numbers = new Map(model.classes.map((rule, k) => [rule, k]));

/** Sums of the sentences at hand, until others are asked for. */
const together = model.empty();

interface Sentence extends Sums {
  span: Span;
}

/** How much the sentences of a text, one to three at a time, read like the texts that people labelled with each rule. */
export class Likeness {
  readonly #text: string;
  readonly #sentences: readonly Sentence[];
  /** Of each character; an empty sentence leaves its number out. */
  readonly #number: Uint32Array;
  /** Where a sentence's number stands in `#sentences`. */
  readonly #places: ReadonlyMap<number, number>;

  constructor(text: string, sentence: Uint32Array) {
    this.#text = text;
    this.#number = sentence;
    const spans = spansOf(sentence);
    this.#places = new Map(spans.map(([start], i) => [sentence[start] as number, i]));
    this.#sentences = spans.map((span) => weigh(text, span));
  }

  /**
   * Sentences that read like a rule though no phrase of it need stand there: looked at alone first, then with one and
   * two neighbours. The quotation is the part of the sentence that weighs most.
   */
  find(boundaries: Boundaries): Likely[] {
    const found: Likely[] = [];
    const taken = new Map<number, Set<number>>();
    for (let size = 1; size <= mostSentences; size++)
      for (let first = 0; first + size <= this.#sentences.length; first++) {
        const sums = this.#sums(first, size);
        if (sums.known < leastRuns) continue;
        model.reaching(sums, packed.threshold, (k) => {
          const before = taken.get(k) ?? new Set();
          taken.set(k, before);
          if (overlaps(before, first, size)) return;
          for (let i = first; i < first + size; i++) before.add(i);
          const { span } = this.#heaviest(first, size, k);
          const [start, end] = weightiest(model, k, this.#text, span, boundaries);
          found.push({ rule: model.classes[k] as string, start, end });
        });
      }
    return found;
  }

  /** True where what stands at `at` reads, alone and with its neighbours, like anything but this rule. */
  doubts(rule: string, at: number): boolean {
    const k = numbers.get(rule);
    if (k === undefined) return false;
    const here = this.#places.get(this.#number[at] as number) as number;
    if ((this.#sentences[here] as Sentence).known < enoughToDoubt) return false;
    let most = 0;
    for (let size = 1; size <= mostSentences; size++)
      for (let first = Math.max(0, here - size + 1); first <= here; first++)
        if (first + size <= this.#sentences.length)
          most = Math.max(most, model.probability(this.#sums(first, size), k));
    return most < packed.doubt;
  }

  #heaviest(first: number, size: number, k: number): Sentence {
    return this.#sentences
      .slice(first, first + size)
      .reduce((a, b) => ((b.weights[k] as number) > (a.weights[k] as number) ? b : a));
  }

  #sums(first: number, size: number): Sums {
    if (size === 1) return this.#sentences[first] as Sentence;
    together.known = 0;
    together.weights.fill(0);
    for (let i = first; i < first + size; i++) {
      const { known, weights } = this.#sentences[i] as Sentence;
      together.known += known;
      for (let k = 0; k < weights.length; k++)
        together.weights[k] = (together.weights[k] as number) + (weights[k] as number);
    }
    return together;
  }
}

function overlaps(taken: ReadonlySet<number>, first: number, size: number): boolean {
  for (let i = first; i < first + size; i++) if (taken.has(i)) return true;
  return false;
}

function spansOf(sentence: Uint32Array): Span[] {
  const spans: Span[] = [];
  for (let start = 0, i = 1; i <= sentence.length; i++) {
    if (i < sentence.length && sentence[i] === sentence[start]) continue;
    spans.push([start, i]);
    start = i;
  }
  return spans;
}

function weigh(text: string, span: Span): Sentence {
  const sums = model.empty();
  model.begin();
  runsOf(text, ...span, (hash) => model.add(sums, hash));
  return { ...sums, span };
}

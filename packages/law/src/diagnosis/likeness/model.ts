/**
 * A linear model over runs of characters, one score per class, as `npm run train:diagnosis` writes it: for each run its
 * hash, how many classes it speaks for or against, and for each its number and weight. Little-endian.
 */
export interface PackedModel {
  classes: readonly string[];
  bias: readonly number[];
  /** What a weight of 1 in the table stands for. */
  scale: number;
  runs: number;
  /** Base64. */
  table: string;
}

/** What the known runs of a stretch of text add up to. */
export interface Sums {
  known: number;
  weights: Float64Array;
}

export class LikenessModel {
  readonly classes: readonly string[];
  readonly #packed: PackedModel;
  /** Open addressing: hashes, and where the pairs of each begin and end in `#pairs`. */
  readonly #hashes: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #lengths: Uint8Array;
  readonly #seen: Uint32Array;
  readonly #pairs: Int8Array;
  readonly #mask: number;
  #turn = 0;

  constructor(packed: PackedModel) {
    this.#packed = packed;
    this.classes = packed.classes;
    const bytes = Uint8Array.from(atob(packed.table), (char) => char.charCodeAt(0));
    const size = 2 ** Math.ceil(Math.log2(packed.runs * 2 + 2));
    this.#mask = size - 1;
    this.#hashes = new Uint32Array(size);
    this.#offsets = new Uint32Array(size);
    this.#lengths = new Uint8Array(size);
    this.#seen = new Uint32Array(size);
    this.#pairs = new Int8Array(bytes.buffer);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; ) {
      const hash = view.getUint32(at, true);
      const length = bytes[at + 4] as number;
      const slot = this.#slot(hash);
      this.#hashes[slot] = hash;
      this.#offsets[slot] = at + 5;
      this.#lengths[slot] = length;
      at += 5 + 2 * length;
    }
  }

  empty(): Sums {
    return { known: 0, weights: new Float64Array(this.classes.length) };
  }

  /** Begins a sentence: each run counts once in it. */
  begin(): void {
    this.#turn++;
  }

  /** Adds a run to the sums, unless its sentence had it or the model does not know it. */
  add(sums: Sums, hash: number): void {
    const slot = this.#slot(hash);
    const length = this.#lengths[slot] as number;
    if (length === 0 || this.#seen[slot] === this.#turn) return;
    this.#seen[slot] = this.#turn;
    sums.known++;
    for (let i = this.#offsets[slot] as number, end = i + 2 * length; i < end; i += 2) {
      const k = this.#pairs[i] as number;
      sums.weights[k] = (sums.weights[k] as number) + (this.#pairs[i + 1] as number);
    }
  }

  /** What one run says of one class. */
  weight(hash: number, k: number): number {
    const slot = this.#slot(hash);
    const start = this.#offsets[slot] as number;
    for (let i = start, end = start + 2 * (this.#lengths[slot] as number); i < end; i += 2)
      if (this.#pairs[i] === k) return this.#pairs[i + 1] as number;
    return 0;
  }

  /** The probability of a class, 0 to 1. */
  probability({ known, weights }: Sums, k: number): number {
    const { bias, scale } = this.#packed;
    const score = (bias[k] as number) + ((weights[k] as number) * scale) / Math.sqrt(Math.max(1, known));
    return 1 / (1 + Math.exp(-score));
  }

  /** Calls `each` for every class whose probability reaches `least`; all are compared as sums, which costs little. */
  reaching({ known, weights }: Sums, least: number, each: (k: number) => void): void {
    const { bias, scale } = this.#packed;
    const factor = scale / Math.sqrt(Math.max(1, known));
    const score = Math.log(least / (1 - least));
    for (let k = 0; k < weights.length; k++)
      if ((weights[k] as number) * factor >= score - (bias[k] as number)) each(k);
  }

  #slot(hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) >>> 0;
    for (slot &= this.#mask; this.#lengths[slot] !== 0 && this.#hashes[slot] !== hash; )
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}

import type { Incremental } from './types.ts';

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const p0 = (x: number): number => x ^ rotl(x, 9) ^ rotl(x, 17);
const p1 = (x: number): number => x ^ rotl(x, 15) ^ rotl(x, 23);

const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];
/** T_j rotated by j, GB/T 32905-2016 section 4.2. */
const rounds = Int32Array.from({ length: 64 }, (_, j) => rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

/** SM3 (GB/T 32905-2016) for browsers; node:crypto has a faster one. */
export class Sm3 implements Incremental {
  readonly #state = Int32Array.from(initial);
  readonly #w = new Int32Array(68);
  readonly #block = new Uint8Array(64);
  readonly #view = new DataView(this.#block.buffer);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      const n = Math.min(64 - this.#filled, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + n), this.#filled);
      this.#filled += n;
      at += n;
      if (this.#filled === 64) this.#compress();
    }
    return this;
  }

  digest(): Uint8Array {
    const bits = BigInt(this.#length) * 8n;
    const padding = new Uint8Array(this.#filled < 56 ? 56 - this.#filled : 120 - this.#filled);
    padding[0] = 0x80;
    this.update(padding);
    const length = new Uint8Array(8);
    new DataView(length.buffer).setBigUint64(0, bits);
    this.update(length);
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    this.#state.forEach((word, i) => {
      view.setInt32(4 * i, word);
    });
    return out;
  }

  #compress(): void {
    const w = this.#w;
    for (let j = 0; j < 16; j++) w[j] = this.#view.getInt32(4 * j);
    for (let j = 16; j < 68; j++) {
      const x = at(w, j - 16) ^ at(w, j - 9) ^ rotl(at(w, j - 3), 15);
      w[j] = p1(x) ^ rotl(at(w, j - 13), 7) ^ at(w, j - 6);
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let j = 0; j < 64; j++) {
      const a12 = rotl(a, 12);
      const ss1 = rotl((a12 + e + at(rounds, j)) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ a12) + (at(w, j) ^ at(w, j + 4))) | 0;
      const tt2 = (gg + h + ss1 + at(w, j)) | 0;
      d = c;
      c = rotl(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotl(f, 19);
      f = e;
      e = p0(tt2);
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      this.#state[i] = at(this.#state, i) ^ word;
    });
    this.#filled = 0;
  }
}

const at = (words: Int32Array, i: number): number => words[i] as number;

/** Chance that a seed repeats: the choices of a run are the same again, their timing is not. */
export interface Chance {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  between(from: number, to: number): number;
  /** One of the keys, each as often as its weight says. */
  pick<K extends string>(weights: Record<K, number>): K;
}

/** mulberry32: good enough to choose victims, no good for keys. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (n) => Math.floor(next() * n),
    between: (from, to) => from + next() * (to - from),
    pick(weights) {
      const entries = Object.entries<number>(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key as keyof typeof weights;
      }
      return entries.at(-1)?.[0] as keyof typeof weights;
    },
  };
}

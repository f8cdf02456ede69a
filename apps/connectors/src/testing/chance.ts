import { createHash } from 'node:crypto';

/** The same stream for the same seed, on any machine. */
export function createChance(seed: number): {
  next(): number;
  below(n: number): number;
  of<T>(list: readonly T[]): T;
} {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, of: (list) => list[below(list.length)] as never };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Sixteen capitals and digits, as dujiaoka's order numbers look. */
export const orderSn = (of: string): string => digest(`order ${of}`).slice(0, 16).toUpperCase();

/** Eighteen digits, as acg-faka's order numbers look. */
export const tradeNumber = (of: string, atMs: number): string =>
  `${new Date(atMs).toISOString().slice(2, 10).replaceAll('-', '')}${String(
    BigInt(`0x${digest(`trade ${of}`).slice(0, 10)}`),
  )
    .padStart(12, '0')
    .slice(-12)}`;

/** A code that looks like what is sold: `VIP-8K3F-…`. */
export function cardCode(label: string, n: number): string {
  const text = digest(`${label} ${n}`).toUpperCase();
  return `${label}-${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10, 15)}`;
}

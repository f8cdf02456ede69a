/** What one kind of append did under `writers` concurrent writers. */
export interface Load {
  perSecond: number;
  /** Milliseconds from asking to acknowledged. */
  p50: number;
  p99: number;
}

/** Each writer has one append under way at a time; what is asked within `seconds` counts, and is waited for. */
export async function underLoad(
  writers: number,
  seconds: number,
  append: () => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const writer = async () => {
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      await append();
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  const elapsed = (performance.now() - start) / 1000;
  return { perSecond: latencies.length / elapsed, ...percentiles(latencies) };
}

/** Sorts in place. */
export function percentiles(milliseconds: number[]): { p50: number; p99: number } {
  milliseconds.sort((a, b) => a - b);
  const at = (share: number) => milliseconds[Math.floor((milliseconds.length - 1) * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** The run with the median rate: latencies and rate belong together. */
export function medianOf(loads: readonly Load[]): Load {
  return [...loads].sort((a, b) => a.perSecond - b.perSecond)[loads.length >> 1] as Load;
}

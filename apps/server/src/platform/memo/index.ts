/** Remembers the last result for each of the most recently used keys. It may be forgotten at any time. */
export interface Memo<V> {
  /** What was computed for `key` while its `stamp` was the same; computed now otherwise. */
  of(key: string, stamp: string, compute: () => V): V;
  forget(key: string): void;
}

/** `stamp` must name everything that the result follows from: the memo asks nothing else. */
export function createMemo<V>(maxKeys: number): Memo<V> {
  const kept = new Map<string, { stamp: string; value: V }>();
  return {
    of(key, stamp, compute) {
      const known = kept.get(key);
      const value = known?.stamp === stamp ? known.value : compute();
      // A Map keeps the order of insertion: the first key is the one used longest ago.
      kept.delete(key);
      kept.set(key, { stamp, value });
      const oldest = kept.keys().next().value;
      if (kept.size > maxKeys && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget: (key) => void kept.delete(key),
  };
}

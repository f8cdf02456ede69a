import type { Database } from '#platform/database';
import { countRefusals } from './store.ts';

const flushMs = 1000;

/**
 * Counts what was refused, so that a shop sees its wrong clock or secret. Written at most once a second: a flood of
 * forgeries costs no writes. Lost in a crash are the counts of that second.
 */
export function createRefusalCounts(db: Database) {
  let counts = new Map<string, { sourceId: string; day: string; code: string; count: number }>();
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const rows = [...counts.values()];
    counts = new Map();
    if (rows.length > 0) await countRefusals(db, rows);
  }
  return {
    add(sourceId: string, code: string, nowMs: number): void {
      const day = new Date(nowMs).toISOString().slice(0, 10);
      const key = `${sourceId} ${day} ${code}`;
      const row = counts.get(key) ?? { sourceId, day, code, count: 0 };
      row.count++;
      counts.set(key, row);
      timer ??= setTimeout(() => void flush().catch(() => {}), flushMs).unref();
    },
    flush,
  };
}
export type RefusalCounts = ReturnType<typeof createRefusalCounts>;

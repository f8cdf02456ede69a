import type { Database } from '#platform/database';
import { countRefusals, type RefusalCount } from './store-refusals.ts';

const flushMs = 1000;

/**
 * Counts what was refused, so that a shop sees its wrong clock or secret. Written at most once a second: a flood of
 * forgeries costs no writes. Lost in a crash are the counts of that second.
 */
export function createRefusalCounts(db: Database) {
  let counts = new Map<string, RefusalCount>();
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const rows = [...counts.values()];
    counts = new Map();
    if (rows.length > 0) await countRefusals(db, rows);
  }
  return {
    /** `timestamp` is what the sender wrote, in seconds: kept is by how much it was behind, where that is the reason. */
    add(sourceId: string, code: string, nowMs: number, timestamp?: string): void {
      const lastAt = new Date(nowMs).toISOString();
      const day = lastAt.slice(0, 10);
      const key = `${sourceId} ${day} ${code}`;
      const behindS = code === 'timestamp-off' ? behind(nowMs, timestamp) : null;
      const count = (counts.get(key)?.count ?? 0) + 1;
      const row = { sourceId, day, code, count, lastAt, behindS };
      counts.set(key, row);
      timer ??= setTimeout(() => void flush().catch(() => {}), flushMs).unref();
    },
    flush,
  };
}

/** A stranger's number, kept within what the column holds. */
const behind = (nowMs: number, timestamp = ''): number | null => {
  const seconds = Math.round(nowMs / 1000) - Number(timestamp);
  return Number.isFinite(seconds) ? Math.max(-2e9, Math.min(2e9, seconds)) : null;
};
export type RefusalCounts = ReturnType<typeof createRefusalCounts>;

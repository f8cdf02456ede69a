import { TooManyRequests } from '#platform/http';
import { ingestBusy } from './refusals.ts';

/** Events a source may bring in one go, and a second from then on; a spool that was full is empty soon. */
const burst = 20_000;
const perSecond = 500;
/** Requests that this process works on at a time; more would only wait and be given up by their senders. */
const mostAtOnce = 32;
const mostSources = 10_000;

/** Holds back what would drown the others, in this process's memory. Only events that a shop signed are counted. */
export function createLimits() {
  const buckets = new Map<string, { left: number; atMs: number }>();
  let working = 0;
  return {
    /** Refusal: `too-many-requests`, with the seconds after which all of them would be let in. */
    take(sourceId: string, events: number, nowMs: number): void {
      const bucket = buckets.get(sourceId) ?? { left: burst, atMs: nowMs };
      const left = Math.min(burst, bucket.left + ((nowMs - bucket.atMs) / 1000) * perSecond);
      if (left < events) throw new TooManyRequests(Math.max(1, Math.ceil((events - left) / perSecond)));
      buckets.delete(sourceId);
      buckets.set(sourceId, { left: left - events, atMs: nowMs });
      const oldest = buckets.keys().next().value;
      if (buckets.size > mostSources && oldest !== undefined) buckets.delete(oldest);
    },
    /** Refusal: `ingest-busy`. */
    async work<T>(run: () => Promise<T>): Promise<T> {
      if (working >= mostAtOnce) throw ingestBusy();
      working++;
      try {
        return await run();
      } finally {
        working--;
      }
    },
  };
}
export type Limits = ReturnType<typeof createLimits>;

import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@redress/kernel';

/** How soon a log that was busy is asked again, and for how long altogether. */
const againMs = 200;
const patienceMs = 60_000;

/**
 * Does `work`, again from its beginning while the log refuses it as `log-busy`: the clock brings more at once than people
 * do, and may wait where a request may not. Gives up with that refusal after a minute, or when the signal says so.
 */
export async function whenLogTakes<T>(
  work: () => Promise<T>,
  signal?: AbortSignal,
  { again = againMs, patience = patienceMs } = {},
): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const busy = error instanceof Refusal && error.code === 'log-busy';
      if (!busy || signal?.aborted || performance.now() > until) throw error;
      await sleep(again, undefined, signal ? { signal } : {}).catch(() => {});
    }
  }
}

/**
 * Group commit for the baselines, as the log's own sequencer has it: whatever was asked while one batch was written
 * goes into the next, at most `maxBatch`; each caller is answered when its batch is durable.
 */
export function createBatcher<T>(maxBatch: number, write: (batch: T[]) => Promise<void>) {
  const pool: { item: T; done: () => void; failed: (error: unknown) => void }[] = [];
  let working = false;
  async function work(): Promise<void> {
    working = true;
    while (pool.length > 0) {
      const batch = pool.splice(0, maxBatch);
      try {
        await write(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    working = false;
  }
  return (item: T): Promise<void> =>
    new Promise((done, failed) => {
      pool.push({ item, done, failed });
      // After this turn, so that writers answered together come together.
      if (!working) queueMicrotask(() => void (working || work()));
    });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@redress/kernel';
import type { Database } from '#platform/database';
import type { Sequencer } from '../jobs/sequencer.ts';
import { type Seal, sealOf } from '../queries/proofs.ts';
import * as store from '../store.ts';

/** Another node may be the sequencer, so waiting is looking again after each batch or poll. */
export async function waitForSeal(
  db: Database,
  sequencer: Sequencer,
  id: string,
  timeoutMs: number,
): Promise<Seal> {
  const end = performance.now() + timeoutMs;
  const waiting = new AbortController();
  // A log that is halted, or sequenced elsewhere, has no batch to wait for.
  const late = sleep(timeoutMs, undefined, { signal: waiting.signal }).catch(() => {});
  try {
    for (;;) {
      const found = await sealOf(db, id);
      if (found) return found;
      if (performance.now() >= end) throw sealLate();
      sequencer.wake();
      await Promise.race([sequencer.nextBatch(), late]);
    }
  } finally {
    waiting.abort();
  }
}

const sealLate = () =>
  new Refusal('seal-late', {
    zh: '存证尚未完成，请稍后再试。',
    en: 'The seal is not ready yet: try again later.',
  });

export async function waitUntilFlushed(db: Database, shard: string, sequencer: Sequencer): Promise<void> {
  while ((await store.countWaiting(db, shard)) > 0) {
    sequencer.wake();
    await sequencer.nextBatch();
  }
}

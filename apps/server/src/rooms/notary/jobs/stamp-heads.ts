import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@redress/kernel';
import type { PartDeps } from '../parts.ts';
import { type AuthorityState, type HeadToken, stampStates, tokensOf } from '../queries/stamps.ts';
import type { NotaryPart } from '../room.ts';
import * as store from '../store-stamp.ts';
import { readAuthorities } from './stamp-authorities.ts';
import { createStampWorker } from './stamp-worker.ts';

export interface Stamping extends NotaryPart {
  /**
   * Dates the head of this size now: settles once `needed` authorities stamped it, or all have answered, or after
   * `timeoutMs`. Whoever failed is tried again later. Refusal `no-such-head`: nothing of this size is final.
   */
  stamp(wanted: { size: number; timeoutMs: number }): Promise<void>;
  tokensOf(size: number): Promise<HeadToken[]>;
  states(): Promise<AuthorityState[]>;
}

const usual = { pollMs: 5000, answerMs: 20_000 };

/**
 * Outside clocks (RFC 3161) over the log's heads. Without its file it is undefined. Refusal `bad-config`. Only the node
 * that sequences works by itself; a head that two nodes stamp at once gets one token of each authority all the same.
 */
export function createStamping(deps: PartDeps, timing: Partial<typeof usual> = {}): Stamping | undefined {
  const { db, log, shard, timestampsFile } = deps;
  if (!timestampsFile) return undefined;
  const { pollMs, answerMs } = { ...usual, ...timing };
  const { needed, everyMinutes, authorities } = readAuthorities(timestampsFile);
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = { ...deps, everyMs: everyMinutes * 60_000, answerMs, signal };
  const workers = authorities.map((authority) => createStampWorker(work, authority));
  const final = deps.policyFile !== undefined;
  const running = new Set<Promise<unknown>>();
  let timer: NodeJS.Timeout | undefined;

  /** What `stop` waits for. The database may be away: the next round tries again. */
  function follow(job: Promise<unknown>): void {
    const settled = job
      .catch((error) => log.error({ err: error, shard }, 'stamping failed'))
      .finally(() => running.delete(settled));
    running.add(settled);
  }
  async function round(): Promise<void> {
    if (signal.aborted || !deps.sequences()) return;
    const head = await store.findStampable(db, shard, { final });
    if (head) for (const worker of workers) follow(worker.tick(head));
  }
  return {
    async start() {
      timer = setInterval(() => follow(round()), pollMs);
      timer.unref();
      follow(round());
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      while (running.size > 0) await Promise.all(running);
    },
    async stamp({ size, timeoutMs }) {
      const head = await store.findStampable(db, shard, { final, size });
      if (!head) throw noSuchHead(size);
      const jobs = workers.map((worker) => worker.stamp(head));
      for (const job of jobs) follow(job);
      const late = new AbortController();
      const lateness = sleep(timeoutMs, undefined, { signal: AbortSignal.any([signal, late.signal]) });
      await Promise.race([enough(jobs, needed), lateness.catch(() => {})]);
      late.abort();
    },
    tokensOf: (size) => tokensOf(db, shard, authorities, size),
    states: () => stampStates(db, shard, authorities),
  };
}

const noSuchHead = (size: number) =>
  new Refusal('no-such-head', {
    zh: `日志没有大小为 ${size} 的有效检查点。`,
    en: `The log has no final head of size ${size}.`,
  });

/** Settles with the `needed`-th success, or when all have ended. */
function enough(jobs: readonly Promise<boolean>[], needed: number): Promise<void> {
  return new Promise((done) => {
    let good = 0;
    let ended = 0;
    for (const job of jobs)
      void job
        .catch(() => false)
        .then((ok) => {
          if (ok) good++;
          if (good >= needed || ++ended === jobs.length) done();
        });
  });
}

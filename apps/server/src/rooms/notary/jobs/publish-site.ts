import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@redress/kernel';
import { openObjectStore } from '#platform/objects';
import type { PartDeps } from '../parts.ts';
import type { NotaryPart } from '../room.ts';
import { isLeaseFree } from '../store-anchor.ts';
import { recordFailure, recordPublished } from '../store-site.ts';
import {
  haltIfContradicted,
  type Outgrown,
  publishRound,
  type RoundDeps,
  showKey,
} from './publish-site-round.ts';

const everyMs = 1000;
const slowestMs = 60_000;
const startMs = 10_000;

export interface SitePublisher extends NotaryPart {
  /** One round now; for tests and for whoever cannot wait. */
  publish(): Promise<void>;
}

/**
 * Writes the log as a static tlog-tiles site to a folder or to S3-compatible storage, at most once a second; off without
 * `siteUrl`. Refusals: `bad-config`; at start `object-differs` when the place holds another log's key.
 */
export async function createSitePublisher(deps: PartDeps & { siteUrl: string }): Promise<SitePublisher> {
  const { db, shard, clock, log, vkey, siteUrl: place, siteAccess } = deps;
  const site = await openObjectStore(place, siteAccess);
  const round: RoundDeps = { ...deps, site };
  const stopping = new AbortController();
  let shown = 0;
  let outgrown: Outgrown = [];
  let failures = 0;
  let running: Promise<void> = Promise.resolve();

  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: of two at once the later one would be refused, though it knows the newer head. */
  function publish(): Promise<void> {
    const next = last.then(step);
    last = next.catch(() => {});
    return next;
  }
  async function step(): Promise<void> {
    const published = await publishRound(round);
    if (!published) return;
    await recordPublished(db, shard, { place, size: published.size, at: new Date(clock.now()) });
    if (published.size === shown) return;
    shown = published.size;
    // One head later: whoever still holds the head before finds what it names.
    for (const path of outgrown) await site.removeBelow(path);
    ({ outgrown } = published);
  }
  async function attempt(): Promise<void> {
    try {
      await publish();
      failures = 0;
    } catch (error) {
      failures++;
      log.warn({ err: error, shard }, 'the public site could not be written; it will be tried again');
      const problem = error instanceof Refusal ? error.text.en : describe(error);
      await recordFailure(db, shard, { place, at: new Date(clock.now()), problem }).catch(() => {});
    }
  }
  /** In a quiet time nobody holds the lease; two at once do no harm, since one of them is refused. */
  async function isOurTurn(): Promise<boolean> {
    return deps.exclusive || deps.sequences() || isLeaseFree(db, shard).catch(() => false);
  }
  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (await isOurTurn()) await attempt();
      const pauseMs = Math.min(slowestMs, everyMs * 2 ** failures);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  return {
    publish,
    async start() {
      await Promise.race([begin(round, vkey), sleep(startMs, undefined, { ref: false })]);
      running = work();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** A storage that is away is no reason not to start; another log's key in it is. */
async function begin(round: RoundDeps, vkey: string): Promise<void> {
  try {
    await showKey(round, vkey);
    await haltIfContradicted(round);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    round.log.warn({ err: error, shard: round.shard }, 'the public site cannot be reached');
  }
}

const describe = (error: unknown): string =>
  String((error as { code?: unknown }).code ?? (error as Error).message).slice(0, 200);

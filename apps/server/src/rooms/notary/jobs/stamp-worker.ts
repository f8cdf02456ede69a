import { inspect } from 'node:util';
import type { RefusalText } from '@redress/kernel';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';
import { isDue } from '../rules/stamp-schedule.ts';
import * as store from '../store-stamp.ts';
import { askAuthority, StampProblem } from './stamp-ask.ts';
import type { Authority } from './stamp-authorities.ts';

export interface WorkerDeps {
  db: Database;
  clock: Clock;
  log: Log;
  shard: string;
  everyMs: number;
  /** How long an authority may take for its answer. */
  answerMs: number;
  signal: AbortSignal;
}

/** Works for one authority, so that one that fails holds up nobody else. */
export interface StampWorker {
  readonly authority: Authority;
  /** Stamps the head when its turn has come. */
  tick(head: store.StampableHead): Promise<void>;
  /** Stamps this head now, unless it is stamped. False: the authority failed, and its trouble is noted. */
  stamp(head: store.StampableHead): Promise<boolean>;
}

export function createStampWorker(deps: WorkerDeps, authority: Authority): StampWorker {
  const { db, clock, log, shard, everyMs, answerMs, signal } = deps;
  const { name } = authority;
  const asking = new Map<number, Promise<boolean>>();
  let chance = Math.random();

  async function ask(head: store.StampableHead): Promise<boolean> {
    if ((await store.readTokens(db, shard, head.size)).some((row) => row.authority === name)) return true;
    try {
      const answer = await askAuthority(authority, Buffer.from(head.note), { timeoutMs: answerMs, signal });
      const at = { stampedAt: new Date(answer.stamp.at), receivedAt: new Date(clock.now()) };
      // Killed before this line, the token is lost and the next round asks for another one.
      await store.insertToken(db, shard, { ...head, authority: name, token: answer.token, ...at });
      await store.forgetTrouble(db, shard, name);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      chance = Math.random();
      const problem = problemOf(error);
      log.warn({ authority: name, shard, problem: problem.en }, 'a timestamp authority gave no token');
      await store.noteTrouble(db, shard, name, { at: new Date(clock.now()), problem });
      return false;
    }
  }
  /** A round and a bundle that want the same head share one request. */
  function stamp(head: store.StampableHead): Promise<boolean> {
    const running = asking.get(head.size);
    if (running) return running;
    const started = ask(head).finally(() => asking.delete(head.size));
    asking.set(head.size, started);
    return started;
  }
  return {
    authority,
    stamp,
    async tick(head) {
      if (asking.size > 0) return;
      const last = await store.findLastToken(db, shard, name);
      const trouble = await store.findTrouble(db, shard, name);
      const history = {
        ...(last ? { last: { size: last.size, atMs: last.receivedAt.getTime() } } : {}),
        failures: trouble?.failures ?? 0,
        ...(trouble ? { failedAtMs: trouble.failedAt.getTime() } : {}),
      };
      if (isDue(head, history, { nowMs: clock.now(), everyMs, chance })) await stamp(head);
    },
  };
}

/** Anything but a `StampProblem` is the database's or ours: people learn that it failed, the log learns what. */
function problemOf(error: unknown): RefusalText {
  if (error instanceof StampProblem) return error.text;
  throw error instanceof Error ? error : new Error(inspect(error));
}

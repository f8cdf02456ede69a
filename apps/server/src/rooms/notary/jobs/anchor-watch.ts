import { setTimeout as sleep } from 'node:timers/promises';
import type { PartDeps } from '../parts.ts';
import { nextLookMs } from '../rules/anchor-schedule.ts';
import { isLeaseFree, readAnchors } from '../store-anchor.ts';
import type { NamedChain } from './anchor-chains.ts';
import { compareWithChain, type LookDeps, lookAtChain } from './anchor-look.ts';

/** How anchoring on one chain goes. */
export interface AnchorState {
  name: string;
  /** CAIP-2. */
  chain: string;
  contract: string;
  publisher: string;
  /** The newest head that lies deep enough. */
  anchored?: { size: number; tx: string; block: number; atMs: number };
  /** Sent, and not deep enough yet. */
  pendingSize?: number;
  /** Why nothing is anchored at present, in one line. */
  problem?: string;
}

export interface Watch {
  /** Whether the chain contradicts our log; nothing is sent. Never throws. */
  compare(): Promise<void>;
  look(force: boolean): Promise<void>;
  /** Looks again and again until the signal. */
  run(signal: AbortSignal): Promise<void>;
  state(): Promise<AnchorState>;
}

export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => {});

/** One chain: looks at it are made one after the other, whoever asks for them. */
export function watchChain(deps: PartDeps & LookDeps, chain: NamedChain): Watch {
  const { db, shard, log } = deps;
  const { chain: id, contract, publisher } = chain.adapter;
  let problem: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function tell(why: string | undefined): void {
    // Once for each new reason, not at every look.
    if (why && why !== problem) log.warn({ shard, chain: chain.name, problem: why }, 'anchoring waits');
    problem = why;
  }
  /** Undefined when it failed; the reason is kept. */
  function inTurn<T extends object>(work: () => Promise<T>): Promise<T | undefined> {
    const done = queue.then(async () => {
      try {
        const seen = await work();
        tell('reason' in seen ? String(seen.reason) : undefined);
        return seen;
      } catch (error) {
        tell((error as Error).message);
        return undefined;
      }
    });
    queue = done;
    return done;
  }
  const look = (force: boolean) => inTurn(() => lookAtChain(deps, chain, force));
  async function isOurs(): Promise<boolean> {
    // Two nodes at once would do no harm: they send the same, with the same number.
    return deps.exclusive || deps.sequences() || isLeaseFree(db, shard).catch(() => false);
  }
  return {
    compare: async () => void (await inTurn(() => compareWithChain(deps, chain))),
    look: async (force) => void (await look(force)),
    async run(signal) {
      while (!signal.aborted) {
        const ours = await isOurs();
        const seen = ours ? await look(false) : undefined;
        const state = seen?.state === 'pending' ? 'pending' : ours && !seen ? 'failing' : 'idle';
        await pause(nextLookMs(state, deps.everyMs), signal);
      }
    },
    async state() {
      const rows = await readAnchors(db, shard, { chain: id, contract, publisher }, 100);
      const deep = rows.find(({ block }) => block !== null);
      const [newest] = rows;
      return {
        ...{ name: chain.name, chain: id, contract, publisher },
        ...(deep?.block == null || !deep.anchoredAt
          ? {}
          : {
              anchored: {
                size: deep.size,
                tx: deep.tx,
                block: deep.block,
                atMs: deep.anchoredAt.getTime(),
              },
            }),
        ...(newest && newest.block === null ? { pendingSize: newest.size } : {}),
        ...(problem === undefined ? {} : { problem }),
      };
    },
  };
}

import { Refusal } from '@redress/kernel';
import type { PartDeps } from '../parts.ts';
import type { NotaryPart } from '../room.ts';
import { readChains } from './anchor-chains.ts';
import { type AnchorState, pause, watchChain } from './anchor-watch.ts';

export interface Anchoring extends NotaryPart {
  anchors(): Promise<AnchorState[]>;
  /**
   * Anchors a head of at least `size` entries on every chain without waiting for the interval, and waits until it lies
   * deep enough. Refusal `anchor-late` after `timeoutMs` (default 2 minutes); it says what is missing.
   */
  anchor(wanted: { size: number }, timeoutMs?: number): Promise<AnchorState[]>;
}

/** Longer than an answer takes; a chain that is away holds the log back no longer than this. */
const firstAnswerMs = 10_000;
const againMs = 250;

/**
 * Anchors heads on the chains of a settings file. Before this process sequences anything, each chain is asked whether
 * it knows more of this log than the database, as it would after an old backup was restored. Refusal `bad-config`.
 */
export function createAnchoring(deps: PartDeps, file: string): Anchoring {
  const { everyMinutes, chains } = readChains(file);
  const lookDeps = { ...deps, final: deps.policyFile !== undefined, everyMs: everyMinutes * 60_000 };
  const watches = chains.map((chain) => watchChain(lookDeps, chain));
  const stopping = new AbortController();
  let loops: Promise<void>[] = [];
  let asked = false;

  const anchors = () => Promise.all(watches.map((watch) => watch.state()));
  return {
    anchors,
    maySequence: () => asked,
    async start() {
      const first = Promise.all(watches.map((watch) => watch.compare()));
      void Promise.race([first, pause(firstAnswerMs, stopping.signal)]).then(() => {
        asked = true;
      });
      loops = watches.map((watch) => watch.run(stopping.signal));
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
    async anchor({ size }, timeoutMs = 120_000) {
      const end = performance.now() + timeoutMs;
      for (;;) {
        await Promise.all(watches.map((watch) => watch.look(true)));
        const all = await anchors();
        const late = all.filter(({ anchored }) => (anchored?.size ?? 0) < size);
        if (late.length === 0) return all;
        if (performance.now() >= end || stopping.signal.aborted) throw anchorLate(late);
        await pause(againMs, stopping.signal);
      }
    },
  };
}

function anchorLate(late: readonly AnchorState[]): Refusal {
  const why = late.map(({ name, problem }) => (problem ? `${name}: ${problem}` : name)).join('; ');
  return new Refusal('anchor-late', { zh: `尚未上链：${why}`, en: `not anchored in time: ${why}` });
}

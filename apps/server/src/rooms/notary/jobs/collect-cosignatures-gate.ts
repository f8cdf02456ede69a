import type { Policy } from '@redress/tlog';
import type { Log } from '#platform/log';
import type { BatchGround } from '../room.ts';
import { isGateOpen } from '../rules/witness-gate.ts';

export interface Gate {
  /** The tenure that witnesses are asked for; 0 before the first. */
  tenure(): number;
  /** May a batch be made? Begins to ask for a new tenure. */
  isOpen(on: BatchGround): boolean;
  /** `told`: what it knows is not larger than our log. Else it was only tried. */
  heard(tenure: number, witness: string, told: boolean): void;
  /** Whom sequencing waits for; empty while it is not held back. */
  waitingFor(): string[];
}

/** Witnesses that are there answer sooner. */
const patienceMs = 1000;

/**
 * Holds sequencing back after each start and each newly taken lease until enough witnesses told what they know: a
 * database restored from an older copy would else grow into a second history of the log.
 */
export function createGate(policy: Policy, log: Log, ask: () => void): Gate {
  let tenure = 0;
  let open = true;
  let told = new Set<string>();
  let tried = new Set<string>();
  const silent = () => policy.witnesses.map(({ name }) => name).filter((name) => !told.has(name));
  function warnIfClosed(of: number): void {
    if (!open && of === tenure)
      log.warn({ witnesses: silent() }, 'sequencing waits until witnesses say what they know');
  }
  return {
    tenure: () => tenure,
    isOpen(on) {
      if (on.tenure !== tenure) {
        tenure = on.tenure;
        told = new Set();
        tried = new Set();
        open = isGateOpen(policy, told, tried);
        setTimeout(() => warnIfClosed(on.tenure), patienceMs).unref();
        ask();
      }
      return open;
    },
    heard(asked, witness, hasTold) {
      if (asked !== tenure || tenure === 0) return;
      tried.add(witness);
      if (hasTold) told.add(witness);
      if (open || !isGateOpen(policy, told, tried)) return;
      open = true;
      log.info('enough witnesses know no larger log: sequencing goes on');
    },
    waitingFor: () => (open ? [] : silent()),
  };
}

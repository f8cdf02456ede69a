import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Blow, Cluster } from './cluster.ts';
import type { Kept } from './kept.ts';

/** Who was killed, and how often. */
export interface Toll {
  nodes: Record<string, number>;
  /** Of the nodes' kills those that hit one that was still starting. */
  starting: number;
  database: Record<Blow, number>;
  witnesses: Record<string, number>;
  /** Nodes that were stopped for longer than their lease and went on. */
  pauses: number;
}

export interface StormDeps {
  chance: Chance;
  cluster: Cluster;
  nodes: readonly Kept[];
  witnesses: readonly Kept[];
  kills: number;
  seconds: number;
  leaseMs: number;
  /** Seals acknowledged so far. */
  acknowledged: () => number;
  /** After each kill. Gives false to end early. */
  onKill: (toll: Toll) => boolean;
  broke: (what: string) => void;
}

/** Kills that count: of server processes and of the database. */
export const killsOf = ({ nodes, database }: Toll): number =>
  [...Object.values(nodes), ...Object.values(database)].reduce((sum, n) => sum + n, 0);

/** Kills at random moments, also those that are just coming back, until enough are dead. */
export async function storm(deps: StormDeps): Promise<Toll> {
  const { chance, cluster, nodes, witnesses, kills, seconds, leaseMs } = deps;
  const toll: Toll = {
    nodes: {},
    starting: 0,
    database: { postmaster: 0, cluster: 0, backend: 0 },
    witnesses: {},
    pauses: 0,
  };
  const one = (of: readonly Kept[]): Kept => of[chance.below(of.length)] as Kept;
  const blows = {
    node: () => killNode(one(nodes), toll),
    // Both at once: nobody is left who could take over.
    nodes: () => nodes.forEach((node) => void killNode(node, toll)),
    database() {
      const blow = chance.pick<Blow>({ postmaster: 3, cluster: 3, backend: 3 });
      if (cluster.kill(blow, chance.below)) toll.database[blow]++;
    },
    witness() {
      const witness = one(witnesses);
      if (witness.kill() !== 'nothing') count(toll.witnesses, witness.name);
    },
    pause() {
      one(nodes).pause(leaseMs * chance.between(0.5, 3));
      toll.pauses++;
    },
  };
  let alive = deps.acknowledged();
  for (let strikes = 0; killsOf(toll) < kills; strikes++) {
    await sleep(chance.between(0.05, 1.95) * (seconds / kills) * 1000);
    if (strikes >= breathAfter && deps.acknowledged() === alive && !(await revives(deps, alive))) break;
    if (deps.acknowledged() > alive) strikes = 0;
    alive = deps.acknowledged();
    blows[chance.pick({ node: 14, nodes: 1, database: 7, witness: 4, pause: 2 })]();
    if (!deps.onKill(toll)) break;
  }
  return toll;
}

/** So many blows in a row may fall before it is let breathe: on a slow machine it would else only ever be starting. */
const breathAfter = 4;
const standstillMs = 90_000;

/** Left alone it must come back by itself. */
async function revives({ acknowledged, broke }: StormDeps, alive: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < standstillMs; waitedMs += 100) {
    if (acknowledged() > alive) return true;
    await sleep(100);
  }
  broke(`nothing was acknowledged for ${standstillMs / 1000} s though nobody was killed`);
  return false;
}

function killNode(node: Kept, toll: Toll): void {
  const hit = node.kill();
  if (hit === 'nothing') return;
  count(toll.nodes, node.name);
  if (hit === 'starting') toll.starting++;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

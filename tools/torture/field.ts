import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../apps/server/src/platform/clock/index.ts';
import { type Database, openDatabase } from '../../apps/server/src/platform/database/index.ts';
import { createLog } from '../../apps/server/src/platform/log/index.ts';
import { createNotaryRoom, type NotaryRoom } from '../../apps/server/src/rooms/notary/index.ts';
import { askWitnesses } from './asker.ts';
import { createWitnessTally, type WitnessTally } from './check-witnesses.ts';
import { type Cluster, createCluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { createHeads, type Heads } from './heads.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Kept, keep } from './kept.ts';
import type { NodeTask } from './node.child.ts';
import type { Options } from './options.ts';
import { watchHeads } from './watcher.ts';
import { startWitness, type Witness } from './witnesses.ts';

/** Everything that takes part in a torture, running. */
export interface Field {
  cluster: Cluster;
  db: Database;
  /** What the nodes open their rooms with. */
  room: Parameters<typeof createNotaryRoom>[0];
  /** A room on the same database that is never started: it only looks. */
  observer: NotaryRoom;
  nodes: readonly (Kept & { url: string })[];
  witnesses: readonly Witness[];
  journal: Journal;
  heads: Heads;
  tally: WitnessTally;
  policy: string;
  /** Where the nodes publish the log. */
  siteFolder: string;
  leaseMs: number;
  /** What was seen to break so far. */
  problems(): string[];
  broke(what: string): void;
  /** Nobody writes, watches or asks any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const origin = 'torture.example/log/main';
/** Short, or most of the run would be waiting for the lease of the dead. */
const leaseMs = 1500;

export async function openField(folder: string, options: Options, seed: Buffer): Promise<Field> {
  const cluster = await createCluster(join(folder, 'database'));
  await cluster.ready();
  const db = await openDatabase({ url: cluster.url });
  const log = createLog('silent');
  const room = { db, clock: systemClock, log, shard: 'main', origin, seed, exclusive: false, leaseMs };
  const observer = await createNotaryRoom(room);
  const reports = createReports(folder);
  const tally = createWitnessTally();
  const deps = { folder, logVkey: observer.vkey, origin, onAnswer: tally.add, onEnded: reports.ended };
  const witnesses = await Promise.all(['w1', 'w2', 'w3'].map((name) => startWitness(name, deps)));
  const policyFile = join(folder, 'policy');
  const policy = policyOf(observer.vkey, witnesses);
  writeFileSync(policyFile, policy);
  const siteFolder = join(folder, 'site');
  const trust = { policyFile, siteUrl: siteFolder };
  const task = { ...trust, url: cluster.url, origin, seed: seed.toString('hex'), leaseMs };
  const nodes = await startNodes(folder, options, task, reports);
  const { journal, heads, broke, broken } = reports;
  const seen = {
    cluster,
    db,
    room: { ...room, ...trust },
    observer,
    nodes,
    witnesses,
    journal,
    heads,
    siteFolder,
  };
  const end = beginLooking(seen, broke);
  return {
    ...{ ...seen, tally, policy, leaseMs, broke, quiet: end.quiet },
    problems: () => [...broken, ...heads.problems],
    async close() {
      await end.quiet();
      await Promise.all(witnesses.map((witness) => witness.stop()));
      for (const witness of witnesses) witness.close();
      await db.close();
      await cluster.stop();
    },
  };
}

interface Reports {
  journal: Journal;
  heads: Heads;
  broken: string[];
  broke(what: string): void;
  ended(name: string, code: number | null): void;
}

function createReports(folder: string): Reports {
  const broken: string[] = [];
  const broke = (what: string): void => void broken.push(what);
  return {
    journal: openJournal(join(folder, 'journal')),
    heads: createHeads(join(folder, 'heads.jsonl')),
    broken,
    broke,
    ended: (name, code) => broke(`${name} ended by itself with code ${code}`),
  };
}

type Seen = Pick<Field, 'observer' | 'nodes' | 'witnesses' | 'journal' | 'heads' | 'siteFolder'>;

/** Watches heads, asks witnesses, and keeps the journal on disk until it is quiet. */
function beginLooking(
  { observer, nodes, witnesses, journal, heads, siteFolder }: Seen,
  broke: (what: string) => void,
) {
  const sync = setInterval(journal.sync, 20);
  const watcher = watchHeads({ observer, nodes, witnesses, siteFolder }, heads);
  const urls = nodes.map(({ url }) => url);
  const asker = askWitnesses(urls, witnesses);
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const codes = await Promise.all(nodes.map((node) => node.stop()));
    // A node that was still starting has no code: the signal ended it.
    for (const code of codes) if (code) broke(`a node ended with code ${code} when asked to stop`);
    await Promise.all([watcher.stop(), asker.stop()]);
    clearInterval(sync);
    journal.sync();
  };
  return {
    quiet(): Promise<void> {
      ending ??= end();
      return ending;
    },
  };
}

/** Two of three. */
function policyOf(logVkey: string, witnesses: readonly Witness[]): string {
  return [
    `log ${logVkey}`,
    ...witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`),
    `group enough 2 ${witnesses.map(({ name }) => name).join(' ')}`,
    'quorum enough\n',
  ].join('\n');
}

async function startNodes(
  folder: string,
  { seed, writers, plant }: Options,
  task: Omit<NodeTask, 'port' | 'chance' | 'writers'>,
  { journal, broke, ended }: Reports,
) {
  const script = join(import.meta.dirname, 'node.child.ts');
  return Promise.all(
    ['node A', 'node B'].map(async (name, i) => {
      const port = await freePort();
      const own = { ...task, ...(plant ? { plant } : {}), port, writers, chance: seed + 1000 * (i + 1) };
      const kept = keep({
        name,
        args: [script, JSON.stringify(own)],
        logFile: join(folder, `${name.replace(' ', '-')}.log`),
        ready: (line) => line === 'ready',
        onLine: (line) => {
          if (!journal.take(line) && /^(broken|refused)/.test(line)) broke(`${name}: ${line}`);
        },
        onEnded: (code) => ended(name, code),
      });
      return { ...kept, url: `http://127.0.0.1:${port}/log/main` };
    }),
  );
}

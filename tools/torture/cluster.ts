import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, globSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../apps/server/src/platform/database/index.ts';
import { freePort } from './free-port.ts';

/** Killed are the postmaster alone, all its processes at once, or one of those that work for it. */
export type Blow = 'postmaster' | 'cluster' | 'backend';

/** A PostgreSQL of our own in a folder; nothing of the machine's databases is touched. */
export interface Cluster {
  readonly url: string;
  /** False when nothing lives that could be killed. */
  kill(blow: Blow, one: (count: number) => number): boolean;
  /** Settles once it answers again, whatever was killed. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The newest installed PostgreSQL's programs. @throws when there is none */
export function findPostgres(): string {
  const found = globSync('/usr/lib/postgresql/*/bin/initdb').sort((a, b) => versionOf(a) - versionOf(b));
  const newest = found.at(-1);
  if (!newest) throw new Error('needs the Debian package postgresql (initdb was not found)');
  return join(newest, '..');
}
const versionOf = (path: string): number => Number(/postgresql\/(\d+)/.exec(path)?.[1]);

/** PostgreSQL refuses to run as root. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function createCluster(folder: string): Promise<Cluster> {
  const bin = findPostgres();
  const who = owner();
  mkdirSync(folder);
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid as number);
  const data = join(folder, 'data');
  const run = { ...who, cwd: folder, stdio: 'ignore' as const };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8'], run);
  const port = await freePort();
  const settings = [
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'checkpoint_timeout=30s',
  ];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const log = openSync(join(folder, 'log'), 'a');
  const keeper = keepRunning(() =>
    spawn(join(bin, 'postgres'), args, { ...who, cwd: folder, stdio: ['ignore', log, log] }),
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return {
    url,
    kill: (blow, one) => strike(keeper.pid(), blow, one),
    ready: () => untilAnswers(url),
    stop: keeper.stop,
  };
}

/** Started again whenever it ends; while orphans of a killed one still hold its memory it ends at once. */
function keepRunning(start: () => ChildProcess) {
  let child: ChildProcess;
  let ended: Promise<void>;
  let stopping = false;
  const run = (): void => {
    child = start();
    ended = new Promise((resolve) =>
      child.once('exit', () => {
        resolve();
        if (!stopping) setTimeout(() => !stopping && run(), 100);
      }),
    );
  };
  run();
  return {
    pid: () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined),
    async stop() {
      stopping = true;
      child.kill('SIGINT');
      await ended;
    },
  };
}

function strike(pid: number | undefined, blow: Blow, one: (count: number) => number): boolean {
  if (pid === undefined) return false;
  const children = childrenOf(pid);
  if (blow === 'backend') {
    const victim = children[one(children.length)];
    return victim !== undefined && killed(victim);
  }
  const hit = killed(pid);
  if (blow === 'cluster') for (const child of children) killed(child);
  return hit;
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

function childrenOf(parent: number): number[] {
  return globSync('/proc/[0-9]*/stat').flatMap((path) => {
    try {
      // pid (name, which may hold anything) state ppid …
      const [pid, rest = ''] = readFileSync(path, 'utf8').split(/ \(.*\) /s);
      return Number(rest.split(' ')[1]) === parent ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      await (await openDatabase({ url })).close();
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('the database did not come back within a minute');
}

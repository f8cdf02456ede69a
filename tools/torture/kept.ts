import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A program that is started again whenever it ends. */
export interface Kept {
  readonly name: string;
  /** It said that it is ready since it was last started. */
  isReady(): boolean;
  /** SIGKILL; gives what it hit: nothing, or a process that was still starting or already ready. */
  kill(): 'nothing' | 'starting' | 'ready';
  /** Sleeps like a machine whose disk hangs, and wakes without knowing. */
  pause(ms: number): void;
  /** SIGTERM, and no new start. Gives the exit code; null when none was running. */
  stop(): Promise<number | null>;
}

export interface KeepOptions {
  name: string;
  /** Arguments of node. */
  args: readonly string[];
  /** Its stderr goes there. */
  logFile: string;
  ready: (line: string) => boolean;
  onLine?: (line: string) => void;
  /** It ended though nobody killed it and it had been ready. */
  onEnded: (code: number | null) => void;
}

export function keep(options: KeepOptions): Kept {
  const { name, args, logFile } = options;
  const log = openSync(logFile, 'a');
  let child: ChildProcess;
  let ended: Promise<number | null>;
  let ready = false;
  let killed = false;
  let stopping = false;
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  const run = (): void => {
    ready = false;
    killed = false;
    // Its stdin ends with us, however we end: then it ends too.
    const mine = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', log] });
    child = mine;
    mine.stdin?.on('error', () => {});
    createInterface({ input: mine.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (mine === child && options.ready(line)) ready = true;
      options.onLine?.(line);
    });
    ended = new Promise((resolve) =>
      mine.once('exit', (code) => {
        if (!killed && ready && !stopping) options.onEnded(code);
        resolve(code);
        if (!stopping) setTimeout(() => !stopping && run(), killed ? 50 : 300);
      }),
    );
  };
  run();
  return {
    name,
    isReady: () => ready && alive() && !killed,
    kill() {
      if (!alive() || killed) return 'nothing';
      killed = child.kill('SIGKILL');
      return killed ? (ready ? 'ready' : 'starting') : 'nothing';
    },
    pause(ms) {
      const sleeper = child;
      sleeper.kill('SIGSTOP');
      setTimeout(() => sleeper.kill('SIGCONT'), ms);
    },
    async stop() {
      stopping = true;
      if (!alive()) return null;
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      return ended;
    },
  };
}

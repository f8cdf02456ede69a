import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@redress/kernel';
import { workerIdleMs, workerKillRssBytes, workerMaxJobs, workerMaxRssBytes } from '../limits.ts';
import { readingFailed, readingTimeout } from '../refusals.ts';
import type { Answer, Order, Task } from './messages.ts';

export interface RunOptions {
  timeoutMs: number;
  onProgress?: ((percent: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** One child process at a time that works through tasks in order. */
export interface Lane {
  /** The worker's answer. Rejects with a `Refusal`, with the signal's reason, or with an error that is a bug. */
  run(task: Task, options: RunOptions): Promise<Answer>;
  /** Ends the worker; a task under way is refused. */
  stop(): void;
  /** Largest memory seen in a worker of this lane, in bytes. */
  peakRss(): number;
}

interface Worker {
  child: ChildProcess;
  jobs: number;
  rss: number;
}

const workerFile = fileURLToPath(new URL('./main.ts', import.meta.url));
const pageBytes = 4096;

/**
 * The worker is the wall between strangers' files and the server: it gets no secrets in its environment, may start no
 * process and write no file, and is killed when it takes too long or too much memory.
 */
function start(): Worker {
  const child = fork(workerFile, [], {
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      '--allow-addons',
      '--max-old-space-size=512',
      '--no-warnings',
    ],
    // Two heaps of glibc instead of sixteen: many short-lived pictures on many threads leave less behind.
    env: { TZ: process.env.TZ ?? 'Asia/Shanghai', PATH: process.env.PATH ?? '', MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // An idle worker must not keep a program alive that is otherwise done.
  child.unref();
  child.channel?.unref();
  return { child, jobs: 0, rss: 0 };
}

export function createLane(): Lane {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let peak = 0;

  const drop = () => {
    worker?.child.kill('SIGKILL');
    worker = undefined;
  };
  const after = (w: Worker) => {
    peak = Math.max(peak, w.rss);
    if (worker !== w) return;
    if (w.jobs >= workerMaxJobs || w.rss > workerMaxRssBytes) drop();
    else idle = setTimeout(drop, workerIdleMs).unref();
  };
  const runNow = async (task: Task, options: RunOptions) => {
    options.signal?.throwIfAborted();
    clearTimeout(idle);
    if (worker === undefined || !worker.child.connected) worker = start();
    const w = worker;
    try {
      return await exchange(w, task, options, drop);
    } finally {
      after(w);
    }
  };
  return {
    run(task, options) {
      const turn = tail.then(() => runNow(task, options));
      tail = turn.catch(() => undefined);
      return turn;
    },
    stop: drop,
    peakRss: () => peak,
  };
}

function exchange(worker: Worker, task: Task, options: RunOptions, drop: () => void): Promise<Answer> {
  const { child } = worker;
  const { signal, timeoutMs } = options;
  const order: Order = { id: ++worker.jobs, task };
  return new Promise<Answer>((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      child.channel?.unref();
      act();
    };
    const kill = (reason: unknown) => settle(() => [drop(), reject(reason)]);
    const onAbort = () => kill(signal?.reason);
    const onExit = () => settle(() => reject(readingFailed('the worker ended before it answered')));
    const onMessage = (answer: Answer) => {
      if (answer.id !== order.id) return;
      worker.rss = Math.max(worker.rss, answer.rss);
      if (answer.kind === 'progress') options.onProgress?.(answer.percent);
      else settle(() => settleWith(answer, resolve, reject));
    };
    const timer = setTimeout(() => kill(readingTimeout()), timeoutMs);
    const watch = setInterval(
      () =>
        void rssOf(child).then((rss) => {
          worker.rss = Math.max(worker.rss, rss);
          if (rss > workerKillRssBytes) kill(readingFailed(`the worker took ${rss} bytes`));
        }),
      200,
    );
    signal?.addEventListener('abort', onAbort);
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.channel?.ref();
    child.send(order);
  });
}

function settleWith(answer: Answer, resolve: (a: Answer) => void, reject: (reason: unknown) => void): void {
  if (answer.kind === 'refusal') reject(new Refusal(answer.code, answer.text));
  else if (answer.kind === 'error') reject(new Error(`reading worker: ${answer.message}`));
  else resolve(answer);
}

/** Memory of the child as Linux counts it; 0 elsewhere, where only the time limit and the heap limit hold. */
async function rssOf(child: ChildProcess): Promise<number> {
  if (process.platform !== 'linux' || child.pid === undefined) return 0;
  const statm = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '');
  return Number(statm.split(' ')[1] ?? 0) * pageBytes;
}

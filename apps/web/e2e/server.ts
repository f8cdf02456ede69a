import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStalePages } from '../../../tools/pages.ts';
import { ofAnotherDay } from './another-day.ts';

const repository = join(import.meta.dirname, '../../..');
export const exampleFolder = join(repository, 'examples/undelivered-card');

/** Of every server that `startServer` starts. */
export const operatorKey = 'end-to-end-operator-key-0123456789';

export interface RunningServer {
  url: string;
  /** Kills it without warning, as a power button would, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The real server with a data folder of its own on a free port. Builds the pages when they are missing or stale. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  buildStalePages();
  const folder = mkdtempSync(join(tmpdir(), 'redress-e2e-'));
  let { child, url } = await launch(folder, settings.REDRESS_PORT ?? '0', settings);
  const port = new URL(url).port;
  return {
    get url() {
      return url;
    },
    async restart() {
      await end(child, 'SIGKILL');
      ({ child, url } = await launch(folder, port, settings));
    },
    async stop() {
      await end(child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(
  folder: string,
  port: string,
  settings: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: repository,
    env: {
      PATH: process.env.PATH ?? '',
      TZ: 'Asia/Shanghai',
      REDRESS_DATA: folder,
      REDRESS_PORT: port,
      REDRESS_OPERATOR_KEY: operatorKey,
      ...ofAnotherDay,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/\S+:\d+/.exec(said)?.[0];
      if (url) resolve({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`server ended with ${code}: ${said}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

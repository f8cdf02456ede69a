import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cosignatureType, createCosigner, createSigner, formatSecretKey } from '@redress/tlog';
import { newId } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import type { NotaryRoom } from './index.ts';

const cli = fileURLToPath(new URL('../../../../cli/bin/redress.js', import.meta.url));

/** A log that witnesses are told to watch before it exists. */
export interface TestLog {
  shard: string;
  origin: string;
  seed: Buffer;
  vkey: string;
}

export interface TestWitness {
  name: string;
  vkey: string;
  url: string;
  /** What it wrote about heads that it refused. */
  warnings(): string;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again at the same address; `forgetful`: without what it had cosigned. */
  restart(forgetful?: boolean): Promise<void>;
}

/** Real witnesses, each a process of `redress witness`, that watch `logs`; in a folder of their own. */
export async function startWitnesses(names: readonly string[], logs: readonly TestLog[]) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-witnesses-'));
  const policy = join(folder, 'logs.policy');
  writeFileSync(policy, `${logs.map(({ vkey }) => `log ${vkey}\n`).join('')}quorum none\n`);
  const witnesses = await Promise.all(names.map((name) => startWitness(folder, policy, name)));
  return {
    witnesses,
    folder,
    async stop() {
      await Promise.all(witnesses.map((witness) => witness.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startWitness(folder: string, policy: string, name: string): Promise<TestWitness> {
  const key = { name: `witness.example/${name}`, type: cosignatureType, seed: randomBytes(32) };
  const keyFile = join(folder, `${name}.key`);
  writeFileSync(keyFile, formatSecretKey(key));
  let states = 0;
  let port = '0';
  let child: ChildProcess | undefined;
  let warnings = '';
  const start = async (): Promise<string> => {
    const state = join(folder, `${name}.${states}`);
    const listen = ['--listen', `127.0.0.1:${port}`, '--state', state];
    child = spawn(process.execPath, [cli, 'witness', '--policy', policy, '--key', keyFile, ...listen], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.on('data', (data) => {
      warnings += data;
    });
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const url = /^(http:\S+:(\d+)) /.exec(line);
      if (!url) continue;
      port = url[2] as string;
      return url[1] as string;
    }
    throw new Error(`the witness ${name} did not start: ${warnings}`);
  };
  const url = await start();
  return {
    name,
    url,
    vkey: createCosigner(key).vkey,
    warnings: () => warnings,
    async kill() {
      const ended = child?.exitCode === null && child.signalCode === null;
      const exit = ended && new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await exit;
    },
    async restart(forgetful = false) {
      if (forgetful) states++;
      await start();
    },
  };
}

let logs = 0;

export function testLog(): TestLog {
  const shard = `log${++logs}`;
  const origin = `redress.example/${shard}`;
  const seed = randomBytes(32);
  return { shard, origin, seed, vkey: createSigner({ name: origin, seed }).vkey };
}

/** A server of the test's own, for witnesses that are not what they should be. */
export async function listen(
  handle: RequestListener,
): Promise<{ url: string; server: Server; close(): void }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, close };
}

/** Submits `count` entries; they are sealed when the room says so. */
export async function submit(db: Database, notary: NotaryRoom, count = 1): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (let i = 0; i < count; i++) {
      const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
      await notary.seal(trx, { id: newId('item'), type: 'item', atMs: 0, fields });
    }
  });
}

/** Asks again until it gets an answer; the test's own limit ends it. */
export async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

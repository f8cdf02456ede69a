import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'redress-main-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  exit: Promise<number | null>;
}
function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, ...env } as NodeJS.ProcessEnv,
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  return {
    child,
    out: () => out,
    err: () => err,
    exit: new Promise((resolve) => child.once('exit', resolve)),
  };
}

describe('a server process', { timeout: 120_000 }, () => {
  test('says its address and what the embedded database cannot do, serves, locks its folder, and ends on SIGTERM', async () => {
    const server = run({ REDRESS_DATA: folder, REDRESS_PORT: '0' });
    await expect.poll(() => server.out() + server.err(), { timeout: 100_000 }).toMatch(/not a power cut/);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(server.out())?.[0] as string;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);

    const second = run({ REDRESS_DATA: folder, REDRESS_PORT: '0' });
    expect(await second.exit).toBe(2);
    expect(second.err()).toMatch(/^[^\n]*in use by another Redress process[^\n]*\n$/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);

    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(server.err()).toBe('');
  });
  test('a bad setting is one line and exit code 2', async () => {
    const server = run({ REDRESS_PORT: 'http' });
    expect(await server.exit).toBe(2);
    expect(server.err()).toMatch(/^[^\n]*REDRESS_PORT must be a whole number[^\n]*\n$/);
  });
  test('a busy port is one line and exit code 2, and the folder is free again', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const { port } = busy.address() as { port: number };
    const server = run({ REDRESS_DATA: folder, REDRESS_PORT: String(port) });
    expect(await server.exit).toBe(2);
    expect(server.err()).toMatch(new RegExp(`^[^\n]*127.0.0.1:${port} is in use[^\n]*\n$`));
    busy.close();
  });
});

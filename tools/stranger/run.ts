import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run test:stranger`: a log of the real server, exported as static files, is verified by a program that is not
 * ours, on Debian's golang.org/x/mod (packages golang-go, golang-golang-x-mod-dev); and it refuses that log once a
 * single bit of it is changed.
 */
const goPath = '/usr/share/gocode';
const repository = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'redress-stranger-'));
const older = join(folder, 'older');
const newer = join(folder, 'newer');
const vkey = join(newer, 'vkey');
const stranger = join(folder, 'stranger');
/** Past one full tile, so that level 1 and a partial beside a full tile are among what is read. */
const olderSize = 40;
const newerSize = 300;

async function main(): Promise<void> {
  if (
    !existsSync(join(goPath, 'src/golang.org/x/mod/sumdb/tlog')) ||
    spawnSync('go', ['version']).status !== 0
  )
    throw new Error('needs the Debian packages golang-go and golang-golang-x-mod-dev');
  execFileSync('go', ['build', '-o', stranger, './tools/stranger'], {
    cwd: repository,
    stdio: 'inherit',
    // Packages come from Debian's source tree alone: no module mode, no network.
    env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: goPath, GOCACHE: join(folder, 'cache') },
  });
  const server = await startServer();
  try {
    await openCases(server.url, olderSize);
    await untilSealed(server.url, olderSize);
    exportFrom(server.url);
    cpSync(newer, older, { recursive: true });
    await openCases(server.url, newerSize - olderSize);
    await untilSealed(server.url, newerSize);
    exportFrom(server.url);
  } finally {
    await server.stop();
  }
  const honest = verify();
  process.stdout.write(honest.stdout);
  if (honest.status !== 0) throw new Error(`an honest log was refused: ${honest.stderr}`);
  for (const path of altered()) refuseAltered(path);
}

/** The files that make up the newer head; each is changed by one bit, and the stranger must see it. */
function altered(): string[] {
  const size = sizeOf(newer);
  const edge = size % 256;
  return [
    'checkpoint',
    'tile/entries/000',
    `tile/entries/001.p/${edge}`,
    'tile/0/000',
    `tile/0/001.p/${edge}`,
    'tile/1/000.p/1',
  ];
}

function refuseAltered(path: string): void {
  const file = join(newer, path);
  const kept = readFileSync(file);
  const bent = Buffer.from(kept);
  const at = path === 'checkpoint' ? kept.indexOf('\n') + 1 : 20;
  bent[at] = (bent[at] as number) ^ 1;
  writeFileSync(file, bent);
  const { status } = verify();
  writeFileSync(file, kept);
  if (status !== 1) throw new Error(`one bit changed in ${path} was not noticed`);
  process.stdout.write(`one bit changed in ${path} is refused\n`);
}

const verify = () => spawnSync(stranger, [vkey, newer, older], { encoding: 'utf8' });
const sizeOf = (site: string): number =>
  Number(readFileSync(join(site, 'checkpoint'), 'utf8').split('\n')[1]);

function exportFrom(url: string): void {
  const args = ['apps/cli/bin/redress.js', 'log', 'export', newer, '--from', url];
  execFileSync(process.execPath, args, { cwd: repository, stdio: 'inherit' });
}

/** Every case that is opened seals an entry or more. */
async function openCases(url: string, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, count - opened) }, async () => {
        const response = await fetch(`${url}/api/cases`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"disputeType":"not-delivered"}',
        });
        if (response.status !== 201) throw new Error(`POST /api/cases: ${response.status}`);
      }),
    );
}

async function untilSealed(url: string, size: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const checkpoint = await (await fetch(`${url}/log/main/checkpoint`)).text();
    if (Number(checkpoint.split('\n')[1]) >= size) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the log did not reach ${size} entries in a minute`);
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: repository,
    env: {
      PATH: process.env.PATH ?? '',
      TZ: 'Asia/Shanghai',
      REDRESS_DATA: join(folder, 'data'),
      REDRESS_PORT: '0',
      REDRESS_RATE_FACTOR: '1000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressFrom(child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/\S+:\d+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { nodeHasher } from '../apps/cli/src/hashers.ts';
import { writeBundle } from '../packages/bundle/src/index.ts';
import { sampleBundleInput } from '../packages/bundle/src/sample.ts';

const usage = 'node bench/verify.ts [megabytes, default 1024] [items, default 8] [repeats, default 3]';
const cli = fileURLToPath(new URL('../apps/cli/bin/redress.js', import.meta.url));
const mebibyte = 1024 * 1024;

/** Incompressible bytes without a file on disk: a 1 MiB pattern in which every block carries its number. */
function content(bytes: number, item: number) {
  async function* open(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes; at += mebibyte) {
      const block = new Uint8Array(Math.min(mebibyte, bytes - at));
      let x = (item + 1) * 0x9e3779b1 + at;
      for (let i = 0; i < block.length; i++) {
        x = (Math.imul(x, 1664525) + 1013904223) | 0;
        block[i] = x >>> 24;
      }
      yield block;
    }
  }
  return { size: bytes, open };
}

async function build(path: string, megabytes: number, items: number): Promise<void> {
  // Videos of unequal length are what makes a real bundle large.
  const shares = Array.from({ length: items }, (_, i) => i + 1);
  const total = shares.reduce((a, b) => a + b, 0);
  const files = shares.map((share, i) => ({
    path: `items/录屏-${i + 1}.mp4`,
    content: content(Math.floor((megabytes * mebibyte * share) / total), i),
  }));
  await pipeline(
    Readable.from(writeBundle(await sampleBundleInput(nodeHasher, files))),
    createWriteStream(path),
  );
}

/** Wall-clock seconds of one process; start and end included. */
function seconds(command: string, args: string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const best = (times: number[]): number => Math.min(...times);

/** `redress verify` (two SHA-256, one SM3 and the CRC of every byte) against `openssl dgst -sm3` on the same file. */
async function main(): Promise<void> {
  const [megabytes = 1024, items = 8, repeats = 3] = process.argv.slice(2).map(Number);
  if (![megabytes, items, repeats].every((n) => Number.isInteger(n) && n > 0))
    throw new Error(`usage: ${usage}`);
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  try {
    const path = join(folder, 'bundle.zip');
    await build(path, megabytes, items);
    const { size } = statSync(path);
    const openssl: number[] = [];
    const redress: number[] = [];
    // In turns, so that both meet the same neighbours and the same page cache.
    for (let i = 0; i < repeats; i++) {
      openssl.push(seconds('openssl', ['dgst', '-sm3', path]));
      redress.push(seconds(process.execPath, [cli, 'verify', path, '--json']));
    }
    const line = (name: string, times: number[]) =>
      `${name.padEnd(20)} ${best(times).toFixed(2)} s  ${(size / 1e6 / best(times)).toFixed(0)} MB/s  (${times.map((t) => t.toFixed(2)).join(', ')})`;
    console.log(`bundle ${(size / 1e6).toFixed(0)} MB, ${items} items, best of ${repeats}`);
    console.log(line('openssl dgst -sm3', openssl));
    console.log(line('redress verify', redress));
    console.log(`ratio ${(best(openssl) / best(redress)).toFixed(2)} (goal: 0.80)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

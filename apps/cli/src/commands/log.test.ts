import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from '@redress/kernel';
import {
  createSigner,
  encodeEntryBundle,
  entriesPath,
  formatCheckpoint,
  formatTlogProof,
  growTree,
  inclusionProof,
  leafHash,
  nodesFromTiles,
  signNote,
  tilePath,
} from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog } from './log-audit.ts';
import { readClaim } from './log-claim.ts';
import { readSite } from './log-read.ts';
import { redress } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-log-'));
const site = join(folder, 'site');
const signer = createSigner({ name: 'log.example', seed: new Uint8Array(32).fill(3) });
const entries = Array.from({ length: 700 }, (_, i) => Buffer.from(`{"entry":${i}}`));
const leaves = entries.map((entry) => leafHash(entry));
const put = (path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), bytes);
};
const checkpointOf = (size: number, root: Uint8Array): string =>
  signNote(formatCheckpoint({ origin: signer.name, size, root }), [signer]);

beforeAll(async () => {
  const readTile = () => {
    throw new Error('nothing is stored yet');
  };
  const { root, tiles } = await growTree({ size: 0, readTile, leafHashes: leaves });
  for (const { path, bytes } of tiles) put(path, bytes);
  for (let n = 0; n * 256 < entries.length; n++) {
    const part = entries.slice(n * 256, n * 256 + 256);
    put(entriesPath(n, part.length), encodeEntryBundle(part));
  }
  put('checkpoint', checkpointOf(700, root));
  const read = nodesFromTiles(700, (tile) => readFileSync(join(site, tilePath(tile))));
  const hashes = await inclusionProof(300, 700, read);
  const checkpoint = readFileSync(join(site, 'checkpoint'), 'utf8');
  writeFileSync(join(folder, 'p.tlog-proof'), formatTlogProof({ index: 300, hashes, checkpoint }));
  writeFileSync(join(folder, 'p.entry'), entries[300] as Uint8Array);
  writeFileSync(join(folder, 'q.entry'), entries[301] as Uint8Array);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const audit = () => auditLog(readSite(site), readFileSync(join(site, 'checkpoint'), 'utf8'), signer.vkey);

/** Changes a stored file for the time of one check. */
async function whileAltered(
  path: string,
  change: (file: string) => void,
  check: () => Promise<void>,
): Promise<void> {
  const file = join(site, path);
  const kept = readFileSync(file);
  change(file);
  try {
    await check();
  } finally {
    writeFileSync(file, kept);
  }
}
const flip = (at: number) => (file: string) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(file, bytes);
};

describe('audit', () => {
  test('an honest site passes, from a folder and over HTTP', async () => {
    expect(await audit()).toEqual({ ok: true, origin: 'log.example', size: 700, tiles: 7, problems: [] });
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(join(site, request.url?.slice('/log/'.length) ?? '')));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const checkpoint = readFileSync(join(site, 'checkpoint'), 'utf8');
    const overHttp = await auditLog(readSite(`http://127.0.0.1:${port}/log/`), checkpoint, signer.vkey);
    server.close();
    expect(overHttp.ok).toBe(true);
  });
  test.each([
    'tile/entries/001',
    'tile/entries/002.p/188',
    'tile/0/001',
    'tile/0/002.p/188',
    'tile/1/000.p/2',
  ])('one flipped bit in the stored bytes of %s is named (codenotary/immudb#2063)', async (path) => {
    await whileAltered(path, flip(40), async () => {
      const { ok, problems } = await audit();
      expect(ok).toBe(false);
      const level0 = path.replace('entries', '0');
      expect(problems.some((p) => p.startsWith(path) || p.startsWith(level0))).toBe(true);
    });
  });
  test('a missing tile or entry bundle is named', async () => {
    for (const path of ['tile/0/000', 'tile/entries/000'])
      await whileAltered(path, unlinkSync, async () => {
        expect((await audit()).problems).toContain(`${path}: missing`);
      });
  });
  test('a checkpoint over another root is found, and one by another key is refused', async () => {
    const wrong = checkpointOf(700, new Uint8Array(32));
    expect((await auditLog(readSite(site), wrong, signer.vkey)).problems).toEqual([
      'checkpoint: the entries lead to another root',
    ]);
    const other = createSigner({ name: 'log.example', seed: new Uint8Array(32) });
    expect((await auditLog(readSite(site), wrong, other.vkey)).ok).toBe(false);
  });
  test('a partial tile may be gone once the full one stands', async () => {
    const { root } = await growTree({
      size: 0,
      readTile: () => new Uint8Array(),
      leafHashes: leaves.slice(0, 400),
    });
    // Size 400 needs .p/144 of tile 1, of which only the full tile is stored.
    const read = readSite(site);
    const withLevel1 = async (path: string) =>
      path === 'tile/1/000.p/1' ? (await read('tile/1/000.p/2'))?.subarray(0, 32) : read(path);
    expect((await auditLog(withLevel1, checkpointOf(400, root), signer.vkey)).problems).toEqual([]);
  });
  test('exit codes: 0 honest, 1 broken, 2 no log', async () => {
    const run = (place: string) => redress(['log', 'audit', place, '--vkey', signer.vkey, '--json']);
    expect(JSON.parse(run(site).stdout)).toMatchObject({ ok: true, size: 700 });
    await whileAltered('tile/entries/000', flip(9), async () => {
      expect(run(site).status).toBe(1);
    });
    expect(run(folder)).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('verify-proof', () => {
  const run = (...args: string[]) =>
    redress(['log', 'verify-proof', join(folder, 'p.tlog-proof'), '--vkey', signer.vkey, '--json', ...args]);
  test('the entry is in the log: 0; another entry is not: 1', () => {
    const yes = run('--entry', join(folder, 'p.entry'));
    expect([yes.status, JSON.parse(yes.stdout)]).toEqual([
      0,
      { ok: true, origin: 'log.example', size: 700, index: 300, included: true },
    ]);
    const no = run('--entry', join(folder, 'q.entry'));
    expect([no.status, JSON.parse(no.stdout).ok]).toEqual([1, false]);
  });
  test('without the entry it says that inclusion was not checked', () => {
    expect(JSON.parse(run().stdout)).toMatchObject({ ok: true, included: false });
  });
  test('a file that is no proof is exit 2', () => {
    const { status, stderr } = redress([
      'log',
      'verify-proof',
      join(folder, 'p.entry'),
      '--vkey',
      signer.vkey,
    ]);
    expect([status, stderr.split('\n').length]).toEqual([2, 2]);
  });
});

describe('claims on stdin', () => {
  const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const [a, b] = leaves as [Uint8Array, Uint8Array];
  const root = async () => {
    const readTile = () => new Uint8Array();
    return (await growTree({ size: 0, readTile, leafHashes: [a, b] })).root;
  };
  test('a true inclusion is 0, a false one 1, nonsense 2', async () => {
    const claim = { index: 0, size: 2, leafHash: b64(a), proof: [b64(b)], root: b64(await root()) };
    const run = (input: unknown) =>
      redress(['log', 'verify-inclusion', '--json'], {
        input: typeof input === 'string' ? input : JSON.stringify(input),
      });
    expect(run(claim)).toEqual({ status: 0, stdout: '{"ok":true}\n', stderr: '' });
    const no = run({ ...claim, index: 1 });
    expect([no.status, JSON.parse(no.stdout).ok]).toEqual([1, false]);
    expect(run({ ...claim, index: '0' })).toMatchObject({ status: 2, stdout: '' });
    for (const bad of [[], { ...claim, root: '*' }, { ...claim, proof: 1 }, { ...claim, size: undefined }])
      expect(() => readClaim('inclusion', JSON.stringify(bad))).toThrow(Refusal);
    expect(() => readClaim('inclusion', '')).toThrow(Refusal);
    expect(readClaim('inclusion', JSON.stringify({ ...claim, proof: null })).proof).toEqual([]);
  });
  test('a true consistency is 0, a false one 1', async () => {
    const claim = { size1: 1, size2: 2, root1: b64(a), root2: b64(await root()), proof: [b64(b)] };
    const run = (input: object) =>
      redress(['log', 'verify-consistency', '--json'], { input: JSON.stringify(input) });
    expect(run(claim)).toEqual({ status: 0, stdout: '{"ok":true}\n', stderr: '' });
    expect(run({ ...claim, root1: b64(b) }).status).toBe(1);
  });
});

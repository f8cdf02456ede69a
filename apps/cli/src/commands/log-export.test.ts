import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@redress/kernel';
import {
  createSigner,
  encodeEntryBundle,
  entriesPath,
  formatCheckpoint,
  growTree,
  leafHash,
  parseEntryBundle,
  signNote,
  tilePath,
} from '@redress/tlog';
import { afterAll, describe, expect, test } from 'vitest';
import { auditLog } from './log-audit.ts';
import { exportLog } from './log-export-copy.ts';
import { openSiteFolder } from './log-export-folder.ts';
import { readSite } from './log-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => join(folder, `copy-${made++}`);

const signer = createSigner({ name: 'log.example', seed: new Uint8Array(32).fill(3) });
const entriesTo = (size: number, lieFrom = Number.POSITIVE_INFINITY): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => Buffer.from(`{"${i < lieFrom ? 'entry' : 'lie'}":${i}}`));

/** A log as a server shows it: the files of its site, and every path that was asked for. */
class Source {
  readonly files = new Map<string, Uint8Array>();
  asked: string[] = [];
  #size = 0;

  async grow(entries: readonly Uint8Array[], from = signer): Promise<this> {
    const { root, tiles } = await growTree({
      size: this.#size,
      readTile: (tile) => this.files.get(tilePath(tile)) ?? new Uint8Array(),
      leafHashes: entries.slice(this.#size).map((entry) => leafHash(entry)),
    });
    for (const { path, bytes } of tiles) this.files.set(path, bytes);
    for (let n = Math.floor(this.#size / 256); n * 256 < entries.length; n++) {
      const part = entries.slice(n * 256, n * 256 + 256);
      this.files.set(entriesPath(n, part.length), encodeEntryBundle(part));
    }
    this.#size = entries.length;
    const body = formatCheckpoint({ origin: from.name, size: entries.length, root });
    this.files.set('checkpoint', Buffer.from(signNote(body, [from])));
    this.files.set('vkey', Buffer.from(`${from.vkey}\n`));
    this.asked = [];
    return this;
  }

  readonly read = async (path: string): Promise<Uint8Array | undefined> => {
    this.asked.push(path);
    return this.files.get(path);
  };
}

const copyOf = async (source: Source, into: string) => {
  const site = await openSiteFolder(into);
  await site.write('vkey', `${signer.vkey}\n`);
  return exportLog({ read: source.read, site, vkey: signer.vkey });
};
const audit = (place: string) =>
  auditLog(readSite(place), readFileSync(join(place, 'checkpoint'), 'utf8'), signer.vkey);
const checkpointIn = (place: string): string => readFileSync(join(place, 'checkpoint'), 'utf8');

describe('a copy', () => {
  test.each([0, 1, 255, 256, 257, 700, 66_000])('of %d entries passes the audit', async (size) => {
    const into = newFolder();
    const source = await new Source().grow(entriesTo(size));
    expect(await copyOf(source, into)).toEqual({ ok: true, origin: 'log.example', size, added: size });
    expect(await audit(into)).toMatchObject({ ok: true, size, problems: [] });
  });
  test('grows from any size to any size like one made at once, and asks for new entries only', async () => {
    const into = newFolder();
    const source = new Source();
    let before = 0;
    for (const size of [0, 3, 256, 300, 300, 1000, 1024, 5001]) {
      await source.grow(entriesTo(size));
      expect(await copyOf(source, into)).toEqual({
        ok: true,
        origin: 'log.example',
        size,
        added: size - before,
      });
      const oldest = Math.floor(before / 256);
      const bundles = before === size ? 0 : Math.ceil(size / 256) - oldest;
      expect(source.asked).toHaveLength(1 + bundles);
      expect(await audit(into)).toMatchObject({ ok: true, size });
      before = size;
    }
    for (const [path, bytes] of source.files)
      expect([path, Buffer.compare(readFileSync(join(into, path)), bytes)]).toEqual([path, 0]);
  });
  test('may be read where partial tiles are gone once the full ones stand', async () => {
    const source = await new Source().grow(entriesTo(600));
    const checkpoint = source.files.get('checkpoint') as Uint8Array;
    await source.grow(entriesTo(1000));
    source.files.set('checkpoint', checkpoint);
    source.files.delete('tile/entries/002.p/88');
    const into = newFolder();
    expect(await copyOf(source, into)).toMatchObject({ ok: true, size: 600 });
    expect(await audit(into)).toMatchObject({ ok: true, size: 600 });
  });
  test('new cosignatures on a known head are taken over', async () => {
    const source = await new Source().grow(entriesTo(5));
    const into = newFolder();
    await copyOf(source, into);
    const note = checkpointIn(into);
    const more = createSigner({ name: 'w.example', seed: new Uint8Array(32) }).sign('x\n');
    source.files.set('checkpoint', Buffer.from(note + more));
    expect(await copyOf(source, into)).toMatchObject({ ok: true, added: 0 });
    expect(checkpointIn(into)).toBe(note + more);
  });
});

describe('a log that is not what was signed', () => {
  const startedWith = async (size: number) => {
    const into = newFolder();
    await copyOf(await new Source().grow(entriesTo(size)), into);
    return into;
  };
  const refused = async (source: Source, into: string, reason: RegExp) => {
    const before = checkpointIn(into);
    const result = await copyOf(source, into);
    expect(result).toMatchObject({ ok: false, copy: before, reason: expect.stringMatching(reason) });
    expect(checkpointIn(into)).toBe(before);
    expect(await audit(into)).toMatchObject({ ok: true });
    return result;
  };
  test.each([
    ['the same size', 300, 300, 10, /forked: two different roots of size 300/],
    ['the last bundle', 300, 310, 280, /entry 280 was changed after it was copied/],
    ['an old bundle', 512, 700, 10, /forked or its entries were changed/],
  ])('a fork in %s is refused, and the copy stays as it was', async (_, had, size, lieFrom, reason) => {
    const into = await startedWith(had);
    const fork = await new Source().grow(entriesTo(size, lieFrom));
    const result = await refused(fork, into, reason);
    // Both signed heads are given: together they are the proof.
    expect(result).toHaveProperty('checkpoint', fork.files.get('checkpoint')?.toString());
  });
  test('a log that shrank is refused', async () => {
    await refused(await new Source().grow(entriesTo(299)), await startedWith(300), /shrank: it shows 299/);
  });
  test('an entry changed on the way, cut or missing is refused', async () => {
    const honest = await new Source().grow(entriesTo(700));
    const bundle = honest.files.get('tile/entries/001') as Uint8Array;
    const bent = Uint8Array.from(bundle, (byte, i) => (i === 40 ? byte ^ 1 : byte));
    for (const [bytes, reason] of [
      [bent, /do not lead to the signed root/],
      [bundle.subarray(0, -1), /tile\/entries\/001: the bundle ends inside an entry/],
      [undefined, /tile\/entries\/001: missing/],
    ] as const) {
      if (bytes) honest.files.set('tile/entries/001', bytes);
      else honest.files.delete('tile/entries/001');
      await refused(honest, await startedWith(3), reason);
      expect(await copyOf(honest, newFolder())).toMatchObject({ ok: false });
    }
  });
  test('a head of another key, or of no key, is refused', async () => {
    const other = createSigner({ name: 'log.example', seed: new Uint8Array(32) });
    await refused(await new Source().grow(entriesTo(9), other), await startedWith(3), /no known key signed/);
  });
  test('a damaged copy is not built upon', async () => {
    const into = await startedWith(300);
    const source = await new Source().grow(entriesTo(310));
    const tile = join(into, 'tile/0/001.p/44');
    const bytes = readFileSync(tile);
    bytes[5] = (bytes[5] as number) ^ 1;
    writeFileSync(tile, bytes);
    await expect(copyOf(source, into)).rejects.toThrow(Refusal);
  });
});

test('what is cut short leaves the old head whole, and the next run goes on', async () => {
  const into = newFolder();
  const source = await new Source().grow(entriesTo(300));
  await copyOf(source, into);
  await source.grow(entriesTo(9000));
  const dying = async (path: string) => {
    if (path === entriesPath(20, 256)) throw new Error('the connection is gone');
    return source.read(path);
  };
  const site = await openSiteFolder(into);
  await expect(exportLog({ read: dying, site, vkey: signer.vkey })).rejects.toThrow('gone');
  expect(await audit(into)).toMatchObject({ ok: true, size: 300 });
  expect(await copyOf(source, into)).toMatchObject({ ok: true, added: 8700 });
  expect(await audit(into)).toMatchObject({ ok: true, size: 9000 });
  expect(parseEntryBundle(readFileSync(join(into, 'tile/entries/000')), 256).ok).toBe(true);
});

describe('redress log export', () => {
  const cli = fileURLToPath(new URL('../../bin/redress.js', import.meta.url));
  /** Not spawnSync: the server that it asks lives in this process. */
  const run = (args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [cli, 'log', ...args], { env: { ...process.env, LC_ALL: 'C' } });
      const out = { stdout: '', stderr: '' };
      child.stdout.on('data', (data) => (out.stdout += data));
      child.stderr.on('data', (data) => (out.stderr += data));
      child.once('close', (status) => resolve({ status, ...out }));
    });
  test('exit codes: 0 copied, 1 fork, 2 unusable; the copy passes redress log audit with its own key', async () => {
    let source = await new Source().grow(entriesTo(300));
    const server = createServer((request, response) => {
      const bytes = source.files.get(request.url?.replace(/^\/log\/main\//, '') ?? '');
      if (bytes) response.end(bytes);
      else if (request.url === '/checkpoint')
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>');
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const into = newFolder();
    const copied = await run(['export', into, '--from', from, '--json']);
    expect([copied.status, JSON.parse(copied.stdout)]).toEqual([
      0,
      { ok: true, origin: 'log.example', size: 300, added: 300 },
    ]);
    expect(await run(['audit', into, '--vkey', join(into, 'vkey'), '--json'])).toMatchObject({ status: 0 });
    expect(
      await run(['audit', from, '--vkey', join(into, 'vkey')]),
      'a page is no log that fails',
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('…/log/main'),
    });
    expect(await run(['audit', `${from}log/main`, '--vkey', join(into, 'vkey')])).toMatchObject({
      status: 0,
    });
    source = await new Source().grow(entriesTo(310, 3));
    expect(await run(['export', into, '--from', from])).toMatchObject({ status: 1 });
    for (const args of [
      [into, '--from', from, '--shard', 'other'],
      [folder, '--from', from],
      [into, '--from', 'ftp://x'],
      [into, '--from', from, '--vkey', createSigner({ name: 'a', seed: new Uint8Array(32) }).vkey],
    ]) {
      const { status, stdout, stderr } = await run(['export', ...args, '--json']);
      expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    }
    server.close();
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Blobs, createBlobs, loadSecret } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-blobs-'));
let blobs: Blobs;
beforeAll(async () => {
  blobs = await createBlobs(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const maxBytes = 1_000_000;
const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
const pathOf = (key: string) => {
  const file = files().find((f) => f.name === key);
  return join(file?.parentPath as string, key);
};
const read = async (stream: Readable) => Buffer.concat(await stream.toArray());

describe('contents', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])(
    '%i bytes come back, measured and hashed',
    async (size) => {
      const vault = blobs.createVault('case_1');
      const content = randomBytes(size);
      const stored = await blobs.put(vault, Readable.from([content.subarray(0, 7), content.subarray(7)]), {
        maxBytes,
      });
      expect(stored.bytes).toBe(size);
      expect(stored.sha256).toEqual(createHash('sha256').update(content).digest());
      expect(stored.sm3).toEqual(createHash('sm3').update(content).digest());
      expect((await read(blobs.get(vault, stored.key))).equals(content)).toBe(true);
    },
  );
  test('no plain byte stands on the disk, and a working copy is gone after use', async () => {
    const vault = blobs.createVault('case_1');
    const { key } = await blobs.put(vault, Readable.from([Buffer.from('订单号 20261101123456789')]), {
      maxBytes,
    });
    const inside = await blobs.withPlainFile(vault, key, async (path) => {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      return readFileSync(path, 'utf8');
    });
    expect(inside).toBe('订单号 20261101123456789');
    for (const file of files()) {
      expect(readFileSync(join(file.parentPath, file.name)).includes('20261101123456789')).toBe(false);
    }
  });
  test('another case key, also under the same id, opens nothing', async () => {
    const vault = blobs.createVault('case_1');
    const { key } = await blobs.put(vault, Readable.from([Buffer.from('x')]), { maxBytes });
    await expect(read(blobs.get(blobs.createVault('case_1'), key))).rejects.toThrow();
    expect(() => blobs.get({ ...vault, id: 'case_2' }, key)).toThrow();
  });
});

describe('damage', () => {
  test.each([
    ['a changed byte', (b: Buffer) => void b.writeUInt8((b.at(-40) as number) ^ 1, b.length - 40)],
    ['a cut at a chunk border', (b: Buffer) => b.subarray(0, 36 + 65_552)],
    ['a missing end', (b: Buffer) => b.subarray(0, -1)],
    ['an added byte', (b: Buffer) => Buffer.concat([b, Buffer.from([0])])],
    [
      'swapped chunks',
      (b: Buffer) =>
        Buffer.concat([
          b.subarray(0, 36),
          b.subarray(36 + 65_552, 36 + 131_104),
          b.subarray(36, 36 + 65_552),
          b.subarray(36 + 131_104),
        ]),
    ],
    ['an empty file', () => Buffer.alloc(0)],
  ])('%s is an error and never other content', async (_, damage) => {
    const vault = blobs.createVault('case_1');
    const { key } = await blobs.put(vault, Readable.from([randomBytes(200_000)]), { maxBytes });
    const stored = readFileSync(pathOf(key));
    writeFileSync(pathOf(key), damage(stored) ?? stored);
    await expect(read(blobs.get(vault, key))).rejects.toThrow();
  });
});

describe('failing uploads', () => {
  test('one byte over the limit is refused and nothing stays', async () => {
    const before = files().length;
    const attempt = blobs.put(blobs.createVault('c'), Readable.from([randomBytes(100), randomBytes(1)]), {
      maxBytes: 100,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'blob-too-large' });
    expect(files().length).toBe(before);
  });
  test('a source that breaks off leaves nothing', async () => {
    const before = files().length;
    async function* broken() {
      yield randomBytes(100_000);
      throw new Error('connection lost');
    }
    await expect(blobs.put(blobs.createVault('c'), broken(), { maxBytes })).rejects.toThrow(
      'connection lost',
    );
    expect(files().length).toBe(before);
  });
  test('working copies that a killed process left are gone after the next start', async () => {
    writeFileSync(join(blobs.workFolder, 'left'), 'plain');
    await createBlobs(folder);
    expect(readdirSync(blobs.workFolder)).toEqual([]);
  });
});

test('secrets are made once, for their owner alone', () => {
  const secret = loadSecret(folder, 'demo');
  expect(loadSecret(folder, 'demo')).toEqual(secret);
  expect(statSync(join(folder, 'keys', 'demo')).mode & 0o777).toBe(0o600);
});

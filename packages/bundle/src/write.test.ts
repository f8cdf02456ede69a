import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portableHasher, verifyBundle, writeBundle } from './index.ts';
import { decodeManifestPath, encodeManifestPath, isPayloadPath, isSafePath, labelOf } from './path.ts';
import { sampleBundle, sampleBundleInput } from './sample.ts';
import { sourceOf } from './testing.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = [
  { path: 'items/聊天 记录.png', content: utf8('chat') },
  { path: 'items/100%.txt', content: utf8('odd name') },
  { path: 'items/voucher.png', content: utf8('voucher') },
  { path: 'letters/voucher.png', content: utf8('letter of the same name') },
  { path: 'catalogue.pdf', content: utf8('%PDF-1.7') },
  { path: 'items/empty.txt', content: new Uint8Array(0) },
];
const has = (tool: string): boolean => spawnSync(tool, ['--help']).error === undefined;

describe('a bundle as other programs see it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bundle-'));
  const zip = join(folder, 'bundle.zip');
  const bag = join(folder, 'bag');
  const run = (command: string, args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: existsSync(bag) ? bag : folder });
    return { status, output: `${stdout}${stderr}` };
  };
  beforeAll(async () => {
    writeFileSync(zip, await sampleBundle(portableHasher, files));
    if (has('unzip')) run('unzip', ['-q', zip, '-d', bag]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.skipIf(!has('unzip'))('unzip tests it without complaint', () => {
    expect(run('unzip', ['-tq', zip])).toMatchObject({ status: 0 });
    expect(readdirSync(bag).sort()).toEqual(
      [
        'README.zh.txt',
        'bag-info.txt',
        'bagit.txt',
        'data',
        'manifest-sha256.txt',
        'proofs',
        'tagmanifest-sha256.txt',
      ].sort(),
    );
  });
  test.skipIf(!has('unzip') || !has('sha256sum'))(
    'sha256sum accepts the tag manifest and every plainly named file',
    () => {
      expect(run('sha256sum', ['-c', 'tagmanifest-sha256.txt']).output).not.toContain('FAILED\n');
      const lines = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').split('\n');
      const plain = join(folder, 'plain.txt');
      writeFileSync(plain, lines.filter((line) => !line.includes('%')).join('\n'));
      expect(run('sha256sum', ['-c', plain])).toMatchObject({ status: 0 });
      expect(lines).toContain(
        `${createHash('sha256').update('odd name').digest('hex')}  data/items/100%25.txt`,
      );
    },
  );
  test.skipIf(!has('unzip'))(
    'a commitment recomputes from the item, its salt in case.json and its entry',
    () => {
      const caseFile = JSON.parse(readFileSync(join(bag, 'data/case.json'), 'utf8'));
      for (const { path, content } of files) {
        const salt = Buffer.from(caseFile.salts[path], 'base64');
        const label = path.startsWith('items/') ? path.slice(6) : `data/${path}`;
        const entry = JSON.parse(readFileSync(join(bag, 'proofs', `${label}.entry`), 'utf8'));
        const salted = Buffer.concat([salt, content]);
        expect(entry.c.bytes).toBe(createHash('sha256').update(salted).digest('base64'));
        expect(entry.sm3.bytes).toBe(createHash('sm3').update(salted).digest('base64'));
      }
    },
  );
});

describe('writing', () => {
  test('equal input gives equal bytes, in whatever order the files come', async () => {
    const once = await sampleBundle(portableHasher, files);
    expect(Buffer.compare(once, await sampleBundle(portableHasher, files))).toBe(0);
    const input = await sampleBundleInput(portableHasher, files);
    const parts: Uint8Array[] = [];
    for await (const part of writeBundle({ ...input, files: input.files.toReversed() })) parts.push(part);
    expect(Buffer.compare(once, Buffer.concat(parts))).toBe(0);
  });
  test('a streamed file gives the bytes of one in memory', async () => {
    const content = utf8('a longer recording '.repeat(1000));
    async function* open() {
      for (let i = 0; i < content.length; i += 777) yield content.subarray(i, i + 777);
    }
    const streamed = await sampleBundle(portableHasher, [
      { path: 'items/a.mp4', content: { size: content.length, open } },
    ]);
    const inMemory = await sampleBundle(portableHasher, [{ path: 'items/a.mp4', content }]);
    expect(Buffer.compare(streamed, inMemory)).toBe(0);
  });
  test('a file that changes while it is bundled is an error, not a broken bundle', async () => {
    let opened = 0;
    async function* open() {
      yield utf8(opened++ < 2 ? 'before' : 'after it grew');
    }
    const files = [{ path: 'items/a.txt', content: { size: 6, open } }];
    await expect(sampleBundle(portableHasher, files)).rejects.toThrow('changed while it was being bundled');
  });
  test('a name that no verifier accepts, or a file without salt in case.json, is a bug and throws', async () => {
    const input = await sampleBundleInput(portableHasher, files);
    const [first] = input.files;
    if (!first) throw new Error('no file');
    const write = async (changed: typeof input.files) => {
      for await (const _ of writeBundle({ ...input, files: changed })) break;
    };
    await expect(write([{ ...first, path: 'items/../x' }])).rejects.toThrow(RangeError);
    await expect(write([...input.files, first])).rejects.toThrow(RangeError);
    await expect(write([{ ...first, salt: new Uint8Array(32) }])).rejects.toThrow(RangeError);
    await expect(write(input.files.slice(1))).rejects.toThrow(RangeError);
  });
  test('an empty case is a bundle too', async () => {
    const bytes = await sampleBundle(portableHasher, []);
    expect((await verifyBundle(sourceOf(bytes), { hasher: portableHasher })).ok).toBe(true);
  });
});

describe('paths', () => {
  test.each([
    '',
    '/a',
    '~/a',
    '~a',
    '../a',
    'a/../b',
    'a//b',
    './a',
    'a/.',
    'C:\\a',
    'C:/a',
    'a\\b',
    'a\u0000b',
    'a/',
    'a\tb',
    'a\ud800',
  ])('%j is not safe', (path) => {
    expect(isSafePath(path)).toBe(false);
  });
  test('Chinese names, spaces and dots are safe', () => {
    for (const path of ['items/聊天 记录（1）.png', 'items/..a', 'items/a..b', 'items/100%.txt'])
      expect([isSafePath(path), isPayloadPath(path)]).toEqual([true, true]);
  });
  test('payload lies in items and letters, one level deep', () => {
    for (const path of ['x.txt', 'items/a/b', 'other/a', 'items/', 'case.jsonx'])
      expect(isPayloadPath(path)).toBe(false);
  });
  test('an item and a letter of one name have different labels, and no item can take the place of another file', () => {
    expect(labelOf('items/x.pdf')).toBe('x.pdf');
    expect(labelOf('letters/x.pdf')).toBe('data/letters/x.pdf');
    expect(labelOf('items/case.json')).not.toBe(labelOf('case.json'));
  });
  test('CR, LF and % come back from a manifest; other percent signs are refused', () => {
    const odd = 'data/items/a%0Ab\r\n%';
    expect(encodeManifestPath(odd)).toBe('data/items/a%250Ab%0D%0A%25');
    expect(decodeManifestPath(encodeManifestPath(odd))).toBe(odd);
    expect(decodeManifestPath('a%20b')).toBeUndefined();
    expect(decodeManifestPath('a%0ab')).toBeUndefined();
  });
});

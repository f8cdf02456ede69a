import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ObjectStore, openObjectStore } from './index.ts';
import { testS3 } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-objects-'));
afterAll(() => rmSync(folder, { recursive: true }));
const bytes = (text: string): Uint8Array => Buffer.from(text);
const textOf = async (store: ObjectStore, path: string) =>
  Buffer.from((await store.get(path))?.bytes ?? []).toString();

const s3 = testS3();
const places = [
  { name: 'a folder', open: () => openObjectStore(join(folder, randomUUID())) },
  ...(s3
    ? [{ name: 'a bucket', open: () => openObjectStore(`${s3.place}/${randomUUID()}`, s3.access) }]
    : []),
];

describe.each(places)('$name', ({ open }) => {
  test('an object that is written once is never written again, and other content is refused', async () => {
    const store = await open();
    expect(await store.get('tile/0/000')).toBeUndefined();
    expect(await store.putOnce('tile/0/000', bytes('a'))).toBe('written');
    expect(await store.putOnce('tile/0/000', bytes('a'))).toBe('there');
    await expect(store.putOnce('tile/0/000', bytes('b'))).rejects.toMatchObject({ code: 'object-differs' });
    await store.sync();
    expect(await textOf(store, 'tile/0/000')).toBe('a');
  });
  test('a text is replaced only by whoever knows what stands there', async () => {
    const store = await open();
    expect(await store.replace('checkpoint', 'one', undefined)).toBe(true);
    expect(await store.replace('checkpoint', 'two', undefined)).toBe(false);
    const one = await store.get('checkpoint');
    expect(await store.replace('checkpoint', 'two', one?.version)).toBe(true);
    expect(await store.replace('checkpoint', 'late', one?.version)).toBe(false);
    expect(await textOf(store, 'checkpoint')).toBe('two');
  });
  test('of many at once exactly one replaces', async () => {
    const store = await open();
    await store.replace('checkpoint', 'zero', undefined);
    const before = (await store.get('checkpoint'))?.version;
    // A storage may also fail under such a rush; whoever it told nothing knows nothing.
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => store.replace('checkpoint', `try ${i}`, before)),
    );
    const told = tries.map((each) => each.status === 'fulfilled' && each.value);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await textOf(store, 'checkpoint')).toBe(`try ${told.indexOf(true)}`);
  });
  test('what lies below a path is removed, and nothing beside it', async () => {
    const store = await open();
    for (const path of ['tile/0/000', 'tile/0/000.p/1', 'tile/0/000.p/2', 'tile/0/001.p/1'])
      await store.putOnce(path, bytes(path));
    await store.removeBelow('tile/0/000.p');
    await store.removeBelow('tile/0/999.p');
    expect(await store.get('tile/0/000.p/1')).toBeUndefined();
    expect(await textOf(store, 'tile/0/000')).toBe('tile/0/000');
    expect(await textOf(store, 'tile/0/001.p/1')).toBe('tile/0/001.p/1');
  });
});

test('drafts of a killed process are swept after an hour, and the public may read what is published', async () => {
  const root = join(folder, 'swept');
  const store = await openObjectStore(root);
  await store.putOnce('tile/0/000', bytes('a'));
  const [old, young] = ['old', 'young'].map((name) => join(root, '.publishing', name)) as [string, string];
  writeFileSync(old, 'half');
  writeFileSync(young, 'half');
  utimesSync(old, 0, 0);
  // By the clock that the store reads, not by that of the disk.
  utimesSync(young, new Date(), new Date());
  await openObjectStore(root);
  expect(readdirSync(join(root, '.publishing')).filter((name) => !name.startsWith('lock'))).toEqual([
    'young',
  ]);
  expect(statSync(join(root, 'tile/0/000')).mode & 0o444).toBe(0o444);
});

test.each([
  ['s3:bucket', /s3:\/\/bucket\/prefix/],
  ['s3://Bucket', /s3:\/\/bucket\/prefix/],
  ['s3://bucket/../x', /s3:\/\/bucket\/prefix/],
  ['s3://bucket', /AWS_ACCESS_KEY_ID/],
  ['/dev/null/site', /cannot be written/],
])('%s is refused with what to write instead', async (place, why) => {
  await expect(openObjectStore(place)).rejects.toMatchObject({
    code: 'bad-config',
    message: expect.stringMatching(why),
  });
});

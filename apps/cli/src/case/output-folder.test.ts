import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isWithin, openOutputFolder } from './output-folder.ts';

let root: string;
let input: string;
let target: string;
const report = { version: 1, letters: ['letters/catalogue.pdf'] };
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'redress-out-'));
  input = join(root, 'input');
  target = join(root, 'out');
  await mkdir(input);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(version: string) {
  const out = await openOutputFolder(target, input);
  await writeFile(join(out.draft, 'bundle.zip'), version);
  await writeFile(join(out.draft, 'report.json'), JSON.stringify({ ...report, run: version }));
  return out;
}
const run = async () =>
  (JSON.parse(await readFile(join(target, 'report.json'), 'utf8')) as { run: string }).run;
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('a target', () => {
  test('does not exist before publish and is whole after it', async () => {
    const out = await write('first');
    await expect(readdir(target)).rejects.toThrow('ENOENT');
    await out.publish();
    expect((await readdir(target)).sort()).toEqual(['bundle.zip', 'letters', 'report.json']);
    expect(await readdir(root)).toEqual(['input', 'out']);
  });
  test('with an earlier output of ours is replaced as a whole', async () => {
    await (await write('first')).publish();
    await (await write('second')).publish();
    expect(await run()).toBe('second');
    expect(await readdir(root)).toEqual(['input', 'out']);
  });
  test('that is an empty folder is used', async () => {
    await mkdir(target);
    await (await write('first')).publish();
    expect(await run()).toBe('first');
  });
  test('with somebody else’s files is refused and left as it was', async () => {
    await mkdir(target);
    await writeFile(join(target, 'diary.txt'), 'mine');
    await writeFile(join(target, 'report.json'), '{"version":1}');
    await expect(openOutputFolder(target, input)).rejects.toMatchObject({ code: 'output-not-ours' });
    expect(await readFile(join(target, 'diary.txt'), 'utf8')).toBe('mine');
  });
  test.each(['{"version":2}', '{"version":1}', 'not json', 'null'])(
    'whose report.json is %j is refused',
    async (text) => {
      await mkdir(target);
      await writeFile(join(target, 'report.json'), text);
      await expect(openOutputFolder(target, input)).rejects.toMatchObject({ code: 'output-not-ours' });
    },
  );
  test('with somebody else’s file among the letters is refused and left as it was', async () => {
    await (await write('first')).publish();
    await writeFile(join(target, 'letters/mine.pdf'), 'mine');
    await expect(openOutputFolder(target, input)).rejects.toMatchObject({ code: 'output-not-ours' });
    expect(await readFile(join(target, 'letters/mine.pdf'), 'utf8')).toBe('mine');
  });
  test('whose name is as long as the file system allows is written', async () => {
    target = join(root, '长'.repeat(85));
    await (await write('first')).publish();
    await (await write('second')).publish();
    expect(await run()).toBe('second');
    expect(await readdir(root)).toHaveLength(2);
  });
  test('that is a link to nowhere, lies below a file or below a folder that takes none is refused', async () => {
    await symlink('nowhere', join(root, 'link'));
    await writeFile(join(root, 'file'), '');
    for (const bad of [
      join(root, 'link'),
      join(root, 'file/out'),
      '/proc/none/out',
      join(root, '长'.repeat(90)),
    ])
      await expect(openOutputFolder(bad, input)).rejects.toMatchObject({ code: 'output-not-ours' });
  });
  test('that is a file is refused', async () => {
    await writeFile(target, '');
    await expect(openOutputFolder(target, input)).rejects.toMatchObject({ code: 'output-not-ours' });
  });
  test('that contains the input is refused, so that replacing it cannot delete evidence', async () => {
    await expect(openOutputFolder(root, input)).rejects.toMatchObject({ code: 'output-not-ours' });
    await expect(openOutputFolder(input, input)).rejects.toMatchObject({ code: 'output-not-ours' });
  });
});

describe('after a killed run', () => {
  test('its draft is removed by the next', async () => {
    await mkdir(join(root, `.out.redress-draft-${deadPid()}-0011aabb`));
    await (await write('next')).publish();
    expect(await readdir(root)).toEqual(['input', 'out']);
  });
  test('an earlier output that was moved away is put back', async () => {
    const old = join(root, `.out.redress-old-${deadPid()}-0011aabb`);
    await mkdir(old);
    await writeFile(join(old, 'report.json'), JSON.stringify({ ...report, run: 'earlier' }));
    const out = await openOutputFolder(target, input);
    expect(await run()).toBe('earlier');
    out.discard();
  });
  test('the draft of a run that still lives is left alone', async () => {
    const living = `.out.redress-draft-${process.ppid}-0011aabb`;
    await mkdir(join(root, living));
    await (await write('next')).publish();
    expect(await readdir(root)).toContain(living);
  });
});

test('within means the folder itself or below it', () => {
  expect([
    isWithin('/a/b', '/a'),
    isWithin('/a', '/a'),
    isWithin('/ab', '/a'),
    isWithin('/a/..b', '/a'),
  ]).toEqual([true, true, false, true]);
});

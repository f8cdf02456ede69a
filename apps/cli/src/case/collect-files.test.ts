import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectFiles } from './collect-files.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'redress-in-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('files of sub-folders come in the same order on every run; hidden ones and links are named as skipped', async () => {
  await mkdir(join(root, 'b'));
  await mkdir(join(root, 'out'));
  for (const file of ['z.png', 'a.txt', 'b/c.txt', '.DS_Store', 'out/report.json'])
    await writeFile(join(root, file), 'x');
  await symlink('a.txt', join(root, 'link.txt'));
  const { files, skipped } = await collectFiles(root, join(root, 'out'));
  expect(files).toEqual(['a.txt', 'b/c.txt', 'z.png']);
  expect(skipped.map((s) => s.file)).toEqual(['.DS_Store', 'link.txt']);
});

test('a folder that does not exist is refused', async () => {
  await expect(collectFiles(join(root, 'nothing'), root)).rejects.toMatchObject({ code: 'input-unreadable' });
});

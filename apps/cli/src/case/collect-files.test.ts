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

test('an earlier output of this command is no evidence, a folder that only looks like one is', async () => {
  const report = JSON.stringify({ version: 1, letters: ['letters/catalogue.pdf'] });
  for (const name of ['mine', 'case-2', 'b/case-1']) {
    await mkdir(join(root, name, 'letters'), { recursive: true });
    for (const file of ['bundle.zip', 'letters/catalogue.pdf']) await writeFile(join(root, name, file), 'x');
    await writeFile(join(root, name, 'report.json'), name === 'mine' ? '{"version":1}' : report);
  }
  const { files, skipped } = await collectFiles(root, join(root, 'out'));
  expect(files).toEqual(['mine/bundle.zip', 'mine/letters/catalogue.pdf', 'mine/report.json']);
  expect(skipped.map((s) => s.file)).toEqual(['b/case-1', 'case-2']);
});

test('an empty name is refused: it is a variable that was not set, not the current folder', async () => {
  await expect(collectFiles('', root)).rejects.toMatchObject({ code: 'input-unreadable' });
});

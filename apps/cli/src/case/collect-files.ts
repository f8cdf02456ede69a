import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Refusal } from '@redress/kernel';

export interface Skipped {
  file: string;
  why: string;
}
export interface Collected {
  /** Paths below the folder with `/`, sorted by code point so that every run is the same. */
  files: string[];
  skipped: Skipped[];
}

const maxDepth = 8;

/**
 * All files of `folder` and its sub-folders except hidden ones, symbolic links and the output folder `except`.
 * Refuses what is no readable folder.
 */
export async function collectFiles(folder: string, except: string): Promise<Collected> {
  const found: Collected = { files: [], skipped: [] };
  await walk(resolve(folder), '', resolve(except), 0, found);
  found.files.sort();
  found.skipped.sort((a, b) => (a.file < b.file ? -1 : 1));
  return found;
}

async function walk(
  root: string,
  below: string,
  except: string,
  depth: number,
  found: Collected,
): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: Error) => {
    throw new Refusal('input-unreadable', {
      zh: `读不到文件夹 ${join(root, below)}`,
      en: `cannot read folder ${join(root, below)}`,
      internal: error.message,
    });
  });
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (join(root, file) === except) continue;
    const why = reasonToSkip(entry, depth);
    if (why) found.skipped.push({ file, why });
    else if (entry.isDirectory()) await walk(root, file, except, depth + 1, found);
    else found.files.push(file);
  }
}

function reasonToSkip(
  entry: { name: string; isDirectory(): boolean; isFile(): boolean; isSymbolicLink(): boolean },
  depth: number,
): string | undefined {
  if (entry.name.startsWith('.')) return '隐藏文件，未读取 / hidden, not read';
  if (entry.isSymbolicLink()) return '符号链接，未读取 / symbolic link, not read';
  if (entry.isDirectory()) return depth >= maxDepth ? '文件夹层级过深 / folders nested too deep' : undefined;
  return entry.isFile() ? undefined : '不是普通文件 / not a regular file';
}

import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Bilingual } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { isEarlierOutput } from './earlier-output.ts';

/** A file that became no item, and why. */
export interface Skipped {
  file: string;
  why: Bilingual;
}
export interface Collected {
  /** Paths below the folder with `/`, sorted by code point so that every run is the same. */
  files: string[];
  skipped: Skipped[];
}

const maxDepth = 8;
const ownOutput = { zh: '本工具先前的输出，未读取', en: 'an earlier output of this command, not read' };
const tooDeep = { zh: '文件夹层级过深，未读取', en: 'nested too deep, not read' };

/**
 * All files of `folder` and its sub-folders except hidden ones, symbolic links, earlier outputs of this command
 * and the output folder `except`: what we wrote ourselves is no evidence. Refuses what is no readable folder.
 */
export async function collectFiles(folder: string, except: string): Promise<Collected> {
  const found: Collected = { files: [], skipped: [] };
  // The empty name is a variable that was not set, never the current folder.
  if (folder === '')
    throw new Refusal('input-unreadable', { zh: '没有指明证据文件夹', en: 'no folder is named' });
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
  const names = entries.map(({ name }) => name);
  if (below !== '' && (await isEarlierOutput(join(root, below), names))) {
    found.skipped.push({ file: below, why: ownOutput });
    return;
  }
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
): Bilingual | undefined {
  if (entry.name.startsWith('.')) return { zh: '隐藏文件，未读取', en: 'hidden, not read' };
  if (entry.isSymbolicLink()) return { zh: '符号链接，未读取', en: 'symbolic link, not read' };
  if (entry.isDirectory()) return depth >= maxDepth ? tooDeep : undefined;
  return entry.isFile() ? undefined : { zh: '不是普通文件', en: 'not a regular file' };
}

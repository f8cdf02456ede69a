import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '@redress/kernel';
import { printable } from '../language.ts';

/** A folder that serves as a static site: each file appears whole or not at all. */
export interface SiteFolder {
  read(path: string): Promise<Uint8Array | undefined>;
  /** On disk when this returns; its name in the folder only after `sync`. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Makes the names of all files written so far durable: call it before a file that refers to them. */
  sync(): Promise<void>;
}

/**
 * Opens a copy that may be continued: a folder that is new, empty, or an earlier copy (which has a `vkey`). Refusals:
 * `not-a-copy` for a folder with other things in it, `not-writable`.
 */
export async function openSiteFolder(folder: string): Promise<SiteFolder> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes('vkey'))
      throw new Refusal('not-a-copy', {
        zh: `${printable(folder)} 里已有其他文件，不是日志副本`,
        en: `${printable(folder)} holds other things and is no copy of a log`,
      });
  } catch (error) {
    throw asRefusal(folder, error);
  }
  const touched = new Set<string>();
  return {
    read: (path) => readIfThere(join(folder, path)),
    async write(path, bytes) {
      const file = join(folder, path);
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeWhole(file, bytes);
      } catch (error) {
        throw asRefusal(file, error);
      }
      for (let at = dirname(path); ; at = dirname(at)) {
        touched.add(join(folder, at));
        if (at === '.') break;
      }
    },
    async sync() {
      for (const each of touched) await syncFolder(each);
      touched.clear();
    },
  };
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asRefusal(file, error);
  }
}

async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  const handle = await open(draft, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asRefusal(place: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal || code === undefined) return error;
  return new Refusal('not-writable', {
    zh: `无法读写 ${printable(place)}（${code}）`,
    en: `cannot use ${printable(place)} (${code})`,
  });
}

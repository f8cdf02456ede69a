import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { differs, type ObjectStore } from './object-store.ts';

/** Not the public's business; a web server should not serve names that begin with a dot. */
const hidden = '.publishing';
const hourMs = 3_600_000;
const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** A folder on a local disk as an object store. Drafts that a killed process left are swept after an hour. */
export async function openFolderStore(root: string): Promise<ObjectStore> {
  const drafts = join(root, hidden);
  mkdirSync(drafts, { recursive: true });
  await sweep(drafts);
  const touched = new Set<string>();
  const touch = (path: string): void => {
    for (let at = dirname(path); ; at = dirname(at)) {
      touched.add(join(root, at));
      if (at === '.') return;
    }
  };
  const draft = async (path: string, bytes: Uint8Array): Promise<string> => {
    const file = join(drafts, randomUUID());
    const handle = await open(file, 'wx', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(join(root, path)), { recursive: true });
    return file;
  };
  const get = async (path: string) => {
    const bytes = await readIfThere(join(root, path));
    return bytes && { bytes, version: versionOf(bytes) };
  };
  return {
    get,
    async putOnce(path, bytes) {
      const known = await get(path);
      if (known && known.version !== versionOf(bytes)) throw differs(path);
      // Named by a process that died before it could sync: that is made good here.
      touch(path);
      if (known) return 'there';
      const file = await draft(path, bytes);
      try {
        // Unlike a rename, a link never replaces what somebody else put there meanwhile.
        await link(file, join(root, path));
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        if ((await get(path))?.version !== versionOf(bytes)) throw differs(path);
        return 'there';
      } finally {
        await unlink(file);
      }
      return 'written';
    },
    async replace(path, text, expected) {
      const bytes = Buffer.from(text);
      const file = await draft(path, bytes);
      const replaced = renameIfStill(drafts, file, join(root, path), expected);
      if (!replaced) await unlink(file);
      else touch(path);
      return replaced;
    },
    async sync() {
      // From the leaves up: a name counts only when every folder above it is on disk.
      for (const folder of [...touched].sort((a, b) => b.length - a.length)) await syncFolder(folder);
      touched.clear();
    },
    removeBelow: (path) => rm(join(root, path), { recursive: true, force: true }),
  };
}

/**
 * Looking and renaming under a lock of the operating system (an exclusive SQLite transaction): it ends with its process,
 * and one that was put to sleep in between keeps it, so nothing older can be renamed over something newer.
 */
function renameIfStill(drafts: string, draft: string, file: string, expected: string | undefined): boolean {
  const lock = new DatabaseSync(join(drafts, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    if (versionNow(file) !== expected) return false;
    renameSync(draft, file);
    return true;
  } catch (error) {
    if (/locked|busy/i.test(String(error))) return false;
    throw error;
  } finally {
    lock.close();
  }
}

function versionNow(file: string): string | undefined {
  try {
    return versionOf(readFileSync(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function sweep(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    if (name.startsWith('lock.')) continue;
    const file = join(drafts, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > hourMs) await rm(file, { force: true });
  }
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of these keys some row names. */
export type NamedKeys = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Removes encrypted files older than `beforeMs` that no row names: a process killed between keeping a file and its
 * commit leaves one. Younger ones may belong to a transaction that still runs. Gives how many went.
 */
export async function sweepFolder(folder: string, beforeMs: number, namedKeys: NamedKeys): Promise<number> {
  let removed = 0;
  for (const part of await readdir(folder).catch(() => [])) {
    const keys = await olderThan(join(folder, part), beforeMs);
    if (keys.length === 0) continue;
    const named = await namedKeys(keys);
    for (const key of keys.filter((one) => !named.has(one))) {
      await rm(join(folder, part, key), { force: true });
      removed++;
    }
  }
  return removed;
}

async function olderThan(folder: string, beforeMs: number): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < beforeMs) old.push(name);
  }
  return old;
}

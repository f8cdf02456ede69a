import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `redress case` writes. */
const files = new Set(['report.json', 'bundle.zip', 'letters']);

/**
 * The first thing in a folder that this command did not write: a path below it, or the report itself, which names the
 * letters of its run.
 */
export async function foreignIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder);
  const foreign = names.find((name) => !files.has(name));
  if (foreign !== undefined) return foreign;
  const letters = await lettersOf(join(folder, 'report.json'));
  if (!letters) return 'report.json';
  const found = names.includes('letters') ? await readdir(join(folder, 'letters')) : [];
  return found.map((name) => `letters/${name}`).find((letter) => !letters.has(letter));
}

/** True for a whole earlier output; `names` are those in the folder, which usually settle it without a look inside. */
export async function isEarlierOutput(folder: string, names: readonly string[]): Promise<boolean> {
  if (names.length !== files.size || !names.every((name) => files.has(name))) return false;
  return (await foreignIn(folder).catch(() => 'unreadable')) === undefined;
}

/** The letters that a report of ours names; undefined when it is none. */
async function lettersOf(path: string): Promise<Set<unknown> | undefined> {
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown> | null;
    return report?.version === 1 && Array.isArray(report.letters) ? new Set(report.letters) : undefined;
  } catch {
    return undefined;
  }
}

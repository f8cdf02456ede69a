import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { lstat, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Refusal } from '@redress/kernel';
import { foreignIn } from './earlier-output.ts';

/** A folder being written beside its final place; it becomes visible as a whole or not at all. */
export interface OutputFolder {
  /** Absolute path to write into. */
  draft: string;
  /** Puts the draft in place of the target. Call it once everything, report.json last, is written. */
  publish(): Promise<void>;
  /** Removes the draft, at once: it also runs when the process is about to end. */
  discard(): void;
}

/**
 * Prepares `target` as output of a run that reads `input`. Refuses a target that holds other people's files, that
 * contains the input, or that cannot be written. Leftovers of killed runs are removed; where one was killed between
 * its two renames, the earlier output is put back first.
 */
export async function openOutputFolder(target: string, input: string): Promise<OutputFolder> {
  try {
    return await prepare(target, input);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof Refusal || code === undefined) throw error;
    throw refuse(target, `系统不允许（${code}）`, `the system refuses (${code})`);
  }
}

async function prepare(target: string, input: string): Promise<OutputFolder> {
  const place = (await isThere(target)) ? await realpath(target) : resolve(target);
  if (isWithin(await realpath(input), place))
    throw refuse(target, '证据文件夹就在输出文件夹里', 'it contains the input folder');
  makeFolder(dirname(place));
  await recover(place);
  await refuseForeign(target, place);
  const draft = siblingName(place, 'draft');
  // No step between this one and the caller's knowledge of the draft gives way to a signal.
  mkdirSync(draft);
  mkdirSync(join(draft, 'letters'));
  return {
    draft,
    publish: () => publish(draft, place),
    discard: () => rmSync(draft, { recursive: true, force: true }),
  };
}

/** As `mkdir -p`; Node's own never returns below folders that refuse every entry, such as those of Linux in `proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** True when `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(folder, way) === path);
}

async function publish(draft: string, place: string): Promise<void> {
  await syncFolder(draft);
  const old = siblingName(place, 'old');
  const replaced = await isThere(place);
  // Both renames in one go, so that no signal comes between them. Killed there, the target is missing and the earlier
  // output stands whole in `old`: recover() puts it back.
  if (replaced) renameSync(place, old);
  renameSync(draft, place);
  if (replaced) rmSync(old, { recursive: true, force: true });
  await syncFolder(dirname(place));
}

const siblingName = (place: string, role: 'draft' | 'old') =>
  join(dirname(place), `${siblingPrefix(place)}${role}-${process.pid}-${randomBytes(4).toString('hex')}`);

/** Long names are shortened to a digest: with what follows they would be too long for the file system. */
function siblingPrefix(place: string): string {
  const name = basename(place);
  const short = Buffer.byteLength(name) <= 180 ? name : createHash('sha256').update(name).digest('hex');
  return `.${short}.redress-`;
}

async function recover(place: string): Promise<void> {
  const prefix = siblingPrefix(place);
  for (const name of await readdir(dirname(place))) {
    const match =
      name.startsWith(prefix) && /^(draft|old)-(\d+)-[0-9a-f]{8}$/.exec(name.slice(prefix.length));
    if (!match || isAlive(Number(match[2]))) continue;
    const left = join(dirname(place), name);
    if (match[1] === 'old' && !(await isThere(place))) await rename(left, place);
    else await rm(left, { recursive: true, force: true });
  }
}

/** Another run may be writing beside us: its folders are left alone as long as its process lives. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function refuseForeign(target: string, place: string): Promise<void> {
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw refuse(target, '它不是文件夹', 'it is not a folder');
  });
  if (names.length === 0) return;
  const foreign = await foreignIn(place);
  if (foreign !== undefined)
    throw refuse(target, `里面有其他文件（${foreign}）`, `it holds other files (${foreign})`);
}

const refuse = (target: string, zh: string, en: string) =>
  new Refusal('output-not-ours', {
    zh: `不能写入 ${target}：${zh}；请另选一个空文件夹。`,
    en: `cannot write to ${target}: ${en}; choose an empty folder`,
  });

/** Also true of a link that leads nowhere. */
const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

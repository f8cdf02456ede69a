import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Refusal } from '@redress/kernel';

/** What `redress case` writes; a folder that holds anything else is not ours to replace. */
const ours = new Set(['report.json', 'bundle.zip', 'letters']);

/** A folder being written beside its final place; it becomes visible as a whole or not at all. */
export interface OutputFolder {
  /** Absolute path to write into. */
  draft: string;
  /** Puts the draft in place of the target. Call it once everything, report.json last, is written. */
  publish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Prepares `target` as output of a run that reads `input`. Refuses a target that holds other people's files, or that
 * contains the input. Leftovers of killed runs are removed; where one was killed between its two renames, the earlier
 * output is put back first.
 */
export async function openOutputFolder(target: string, input: string): Promise<OutputFolder> {
  const place = (await exists(target)) ? await realpath(target) : resolve(target);
  if (isWithin(await realpath(input), place))
    throw refuse(target, '证据文件夹就在输出文件夹里', 'it contains the input folder');
  await mkdir(dirname(place), { recursive: true });
  await recover(place);
  await refuseForeign(target, place);
  const draft = siblingName(place, 'draft');
  await mkdir(join(draft, 'letters'), { recursive: true });
  return {
    draft,
    publish: () => publish(draft, place),
    discard: () => rm(draft, { recursive: true, force: true }),
  };
}

/** True when `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(folder, way) === path);
}

async function publish(draft: string, place: string): Promise<void> {
  await syncFolder(draft);
  const old = siblingName(place, 'old');
  const replaced = await exists(place);
  if (replaced) await rename(place, old);
  // Killed here, the target is missing and the earlier output stands whole in `old`: recover() puts it back.
  await rename(draft, place);
  await syncFolder(dirname(place));
  if (replaced) await rm(old, { recursive: true, force: true });
}

const siblingName = (place: string, role: 'draft' | 'old') =>
  join(
    dirname(place),
    `.${basename(place)}.redress-${role}-${process.pid}-${randomBytes(4).toString('hex')}`,
  );

async function recover(place: string): Promise<void> {
  const prefix = `.${basename(place)}.redress-`;
  for (const name of await readdir(dirname(place))) {
    const match =
      name.startsWith(prefix) && /^(draft|old)-(\d+)-[0-9a-f]{8}$/.exec(name.slice(prefix.length));
    if (!match || isAlive(Number(match[2]))) continue;
    const left = join(dirname(place), name);
    if (match[1] === 'old' && !(await exists(place))) await rename(left, place);
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
  const foreign = names.find((name) => !ours.has(name));
  if (foreign !== undefined)
    throw refuse(target, `里面有其他文件（${foreign}）`, `it holds other files (${foreign})`);
  const report = await readFile(join(place, 'report.json'), 'utf8')
    .then((text) => JSON.parse(text) as { version?: unknown })
    .catch(() => undefined);
  if (report?.version !== 1)
    throw refuse(
      target,
      '里面的文件不是本工具先前的输出',
      'its files are not an earlier output of this command',
    );
}

const refuse = (target: string, zh: string, en: string) =>
  new Refusal('output-not-ours', {
    zh: `不能写入 ${target}：${zh}；请另选一个空文件夹。`,
    en: `cannot write to ${target}: ${en}; choose an empty folder`,
  });

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

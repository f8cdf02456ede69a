import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '@redress/kernel';

export interface FolderLock {
  release(): void;
}

/** Kept here, since a collected database object would close its file and free the folder while we still write. */
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process alone. PGlite takes no lock itself, and two processes on one folder lose
 * rows. An exclusive SQLite transaction is an operating-system lock: it ends with the process, however that ends,
 * so a killed server leaves nothing to clean up. Refusal: `data-folder-in-use`.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new Refusal('data-folder-in-use', {
      zh: '数据文件夹正被另一个昭证进程使用，请先停止它，或用 REDRESS_DATA 指定另一个文件夹。',
      en: `The data folder ${folder} is in use by another Redress process: stop that one, or choose another folder with REDRESS_DATA.`,
    });
  }
  held.add(file);
  return {
    release: () => {
      held.delete(file);
      file.close();
    },
  };
}

import { configFromEnv } from '@redress/server/config';
import type { KeyFile } from '@redress/server/keys';
import { lockFolder } from '@redress/server/lock';
import { createSigner } from '@redress/tlog';

/** Whose keys: what the server itself would read from the environment. Refusal: `bad-config`. */
export const settings = () => {
  const { dataFolder, log } = configFromEnv(process.env);
  return { dataFolder, ...log };
};

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const vkeyOf = (origin: string, { seed }: Pick<KeyFile, 'seed'>): string =>
  createSigner({ name: origin, seed }).vkey;

/** Runs `work` while no server uses the folder. Refusal: `data-folder-in-use`. */
export async function alone<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const lock = lockFolder(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

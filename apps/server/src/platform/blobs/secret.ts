import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { newId } from '../clock/index.ts';

/**
 * 32 secret bytes kept in `<folder>/keys/<name>` (mode 0600), made at first use. The file appears whole or not at all,
 * and of two processes that make it at once both get the same bytes.
 */
export function loadSecret(folder: string, name: string): Buffer {
  const path = join(folder, 'keys', name);
  if (!existsSync(path)) writeSecret(folder, name, randomBytes(32));
  const secret = readFileSync(path);
  if (secret.length !== 32) throw new Error(`the key file keys/${name} is damaged`);
  return secret;
}

/** Keeps a secret under a new name; false, with nothing changed, where one stands already. */
export function writeSecret(folder: string, name: string, bytes: Uint8Array): boolean {
  const path = join(folder, 'keys', name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${newId('new')}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path); // fails where a file stands already: then that one holds
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
  const directory = openSync(dirname(path), 'r');
  fsyncSync(directory);
  closeSync(directory);
  return true;
}

import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { isKeyName } from '@redress/server/keys';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { printable } from '../language.ts';

export type Keys = ReadonlyMap<string, Uint8Array>;

const maxBytes = 1_000_000;

/**
 * All keys in one file that only the passphrase opens: armored age (age-encryption.org/v1, scrypt), so that the
 * standard tool opens it too, and short enough to be printed. Inside stands JSON, each key in base64.
 * `workFactor` is the base-2 logarithm of the scrypt cost.
 */
export async function sealKeys(keys: Keys, passphrase: string, workFactor = 18): Promise<string> {
  const content = {
    v: 1,
    keys: Object.fromEntries([...keys].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
  };
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return armor.encode(await encrypter.encrypt(`${JSON.stringify(content, null, 1)}\n`));
}

/** The keys of a backup. Refusals: `bad-backup` (cut, changed, or something else), `wrong-passphrase`. */
export async function openKeys(text: string, passphrase: string): Promise<Keys> {
  let sealed: Uint8Array;
  try {
    sealed = armor.decode(text);
  } catch {
    throw badBackup('not an armored age file, or cut');
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const content = await decrypter.decrypt(sealed, 'text').catch((error) => {
    if (/no identity matched/.test(String(error)))
      throw new Refusal('wrong-passphrase', {
        zh: '口令不对，或备份文件的开头已损坏',
        en: 'the passphrase is wrong, or the beginning of the backup is damaged',
      });
    throw badBackup('it was cut or changed');
  });
  return keysIn(content);
}

function keysIn(content: string): Keys {
  const { keys } = (parse(content) ?? {}) as { keys?: unknown };
  if (typeof keys !== 'object' || keys === null) throw badBackup('it holds no keys of Redress');
  return new Map(
    Object.entries(keys).map(([name, value]) => {
      const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
      if (!isKeyName(name) || bytes.length === 0) throw badBackup(`${printable(name)} is no key`);
      return [name, bytes];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a new file, whole or not at all as far as the disk tells, readable by its owner only. Refusals: `file-exists`, `not-writable`. */
export function writeBackup(file: string, text: string): void {
  let fd: number;
  try {
    fd = openSync(file, 'wx', 0o600);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'EEXIST') throw fileExists(file);
    throw new Refusal('not-writable', {
      zh: `无法写入 ${printable(file)}（${code}）`,
      en: `cannot write ${printable(file)} (${code})`,
    });
  }
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
}

/** Refusals: `not-readable`, `bad-backup`. */
export function readBackup(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `无法读取 ${printable(file)}（${code}）`,
      en: `cannot read ${printable(file)} (${code})`,
    });
  }
  if (bytes.length > maxBytes) throw badBackup('too large');
  return bytes.toString('utf8');
}

/** What two people can read to each other: the first 16 bytes of the file's SHA-256, in groups. */
export const fingerprintOf = (text: string): string =>
  (createHash('sha256').update(text).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ');

export const fileExists = (file: string): Refusal =>
  new Refusal('file-exists', {
    zh: `${printable(file)} 已经存在，不会覆盖`,
    en: `${printable(file)} exists and is not overwritten`,
  });

const badBackup = (why: string): Refusal =>
  new Refusal('bad-backup', {
    zh: `不是可用的密钥备份（${why}）`,
    en: `not a usable backup of keys: ${why}`,
  });

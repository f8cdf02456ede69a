import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import {
  cosignatureType,
  createCosigner,
  formatSecretKey,
  parseSecretKey,
  type SecretKey,
} from '@redress/tlog';
import { printable } from '../language.ts';

/**
 * Makes a cosigning key in a file that only its owner may read, and gives the public key. Refusals: `bad-key-name`,
 * `key-exists` (a key is never overwritten: heads signed with it could not be checked again), `not-writable`.
 */
export function makeWitnessKey(name: string, file: string): string {
  const key = { name, type: cosignatureType, seed: randomBytes(32) };
  const { vkey } = cosignerOf(key);
  let fd: number;
  try {
    fd = openSync(file, 'wx', 0o600);
  } catch (error) {
    throw keyRefusal(file, error);
  }
  writeSync(fd, `${formatSecretKey(key)}\n`);
  fsyncSync(fd);
  closeSync(fd);
  return vkey;
}

function cosignerOf(key: SecretKey): { vkey: string } {
  try {
    return createCosigner(key);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('bad-key-name', {
      zh: '--name 不能为空，也不能含空格、加号或控制字符；用不带 https:// 的网址，例如 witness.example/w1',
      en: '--name must not be empty or hold blanks, plus or control characters; use an address without https://, such as witness.example/w1',
    });
  }
}

function keyRefusal(file: string, error: unknown): Refusal {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST')
    return new Refusal('key-exists', {
      zh: `${printable(file)} 已经存在，不会覆盖`,
      en: `${printable(file)} exists and is not overwritten`,
    });
  return new Refusal('not-writable', {
    zh: `无法写入 ${printable(file)}（${code}）`,
    en: `cannot write ${printable(file)} (${code})`,
  });
}

/** The cosigning key in a file. Refusal: `bad-key`; it never repeats what the file holds. */
export function readWitnessKey(file: string): SecretKey {
  const key = parseSecretKey(readText(file).trim());
  const reason = key.ok
    ? key.value.type === cosignatureType
      ? undefined
      : 'a key of a log, not of a witness'
    : key.reason;
  if (key.ok && reason === undefined) return key.value;
  throw new Refusal('bad-key', {
    zh: `${printable(file)} 不是见证密钥（${reason}）；用 redress witness keygen 生成`,
    en: `${printable(file)} holds no witness key (${reason}); make one with: redress witness keygen`,
  });
}

/** A text file named on the command line. Refusal: `not-readable`. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `无法读取 ${printable(file)}（${why}）`,
      en: `cannot read ${printable(file)} (${why})`,
    });
  }
}

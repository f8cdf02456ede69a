import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';

/**
 * The account of a secp256k1 private key in a file: 64 hexadecimal digits, with or without 0x. Refusal `bad-chain-key`
 * says what to mend and never repeats what the file holds.
 */
export function readAccount(file: string): PrivateKeyAccount {
  let text: string;
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw refuse(file, '其他用户也能读取，请执行 chmod 600', 'others may read it: chmod 600 it');
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(file, `无法读取（${code}）`, `it cannot be read (${code})`);
  }
  const hex = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(text)?.[1];
  try {
    if (hex) return privateKeyToAccount(`0x${hex}`);
  } catch {
    // Zero, or not below the order of the curve: said below, without the digits.
  }
  throw refuse(
    file,
    '不是 64 位十六进制私钥；用 redress anchor keygen 生成',
    'it is no private key of 64 hexadecimal digits: make one with redress anchor keygen',
  );
}

/** Makes a key in a new file that only its owner may read; gives the address. Refusal `bad-chain-key`. */
export function makeAccount(file: string): string {
  const key = generatePrivateKey();
  let fd: number;
  try {
    fd = openSync(file, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw refuse(file, '已经存在，不会覆盖', 'it exists and is not overwritten');
    throw refuse(file, `无法写入（${code}）`, `it cannot be written (${code})`);
  }
  writeSync(fd, `${key}\n`);
  fsyncSync(fd);
  closeSync(fd);
  return privateKeyToAccount(key).address.toLowerCase();
}

const refuse = (file: string, zh: string, en: string): Refusal =>
  new Refusal('bad-chain-key', { zh: `密钥文件 ${file}：${zh}。`, en: `key file ${file}: ${en}` });

import { readFileSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { parseVkey } from '@redress/tlog';

/** The value of `--vkey`: a verifier key, or the name of a file that holds one. @throws Refusal('bad-vkey') */
export function readVkey(option: string): string {
  const direct = parseVkey(option.trim());
  if (direct.ok) return option.trim();
  const text = readText(option)?.trim();
  if (text === undefined) throw badVkey(direct.reason);
  const inFile = parseVkey(text);
  if (!inFile.ok) throw badVkey(inFile.reason);
  return text;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const badVkey = (reason: string): Refusal =>
  new Refusal('bad-vkey', {
    zh: `--vkey 既不是公钥也不是存有公钥的文件（${reason}）`,
    en: `--vkey is neither a verifier key nor a file that holds one: ${reason}`,
  });

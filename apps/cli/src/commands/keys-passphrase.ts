import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from '@redress/kernel';
import { language, printable } from '../language.ts';

const minChars = 12;

/**
 * From the file, without its line end; else asked on the terminal, not shown. `twice` for a new one, which must be long
 * enough to stand guessing. Refusals: `no-passphrase`, `weak-passphrase`, `passphrases-differ`, `not-readable`.
 */
export async function readPassphrase(file: string | undefined, twice: boolean): Promise<string> {
  const passphrase = file === undefined ? await ask(ofBackup) : fromFile(file);
  if (twice && [...passphrase].length < minChars)
    throw new Refusal('weak-passphrase', {
      zh: `口令至少 ${minChars} 个字符；五六个随机的词更好`,
      en: `the passphrase needs ${minChars} characters or more; five or six random words are good`,
    });
  if (twice && file === undefined && (await ask(again)) !== passphrase)
    throw new Refusal('passphrases-differ', {
      zh: '两次输入的口令不同',
      en: 'the two passphrases differ',
    });
  return passphrase;
}

const ofBackup = { zh: '备份口令：', en: 'Passphrase of the backup: ' };
const again = { zh: '再输一次：', en: 'Once more: ' };

function fromFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `无法读取 ${printable(file)}（${code}）`,
      en: `cannot read ${printable(file)} (${code})`,
    });
  }
}

async function ask(prompt: { zh: string; en: string }): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Refusal('no-passphrase', {
      zh: '没有终端可输入口令；请用 --passphrase-file',
      en: 'there is no terminal to ask for the passphrase: use --passphrase-file',
    });
  process.stderr.write(prompt[language]);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '@redress/server/lock';
import { afterAll, describe, expect, test } from 'vitest';
import { fingerprintOf, openKeys, sealKeys } from './keys-backup.ts';
import { redress, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const passphrase = 'correct horse battery staple';
writeFileSync(at('passphrase'), `${passphrase}\n`);
writeFileSync(at('other'), 'another long passphrase\n');
/** `redress keys …` on a data folder of its own. */
function keys(data: string, ...args: string[]) {
  process.env.REDRESS_DATA = at(data);
  return runCli(['keys', ...args], { workFactor: 10 });
}
const lines = (text: string): number => text.split('\n').length - 1;

describe('a backup', () => {
  const some = new Map([
    ['master', Buffer.alloc(32, 1)],
    ['log-main', Buffer.alloc(32, 2)],
  ]);
  const quick = () => sealKeys(some, passphrase, 10);

  test('gives back the very keys, and shows none of them', async () => {
    const text = await quick();
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    expect(text).not.toContain(Buffer.alloc(32, 2).toString('base64').slice(0, 12));
    const opened = await openKeys(text, passphrase);
    expect([...opened].map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual([...some]);
  });
  test('opens with the right passphrase only', async () => {
    await expect(openKeys(await quick(), `${passphrase} `)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });
  test('is refused when it was cut anywhere or a character was changed', async () => {
    const text = await quick();
    for (const part of [0.1, 0.5, 0.9]) {
      const cut = text.slice(0, Math.floor(text.length * part));
      await expect(openKeys(cut, passphrase)).rejects.toMatchObject({ code: 'bad-backup' });
    }
    const rows = text.trimEnd().split('\n');
    const row = rows.at(-2) as string;
    rows[rows.length - 2] = `${row[0] === 'A' ? 'B' : 'A'}${row.slice(1)}`;
    await expect(openKeys(`${rows.join('\n')}\n`, passphrase)).rejects.toMatchObject({ code: 'bad-backup' });
    await expect(openKeys('no backup at all', passphrase)).rejects.toMatchObject({ code: 'bad-backup' });
  });
  test('has a fingerprint that another file has not', async () => {
    const text = await quick();
    expect(fingerprintOf(text)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(fingerprintOf(`${text} `)).not.toBe(fingerprintOf(text));
  });
});

test('the command line: make, back up, check, restore; nothing is ever overwritten', {
  timeout: 120_000,
}, async () => {
  const made = await keys('one', 'generate');
  expect([made.status, lines(made.stdout)]).toEqual([0, 1]);
  expect(made.stdout).toMatch(/^redress\.local\/log\/main\+[0-9a-f]{8}\+/);
  expect(await keys('one', 'generate')).toMatchObject({ status: 2, stdout: '' });

  // A server that runs keeps the folder locked; a backup does not mind, a restore does.
  const lock = lockFolder(at('one'));
  const out = ['backup', '--out', at('backup.age'), '--passphrase-file', at('passphrase')];
  const backup = await keys('one', ...out);
  expect([backup.status, backup.stdout]).toEqual([0, expect.stringMatching(/^log-main\nfingerprint /)]);
  expect(statSync(at('backup.age')).mode & 0o777).toBe(0o600);
  expect((await keys('one', ...out)).stderr).toMatch(/exists and is not overwritten\n$/);
  const restore = (data: string, secret = 'passphrase') =>
    keys(data, 'restore', at('backup.age'), '--passphrase-file', at(secret));
  expect((await restore('one')).stderr).toMatch(/in use by another Redress process/);
  lock.release();

  expect((await restore('two', 'other')).stderr).toMatch(/^redress: the passphrase is wrong.*\n$/);
  expect((await restore('two')).status).toBe(0);
  expect(readFileSync(at('two/keys/log-main'))).toEqual(readFileSync(at('one/keys/log-main')));
  expect(statSync(at('two/keys/log-main')).mode & 0o777).toBe(0o600);
  expect((await keys('two', 'list')).stdout).toBe(`1 signs ${made.stdout}`);

  mkdirSync(at('three/keys'), { recursive: true });
  copyFileSync(at('one/keys/log-main'), at('three/keys/master'));
  writeFileSync(at('three/keys/log-main'), Buffer.alloc(32));
  expect(await restore('three')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/is not overwritten/),
  });
  expect(readFileSync(at('three/keys/log-main'))).toEqual(Buffer.alloc(32));
  const check = await keys('three', 'check', at('backup.age'), '--passphrase-file', at('passphrase'));
  expect(check.status).toBe(1);
  expect(check.stdout).toMatch(/log-main: another one than here\nmaster: not in the backup\n$/);
});

test('a passphrase that can be guessed, or nobody to ask for one, is refused with one line', {
  timeout: 120_000,
}, async () => {
  writeFileSync(at('weak'), 'short\n');
  mkdirSync(at('four/keys'), { recursive: true });
  writeFileSync(at('four/keys/log-main'), Buffer.alloc(32));
  const weak = await keys('four', 'backup', '--out', at('x'), '--passphrase-file', at('weak'));
  const none = await keys('four', 'backup', '--out', at('x'));
  expect([weak.status, lines(weak.stderr), none.status, lines(none.stderr)]).toEqual([2, 1, 2, 1]);
  expect(() => statSync(at('x'))).toThrow();
});

test('as a process it is slow to guess: the cost of a passphrase stands in the file', {
  timeout: 120_000,
}, () => {
  process.env.REDRESS_DATA = at('one');
  const file = at('slow.age');
  const { status } = redress(['keys', 'backup', '--out', file, '--passphrase-file', at('passphrase')]);
  expect(status).toBe(0);
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  // The header of an age file is text: `-> scrypt <salt> <log2 of the cost>`.
  expect(Buffer.from(lines.slice(0, -2).join(''), 'base64').toString('latin1')).toMatch(/-> scrypt \S+ 18\n/);
});

import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLogSeeds } from '@redress/server/keys';
import { afterAll, expect, test } from 'vitest';
import { newId, systemClock } from '../../../server/src/platform/clock/index.ts';
import { openDatabase } from '../../../server/src/platform/database/index.ts';
import { createLog } from '../../../server/src/platform/log/index.ts';
import { createNotaryRoom } from '../../../server/src/rooms/notary/index.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-keys-rotate-'));
process.env.REDRESS_DATA = folder;
afterAll(() => rmSync(folder, { recursive: true }));

const origin = 'redress.local/log/main';
const keys = (...args: string[]) => runCli(['keys', ...args]);
const file = (name: string): string => join(folder, 'keys', name);
/** One run of a server: seals an entry and gives how many of the log's keys signed the head. */
async function runServer(): Promise<number> {
  const db = await openDatabase({ folder });
  const seeds = loadLogSeeds(folder, 'main').toReversed();
  const log = { shard: 'main', origin, seed: seeds[0] as Buffer, seeds };
  const deps = { ...log, db, clock: systemClock, log: createLog('silent'), exclusive: true };
  const notary = await createNotaryRoom(deps);
  await notary.start();
  const digest = { sha256: Buffer.alloc(32), sm3: Buffer.alloc(32) };
  await notary.append([{ id: newId('item'), type: 'item', atMs: 0, fields: { bytes: digest } }]);
  const { note } = await notary.checkpoint();
  await notary.stop();
  await db.close();
  return note.split(`\u2014 ${origin} `).length - 1;
}
const refused = async (...args: string[]): Promise<string> => {
  const { status, stdout, stderr } = await keys(...args);
  expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
  return stderr;
};

test('a key is added, signs beside the old one, and takes over; nothing can leave the log without one', {
  timeout: 120_000,
}, async () => {
  expect(await refused('rotate')).toContain('has no key yet');
  const old = (await keys('generate')).stdout.trim();
  expect(await runServer()).toBe(1);
  const young = (await keys('rotate')).stdout.trim();
  expect(young).toMatch(/^redress\.local\/log\/main\+[0-9a-f]{8}\+/);
  // The new key has signed nothing yet.
  expect(await refused('retire', old, '--yes')).toContain('the only key that signs the log');
  expect(await refused('retire', young, '--yes')).toContain('from the next start of the server on');
  expect(await runServer()).toBe(2);

  expect(await refused('retire', old)).toContain('add --yes');
  expect(await refused('retire', 'ffffffff', '--yes')).toContain('there is no key ffffffff here');
  expect((await keys('list')).stdout).toBe(`1 signs ${old}\n2 signs ${young}\n`);
  const id = old.split('+')[1] as string;
  expect(await keys('retire', id, '--yes')).toMatchObject({
    status: 0,
    stdout: 'retired; it signed heads of up to 2 entries\n',
  });
  expect((await keys('list')).stdout).toBe(`1 retired ${old}\n2 signs ${young}\n`);
  expect(await runServer()).toBe(1);
  expect(await runCli(['log', 'audit', '--stored'])).toMatchObject({ status: 0, stderr: '' });

  // Killed between database and file: the key signs no more, and repeating sets the file aside.
  renameSync(file('log-main.retired'), file('log-main'));
  expect(await runServer()).toBe(1);
  expect((await keys('retire', old, '--yes')).stdout).toBe('retired; it signed heads of up to 2 entries\n');
  expect([existsSync(file('log-main')), existsSync(file('log-main.retired'))]).toEqual([false, true]);
});

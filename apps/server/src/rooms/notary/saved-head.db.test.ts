import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseNote } from '@redress/tlog';
import { afterAll, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
import { logSigner } from './keys.ts';
import { findHalts, liftHalts } from './store-halt.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-restore-'));
afterAll(() => rmSync(folder, { recursive: true }));
const seed = randomBytes(32);
const origin = 'redress.example/log/main';
const headFile = join(folder, 'heads/main');
const timeout = 180_000;

/** One life of a server on the folder. */
async function live<T>(
  work: (notary: NotaryRoom, db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const db = await openDatabase({ folder: join(folder, 'data') });
  const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
  const notary = await createNotaryRoom({ ...shared, shard: 'main', origin, seed, headFile });
  await notary.start();
  try {
    return await work(notary, db);
  } finally {
    await notary.stop();
    await db.close();
  }
}
const sealOne = (notary: NotaryRoom, db: Parameters<typeof inTransaction>[0]) => {
  const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
  const id = newId('item');
  return inTransaction(db, (trx) => notary.seal(trx, { id, type: 'item', atMs: 1_800_000_000_000, fields }));
};
const at = (name: string): string => join(folder, name);

test('a database restored from an older backup is not built upon: the log halts, and reading goes on', {
  timeout,
}, async () => {
  await live(async (notary, db) => {
    await sealOne(notary, db);
    await notary.flush();
  });
  expect(readFileSync(headFile, 'utf8')).toContain('\n1\n');
  cpSync(at('data'), at('backup'), { recursive: true });
  const newest = await live(async (notary, db) => {
    for (let i = 0; i < 3; i++) await sealOne(notary, db);
    await notary.flush();
    return (await notary.checkpoint()).note;
  });
  cpSync(at('data'), at('newest'), { recursive: true });

  rmSync(at('data'), { recursive: true });
  cpSync(at('backup'), at('data'), { recursive: true });
  await live(async (notary, db) => {
    const [halt, ...more] = await findHalts(db, 'main');
    expect([halt?.code, more]).toEqual(['restored-older', []]);
    expect(halt?.reason).toContain('signed a head of 4 entries, but its database has 1');
    expect(halt?.evidence).toContain(newest);
    const { id } = await sealOne(notary, db);
    await expect(notary.whenSealed(id)).rejects.toMatchObject({ code: 'log-halted' });
    expect((await notary.checkpoint()).size).toBe(1);
    expect(await notary.proofOf(0)).toContain('c2sp.org/tlog-proof');
    // Whoever goes on all the same is asked again at every start: the better memory is not overwritten.
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'test'));
    expect((await notary.whenSealed(id)).index).toBe(1);
  });
  expect(readFileSync(headFile, 'utf8')).toBe(newest);
  await live(async (_notary, db) => {
    expect(await findHalts(db, 'main')).toMatchObject([{ code: 'restored-older' }]);
  });
});

test('with the newer data put back it goes on by itself', { timeout }, async () => {
  rmSync(at('data'), { recursive: true });
  cpSync(at('newest'), at('data'), { recursive: true });
  await live(async (notary, db) => {
    expect(await findHalts(db, 'main')).toEqual([]);
    await sealOne(notary, db);
    await notary.flush();
    expect((await notary.checkpoint()).size).toBe(5);
  });
  expect(readFileSync(headFile, 'utf8')).toContain('\n5\n');
});

test('another root of a size that was signed before is a fork, and halts', { timeout }, async () => {
  const kept = readFileSync(headFile, 'utf8');
  const note = parseNote(kept);
  const body = note.ok ? note.value.body : '';
  const other = body.replace(/\n[^\n]{44}\n$/, `\n${randomBytes(32).toString('base64')}\n`);
  writeFileSync(headFile, `${other}\n${logSigner(origin, seed).sign(other)}`);
  await live(async (_notary, db) => {
    expect(await findHalts(db, 'main')).toMatchObject([{ code: 'fork' }]);
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'test'));
  });
  writeFileSync(headFile, kept);
});

test('a file that is no head of this log says nothing, and is replaced', { timeout }, async () => {
  writeFileSync(headFile, 'garbage');
  await live(async (_notary, db) => expect(await findHalts(db, 'main')).toEqual([]));
  expect(readFileSync(headFile, 'utf8')).toContain('\n5\n');
  expect(existsSync(`${headFile}.new`)).toBe(false);
});

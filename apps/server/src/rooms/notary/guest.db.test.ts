import { randomBytes } from 'node:crypto';
import { leafHash, openCheckpoint, rootOf, verifyTlogProof } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Database, inTransaction, type Trx } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom, type NotaryRoom, type SealRequest } from './index.ts';
import { countWaiting } from './store.ts';
import { readEntries } from './store-entries.ts';
import { insertHalt, liftHalts } from './store-halt.ts';

let db: Database;
let notary: NotaryRoom;
const seed = randomBytes(32);
const open = (exclusive: boolean) =>
  createNotaryRoom({
    ...{ db, clock: systemClock, log: createLog('silent'), shard: 'main', seed, exclusive },
    origin: 'redress.example/log/main',
  });
beforeAll(async () => {
  db = await testDatabase();
  await sql`CREATE TABLE public.told (id text PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)`.execute(db.kysely);
  notary = await open(true);
  await notary.start();
  // A log that was never written to has its first batch made by the sequencer.
  await notary.append(requests(3));
});
afterAll(async () => {
  await notary.stop();
  await db.close();
});

const request = (id = newId('item')): SealRequest => ({
  ...{ id, type: 'item', atMs: 1_800_000_000_000 },
  fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
});
const requests = (count: number) => Array.from({ length: count }, () => request());
const sizeNow = async () => (await notary.checkpoint()).size;
const heads = async () =>
  Number(
    (await sql<{ n: string }>`SELECT count(*) AS n FROM notary.checkpoint`.execute(db.kysely)).rows[0]?.n,
  );
const tell = (trx: Trx, id: string) => sql`INSERT INTO public.told (id) VALUES (${id})`.execute(trx);

/** The newest head is the tree of what is stored, and nothing waits. */
async function expectWhole(): Promise<void> {
  const { size, note } = await notary.checkpoint();
  const opened = openCheckpoint(note, [notary.vkey]);
  const leaves = (await readEntries(db, 'main', 0, size)).map((bytes) => leafHash(bytes));
  expect(opened).toMatchObject({ ok: true, value: { size, root: rootOf(leaves) } });
  expect(await countWaiting(db, 'main')).toBe(0);
}

test('a batch is sealed when its transaction is committed, under one head of its own, in its order', async () => {
  const [before, headsBefore, asked] = [await sizeNow(), await heads(), requests(40)];
  const sealed = await inTransaction(db, async (trx) => {
    await tell(trx, 'first');
    return notary.sealMany(trx, asked);
  });
  expect(await countWaiting(db, 'main')).toBe(0);
  expect([await sizeNow(), await heads()]).toEqual([before + 40, headsBefore + 1]);
  for (const [at, { id, entry, created }] of sealed.entries()) {
    expect([id, created]).toEqual([asked[at]?.id, true]);
    const seal = await notary.whenSealed(id);
    expect(Object.keys(seal).sort()).toEqual(['entry', 'id', 'index', 'sealedAtMs']);
    expect(seal).toMatchObject({ id, index: before + at });
    expect(Buffer.from((await notary.sealOf(id))?.entry ?? [])).toEqual(Buffer.from(entry));
    const proof = await notary.proofOf(before + at);
    const checked = verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leafHash(entry) });
    expect(checked.ok).toBe(true);
  }
  await expectWhole();
});

test('what is rolled back leaves no head, whether its function fails or its commit, and the next stands', async () => {
  const [before, headsBefore] = [await sizeNow(), await heads()];
  const fails = inTransaction(db, async (trx) => {
    await notary.sealMany(trx, requests(40));
    throw new Error('thought better of it');
  });
  await expect(fails).rejects.toThrow('thought better of it');
  const twice = inTransaction(db, async (trx) => {
    await tell(trx, 'twice');
    await tell(trx, 'twice');
    await notary.sealMany(trx, requests(40));
  });
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  expect([await sizeNow(), await heads()]).toEqual([before, headsBefore]);
  const asked = requests(40);
  await inTransaction(db, (trx) => notary.sealMany(trx, asked));
  await notary.whenSealed(asked[39]?.id as string);
  expect(await sizeNow()).toBe(before + 40);
  await expectWhole();
});

test('where some id is known, the transaction runs again, and each gets the bytes that count', async () => {
  const [known] = await inTransaction(db, (trx) => notary.sealMany(trx, requests(40)));
  const asked = [...requests(39), request(known?.id)];
  let runs = 0;
  const sealed = await inTransaction(db, async (trx) => {
    runs++;
    await tell(trx, 'again');
    return notary.sealMany(trx, asked);
  });
  expect(runs).toBe(2);
  expect(sealed.map(({ created }) => created)).toEqual([...Array(39).fill(true), false]);
  expect(Buffer.from(sealed[39]?.entry ?? [])).toEqual(Buffer.from(known?.entry ?? []));
  const before = await sizeNow();
  await notary.flush();
  expect(await sizeNow()).toBeLessThanOrEqual(before + 39);
  await expectWhole();
});

test('few, or one id twice, wait for the sequencer as ever', async () => {
  const few = requests(3);
  await inTransaction(db, (trx) => notary.sealMany(trx, few));
  const twice = requests(40);
  const sealed = await inTransaction(db, (trx) => notary.sealMany(trx, [...twice, twice[0] as SealRequest]));
  expect(sealed.filter(({ created }) => !created)).toHaveLength(1);
  await notary.flush();
  for (const { id } of [...few, ...twice]) expect(await notary.sealOf(id)).toBeDefined();
  await expectWhole();
});

test('batches of transactions, some rolled back, beside single seals and direct entries: each once, one tree', {
  timeout: 60_000,
}, async () => {
  const before = await sizeNow();
  const stands: string[] = [];
  const lost: string[] = [];
  const guest = async (at: number) => {
    const asked = requests(32 + at);
    const done = inTransaction(db, async (trx) => {
      await tell(trx, asked[0]?.id as string);
      await notary.sealMany(trx, asked);
      if (at % 4 === 3) throw new Error('rolled back');
    });
    await done.then(
      () => stands.push(...asked.map(({ id }) => id)),
      () => lost.push(...asked.map(({ id }) => id)),
    );
  };
  const single = async () => {
    const asked = request();
    await inTransaction(db, (trx) => notary.seal(trx, asked));
    stands.push(asked.id);
  };
  const direct = async () => stands.push(...(await notary.append(requests(2))).map(({ id }) => id));
  const rounds = async (at: number) => {
    for (let round = 0; round < 6; round++) {
      await guest(round);
      if (at % 2 === 0) await single();
      if (at % 3 === 0) await direct();
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, at) => rounds(at)));
  await Promise.all(stands.map((id) => notary.whenSealed(id)));
  expect(await sizeNow()).toBe(before + stands.length);
  for (const id of lost) expect(await notary.sealOf(id)).toBeUndefined();
  await expectWhole();
});

test('a halt that this process did not hear of yet: the rows stand, the entries wait until it is lifted', async () => {
  const asked = requests(40);
  await inTransaction(db, (trx) =>
    insertHalt(trx, 'main', { at: new Date(), code: 'operator', reason: 'a look' }),
  );
  const before = await sizeNow();
  await inTransaction(db, async (trx) => {
    await tell(trx, 'halted');
    await notary.sealMany(trx, asked);
  });
  expect(await countWaiting(db, 'main')).toBe(40);
  expect(await sizeNow()).toBe(before);
  await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'looked'));
  await notary.flush();
  expect(await sizeNow()).toBe(before + 40);
  await expectWhole();
});

test('a node that does not sequence leaves its batches to the one that does', {
  timeout: 30_000,
}, async () => {
  await notary.stop();
  const [one, other] = [await open(false), await open(false)];
  await one.start();
  await one.append(requests(1));
  await other.start();
  const asked = requests(40);
  await inTransaction(db, (trx) => other.sealMany(trx, asked));
  await other.whenSealed(asked[39]?.id as string);
  const more = requests(40);
  await inTransaction(db, (trx) => one.sealMany(trx, more));
  await other.whenSealed(more[0]?.id as string);
  await one.stop();
  // The other takes over; what it writes then stands on what both wrote.
  const last = requests(40);
  await inTransaction(db, (trx) => other.sealMany(trx, last));
  await other.whenSealed(last[39]?.id as string);
  await expectWhole();
  await other.stop();
});

import { randomBytes } from 'node:crypto';
import { leafHash, openCheckpoint, rootOf, verifyTlogProof } from '@redress/tlog';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clock, newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { maxPooled } from './commands/append.ts';
import { retireKey } from './commands/retire-key.ts';
import { createNotaryRoom, type NotaryRoom, type SealRequest } from './index.ts';
import { createAuditing } from './jobs/audit.ts';
import { findTile, tilesOf } from './queries/tiles.ts';
import { readEntries } from './store-entries.ts';
import { insertHalt, liftHalts } from './store-halt.ts';

let db: Database;
let notary: NotaryRoom;
const [oldSeed, newSeed] = [randomBytes(32), randomBytes(32)];
const origin = 'redress.example/log/main';
const open = (change: { seeds?: Buffer[]; exclusive?: boolean; clock?: Clock } = {}) =>
  createNotaryRoom({
    db,
    clock: systemClock,
    log: createLog('silent'),
    shard: 'main',
    origin,
    seed: oldSeed,
    exclusive: true,
    ...change,
  });
beforeAll(async () => {
  db = await testDatabase();
  notary = await open();
  await notary.start();
});
afterAll(async () => {
  await notary.stop();
  await db.close();
});
const request = (id = newId('item')): SealRequest => ({
  id,
  type: 'item',
  atMs: 1_800_000_000_000,
  fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
});
const requests = (count: number) => Array.from({ length: count }, () => request());
const sizeNow = async () => (await notary.checkpoint()).size;
const bytesOf = (seal: { entry: Uint8Array } | undefined) => Buffer.from(seal?.entry ?? []).toString();

describe('append', () => {
  test('an answer stands under a published checkpoint and proves', async () => {
    const before = await sizeNow();
    const seals = await notary.append(requests(5));
    expect(seals.map(({ index, created }) => [index, created])).toEqual(
      [0, 1, 2, 3, 4].map((i) => [before + i, true]),
    );
    for (const { id, index, entry } of seals) {
      expect(bytesOf(await notary.sealOf(id))).toBe(bytesOf({ entry }));
      const proof = await notary.proofOf(index);
      expect(verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leafHash(entry) }).ok).toBe(true);
    }
    expect(await notary.append([])).toEqual([]);
  });
  test('one id is one entry, whether it comes again at once, later or beside a submission: the first stands', async () => {
    const id = newId('item');
    const before = await sizeNow();
    const both = await Promise.all([notary.append([request(id)]), notary.append([request(id)])]);
    const [later] = await notary.append([request(id)]);
    const seals = [...both.flat(), later];
    expect(seals.map((seal) => seal?.created)).toEqual([true, false, false]);
    expect(new Set(seals.map(bytesOf)).size).toBe(1);
    const submitted = request();
    const asked = await inTransaction(db, (trx) => notary.seal(trx, submitted));
    const [beside] = await notary.append([request(submitted.id)]);
    expect([beside?.created, bytesOf(beside)]).toEqual([false, bytesOf(asked)]);
    expect(await sizeNow()).toBe(before + 2);
  });
  test('a repetition among many others holds none of them up', async () => {
    const [known] = requests(1) as [SealRequest];
    await notary.append([known]);
    const before = await sizeNow();
    const seals = await notary.append([...requests(3), known, ...requests(3)]);
    expect(seals.map(({ created }) => created)).toEqual([true, true, true, false, true, true, true]);
    expect(await sizeNow()).toBe(before + 6);
  });
  test('a full pool refuses at once and takes nothing of the call; what it took before is answered', async () => {
    const taken = notary.append(requests(maxPooled));
    const refused = request();
    await expect(notary.append([refused])).rejects.toMatchObject({ code: 'log-busy' });
    expect(new Set((await taken).map(({ index }) => index)).size).toBe(maxPooled);
    expect(await notary.sealOf(refused.id)).toBeUndefined();
    expect((await notary.append([refused]))[0]?.created).toBe(true);
  }, 60_000);
  test('a halted log refuses, gives what is sealed, and goes on when the halt is lifted', async () => {
    const [sealed] = await notary.append(requests(1));
    const halt = { at: new Date(), code: 'operator', reason: 'a test' };
    await inTransaction(db, (trx) => insertHalt(trx, 'main', halt));
    const asked = request();
    await expect(notary.append([asked])).rejects.toMatchObject({ code: 'log-halted' });
    await expect(notary.whenSealed(asked.id)).rejects.toMatchObject({ code: 'log-halted' });
    expect((await notary.whenSealed(sealed?.id as string)).index).toBe(sealed?.index);
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'the test is over'));
    expect((await notary.append([asked]))[0]?.created).toBe(true);
  }, 60_000);
});

test('partial tiles of every width, and the full ones, are those of the naive tree', async () => {
  const size = await sizeNow();
  const leaves = (await readEntries(db, 'main', 0, size)).map((entry) => leafHash(entry));
  const head = openCheckpoint((await notary.checkpoint()).note, [notary.vkey]);
  expect(head).toMatchObject({ ok: true, value: { size } });
  expect(head.ok && Buffer.from(head.value.root).equals(rootOf(leaves))).toBe(true);
  const above = Array.from({ length: Math.floor(size / 256) }, (_, i) =>
    rootOf(leaves.slice(i * 256, i * 256 + 256)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom({ level: 0, row: leaves }, { level: 1, row: above }),
      fc.nat(),
      fc.integer({ min: 1, max: 256 }),
      async ({ level, row }, at, width) => {
        const index = at % Math.ceil(row.length / 256);
        const wanted = row.slice(index * 256, index * 256 + width);
        const expected = wanted.length === width ? Buffer.concat(wanted) : undefined;
        expect(await findTile(db, 'main', { level, index, width })).toEqual(expected);
        expect(await tilesOf(db).find('main', { level, index, width })).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('the same ids given to two nodes at once are in the log once, and both nodes answer with the same seals', async () => {
  await notary.stop();
  const nodes = [await open({ exclusive: false }), await open({ exclusive: false })] as const;
  await Promise.all(nodes.map((node) => node.start()));
  const before = await sizeNow();
  const ids = Array.from({ length: 20 }, () => newId('item'));
  const answers = await Promise.all(
    nodes.map((node) => Promise.all(ids.map(async (id) => (await node.append([request(id)]))[0]))),
  );
  const seen = answers.map((seals) => seals.map((seal) => [seal?.id, seal?.index, bytesOf(seal)]));
  expect(seen[0]).toEqual(seen[1]);
  for (const i of ids.keys())
    expect(answers.filter((seals) => seals[i]?.created).length).toBeLessThanOrEqual(1);
  expect(await sizeNow()).toBe(before + ids.length);
  await Promise.all(nodes.map((node) => node.stop()));
}, 60_000);

test('a new key signs beside the old one, then alone; a key that still signs cannot be left out', async () => {
  const { vkey: oldKey } = notary;
  const both = await open({ seeds: [newSeed, oldSeed] });
  await both.start();
  // Whoever knows only the new key can check the head at once, with nothing appended yet.
  for (const key of [oldKey, both.vkey])
    expect(openCheckpoint((await both.checkpoint()).note, [key])).toMatchObject({ ok: true });
  await both.append(requests(1));
  for (const key of [oldKey, both.vkey])
    expect(openCheckpoint((await both.checkpoint()).note, [key])).toMatchObject({ ok: true });
  await expect(open({ seeds: [newSeed] })).rejects.toMatchObject({ code: 'log-key-changed' });
  await retireKey(db, 'main', oldKey);
  await expect(retireKey(db, 'main', both.vkey)).rejects.toMatchObject({ code: 'key-last' });
  await both.append(requests(1));
  const { note } = await both.checkpoint();
  expect(openCheckpoint(note, [both.vkey])).toMatchObject({ ok: true });
  expect(openCheckpoint(note, [oldKey])).toMatchObject({ ok: false });
  await both.stop();
  notary = await open({ seeds: [newSeed] });
  await notary.start();
  expect(notary.vkey).toBe(both.vkey);
}, 60_000);

test('the times of heads never go back, though a clock was set back: the audit finds nothing', async () => {
  await notary.stop();
  const ahead = await open({ seeds: [newSeed], clock: { now: () => systemClock.now() + 60_000 } });
  await ahead.start();
  const [late] = await ahead.append(requests(1));
  await ahead.stop();
  notary = await open({ seeds: [newSeed] });
  await notary.start();
  const [next] = await notary.append(requests(1));
  expect([late?.created, next?.created]).toEqual([true, true]);
  expect(next?.sealedAtMs).toBe(late?.sealedAtMs);
  const deps = { db, clock: systemClock, log: createLog('silent'), shard: 'main' };
  expect((await createAuditing(deps).run()).problems).toEqual([]);
}, 60_000);

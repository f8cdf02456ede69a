import { createHash, randomBytes } from 'node:crypto';
import { leafHash, openCheckpoint, verifyTlogProof } from '@redress/tlog';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { buildEntry } from './commands/build-entry.ts';
import { createNotaryRoom, type NotaryRoom, type SealRequest } from './index.ts';
import { Batches } from './jobs/batches.ts';
import { createHanded } from './jobs/handed.ts';
import { createPool } from './jobs/pool.ts';
import { createWaiters } from './jobs/waiters.ts';
import { logSigner } from './keys.ts';
import * as store from './store.ts';
import { readEntryRows } from './store-entries.ts';
import { readTile } from './store-tiles.ts';

let db: Database;
const seed = randomBytes(32);
const origin = 'redress.example/log/main';
const open = (change: { seed?: Buffer; exclusive?: boolean } = {}) =>
  createNotaryRoom({
    db,
    clock: systemClock,
    log: createLog('silent'),
    shard: 'main',
    origin,
    seed,
    exclusive: true,
    ...change,
  });
let notary: NotaryRoom;
beforeAll(async () => {
  db = await testDatabase();
  notary = await open();
  await notary.start();
});
afterAll(async () => {
  await notary.stop();
  await db.close();
});

const digest = () => ({ sha256: randomBytes(32), sm3: randomBytes(32) });
const request = (): SealRequest => ({
  id: newId('item'),
  type: 'item',
  atMs: 1_800_000_000_000,
  fields: { bytes: digest() },
});
const sealAll = (requests: SealRequest[], by = notary) =>
  inTransaction(db, async (trx) => {
    for (const one of requests) await by.seal(trx, one);
  });
const sizeNow = async () => (await notary.checkpoint()).size;

/** All that a batch writes. */
async function stored() {
  const { rows } = await sql<Record<string, string>>`
    SELECT (SELECT size FROM notary.shard) AS size, (SELECT checkpoint FROM notary.shard) AS note,
      (SELECT count(*) FROM notary.checkpoint) AS heads, (SELECT count(*) FROM notary.entry_id) AS ids,
      (SELECT count(*) FROM notary.tile) AS tiles, (SELECT count(*) FROM notary.submission) AS waiting`.execute(
    db.kysely,
  );
  return rows[0] as Record<string, string>;
}
const batchesOf = (handed = createHanded()) =>
  new Batches({
    db,
    clock: systemClock,
    signers: [logSigner(origin, seed)],
    shard: 'main',
    maxBatch: 10,
    leaseMs: 1000,
    pool: createPool(),
    handed,
    waiters: createWaiters(db),
  });

/** As somebody with the database's own rights could. */
async function tamper(table: string, ...statements: string[]): Promise<void> {
  await sql.raw(`ALTER TABLE notary.${table} DISABLE TRIGGER ${table}_append_only`).execute(db.kysely);
  for (const statement of statements) await sql.raw(statement).execute(db.kysely);
  await sql.raw(`ALTER TABLE notary.${table} ENABLE TRIGGER ${table}_append_only`).execute(db.kysely);
}

describe('seal', () => {
  test('an acknowledged seal has a proof that verifies with nothing but the key', async () => {
    const asked = request();
    const { entry } = await inTransaction(db, (trx) => notary.seal(trx, asked));
    const sealed = await notary.whenSealed(asked.id);
    expect(Buffer.from(sealed.entry)).toEqual(Buffer.from(entry));
    const proof = await notary.proofOf(sealed.index, Buffer.from('extra'));
    expect(verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leafHash(entry) })).toMatchObject({
      ok: true,
      value: { index: sealed.index, origin },
    });
    expect(verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leafHash(randomBytes(9)) }).ok).toBe(
      false,
    );
  });
  test('many at once keep their order, one id twice counts once, and each gets the bytes that count', async () => {
    const [a, b, c] = [request(), request(), request()];
    await sealAll([b]);
    await notary.flush();
    const before = await sizeNow();
    const again = { ...request(), id: a.id };
    const sealed = await inTransaction(db, (trx) => notary.sealMany(trx, [a, b, again, c]));
    expect(sealed.map(({ id, created }) => [id, created])).toEqual([
      [a.id, true],
      [b.id, false],
      [a.id, false],
      [c.id, true],
    ]);
    expect(Buffer.from(sealed[2]?.entry ?? [])).toEqual(Buffer.from(sealed[0]?.entry ?? []));
    await notary.flush();
    expect(await sizeNow()).toBe(before + 2);
    const index = async (id: string) => (await notary.sealOf(id))?.index;
    expect([await index(a.id), await index(c.id)]).toEqual([before, before + 1]);
    expect(await inTransaction(db, (trx) => notary.sealMany(trx, []))).toEqual([]);
  });
  test('the same id twice is one entry, and the second caller gets the bytes of the first', async () => {
    const asked = request();
    const before = await sizeNow();
    // In one transaction: on a real server the first may be in the log already, or just on its way, before the second asks.
    const [first, again] = await inTransaction(db, async (trx) => [
      await notary.seal(trx, asked),
      await notary.seal(trx, { ...request(), id: asked.id }),
    ]);
    await notary.flush();
    const later = await inTransaction(db, (trx) => notary.seal(trx, { ...request(), id: asked.id }));
    await notary.flush();
    expect([first.created, again.created, later.created]).toEqual([true, false, false]);
    expect(Buffer.from(later.entry)).toEqual(Buffer.from(first.entry));
    expect(Buffer.from(again.entry)).toEqual(Buffer.from(first.entry));
    expect(await sizeNow()).toBe(before + 1);
  });
  test('a repetition that was submitted while the first was integrated is dropped', async () => {
    const asked = request();
    await sealAll([asked]);
    await notary.whenSealed(asked.id);
    const before = await sizeNow();
    const { bytes } = buildEntry(asked, 'log:00000000');
    await sql`INSERT INTO notary.submission (shard, id, bytes)
      VALUES ('main', ${asked.id}, ${Buffer.from(bytes)})`.execute(db.kysely);
    await notary.flush();
    expect(await sizeNow()).toBe(before);
  });
  test('a rolled-back transaction leaves nothing in the log', async () => {
    const asked = request();
    const failing = inTransaction(db, async (trx) => {
      await notary.seal(trx, asked);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await notary.flush();
    expect(await notary.sealOf(asked.id)).toBeUndefined();
  });
  test('nothing that could be about a person gets in', () => {
    const good = request();
    for (const bad of [
      { ...good, id: '张三' },
      { ...good, id: 'item_13800000000' },
      { ...good, type: '手机号 13800000000' },
      { ...good, fields: { '凭证 张三.png': digest() } },
      { ...good, prev: 'https://example.com/?name=x' },
    ]) {
      expect(() => buildEntry(bad, 'log:00000000')).toThrow(RangeError);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text.length > 3);
        const { bytes } = buildEntry(good, 'log:00000000');
        expect(Object.keys(JSON.parse(Buffer.from(bytes).toString())).sort()).toEqual([
          'at',
          'by',
          'c',
          'id',
          'sm3',
          't',
          'v',
        ]);
        expect(() => buildEntry({ ...good, id: `item_${text}` }, 'log:00000000')).toThrow(RangeError);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the tree', () => {
  test('over several tiles every entry is provable and every tile is what its entries hash to', async () => {
    const many = Array.from({ length: 600 }, request);
    await sealAll(many);
    await notary.flush();
    const { size, note } = await notary.checkpoint();
    const head = openCheckpoint(note, [notary.vkey]);
    expect(head).toMatchObject({ ok: true, value: { size, origin } });
    for (const index of [0, 255, 256, 511, 512, size - 1]) {
      const [entry] = await readEntryRows(db, 'main', index, 1);
      const proof = await notary.proofOf(index);
      const leaf = leafHash(entry?.bytes as Buffer);
      expect(verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leaf }).ok).toBe(true);
    }
    const tile = (await readTile(db, 'main', 0, 1)) as Buffer;
    const entries = await readEntryRows(db, 'main', 256, 256);
    expect(tile).toEqual(
      Buffer.concat(entries.map((e) => createHash('sha256').update('\0').update(e.bytes).digest())),
    );
  });
  test('every checkpoint ever published is kept and sizes only grow', async () => {
    const { rows } = await sql<{ size: string; note: string; at: Date }>`
      SELECT size, note, at FROM notary.checkpoint ORDER BY at, size`.execute(db.kysely);
    const sizes = rows.map((row) => Number(row.size));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(sizes.length);
    for (const row of rows) expect(openCheckpoint(row.note, [notary.vkey])).toMatchObject({ ok: true });
  });
  test.each(['entry_id', 'checkpoint', 'tile'])('%s rows cannot be changed or removed', async (table) => {
    await expect(sql.raw(`DELETE FROM notary.${table}`).execute(db.kysely)).rejects.toThrow(/append-only/);
    await expect(sql.raw(`UPDATE notary.${table} SET shard = 'x'`).execute(db.kysely)).rejects.toThrow(
      /append-only/,
    );
  });
  test('an index beyond the checkpoint has no proof', async () => {
    await expect(notary.proofOf(await sizeNow())).rejects.toMatchObject({ code: 'not-in-log' });
  });
});

describe('sequencers', () => {
  test('one that lost its lease can integrate nothing', async () => {
    const asked = request();
    await notary.stop();
    const before = await stored();
    await sealAll([asked]);
    const batches = batchesOf();
    const old = (await store.takeLease(db, 'main', 'a', 1000, true)) as string;
    const young = (await store.takeLease(db, 'main', 'b', 1000, true)) as string;
    expect(await batches.run(old, true, () => true)).toBe('fenced');
    expect(await notary.sealOf(asked.id)).toBeUndefined();
    expect(await stored()).toEqual({ ...before, waiting: '1' });
    const size = Number(before.size) + 1;
    expect(await batches.run(young, true, () => true)).toEqual({ size, more: false });
    expect(await notary.sealOf(asked.id)).toBeDefined();
    expect(await store.takeLease(db, 'main', 'c', 1000, false)).toBeUndefined();
    await store.freeLease(db, 'main', young);
  });
  test('what is handed on needs no look into the database, and what came both ways is in the log once', async () => {
    await notary.stop();
    const waiting = async (asked: SealRequest) => {
      await sealAll([asked]);
      return (await store.readWaiting(db, 'main', 10)).filter(({ id }) => id === asked.id);
    };
    const handed = createHanded();
    const batches = batchesOf(handed);
    const fence = (await store.takeLease(db, 'main', 'a', 1000, true)) as string;
    const before = await stored();
    const size = Number(before.size) + 1;
    const [first, second] = [request(), request()];
    handed.add(await waiting(first));
    expect(await batches.run(fence, false, () => true)).toEqual({ size, more: false });
    expect((await notary.sealOf(first.id))?.index).toBe(size - 1);
    // Read from the database, integrated, and only then handed on: the commit's answer was slow.
    const late = await waiting(second);
    expect(await batches.run(fence, true, () => true)).toEqual({ size: size + 1, more: false });
    handed.add(late);
    const third = request();
    handed.add(await waiting(third));
    expect(await batches.run(fence, false, () => true), 'nothing is written').toEqual({ more: true });
    expect(handed.size).toBe(0);
    expect(await batches.run(fence, true, () => true), 'the rest is found').toEqual({
      size: size + 2,
      more: false,
    });
    expect(await stored()).toMatchObject({ size: String(size + 2), waiting: '0' });
    expect((await notary.sealOf(third.id))?.index).toBe(size + 1);
    // Handed on and read at the same time.
    const fourth = request();
    handed.add(await waiting(fourth));
    expect(await batches.run(fence, true, () => true)).toEqual({ size: size + 3, more: false });
    expect(handed.size).toBe(0);
    await store.freeLease(db, 'main', fence);
  });
  test('two nodes write one tree: every seal of both is in it exactly once', async () => {
    const nodes = [await open({ exclusive: false }), await open({ exclusive: false })];
    await Promise.all(nodes.map((node) => node.start()));
    const before = await sizeNow();
    const all = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const asked = request();
        const node = nodes[i % 2] as NotaryRoom;
        await sealAll([asked], node);
        return (await node.whenSealed(asked.id)).index;
      }),
    );
    expect(new Set(all).size).toBe(30);
    expect(await sizeNow()).toBe(before + 30);
    await Promise.all(nodes.map((node) => node.stop()));
    notary = await open();
    await notary.start();
  });
});

describe('start', () => {
  test('another key than the log began with is refused', async () => {
    await expect(open({ seed: randomBytes(32) })).rejects.toMatchObject({ code: 'log-key-changed' });
  });
  test.each([
    [
      'a tile',
      'tile',
      'SET hashes = set_byte(hashes, 8000, 1 - get_byte(hashes, 8000) % 2) WHERE level = 0 AND index = 0',
    ],
    [
      'an entry',
      'checkpoint',
      'SET bytes = set_byte(bytes, 60, 65) WHERE size = (SELECT max(size) FROM notary.checkpoint)',
    ],
  ])('a log of which %s was changed is refused, with what differs named', async (_, table, change) => {
    const kept = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(`notary.${table}`)}`.execute(
      db.kysely,
    );
    expect(kept.rows.length).toBeGreaterThan(0);
    await tamper(
      table,
      `CREATE TABLE notary.kept AS TABLE notary.${table}`,
      `UPDATE notary.${table} ${change}`,
    );
    await expect(open()).rejects.toMatchObject({
      code: 'log-inconsistent',
      message: expect.stringMatching(/stored bytes give root|is not what its entries hash to/),
    });
    await tamper(
      table,
      `DELETE FROM notary.${table}`,
      `INSERT INTO notary.${table} TABLE notary.kept`,
      'DROP TABLE notary.kept',
    );
    await expect(open()).resolves.toBeDefined();
  });
});

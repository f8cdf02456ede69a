import { randomBytes } from 'node:crypto';
import { encodeEntry } from '@redress/bundle';
import {
  consistencyProof,
  emptyRoot,
  formatCheckpoint,
  growTree,
  leafHash,
  openCheckpoint,
  parseVkey,
  rootOf,
  signNote,
  verifyConsistency,
  verifyTlogProof,
} from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Database, migrate } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { testServer } from '../../platform/http/testing.ts';
import { createNotaryRoom, type SealRequest } from './index.ts';
import { createAuditing } from './jobs/audit.ts';
import { logSigner } from './keys.ts';
import { migrations } from './migrations.ts';
import { findTile } from './queries/tiles.ts';

/**
 * The first version of the log had a row per entry and grew its partial tiles in place. Its data is written here as it
 * wrote it, with real hashes and signatures, and must go on being the same log.
 */
const origin = 'redress.example/log/main';
const seed = randomBytes(32);
const signer = logSigner(origin, seed);
const key = parseVkey(signer.vkey);
const by = `log:${key.ok ? key.value.id : ''}`;
/** Over the width of a tile, and of one that is not at its end. */
const batches = [1, 2, 250, 4, 1, 60];

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

interface OldEntry {
  id: string;
  bytes: Buffer;
  at: Date;
}
const oldEntry = (at: Date): OldEntry => {
  const id = newId('item');
  const digest = () => randomBytes(32).toString('base64');
  const entry = {
    v: 1,
    t: 'item',
    id,
    at: at.toISOString(),
    by,
    c: { bytes: digest() },
    sm3: { bytes: digest() },
  };
  return { id, bytes: Buffer.from(encodeEntry(entry as never)), at };
};

async function oldDatabase(): Promise<Database> {
  const db = await testDatabase();
  closing.push(() => db.close());
  await migrate(db, 'notary', migrations.slice(0, 1));
  const note = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot }), [signer]);
  await sql`INSERT INTO notary.shard (name, origin, vkey, root, checkpoint)
    VALUES ('main', ${origin}, ${signer.vkey}, ${Buffer.from(emptyRoot)}, ${note})`.execute(db.kysely);
  return db;
}

/** One batch as the first version committed it. */
async function appendAsBefore(db: Database, size: number, entries: readonly OldEntry[]): Promise<string> {
  const at = (entries[0] as OldEntry).at;
  const grown = await growTree({
    size,
    readTile: async ({ level, index, width }) => {
      const { rows } = await sql<{ hashes: Buffer }>`SELECT hashes FROM notary.tile
        WHERE shard = 'main' AND level = ${level} AND index = ${index}`.execute(db.kysely);
      return (rows[0] as { hashes: Buffer }).hashes.subarray(0, width * 32);
    },
    leafHashes: entries.map(({ bytes }) => leafHash(bytes)),
  });
  const hex = entries.map(({ bytes }) => bytes.toString('hex'));
  await sql`INSERT INTO notary.entry (shard, index, id, bytes, sealed_at)
    SELECT 'main', ${size}::bigint + e.n - 1, e.id, decode(e.hex, 'hex'), ${at.toISOString()}::timestamptz
    FROM unnest(${entries.map(({ id }) => id)}::text[], ${hex}::text[]) WITH ORDINALITY AS e(id, hex, n)`.execute(
    db.kysely,
  );
  for (const { level, index, bytes } of grown.tiles)
    await sql`INSERT INTO notary.tile (shard, level, index, hashes)
      VALUES ('main', ${level}, ${index}, ${Buffer.from(bytes)})
      ON CONFLICT (shard, level, index) DO UPDATE SET hashes = excluded.hashes`.execute(db.kysely);
  const root = Buffer.from(grown.root);
  const note = signNote(formatCheckpoint({ origin, size: grown.size, root }), [signer]);
  await sql`INSERT INTO notary.checkpoint (shard, size, root, note, fence, at)
    VALUES ('main', ${grown.size}, ${root}, ${note}, 1, ${at})`.execute(db.kysely);
  await sql`UPDATE notary.shard SET size = ${grown.size}, root = ${root}, checkpoint = ${note}, fence = 1
    WHERE name = 'main'`.execute(db.kysely);
  return note;
}

async function submitAsBefore(db: Database, { id, bytes }: OldEntry): Promise<void> {
  await sql`INSERT INTO notary.submission (shard, id, bytes, leaf_hash)
    VALUES ('main', ${id}, ${bytes}, ${Buffer.from(leafHash(bytes))})`.execute(db.kysely);
}

const open = async (db: Database) => {
  const deps = { db, clock: systemClock, log: createLog('silent'), shard: 'main', exclusive: true };
  const notary = await createNotaryRoom({ ...deps, origin, seed });
  return { notary, audit: async () => (await createAuditing(deps).run()).problems };
};
const request = (id = newId('item')): SealRequest => ({
  id,
  type: 'item',
  atMs: 1_700_000_000_000,
  fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
});

test('a log of the first version is the same log after the migration, and grows on', {
  timeout: 120_000,
}, async () => {
  const db = await oldDatabase();
  const entries: OldEntry[] = [];
  const notes: string[] = [];
  for (const [n, count] of batches.entries()) {
    const at = new Date(1_700_000_000_000 + n * 1000);
    const batch = Array.from({ length: count }, () => oldEntry(at));
    notes.push(await appendAsBefore(db, entries.length, batch));
    entries.push(...batch);
  }
  const waiting = [oldEntry(new Date()), oldEntry(new Date())] as const;
  for (const entry of waiting) await submitAsBefore(db, entry);
  const size = entries.length;
  const leaves = entries.map(({ bytes }) => leafHash(bytes));

  const { notary, audit } = await open(db);
  expect(await notary.checkpoint()).toEqual({ size, note: notes.at(-1) });
  expect(notary.vkey).toBe(signer.vkey);
  expect(await audit()).toEqual([]);
  for (const [index, { id, bytes, at }] of entries.entries())
    expect(await notary.sealOf(id)).toEqual({ id, index, entry: bytes, sealedAtMs: at.getTime() });
  for (const index of [0, 1, 2, 252, 255, 256, 257, size - 1]) {
    const proof = await notary.proofOf(index);
    const leaf = leaves[index] as Uint8Array;
    expect(verifyTlogProof(proof, { vkeys: [signer.vkey], leafHash: leaf })).toMatchObject({ ok: true });
  }
  for (const width of [1, 200, 256])
    expect(await findTile(db, 'main', { level: 0, index: 0, width })).toEqual(
      Buffer.concat(leaves.slice(0, width)),
    );
  const { rows } = await sql<{ note: string }>`SELECT note FROM notary.checkpoint ORDER BY size`.execute(
    db.kysely,
  );
  expect(rows.map(({ note }) => note)).toEqual(notes);

  await notary.start();
  // What waited for its batch gets in, by the bytes that were submitted.
  for (const { id, bytes } of waiting) expect((await notary.whenSealed(id)).entry).toEqual(bytes);
  const known = entries[3] as OldEntry;
  const [again, ...more] = await notary.append([
    request(known.id),
    ...Array.from({ length: 300 }, () => request()),
  ]);
  expect(again).toMatchObject({ index: 3, created: false, entry: known.bytes });
  expect(more.map(({ index }) => index).sort((a, b) => a - b)).toEqual(more.map((_, i) => size + 2 + i));
  const all = [...leaves];
  for (const { index, entry } of [
    ...(await Promise.all(waiting.map(({ id }) => notary.whenSealed(id)))),
    ...more,
  ])
    all[index] = leafHash(entry);
  const head = openCheckpoint((await notary.checkpoint()).note, [signer.vkey]);
  if (!head.ok) throw new Error(head.reason);
  expect(head.value.size).toBe(size + 302);
  expect(Buffer.from(head.value.root).equals(rootOf(all))).toBe(true);
  expect(await audit()).toEqual([]);
  await notary.stop();
  await (await open(db)).notary.stop();
});

test.each([
  ['that is empty', 0],
  ['that ends with a full tile', 256],
])('a log %s is brought over, too', { timeout: 60_000 }, async (_, size) => {
  const db = await oldDatabase();
  const entries = Array.from({ length: size }, () => oldEntry(new Date(1_700_000_000_000)));
  if (size > 0) await appendAsBefore(db, 0, entries);
  const { notary, audit } = await open(db);
  expect((await notary.checkpoint()).size).toBe(size);
  await notary.start();
  expect((await notary.append([request()]))[0]).toMatchObject({ index: size, created: true });
  expect(await audit()).toEqual([]);
  await notary.stop();
});

test('what anybody reads over HTTP is byte for byte what the first version served', {
  timeout: 60_000,
}, async () => {
  const db = await oldDatabase();
  const entries = Array.from({ length: 300 }, () => oldEntry(new Date(1_700_000_000_000)));
  const old = await appendAsBefore(db, 0, entries.slice(0, 7));
  const note = await appendAsBefore(db, 7, entries.slice(7));
  const leaves = entries.map(({ bytes }) => leafHash(bytes));
  const { notary } = await open(db);
  const server = await testServer();
  closing.push(async () => void (await server.close()));
  notary.http(server.app);
  const get = async (path: string) => (await server.app.inject(`/log/main/${path}`)).rawPayload;
  const bundle = (from: number, to: number) =>
    Buffer.concat(
      entries.slice(from, to).flatMap(({ bytes }) => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(bytes.length);
        return [length, bytes];
      }),
    );
  expect((await get('checkpoint')).toString()).toBe(note);
  expect(await get('tile/0/000')).toEqual(Buffer.concat(leaves.slice(0, 256)));
  expect(await get('tile/0/000.p/7')).toEqual(Buffer.concat(leaves.slice(0, 7)));
  expect(await get('tile/0/001.p/44')).toEqual(Buffer.concat(leaves.slice(256)));
  expect(await get('tile/1/000.p/1')).toEqual(Buffer.from(rootOf(leaves.slice(0, 256))));
  expect(await get('tile/entries/000')).toEqual(bundle(0, 256));
  expect(await get('tile/entries/001.p/44')).toEqual(bundle(256, 300));
  const [before, now] = [old, note].map((text) => openCheckpoint(text, [signer.vkey]));
  if (!before?.ok || !now?.ok) throw new Error('a head does not open');
  const proof = await consistencyProof(7, 300, async (level, index) =>
    rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );
  const heads = { size1: 7, size2: 300, root1: before.value.root, root2: now.value.root };
  expect(verifyConsistency({ ...heads, proof })).toMatchObject({ ok: true });
  await notary.stop();
});

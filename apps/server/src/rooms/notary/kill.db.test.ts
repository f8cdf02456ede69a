import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { leafHash, openCheckpoint, verifyTlogProof } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-kill-'));
const seed = randomBytes(32);
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

/** A database that outlives the process which is killed: a folder, or one of its own on the server that is tested on. */
async function placeOf(name: string): Promise<string> {
  const server = process.env.REDRESS_TEST_PG;
  if (!server) return join(folder, name);
  const db = await testDatabase();
  closing.push(() => db.close());
  const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(db.kysely);
  const url = new URL(server);
  url.pathname = `/${rows[0]?.name}`;
  return url.href;
}

interface Acknowledged {
  id: string;
  index: number;
  size: number;
  leaf: string;
}

/** Starts the child, kills it without warning after `lines` acknowledgements and gives what it had acknowledged. */
async function sealUntilKilled(place: string, appends: string, lines: number): Promise<Acknowledged[]> {
  const script = fileURLToPath(new URL('./kill.child.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, place, seed.toString('hex'), appends], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const seen: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [, id, index, size, leaf] = /^sealed (\S+) (\d+) (\d+) (\S{64})$/.exec(line) ?? [];
    if (id && leaf) seen.push({ id, index: Number(index), size: Number(size), leaf });
    // Lines still in the pipe count too: they were acknowledged before the kill.
    if (seen.length >= lines && !child.killed) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
  return seen;
}

async function expectKept(place: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const isServer = place.startsWith('postgres');
  const db = await openDatabase(isServer ? { url: place } : { folder: place });
  const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
  const log = { shard: 'main', origin: 'redress.example/log/main', seed };
  const notary = await createNotaryRoom({ ...shared, ...log });
  const { size, note } = await notary.checkpoint();
  expect(openCheckpoint(note, [notary.vkey])).toMatchObject({ ok: true, value: { size } });
  expect(size).toBeGreaterThanOrEqual(Math.max(...acknowledged.map((a) => a.size)));
  expect(new Set(acknowledged.map((a) => a.index)).size).toBe(acknowledged.length);
  for (const { id, index, leaf } of acknowledged) {
    const sealed = await notary.sealOf(id);
    const hash = leafHash(sealed?.entry ?? new Uint8Array());
    expect([sealed?.index, Buffer.from(hash).toString('hex')]).toEqual([index, leaf]);
    const proof = await notary.proofOf(index);
    expect(verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: hash }).ok).toBe(true);
  }
  const heads = await sql<{ size: string }>`SELECT size FROM notary.checkpoint ORDER BY at, size`.execute(
    db.kysely,
  );
  const sizes = heads.rows.map((row) => Number(row.size));
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  const ids = await sql<{ n: string }>`SELECT count(*) AS n FROM notary.entry_id`.execute(db.kysely);
  expect(Number(ids.rows[0]?.n)).toBe(size);
  await notary.stop();
  await db.close();
}

test('append survives kill -9: what writers were answered, appending or submitting, is at its index with its bytes, provably, after every restart', {
  timeout: 240_000,
}, async () => {
  const place = await placeOf('killed');
  const acknowledged: Acknowledged[] = [];
  for (const [appends, lines] of [
    ['all', 1],
    ['half', 60],
    ['all', 90],
  ] as const)
    acknowledged.push(...(await sealUntilKilled(place, appends, lines)));
  expect(acknowledged.length).toBeGreaterThan(150);
  await expectKept(place, acknowledged);
});

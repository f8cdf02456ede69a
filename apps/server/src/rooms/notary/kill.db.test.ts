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
import { createNotaryRoom } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-kill-'));
const seed = randomBytes(32);
afterAll(() => rmSync(folder, { recursive: true }));

interface Acknowledged {
  id: string;
  index: number;
  size: number;
}

/** Starts the child, kills it without warning after `lines` acknowledgements and gives what it had acknowledged. */
async function sealUntilKilled(lines: number): Promise<Acknowledged[]> {
  const script = fileURLToPath(new URL('./kill.child.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, folder, seed.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const seen: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const match = /^sealed (\S+) (\d+) (\d+)$/.exec(line);
    if (match) seen.push({ id: match[1] as string, index: Number(match[2]), size: Number(match[3]) });
    // Lines still in the pipe count too: they were acknowledged before the kill.
    if (seen.length >= lines && !child.killed) child.kill('SIGKILL');
  }
  await ended;
  return seen;
}

test('killed four times while sealing, the log keeps every acknowledged seal, provably, and never goes back', {
  timeout: 180_000,
}, async () => {
  const acknowledged: Acknowledged[] = [];
  for (const lines of [1, 20, 60, 120]) acknowledged.push(...(await sealUntilKilled(lines)));
  expect(acknowledged.length).toBeGreaterThan(200);

  const db = await openDatabase({ folder });
  const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
  const notary = await createNotaryRoom({
    ...shared,
    shard: 'main',
    origin: 'redress.example/log/main',
    seed,
  });
  const { size, note } = await notary.checkpoint();
  expect(openCheckpoint(note, [notary.vkey])).toMatchObject({ ok: true, value: { size } });
  expect(size).toBeGreaterThanOrEqual(Math.max(...acknowledged.map((a) => a.size)));
  for (const { id, index } of acknowledged) {
    const sealed = await notary.sealOf(id);
    expect(sealed?.index).toBe(index);
    const proof = await notary.proofOf(index);
    expect(
      verifyTlogProof(proof, { vkeys: [notary.vkey], leafHash: leafHash(sealed?.entry as Uint8Array) }).ok,
    ).toBe(true);
  }
  const { rows } = await sql<{ size: string }>`SELECT size FROM notary.checkpoint ORDER BY at, size`.execute(
    db.kysely,
  );
  const sizes = rows.map((row) => Number(row.size));
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  await notary.stop();
  await db.close();
});

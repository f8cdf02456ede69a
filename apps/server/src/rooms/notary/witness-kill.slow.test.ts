import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPolicy } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';
import { listen, startWitnesses, type TestWitness, testLog, until } from './witness-testing.ts';

const work = mkdtempSync(join(tmpdir(), 'redress-witness-kill-'));
const log = testLog();
const closing: (() => unknown)[] = [() => rmSync(work, { recursive: true, force: true })];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('a cosignature that the killed server got but did not keep is collected after the restart', {
  timeout: 240_000,
}, async () => {
  const started = await startWitnesses(['A'], [log]);
  closing.push(() => started.stop());
  const [witness] = started.witnesses as [TestWitness];
  const folder = join(work, 'data');
  let child: ChildProcess | undefined;
  let kill = true;
  // Between the server and the witness: kills the server when the witness has kept and signed the head of size 1.
  const { url, close } = await listen(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const answer = await fetch(`${witness.url}${request.url}`, {
      method: request.method ?? '',
      ...(body ? { body } : {}),
    });
    const text = await answer.text();
    if (kill && answer.status === 200 && body.includes(`${log.origin}\n1\n`)) child?.kill('SIGKILL');
    response.writeHead(answer.status).end(text);
  });
  closing.push(close);
  const policyFile = join(work, 'policy');
  const named = [{ name: 'A', vkey: witness.vkey, url }];
  writeFileSync(
    policyFile,
    formatPolicy({ logs: [{ vkey: log.vkey }], witnesses: named, groups: [], quorum: 'A' }),
  );

  const script = fileURLToPath(new URL('./witness-kill.child.ts', import.meta.url));
  const args = [folder, policyFile, log.shard, log.origin, log.seed.toString('hex')];
  child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  expect(await new Promise((resolve) => child?.once('exit', (_, signal) => resolve(signal)))).toBe('SIGKILL');
  kill = false;

  const db = await openDatabase({ folder });
  closing.push(() => db.close());
  const { rows } = await sql`SELECT 1 FROM notary.cosignature`.execute(db.kysely);
  expect(rows).toEqual([]);
  const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
  const room = await createNotaryRoom({ ...shared, ...log, policyFile, longestRestMs: 500 });
  closing.push(() => room.stop());
  await room.start();
  const head = await until(() => room.finalHead());
  expect(head.size).toBe(1);
});

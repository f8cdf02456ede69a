import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, configFromEnv } from '@redress/server/compose';
import { loadLogSeeds } from '@redress/server/keys';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../server/src/platform/clock/index.ts';
import { inTransaction, openDatabase } from '../../../server/src/platform/database/index.ts';
import { createLog } from '../../../server/src/platform/log/index.ts';
import { createNotaryRoom } from '../../../server/src/rooms/notary/index.ts';
import { insertHalt } from '../../../server/src/rooms/notary/store-halt.ts';
import { redress, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-operate-'));
process.env.REDRESS_DATA = folder;
afterAll(() => rmSync(folder, { recursive: true }));

/** A real server on the folder, in this process; `stop` ends it as a signal does. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await compose(configFromEnv({ REDRESS_DATA: folder }), { log: createLog('silent') });
  await server.start();
  return { url: await server.http.listen({ port: 0, host: '127.0.0.1' }), stop: () => server.stop() };
}
const timeout = 240_000;
const lines = (text: string): number => text.split('\n').length - 1;

/** What the first start of a server leaves behind. */
async function beginLog(): Promise<void> {
  const db = await openDatabase({ folder });
  const log = { shard: 'main', origin: 'redress.local/log/main', seed: loadLogSeeds(folder, 'main')[0] };
  await createNotaryRoom({ ...log, db, clock: systemClock, log: createLog('silent'), exclusive: true });
  await db.close();
}

test('before the first start there is no log to operate', { timeout }, () => {
  // As a process: what an operator starts.
  const { status, stderr } = redress(['log', 'halt', '--reason', 'x']);
  expect([status, lines(stderr)]).toEqual([2, 1]);
  expect(stderr).toContain('There is no log main here');
});

test('an operator halts the log, sees that it is halted, and lets it go on', { timeout }, async () => {
  await beginLog();
  expect(await runCli(['log', 'halt', '--reason', 'moving house'])).toEqual({
    status: 0,
    stdout: 'halted at 0 entries\n',
    stderr: '',
  });
  const server = await startServer();
  const halted = await runCli(['log', 'status', server.url]);
  expect(halted.status).toBe(1);
  expect(halted.stdout).toMatch(/not well[\s\S]*the log is halted \(operator\): moving house/);
  const busy = await runCli(['log', 'resume', '--why', 'moved']);
  expect([busy.status, lines(busy.stderr)]).toEqual([2, 1]);
  expect(busy.stderr).toContain('in use by another Redress process');
  await server.stop();
  const resumed = await runCli(['log', 'resume', '--why', 'moved']);
  expect(resumed.status).toBe(0);
  expect(resumed.stdout).toMatch(/operator: moving house\nresumed: 1 halt lifted\n$/);
});

test('a halt that nobody chose is lifted only by whoever says that the evidence was read', {
  timeout,
}, async () => {
  const db = await openDatabase({ folder });
  const halt = { at: new Date(), code: 'fork', reason: 'two roots', evidence: 'head one\nhead two' };
  await inTransaction(db, (trx) => insertHalt(trx, 'main', halt));
  await db.close();
  const refused = await runCli(['log', 'resume', '--why', 'guessing']);
  expect([refused.status, lines(refused.stderr)]).toEqual([2, 1]);
  expect(refused.stdout).toMatch(/fork: two roots\n {2}head one\n {2}head two\n$/);
  const lifted = await runCli(['log', 'resume', '--why', 'compared both', '--i-have-read-the-evidence']);
  expect([lifted.status, lifted.stdout.endsWith('resumed: 1 halt lifted\n')]).toEqual([0, true]);
});

test('the stored rows are audited at once, and what was changed is named', { timeout }, async () => {
  const db = await openDatabase({ folder });
  await db.kysely
    .updateTable('notary.shard' as never)
    .set({ root: Buffer.alloc(32) } as never)
    .execute();
  await db.close();
  const { status, stdout } = await runCli(['log', 'audit', '--stored', '--json']);
  expect([status, JSON.parse(stdout).problems]).toEqual([
    1,
    [expect.stringMatching(/^newest head: the entries give root/)],
  ]);
  expect((await runCli(['log', 'audit', folder])).status).toBe(2);
});

test('a server that does not answer, or answers something else, is exit 2', { timeout }, async () => {
  expect(await runCli(['log', 'status', 'http://127.0.0.1:1'])).toMatchObject({ status: 2, stdout: '' });
  expect((await runCli(['log', 'status', folder])).stderr).toMatch(/tells no status of a log\n$/);
});

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCosigner,
  createSigner,
  formatAddCheckpoint,
  formatCheckpoint,
  formatPolicy,
  leafHash,
  openCheckpoint,
  signNote,
} from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
import { createWitnessing } from './jobs/collect-cosignatures.ts';
import { findHalt } from './store-halt.ts';
import {
  listen,
  startWitnesses,
  submit,
  type TestLog,
  type TestWitness,
  testLog,
  until,
} from './witness-testing.ts';

const logs = Array.from({ length: 12 }, testLog);
const nextLog = () => logs.shift() as TestLog;
const work = mkdtempSync(join(tmpdir(), 'redress-fork-'));
let shared: Database;
let started: Awaited<ReturnType<typeof startWitnesses>>;
let w: [TestWitness, TestWitness, TestWitness];
const rooms = new Set<NotaryRoom>();
const closing: (() => void)[] = [];

beforeAll(async () => {
  shared = await testDatabase();
  started = await startWitnesses(['A', 'B', 'C'], logs);
  w = started.witnesses as typeof w;
}, 120_000);
afterEach(async () => {
  for (const room of rooms) await room.stop();
  rooms.clear();
  for (const close of closing.splice(0)) close();
});
afterAll(async () => {
  await started.stop();
  await shared.close();
  rmSync(work, { recursive: true, force: true });
});

type Named = Pick<TestWitness, 'name' | 'vkey' | 'url'>;
/** A policy of two of these witnesses, or of all when they are fewer. */
function policyFile(log: TestLog, witnesses: readonly Named[]): string {
  const file = join(work, `${log.shard}.policy`);
  const group = {
    name: 'enough',
    threshold: Math.min(2, witnesses.length),
    members: witnesses.map(({ name }) => name),
  };
  const named = witnesses.map(({ name, vkey, url }) => ({ name, vkey, url }));
  writeFileSync(
    file,
    formatPolicy({ logs: [{ vkey: log.vkey }], witnesses: named, groups: [group], quorum: 'enough' }),
  );
  return file;
}
async function open(log: TestLog, witnesses: readonly Named[] | undefined, db = shared): Promise<NotaryRoom> {
  const room = await createNotaryRoom({
    db,
    clock: systemClock,
    log: createLog('silent'),
    ...log,
    exclusive: true,
    longestRestMs: 500,
    ...(witnesses ? { policyFile: policyFile(log, witnesses) } : {}),
  });
  rooms.add(room);
  await room.start();
  return room;
}
async function close(room: NotaryRoom): Promise<void> {
  await room.stop();
  rooms.delete(room);
}
const sizeNow = async (room: NotaryRoom) => (await room.checkpoint()).size;
const finalAt = (room: NotaryRoom, size: number) =>
  until(async () => {
    const head = await room.finalHead();
    return head && head.size >= size && head;
  });
const stateOf = async (room: NotaryRoom, name: string) =>
  (await room.witnessing())?.witnesses.find((witness) => witness.name === name);
const halted = (log: TestLog, db = shared) => until(() => findHalt(db, log.shard));
const signedSize = (note: string | null | undefined, log: TestLog) => {
  const opened = openCheckpoint(note ?? '', [log.vkey]);
  return opened.ok ? opened.value.size : opened.reason;
};

describe('a database that was restored from an older copy', () => {
  test('sequences nothing while too few witnesses answer, and is halted by the first that knows more', async () => {
    const log = nextLog();
    const [a, b, c] = w;
    const folder = join(work, 'restored');
    let db = await openDatabase({ folder });
    let room = await open(log, w, db);
    await submit(db, room, 2);
    await finalAt(room, 2);
    await close(room);
    await db.close();
    cpSync(folder, `${folder}.copy`, { recursive: true });

    db = await openDatabase({ folder });
    room = await open(log, w, db);
    await submit(db, room, 3);
    const lost = await finalAt(room, 5);
    await until(async () => (await stateOf(room, 'C'))?.cosignedNewest);
    await close(room);
    await db.close();

    await Promise.all([a.kill(), b.kill(), c.kill()]);
    rmSync(folder, { recursive: true });
    cpSync(`${folder}.copy`, folder, { recursive: true });
    db = await openDatabase({ folder });
    closing.push(() => void db.close());
    room = await open(log, w, db);
    await submit(db, room);
    await until(async () => (await room.witnessing())?.waitingFor.length === 3);
    for (const name of ['A', 'B', 'C'])
      await until(async () => (await stateOf(room, name))?.problem?.code === 'no-answer');
    expect([await sizeNow(room), await findHalt(db, log.shard)]).toEqual([2, undefined]);

    await c.restart();
    const halt = await halted(log, db);
    expect(halt.code).toBe('witness-ahead');
    expect(halt.reason).toContain('witness C');
    expect(signedSize(halt.evidence, log)).toBe(5);
    expect(halt.evidence?.split('\n\n')[0]).toBe(lost.note.split('\n\n')[0]);
    await Promise.all([a.restart(), b.restart()]);
    await until(async () => (await stateOf(room, 'A'))?.problem?.code === 'ahead');
    expect([await sizeNow(room), (await room.finalHead())?.size]).toEqual([2, 2]);
    const { rows } = await sql`SELECT 1 FROM notary.halt WHERE shard = ${log.shard}`.execute(db.kysely);
    expect(rows).toHaveLength(1);
  });
  test('under the running server is noticed, with the lost head as evidence', async () => {
    const log = nextLog();
    const room = await open(log, w);
    await submit(shared, room);
    await finalAt(room, 1);
    await submit(shared, room);
    await finalAt(room, 2);
    await sql`UPDATE notary.shard s SET size = c.size, root = c.root, checkpoint = c.note FROM notary.checkpoint c
      WHERE s.name = ${log.shard} AND c.shard = s.name AND c.size = 1`.execute(shared.kysely);
    await submit(shared, room);
    const halt = await halted(log);
    expect([halt.code, signedSize(halt.evidence, log), await sizeNow(room)]).toEqual(['fork', 2, 1]);
  });
});

test('a node never sequences on less than it saw published', async () => {
  const log = nextLog();
  const room = await open(log, undefined);
  await submit(shared, room);
  await until(async () => (await sizeNow(room)) === 1);
  await submit(shared, room);
  await until(async () => (await sizeNow(room)) === 2);
  const file = join(work, 'nobody.policy');
  writeFileSync(file, 'quorum none\n');
  const deps = { db: shared, clock: systemClock, log: createLog('silent'), ...log, exclusive: true };
  const part = await createWitnessing(file, { ...deps, sequences: () => false });
  const may = (size: number) => part.maySequence?.({ tenure: 1, size });
  expect(may(1)).toBe(true);
  await part.start();
  await until(async () => may(1) === false);
  expect([may(1), may(2), may(3)]).toEqual([false, true, true]);
  await part.stop();
});

describe('a second history', () => {
  test('that a witness cosigned halts the log, with both signed heads as evidence', async () => {
    const log = nextLog();
    const alone = await open(log, undefined);
    await submit(shared, alone);
    await until(async () => (await sizeNow(alone)) === 1);
    await close(alone);
    const signer = createSigner({ name: log.origin, seed: log.seed });
    const lie = signNote(
      formatCheckpoint({ origin: log.origin, size: 1, root: leafHash(Buffer.from('lie')) }),
      [signer],
    );
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: lie });
    expect((await fetch(`${w[1].url}/add-checkpoint`, { method: 'POST', body })).status).toBe(200);
    const room = await open(log, w);
    const halt = await halted(log);
    expect(halt).toMatchObject({ code: 'fork', reason: expect.stringContaining('witness B') });
    const { note } = await room.checkpoint();
    expect(halt.evidence).toContain(lie.split('\n\n')[0]);
    expect(halt.evidence?.endsWith(`\n${note}`)).toBe(true);
    await submit(shared, room);
    await until(async () => (await stateOf(room, 'B'))?.problem?.code === 'fork');
    expect(await sizeNow(room)).toBe(1);
  });
  const cosigner = createCosigner({ name: 'witness.example/X', seed: new Uint8Array(32).fill(3) });
  /** A witness that says it knows the log at `size` and refuses every proof; `copy` is what it shows to monitors. */
  async function refusing(size: number, copy?: string): Promise<Named> {
    const { url, close } = await listen(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      if (request.method === 'GET') response.writeHead(copy ? 200 : 404).end(copy);
      else if (text.startsWith(`old ${size}\n`)) response.writeHead(422).end();
      else response.writeHead(409).end(`${size}\n`);
    });
    closing.push(close);
    return { name: 'X', vkey: cosigner.vkey, url };
  }
  test.each([
    ['a larger log', 9, 'witness-ahead'],
    ['another log', 1, 'fork'],
  ])(
    'that a witness only claims (%s) halts too: a lifted halt can be mended, a fork cannot',
    async (_, size, code) => {
      const log = nextLog();
      const alone = await open(log, undefined);
      await submit(shared, alone);
      await until(async () => (await sizeNow(alone)) === 1);
      await close(alone);
      await open(log, [...w, await refusing(size)]);
      expect(await halted(log)).toMatchObject({ code, evidence: null });
    },
  );
  test('is not believed of a witness whose own copy says otherwise', async () => {
    const log = nextLog();
    const first = await open(log, w);
    await submit(shared, first);
    const { note } = await finalAt(first, 1);
    await close(first);
    const room = await open(log, [...w, await refusing(1, note)]);
    await until(async () => (await stateOf(room, 'X'))?.problem?.code === 'bad-answer');
    await submit(shared, room);
    await finalAt(room, 2);
    expect(await findHalt(shared, log.shard)).toBeUndefined();
  });
});

describe('what is lost in between', () => {
  test('a witness that forgot what it cosigned signs again from there, and the log says that it went back', async () => {
    const log = nextLog();
    const room = await open(log, w);
    await submit(shared, room, 4);
    await until(async () => (await stateOf(room, 'C'))?.knownSize === 4);
    await w[2].kill();
    await w[2].restart(true);
    await submit(shared, room);
    const state = await until(async () => {
      const c = await stateOf(room, 'C');
      return c?.cosignedNewest && c.knownSize === 5 && c;
    });
    expect(state.wentBack).toMatchObject({ fromSize: 4 });
    expect(await findHalt(shared, log.shard)).toBeUndefined();
  });
});

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom } from './index.ts';
import { type Alarm, createAlarm } from './jobs/alarm.ts';
import { insertHalt, liftHalts } from './store-halt.ts';

interface Told {
  problem: string;
  state: string;
  text: { zh: string; en: string };
}

const hourMs = 3_600_000;
let nowMs = Date.parse('2026-11-23T00:00:00Z');
const clock = { now: () => nowMs };
const lines: string[] = [];
const log = createLog(
  'warn',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
const told: Told[] = [];
let answer = 204;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    if (answer < 300) told.push(JSON.parse(body));
    response.writeHead(answer).end();
  });
});
let db: Database;
let url: string;
const origin = 'redress.example/log/main';
const alarm = (alarmUrl?: string): Alarm =>
  createAlarm({ db, clock, log, shard: 'main', origin, ...(alarmUrl === undefined ? {} : { alarmUrl }) });
/** What was told by one look. */
async function look(by = alarm(`${url}?secret=hush`)): Promise<string[]> {
  const before = told.length;
  await by.look();
  return told.slice(before).map(({ state, problem }) => `${state} ${problem}`);
}

beforeAll(async () => {
  db = await testDatabase();
  const room = { db, clock, log, shard: 'main', origin, seed: randomBytes(32), exclusive: true };
  await createNotaryRoom(room);
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  receiver.close();
  await db.close();
});
const halt = (reason: string) =>
  inTransaction(db, (trx) => insertHalt(trx, 'main', { at: new Date(nowMs), code: 'fork', reason }));

test('a halt is told once, again every day while it stands, and once more when it is over', async () => {
  expect(await look()).toEqual([]);
  await halt('two roots of size 9');
  expect(await look()).toEqual(['standing halt:1']);
  expect(told.at(-1)).toMatchObject({
    log: origin,
    text: { en: 'the log is halted (fork): two roots of size 9', zh: expect.stringContaining('fork') },
  });
  expect(await look()).toEqual([]);
  nowMs += 23 * hourMs;
  expect(await look()).toEqual([]);
  nowMs += 2 * hourMs;
  expect(await look()).toEqual(['standing halt:1']);
  await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(nowMs), 'test'));
  expect(await look()).toEqual(['solved halt:1']);
  nowMs += 48 * hourMs;
  expect(await look()).toEqual([]);
});

test('what was not taken is tried again after 1, 2, 4 … minutes until it is, also by a new process', async () => {
  answer = 500;
  await halt('again');
  const tries: number[] = [];
  const began = nowMs;
  while (tries.length < 4) {
    const before = lines.filter((line) => line.includes('did not take it')).length;
    await look();
    if (lines.filter((line) => line.includes('did not take it')).length > before)
      tries.push((nowMs - began) / 60_000);
    nowMs += 60_000;
  }
  expect(tries).toEqual([0, 1, 3, 7]);
  answer = 204;
  nowMs += hourMs;
  expect(await look()).toEqual(['standing halt:2']);
  expect(await look()).toEqual([]);
});

test('of two nodes that look at once, one tells', async () => {
  await halt('for two');
  const before = told.length;
  await Promise.all([alarm(url).look(), alarm(url).look()]);
  expect(told.slice(before).map(({ problem }) => problem)).toEqual(['halt:3']);
  await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(nowMs), 'test'));
  expect((await look()).sort()).toEqual(['solved halt:2', 'solved halt:3']);
});

test('a witness that fails for six hours is told, and that it is back', async () => {
  await sql`INSERT INTO notary.witness_state (shard, witness, failing_since)
    VALUES ('main', 'W1', ${new Date(nowMs).toISOString()})`.execute(db.kysely);
  expect(await look()).toEqual([]);
  nowMs += 6 * hourMs;
  expect(await look()).toEqual(['standing witness:W1']);
  await sql`UPDATE notary.witness_state SET failing_since = NULL`.execute(db.kysely);
  expect(await look()).toEqual(['solved witness:W1']);
});

test('a public copy that cannot be written for six hours is told, and that it is written again', async () => {
  await sql`INSERT INTO notary.site (shard, place, size, published_at, failing_since)
    VALUES ('main', 'folder', 1, now(), ${new Date(nowMs).toISOString()})`.execute(db.kysely);
  expect(await look()).toEqual([]);
  nowMs += 6 * hourMs;
  expect(await look()).toEqual(['standing site']);
  await sql`UPDATE notary.site SET failing_since = NULL`.execute(db.kysely);
  expect(await look()).toEqual(['solved site']);
});

test('an authority that owes a stamp for six hours beyond the interval is told', async () => {
  const at = (ms: number) => new Date(ms).toISOString();
  const head = (size: number, ms: number) =>
    sql`INSERT INTO notary.checkpoint (shard, size, root, note, fence, at, ends, bytes)
      VALUES ('main', ${size}, ${Buffer.alloc(32)}, 'n', 1, ${at(ms)}, '{1}', ' ')`.execute(db.kysely);
  await head(5, nowMs - 9 * hourMs);
  await sql`INSERT INTO notary.token (shard, size, authority, note, token, stamped_at, received_at)
    VALUES ('main', 5, 'tsa', 'n', '', now(), now())`.execute(db.kysely);
  expect(await look()).toEqual([]);
  await head(6, nowMs - 7 * hourMs);
  expect(await look()).toEqual(['standing timestamp:tsa']);
  await sql`INSERT INTO notary.token (shard, size, authority, note, token, stamped_at, received_at)
    VALUES ('main', 6, 'tsa', 'n', '', now(), now())`.execute(db.kysely);
  expect(await look()).toEqual(['solved timestamp:tsa']);
  await sql`INSERT INTO notary.stamp_trouble (shard, authority, failures, failing_since, failed_at, problem_zh, problem_en)
    VALUES ('main', 'tsa', 9, ${at(nowMs - 6 * hourMs)}, now(), '', '')`.execute(db.kysely);
  expect(await look()).toEqual(['standing timestamp:tsa']);
  await sql`DELETE FROM notary.stamp_trouble`.execute(db.kysely);
  expect(await look()).toEqual(['solved timestamp:tsa']);
});

test('without an address it is a line in the log; with one, its address is in no line', async () => {
  const before = lines.length;
  await halt('for the log');
  await alarm().look();
  await alarm().look();
  expect(lines.slice(before).filter((line) => line.includes('for the log'))).toHaveLength(1);
  expect(lines.join('')).not.toContain('hush');
});

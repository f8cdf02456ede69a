import { rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createCosigner, formatPolicy, judgeCheckpoint, type Policy, parsePolicy } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import type { Database } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { testServer } from '../../platform/http/testing.ts';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
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

const logs = Array.from({ length: 16 }, testLog);
let used = 0;
let db: Database;
let started: Awaited<ReturnType<typeof startWitnesses>>;
let w: [TestWitness, TestWitness, TestWitness];
const rooms = new Set<NotaryRoom>();
const closing: (() => void)[] = [];

beforeAll(async () => {
  db = await testDatabase();
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
  await db.close();
});

interface Named {
  name: string;
  vkey: string;
  url?: string;
}
const base = { clock: systemClock, log: createLog('silent'), exclusive: true, longestRestMs: 500 };
const nextLog = () => logs[used++] as TestLog;
/** The witnesses, two of which and among them one of the last group must sign. */
const twoOf = (...witnesses: Named[]): Omit<Policy, 'logs'> => ({
  witnesses: witnesses.map(({ name, vkey, url }) => ({ name, vkey, ...(url ? { url } : {}) })),
  groups: [{ name: 'enough', threshold: 2, members: witnesses.map(({ name }) => name) }],
  quorum: 'enough',
});
const policyFile = (log: TestLog, policy: Omit<Policy, 'logs'>): string => {
  const file = join(started.folder, `${log.shard}.policy`);
  writeFileSync(file, formatPolicy({ ...policy, logs: [{ vkey: log.vkey }] }));
  return file;
};
async function open(log: TestLog, policy: Omit<Policy, 'logs'>, more: { exclusive?: boolean } = {}) {
  const room = await createNotaryRoom({
    ...base,
    ...log,
    policyFile: policyFile(log, policy),
    db,
    ...more,
  });
  rooms.add(room);
  await room.start();
  return room;
}
const sizeNow = async (room: NotaryRoom) => (await room.checkpoint()).size;
const finalAt = (room: NotaryRoom, size: number) =>
  until(async () => {
    const head = await room.finalHead();
    return head && head.size >= size && head;
  });
const stateOf = async (room: NotaryRoom, name: string) =>
  (await room.witnessing())?.witnesses.find((witness) => witness.name === name);
const judge = (policy: string, note: string) => {
  const parsed = parsePolicy(policy);
  const judged = parsed.ok ? judgeCheckpoint(parsed.value, note) : parsed;
  if (!judged.ok) throw new Error(judged.reason);
  return judged.value;
};

describe('a final head', () => {
  test('carries a quorum of the policy that anybody can verify, and never changes when late signatures come', async () => {
    const log = nextLog();
    const [a, b, c] = w;
    const policy: Omit<Policy, 'logs'> = {
      witnesses: [a, b, c].map(({ name, vkey, url }) => ({ name, vkey, url })),
      groups: [
        { name: 'platforms', threshold: 1, members: ['A', 'B'] },
        { name: 'public', threshold: 1, members: ['C'] },
        { name: 'all', threshold: 2, members: ['platforms', 'public'] },
      ],
      quorum: 'all',
    };
    const room = await open(log, policy);
    await submit(db, room, 3);
    const head = await finalAt(room, 3);
    const witnessing = await until(async () => {
      const now = await room.witnessing();
      return now?.witnesses.every((one) => one.cosignedNewest) && now;
    });
    expect(witnessing).toMatchObject({ quorumMet: true, newestSize: 3, waitingFor: [] });
    const judged = judge(witnessing.policy, head.note);
    expect(judged).toMatchObject({ quorumMet: true, size: 3, origin: log.origin });
    expect(judged.cosigned.map(({ name }) => name)).toEqual(
      ['A', 'B', 'C'].filter((name) => judged.cosigned.some((one) => one.name === name)),
    );
    expect(await room.finalHead()).toEqual(head);
    expect(await room.finalHead(2)).toEqual(head);
    expect(await room.finalHead(4)).toBeUndefined();
    await submit(db, room, 2);
    expect(judge(witnessing.policy, (await finalAt(room, 5)).note)).toMatchObject({
      quorumMet: true,
      size: 5,
    });
    expect(await room.finalHead(2)).toEqual(head);
  });
  test('needs no witness that is away, and is not claimed while a quorum is; those who come back sign again', async () => {
    const log = nextLog();
    const [a, b, c] = w;
    const room = await open(log, twoOf(a, b, c));
    await submit(db, room);
    await finalAt(room, 1);
    await a.kill();
    await submit(db, room);
    const two = await finalAt(room, 2);
    expect(judge((await room.witnessing())?.policy ?? '', two.note).cosigned.map(({ name }) => name)).toEqual(
      ['B', 'C'],
    );
    await b.kill();
    await submit(db, room);
    // The log keeps going below its quorum and does not call it final.
    await until(async () => (await sizeNow(room)) === 3);
    await until(async () => (await stateOf(room, 'C'))?.cosignedNewest);
    await until(async () => (await stateOf(room, 'B'))?.problem?.code === 'no-answer');
    expect(await room.witnessing()).toMatchObject({ quorumMet: false, newestSize: 3 });
    expect((await room.finalHead())?.size).toBe(2);
    await Promise.all([a.restart(), b.restart()]);
    expect((await finalAt(room, 3)).size).toBe(3);
    const back = await until(async () => {
      const b = await stateOf(room, 'B');
      return b?.cosignedNewest && !b.failingSinceMs && b;
    });
    expect(back).toMatchObject({ knownSize: 3 });
    expect(back.problem).toBeUndefined();
  });
  test('of many heads at once by two nodes is always an honest one: no witness ever refuses a proof', async () => {
    const log = nextLog();
    const [a, b, c] = w;
    const refused = w.map((one) => one.warnings()).join('');
    const nodes = [
      await open(log, twoOf(a, b, c), { exclusive: false }),
      await open(log, twoOf(a, b, c), { exclusive: false }),
    ];
    const count = 40;
    for (let i = 0; i < count; i++) await submit(db, nodes[i % 2] as NotaryRoom, 1 + (i % 7));
    const all = Array.from({ length: count }, (_, i) => 1 + (i % 7)).reduce((x, y) => x + y);
    await finalAt(nodes[0] as NotaryRoom, all);
    expect(w.map((one) => one.warnings()).join('')).toBe(refused);
    expect(await findHalt(db, log.shard)).toBeUndefined();
    const policy = (await nodes[0]?.witnessing())?.policy ?? '';
    const { rows } = await sql<{ size: string; note: string; published: string }>`
      SELECT f.size, f.note, c.note AS published FROM notary.final f JOIN notary.checkpoint c USING (shard, size)
      WHERE shard = ${log.shard} ORDER BY size`.execute(db.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.note.startsWith(row.published)).toBe(true);
      expect(judge(policy, row.note)).toMatchObject({ quorumMet: true, size: Number(row.size) });
    }
  });
  test('is what was published when the policy asks for nobody', async () => {
    const log = nextLog();
    const room = await open(log, { witnesses: [], groups: [], quorum: 'none' });
    await submit(db, room);
    expect((await finalAt(room, 1)).note).toBe((await room.checkpoint()).note);
  });
});

describe('over HTTP', () => {
  test('anybody reads the policy, the newest final head, and the newest head with the signatures so far', async () => {
    const log = nextLog();
    const server = await testServer();
    closing.push(() => void server.close());
    const room = await open(log, twoOf(w[0], w[1]));
    room.http(server.app);
    const get = async (path: string) => server.app.inject(`/log/${log.shard}/${path}`);
    expect((await get('final')).json()).toMatchObject({ type: '/problems/not-in-log', status: 404 });
    await submit(db, room, 2);
    const head = await finalAt(room, 2);
    const policy = (await get('policy')).body;
    expect(policy).toBe((await room.witnessing())?.policy);
    expect((await get('final')).body).toBe(head.note);
    expect(judge(policy, (await get('checkpoint')).body)).toMatchObject({ size: 2, quorumMet: true });
    expect((await get('final')).headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=1',
      'access-control-allow-origin': '*',
    });
    expect((await server.app.inject('/log/another/policy')).statusCode).toBe(404);
  });
});

describe('a policy that cannot be used', () => {
  test.each([
    ['that is not there', undefined, /ENOENT.*REDRESS_LOG_POLICY/],
    ['with a broken line', 'quorum none\nwitness A\n', /: line 2: .*mend that line/],
    ['of another log only', `log ${(logs[0] as TestLog).vkey}\nquorum none\n`, /no log line names this log/],
  ])('%s stops the start, naming the file', async (_, text, reason) => {
    const log = nextLog();
    const file = join(started.folder, 'broken.policy');
    rmSync(file, { force: true });
    if (text !== undefined) writeFileSync(file, text);
    const opening = createNotaryRoom({ ...base, ...log, db, policyFile: file });
    await expect(opening).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringMatching(reason),
    });
    await expect(opening).rejects.toMatchObject({ message: expect.stringContaining(file) });
  });
  test('because a witness has another key under its old name, says to give it a new name', async () => {
    const log = nextLog();
    const [a, b] = w;
    const room = await open(log, twoOf(a, b));
    await submit(db, room);
    await finalAt(room, 1);
    await room.stop();
    const swapped = twoOf({ ...a, vkey: w[2].vkey }, b);
    await expect(open(log, swapped)).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringMatching(
        /witness A cosigned with another key before; give the new key a new name/,
      ),
    });
  });
});

describe('a witness that is not what it should be', () => {
  const respond = (response: ServerResponse, status: number, body: string, headers = {}) =>
    response.writeHead(status, headers).end(body);
  const stranger = createCosigner({ name: 'witness.example/stranger', seed: new Uint8Array(32).fill(7) });
  const other = createCosigner({ name: 'witness.example/X', seed: new Uint8Array(32).fill(8) });
  const bodyOf = (request: string) => `${request.slice(request.indexOf('\n\n') + 2).split('\n\n')[0]}\n`;
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  type Behaviour = (response: ServerResponse, request: string, cosign: typeof other.cosign) => unknown;
  const cases: [string, string, Behaviour][] = [
    [
      'signs with another key',
      'wrong-key',
      (r, q) => respond(r, 200, stranger.cosign(bodyOf(q), nowSeconds())),
    ],
    [
      'signs another text',
      'bad-answer',
      (r, _, cosign) => respond(r, 200, cosign('x\n1\ny\n', nowSeconds())),
    ],
    ['answers with garbage', 'bad-answer', (r) => respond(r, 200, '\u0000<html>ok</html>')],
    ['answers with nothing', 'wrong-key', (r) => respond(r, 200, '')],
    [
      'adds another note',
      'bad-answer',
      (r, q, cosign) => respond(r, 200, `${cosign(bodyOf(q), nowSeconds())}\n${cosign(bodyOf(q), 1)}`),
    ],
    [
      'signs as of last year',
      'bad-time',
      (r, q, cosign) => respond(r, 200, cosign(bodyOf(q), nowSeconds() - 3e7)),
    ],
    [
      'signs as of next year',
      'bad-time',
      (r, q, cosign) => respond(r, 200, cosign(bodyOf(q), nowSeconds() + 3e7)),
    ],
    ['redirects', 'redirect', (r) => respond(r, 307, '', { location: 'http://127.0.0.1:1/add-checkpoint' })],
    ['answers without end', 'too-large', (r) => void flood(r)],
    ['drips a byte at a time', 'slow', (r) => void drip(r)],
    ['hangs up', 'no-answer', (r) => r.destroy()],
    ['says no size', 'bad-answer', (r) => respond(r, 409, 'conflict')],
    [
      'says another size each time',
      'bad-answer',
      (r, q) => respond(r, 409, q.startsWith('old 0\n') ? '1\n' : '0\n'),
    ],
    ['does not watch the log', 'unknown-log', (r) => respond(r, 404, '')],
    ['refuses the log', 'refused', (r) => respond(r, 403, '')],
  ];
  function flood(response: ServerResponse) {
    response.on('error', () => {});
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x41)));
    };
    response.on('drain', more);
    more();
  }
  function drip(response: ServerResponse) {
    const timer = setInterval(() => response.write('\u2014'), 50);
    response.on('close', () => clearInterval(timer));
  }
  test('is named and not counted, and the log keeps going', async () => {
    const log = nextLog();
    const bad = await Promise.all(
      cases.map(async ([, , behave], i) => {
        const cosigner = createCosigner({
          name: `witness.example/X${i}`,
          seed: new Uint8Array(32).fill(i + 9),
        });
        const { url, close } = await listen(async (request, response) => {
          let text = '';
          for await (const chunk of request) text += chunk;
          if (request.method === 'GET') respond(response, 404, '');
          else behave(response, text, cosigner.cosign);
        });
        closing.push(close);
        return { name: `X${i}`, vkey: cosigner.vkey, url };
      }),
    );
    const [a, b] = w;
    const first = await open(log, twoOf(a, b));
    await submit(db, first);
    await finalAt(first, 1);
    await first.stop();
    const room = await open(log, {
      witnesses: [a, b, ...bad].map(({ name, vkey, url }) => ({ name, vkey, url })),
      groups: [{ name: 'enough', threshold: 2, members: ['A', 'B'] }],
      quorum: 'enough',
    });
    await submit(db, room);
    expect(
      judge((await room.witnessing())?.policy ?? '', (await finalAt(room, 2)).note).cosigned,
    ).toHaveLength(2);
    for (const [i, [title, code]] of cases.entries()) {
      const state = await until(async () => {
        const now = await stateOf(room, `X${i}`);
        return now?.problem?.code === code && now;
      });
      expect([title, state.cosignedNewest, typeof state.failingSinceMs]).toEqual([title, false, 'number']);
    }
    expect(await findHalt(db, log.shard)).toBeUndefined();
  });
  test('refuses an empty log: the first entry is sealed none the less, and signed when it is asked again', async () => {
    const log = nextLog();
    const { url, close } = await listen(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      if (request.method === 'GET') respond(response, 404, '');
      else if (text.includes('\n0\n47DEQ')) respond(response, 422, '');
      else respond(response, 200, other.cosign(bodyOf(text), nowSeconds()));
    });
    closing.push(close);
    const room = await open(log, { ...twoOf({ name: 'X', vkey: other.vkey, url }), groups: [], quorum: 'X' });
    await submit(db, room);
    expect((await finalAt(room, 1)).size).toBe(1);
    expect(await findHalt(db, log.shard)).toBeUndefined();
  });
  test('signs late: its signature is kept, and meanwhile it counts as slow', async () => {
    const log = nextLog();
    let answer = () => {};
    const { url, close } = await listen(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      answer = () => {
        if (!response.headersSent) respond(response, 200, other.cosign(bodyOf(text), nowSeconds()));
      };
    });
    closing.push(close);
    const [a, b] = w;
    const room = await open(log, twoOf(a, b, { name: 'X', vkey: other.vkey, url }));
    await until(async () => (await stateOf(room, 'X'))?.problem?.code === 'slow');
    await submit(db, room, 2);
    await finalAt(room, 2);
    const pending = setInterval(() => answer(), 20);
    const signed = await until(async () => {
      const x = await stateOf(room, 'X');
      return x?.cosignedNewest && !x.problem && x;
    });
    clearInterval(pending);
    expect(signed).toMatchObject({ knownSize: 2 });
    expect(signed.failingSinceMs).toBeUndefined();
  });
});

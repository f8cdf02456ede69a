import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatPem, Roots, readTimestamp } from '@redress/timestamp';
import * as forge from '@redress/timestamp/testing/forge';
import { createOpensslAuthorities, opensslProblem, opensslRefusal } from '@redress/timestamp/testing/openssl';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock, newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
import { askAuthority } from './jobs/stamp-ask.ts';
import { createStamping, type Stamping } from './jobs/stamp-heads.ts';

let db: Database;
let notary: NotaryRoom;
const folder = mkdtempSync(join(tmpdir(), 'redress-stamp-'));
const seed = randomBytes(32);
const log = createLog('silent');
const shared = { log, shard: 'main', origin: 'redress.example/log/main', seed, exclusive: true };
const root = forge.root();
const signer = forge.authority(root);
const servers: Server[] = [];
const running: Stamping[] = [];

beforeAll(async () => {
  db = await testDatabase();
  writeFileSync(join(folder, 'root.pem'), formatPem(root.der));
  notary = await createNotaryRoom({ db, clock: systemClock, ...shared });
  await notary.start();
});
afterAll(async () => {
  for (const one of running) await one.stop();
  await notary.stop();
  await db.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

/** The newest head after one more seal. */
async function grow(): Promise<{ size: number; note: string }> {
  const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
  await inTransaction(db, (trx) => notary.seal(trx, { id: newId('item'), type: 'item', atMs: 1, fields }));
  await notary.flush();
  return notary.checkpoint();
}

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
}

/** An authority over HTTP; `asked` are its queries. */
async function authority(answer: (query: Buffer) => Uint8Array) {
  const asked: Buffer[] = [];
  const url = await serve(async (request, response) => {
    asked.push(await buffer(request));
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(answer(asked.at(-1) as Buffer));
  });
  return { url, asked };
}
const honest =
  (change: Partial<forge.TokenOptions> = {}) =>
  (query: Buffer) =>
    forge.forgeAnswer({ ...forge.readQuery(query), signer, ...change });

/** A timestamps file; its authorities are named a, b … */
function settings(urls: string[], more: object = {}): string {
  const file = join(folder, `${newId('stamps')}.json`);
  const authorities = urls.map((url, i) => ({ name: String.fromCharCode(97 + i), url, roots: 'root.pem' }));
  writeFileSync(file, JSON.stringify({ needed: authorities.length, authorities, ...more }));
  return file;
}

/** A shard of its own on heads of the log, so that tests do not see each other's tokens. */
async function stamping(
  timestampsFile: string,
  more: Partial<Parameters<typeof createStamping>[0]> = {},
  answerMs = 20_000,
) {
  let rounds = 0;
  const sequences = () => {
    rounds++;
    return more.sequences?.() ?? true;
  };
  const clock = manualClock(Date.parse('2026-06-01T00:00:00Z'));
  const deps = { db, clock, vkey: notary.vkey, ...shared, timestampsFile, ...more, sequences };
  const made = createStamping(deps, { pollMs: 10, answerMs }) as Stamping;
  running.push(made);
  const seen = async (condition: () => unknown) => {
    while (!(await condition())) await sleep(5);
  };
  /** After it, whatever was due when it was called has been begun. */
  const nextRounds = async () => {
    const until = rounds + 3;
    await seen(() => rounds > until);
  };
  return { made, clock, seen, nextRounds };
}

const problem = opensslProblem();
if (problem) console.warn(`stamp.db.test.ts: no test with a real authority: ${problem}`);

describe.skipIf(problem)('two real authorities of openssl', () => {
  test('date a head when the room is asked to, and `openssl ts -verify` accepts each file of the bundle', async () => {
    const real = createOpensslAuthorities(join(folder, 'openssl'));
    const [rsa, ecdsa] = [await authority(real.rsa.reply), await authority(real.ecdsa.reply)];
    writeFileSync(join(folder, 'real.pem'), readFileSync(real.rootFile));
    const file = join(folder, 'real.json');
    const authorities = [
      { name: 'rsa', url: rsa.url, roots: 'real.pem' },
      { name: 'ecdsa', url: ecdsa.url, roots: 'real.pem', policy: '1.3.6.1.4.1.99999.1' },
    ];
    writeFileSync(file, JSON.stringify({ authorities }));
    await notary.stop();
    notary = await createNotaryRoom({ db, clock: systemClock, ...shared, timestampsFile: file });
    await notary.start();
    const { size, note } = await grow();
    await notary.stamp({ size, timeoutMs: 30_000 });
    const tokens = await notary.tokensOf(size);
    expect(tokens.map((token) => token.authority)).toEqual(['ecdsa', 'rsa']);
    for (const { authority: name, token, roots, note: stamped, stampedAt } of tokens) {
      expect(stamped).toBe(note);
      expect(Math.abs(Date.parse(stampedAt) - Date.now())).toBeLessThan(600_000);
      const at = (file: string) => join(folder, `${name}-${file}`);
      writeFileSync(at('checkpoint'), stamped);
      writeFileSync(at('tsr'), token);
      writeFileSync(at('pem'), roots);
      const files = { token: at('tsr'), roots: at('pem') };
      expect(opensslRefusal({ data: at('checkpoint'), ...files })).toBeUndefined();
      writeFileSync(at('changed'), stamped.replace('\n', ' \n'));
      expect(opensslRefusal({ data: at('changed'), ...files })).toMatch(/imprint/i);
    }
    expect(await notary.stamps()).toMatchObject([
      { authority: 'rsa', lastSize: size },
      { authority: 'ecdsa' },
    ]);
  });
});

describe('by itself', () => {
  test('it dates the newest head, and the next one not before the minutes have passed', async () => {
    const first = await grow();
    const one = await authority(honest());
    const { made, clock, seen, nextRounds } = await stamping(settings([one.url], { everyMinutes: 3 }));
    await made.start();
    await seen(async () => (await made.tokensOf(first.size)).length === 1);
    const second = await grow();
    clock.advance(3 * 60_000 - 1);
    await nextRounds();
    expect(one.asked).toHaveLength(1);
    clock.advance(1);
    await seen(async () => (await made.tokensOf(second.size)).length === 1);
    await nextRounds();
    expect(one.asked).toHaveLength(2);
    await made.stop();
  });
  test('one that fails holds up nobody, is left alone for longer and longer, and works again after it is mended', async () => {
    const { size } = await grow();
    let broken = true;
    const good = await authority(honest());
    const bad = await authority((query) => (broken ? Buffer.from('no') : honest()(query)));
    const file = settings([good.url, bad.url], { everyMinutes: 1 });
    const { made, clock, seen, nextRounds } = await stamping(file, { shard: await copyLog() });
    await made.start();
    await seen(async () => (await made.tokensOf(size)).length === 1);
    await seen(async () => (await made.states())[1]?.problem);
    expect(await made.states()).toEqual([
      { authority: 'a', lastSize: size, lastAt: '2026-06-01T00:00:00.000Z' },
      {
        authority: 'b',
        failingSince: '2026-06-01T00:00:00.000Z',
        problem: { zh: expect.stringContaining('时间戳'), en: expect.stringContaining('not a readable') },
      },
    ]);
    await nextRounds();
    expect(bad.asked).toHaveLength(1);
    clock.advance(30_000);
    await seen(() => bad.asked.length === 2);
    broken = false;
    // The second failure may be noted a moment later than it was asked for: so the clock goes on.
    await seen(async () => {
      clock.advance(60_000);
      return (await made.tokensOf(size)).length === 2;
    });
    expect((await made.states())[1]).not.toHaveProperty('problem');
    expect(good.asked).toHaveLength(1);
    await made.stop();
  });
  test('a node that does not sequence asks nobody', async () => {
    await grow();
    const one = await authority(honest());
    const { made, nextRounds } = await stamping(settings([one.url]), {
      shard: await copyLog(),
      sequences: () => false,
    });
    await made.start();
    await nextRounds();
    await made.stop();
    expect(one.asked).toEqual([]);
  });
  test('with a policy only heads that its quorum made final are dated', async () => {
    const { size, note } = await grow();
    const one = await authority(honest());
    const shard = await copyLog();
    const { made, seen, nextRounds } = await stamping(settings([one.url]), { shard, policyFile: 'policy' });
    await made.start();
    await nextRounds();
    expect(one.asked).toEqual([]);
    await expect(made.stamp({ size, timeoutMs: 1000 })).rejects.toMatchObject({ code: 'no-such-head' });
    const final = `${note}\u2014 witness cosigned\n`;
    await sql`INSERT INTO notary.final (shard, size, note, at) VALUES (${shard}, ${size}, ${final}, now())`.execute(
      db.kysely,
    );
    await seen(async () => (await made.tokensOf(size)).length === 1);
    expect((await made.tokensOf(size))[0]?.note).toBe(final);
    await made.stop();
  });
});

let copies = 0;
/** The published heads again under another shard's name: what was stamped there is stamped there only. */
async function copyLog(): Promise<string> {
  const shard = `copy-${++copies}`;
  await sql`INSERT INTO notary.checkpoint (shard, size, root, note, fence, at, ends, bytes)
    SELECT ${shard}, size, root, note, fence, at, ends, bytes FROM notary.checkpoint WHERE shard = 'main'`.execute(
    db.kysely,
  );
  return shard;
}

describe('on demand', () => {
  test('two nodes at once keep one token of each authority, and a stamped head is not sent again', async () => {
    const { size } = await grow();
    const [one, two] = [await authority(honest()), await authority(honest())];
    const file = settings([one.url, two.url]);
    const shard = await copyLog();
    const nodes = [await stamping(file, { shard }), await stamping(file, { shard, sequences: () => false })];
    const wanted = { size, timeoutMs: 30_000 };
    await Promise.all(nodes.flatMap(({ made }) => [made.stamp(wanted), made.stamp(wanted)]));
    const asked = one.asked.length;
    expect(asked).toBeLessThanOrEqual(2);
    await nodes[0]?.made.stamp(wanted);
    expect(one.asked).toHaveLength(asked);
    expect((await nodes[0]?.made.tokensOf(size))?.map((token) => token.authority)).toEqual(['a', 'b']);
  });
  test('it ends as soon as enough have answered, or all have failed, or the time is over', async () => {
    const { size } = await grow();
    const good = await authority(honest());
    const silent = await serve(() => {});
    const failing = await authority(() => new Uint8Array(0));
    const enough = await stamping(settings([silent, good.url], { needed: 1 }), { shard: await copyLog() });
    await enough.made.stamp({ size, timeoutMs: 1e9 });
    expect((await enough.made.tokensOf(size)).map((token) => token.authority)).toEqual(['b']);
    const failed = await stamping(settings([failing.url, failing.url]), { shard: await copyLog() });
    await failed.made.stamp({ size, timeoutMs: 1e9 });
    const late = await stamping(settings([silent]), { shard: await copyLog() });
    await late.made.stamp({ size, timeoutMs: 50 });
    expect([await failed.made.tokensOf(size), await late.made.tokensOf(size)]).toEqual([[], []]);
    // Ending does not wait for an authority that never answers.
    for (const { made } of [enough, failed, late]) await made.stop();
  });
  test('a head that the log does not have is refused', async () => {
    const { made } = await stamping(settings([await serve(() => {})]));
    for (const size of [0, 10_000])
      await expect(made.stamp({ size, timeoutMs: 10 })).rejects.toMatchObject({ code: 'no-such-head' });
  });
  test('user name and password go to the authority, with a timestamp query', async () => {
    const seen: object[] = [];
    const url = await serve(async (request, response) => {
      const query = await buffer(request);
      const { method, headers } = request;
      seen.push({ method, type: headers['content-type'], authorization: headers.authorization });
      response.setHeader('content-type', 'Application/Timestamp-Reply;charset=x').end(honest()(query));
    });
    const roots = new Roots([root.der]);
    const { signal } = new AbortController();
    const login = { name: 'a', url, roots, certificates: [root.der], username: '商家', password: 'p:w' };
    await askAuthority(login, Buffer.from('note'), { timeoutMs: 30_000, signal });
    const authorization = `Basic ${Buffer.from('商家:p:w').toString('base64')}`;
    expect(seen).toEqual([{ method: 'POST', type: 'application/timestamp-query', authorization }]);
  });
});

describe('an answer that is not stored', () => {
  const stranger = forge.authority(forge.root());
  const plain =
    (status: number, type: string, body: Uint8Array | string): RequestListener =>
    (_, response) =>
      response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body);
  const reply = 'application/timestamp-reply';
  const tsr =
    (answer: (query: Buffer) => Uint8Array): RequestListener =>
    async (request, response) =>
      response.setHeader('content-type', reply).end(answer(await buffer(request)));
  const rejection = forge.sequence(
    forge.integer(2),
    forge.sequence(forge.tlv(0x0c, Buffer.from('try later'))),
  );
  test.each<[string, RequestListener, RegExp]>([
    ['over other data', tsr(honest({ imprint: randomBytes(32) })), /over other data/],
    ['of another request', tsr(honest({ nonce: 5n })), /nonce/],
    ['by a stranger', tsr(honest({ signer: stranger })), /certificate|lead/],
    ['that is rejected', tsr(() => forge.sequence(rejection)), /rejected.*try later/],
    ['with its last bit changed', tsr((query) => flipLast(honest()(query))), /signature/],
    [
      'of a sign-in page',
      plain(200, 'text/html; charset=utf-8', '<html>'),
      /answered text\/html, not a timestamp/,
    ],
    ['of an error', plain(503, reply, 'busy'), /HTTP 503/],
    ['of a redirect', plain(302, reply, ''), /HTTP 302/],
    ['that is huge', plain(200, reply, Buffer.alloc(300_000)), /more than 256 KiB/],
    ['that is empty', plain(200, reply, ''), /not a readable/],
    [
      'that breaks off',
      (_, response) =>
        void response
          .writeHead(200, { 'content-type': reply, 'content-length': 99 })
          .write('0', () => response.destroy()),
      /cannot be reached/,
    ],
    ['that never comes', () => {}, /no answer in 0.2 s/],
    [
      'that never ends',
      (_, response) => void response.writeHead(200, { 'content-type': reply }).write('0'),
      /no answer in 0.2 s/,
    ],
  ])('%s', async (_, listener, says) => {
    const { size } = await notary.checkpoint();
    const patienceMs = String(says).includes('no answer') ? 200 : 20_000;
    const file = settings([await serve(listener)]);
    const { made } = await stamping(file, { shard: await copyLog() }, patienceMs);
    await made.stamp({ size, timeoutMs: 1e9 });
    expect(await made.tokensOf(size)).toEqual([]);
    const [state] = await made.states();
    expect(state?.problem?.en).toMatch(says);
    expect(state?.problem?.zh).toMatch(/[\u4e00-\u9fff]/);
    await made.stop();
  });
  test('because nobody listens there', async () => {
    const { size } = await notary.checkpoint();
    const url = await serve(() => {});
    await new Promise((closed) => servers.pop()?.close(closed));
    const { made } = await stamping(settings([url]), { shard: await copyLog() });
    await made.stamp({ size, timeoutMs: 1e9 });
    expect((await made.states())[0]?.problem?.en).toBe('cannot be reached (ECONNREFUSED)');
  });
});

const flipLast = (bytes: Uint8Array) =>
  Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));

describe('the roots', () => {
  test('are all that Node trusts, when the file says so: then a private authority is refused', async () => {
    const { size } = await notary.checkpoint();
    const one = await authority(honest());
    const file = settings([], { needed: 1, authorities: [{ name: 'a', url: one.url, roots: 'system' }] });
    const { made } = await stamping(file, { shard: await copyLog() });
    await made.stamp({ size, timeoutMs: 1e9 });
    expect((await made.states())[0]?.problem?.en).toMatch(/do not lead to a root/);
  });
  test('of an authority that is configured no more vouch for nothing', async () => {
    const { size } = await notary.checkpoint();
    const one = await authority(honest());
    const shard = await copyLog();
    const { made } = await stamping(settings([one.url]), { shard });
    await made.stamp({ size, timeoutMs: 1e9 });
    const [token] = await made.tokensOf(size);
    expect(token?.roots).toBe(formatPem(root.der));
    expect(readTimestamp(token?.token as Uint8Array)).toMatchObject({ ok: true });
    const others = settings([], { needed: 1, authorities: [{ name: 'z', url: one.url, roots: 'root.pem' }] });
    expect(await (await stamping(others, { shard })).made.tokensOf(size)).toEqual([]);
  });
  test.each([
    ['missing.pem', /authorities\[0\]\.roots cannot read .*missing\.pem \(ENOENT\)/],
    ['leaf.pem', /authorities\[0\]\.roots has no self-signed certificate/],
    ['empty.pem', /authorities\[0\]\.roots no usable root/],
  ])('in %s are a mistake that ends the start', async (file, says) => {
    writeFileSync(join(folder, 'leaf.pem'), formatPem(signer.der));
    writeFileSync(join(folder, 'empty.pem'), '');
    const entry = { name: 'a', url: 'http://127.0.0.1:1/', roots: file };
    const timestampsFile = settings([], { needed: 1, authorities: [entry] });
    const opening = createNotaryRoom({ db, clock: systemClock, ...shared, timestampsFile });
    await expect(opening).rejects.toMatchObject({ code: 'bad-config', message: expect.stringMatching(says) });
  });
});

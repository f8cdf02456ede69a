import { createHash, randomBytes } from 'node:crypto';
import type { CaseView, LogAnswer, LogHeads, LogView } from '@redress/contract';
import { createCosigner, judgeCheckpoint, leafHash, parsePolicy, verifyTlogProof } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { configFromEnv } from '../../../config/index.ts';
import { testServer } from '../../../platform/http/testing.ts';
import { send, type TestApp, type TestBuyer, testApp } from '../../../testing.ts';
import { insertHalt, liftHalts } from '../store-halt.ts';
import { addExploreRoutes } from './explore.ts';

const now = Date.parse('2026-11-23T06:05:12Z');
const clock = manualClock(now);
const one = createCosigner({ name: 'one.example', seed: randomBytes(32) });
const two = createCosigner({ name: 'two.example', seed: randomBytes(32) });
const policyText = `witness P1 ${one.vkey} https://one.example
witness P2 ${two.vkey} https://two.example
group platforms 1 P1 P2
quorum platforms
`;
const reply = '亲，虚拟商品一经售出概不退换哦。';
const hex = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let app: TestApp;
let buyer: TestBuyer;
let view: CaseView;
beforeAll(async () => {
  app = await testApp({ clock });
  buyer = await app.buyer('付了钱没到账');
  expect((await buyer.upload('reply.txt', reply)).statusCode).toBe(201);
  view = await buyer.settled();
}, 60_000);
afterAll(() => app.close());

const get = (path: string) => send(app, 'GET', path);
const log = async (): Promise<LogView> => (await get('/api/log')).json();
const ask = async (body: unknown): Promise<LogAnswer> =>
  (await send(app, 'POST', '/api/log/lookup', { body })).json();
const item = () => view.items[0] as CaseView['items'][number];

describe('200', () => {
  test('the state carries a head that anybody can open with the key beside it, and its time', async () => {
    const { head, vkeys, size, witnesses, ...rest } = await log();
    const policy = parsePolicy('quorum none\n');
    const opened = policy.ok ? judgeCheckpoint(policy.value, head.note, { logs: vkeys }) : policy;
    expect(opened).toMatchObject({ ok: true, value: { size } });
    expect(head).toMatchObject({ size, at: new Date(now).toISOString() });
    expect(witnesses).toEqual([]);
    expect(Object.keys(rest)).not.toEqual(expect.arrayContaining(['final', 'policy', 'halt', 'audit']));
  });

  test('the exact bytes of a file lead to its entry, and a byte more leads nowhere', async () => {
    const found = await ask({ sha256: hex(reply) });
    const { index } = item().seal as { index: number };
    expect(found).toMatchObject({ total: 1, waiting: false });
    expect(found.seals[0]).toMatchObject({ index, id: item().id, type: 'item', final: false });
    expect(await ask({ sha256: hex(`${reply}\n`) })).toMatchObject({ seals: [], total: 0, waiting: false });
  });

  test('every way of asking for an entry finds the same one', async () => {
    const [seal] = (await ask({ sha256: hex(reply).toUpperCase() })).seals;
    const { index, id, leafHash } = seal as LogAnswer['seals'][number];
    const base64 = Buffer.from(leafHash, 'hex').toString('base64');
    for (const question of [{ id }, { index }, { leafHash }, { leafHash: base64 }])
      expect((await ask(question)).seals).toEqual([seal]);
    for (const question of [{ id: `${id}x` }, { index: 9999 }, { leafHash: hex('none') }])
      expect((await ask(question)).total).toBe(0);
  });

  test('nothing about the case is in any answer', async () => {
    const answers = await Promise.all([
      get('/api/log'),
      get('/api/log/heads'),
      get(`/api/log/entries/${item().seal?.index}`),
      send(app, 'POST', '/api/log/lookup', { body: { sha256: hex(reply) } }),
    ]);
    for (const { body } of answers) {
      expect(body).not.toContain(buyer.caseId);
      expect(body).not.toContain('reply.txt');
    }
  });

  test('the proof of an entry holds for its bytes and for no others', async () => {
    const { index } = item().seal as { index: number };
    const entry = (await get(`/api/log/entries/${index}`)).json();
    const { vkeys } = await log();
    const proof = await get(`/api/log/entries/${index}/proof`);
    const bytes = await get(`/api/log/entries/${index}/bytes`);
    expect(bytes.body).toBe(entry.entry);
    expect(proof.headers['content-disposition']).toBe(`attachment; filename="main-${index}.tlog-proof"`);
    for (const text of [entry.proof, proof.body]) {
      const check = (leaf: Uint8Array) => verifyTlogProof(text, { vkeys, leafHash: leafHash(leaf) }).ok;
      expect([check(bytes.rawPayload), check(Buffer.from(`${entry.entry} `))]).toEqual([true, false]);
    }
  });

  test('heads are listed newest first, page by page, and none is left out', async () => {
    for (let i = 0; i < 25; i++) {
      await app.buyer();
      await app.rooms.notary.flush();
    }
    const sizes: number[] = [];
    let grown = 0;
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: LogHeads = (await get(`/api/log/heads${cursor && `?cursor=${cursor}`}`)).json();
      for (const head of page.heads) {
        sizes.push(head.size);
        grown += head.grownBy;
      }
      cursor = page.cursor;
    }
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => b - a));
    expect(sizes.length).toBeGreaterThan(25);
    expect([sizes[0], grown]).toEqual([(await log()).size, (await log()).size]);
  });

  test('growth is counted by the day in China: what was sealed at 23:59 is not of tomorrow', async () => {
    const { size } = await log();
    clock.advance(Date.parse('2026-11-24T00:00:00+08:00') - now + 1000);
    await app.buyer();
    await app.rooms.notary.flush();
    const { points } = (await get('/api/log/growth')).json();
    expect(points).toHaveLength(30);
    expect(points.at(-1)).toEqual({ from: '2026-11-23T16:00:00.000Z', entries: (await log()).size - size });
    expect(points.at(-2)).toEqual({ from: '2026-11-22T16:00:00.000Z', entries: size });
    expect((await get('/api/log/growth?by=hour')).json().points).toHaveLength(48);
  });

  test('a halt is shown with its reason as long as it stands', async () => {
    const { db } = app;
    const halt = { at: new Date(now), code: 'audit-failed', reason: 'tile/0/000 was changed' };
    await inTransaction(db, (trx) => insertHalt(trx, 'main', halt));
    expect((await log()).halt).toMatchObject({ code: halt.code, reason: halt.reason });
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(now), 'restored'));
    expect((await log()).halt).toBeUndefined();
  });

  test('the newest self-check, timestamps and anchors are shown; a chain that has not mined yet is not', async () => {
    const { head, size } = await log();
    // The daily self-check of the log itself may have stood in the table since `now`.
    const at = new Date(now + 1000).toISOString();
    const { kysely } = app.db;
    await sql`INSERT INTO notary.audit VALUES ('main', ${at}, ${size - 1}, true, NULL, 5)`.execute(kysely);
    for (const [authority, of] of [
      ['one', size - 1],
      ['one', size],
      ['two', size - 1],
    ] as const)
      await sql`INSERT INTO notary.token VALUES ('main', ${of}, ${authority}, ${head.note}, '\\x00', ${at}, ${at})`.execute(
        kysely,
      );
    for (const [of, block] of [
      [size - 1, 7],
      [size, null],
    ] as const)
      await sql`INSERT INTO notary.anchor VALUES ('main', 'eip155:31337', ${of}, '\\x00', ${head.note}, '0xc', '0xt',
        ${block}, '0xb', ${at}, ${at})`.execute(kysely);
    expect(await log()).toMatchObject({
      audit: { at, size: size - 1, ok: true },
      authorities: [
        { name: 'one', size, stampedAt: at },
        { name: 'two', size: size - 1, stampedAt: at },
      ],
      anchors: [{ chain: 'eip155:31337', size: size - 1, block: 7, at }],
    });
    const [newest] = (await get('/api/log/heads')).json().heads;
    expect(newest).toMatchObject({ size, stampedBy: ['one'], anchoredOn: [], final: false });
  });

  test('an erased case, and a withdrawn item, are found by their content no more, but by their number', async () => {
    const other = await app.buyer();
    const files = ['聊天记录一', '聊天记录二'];
    for (const [i, text] of files.entries()) await other.upload(`chat-${i}.txt`, text);
    const { items } = await other.settled();
    const [first, second] = await Promise.all(files.map((text) => ask({ sha256: hex(text) })));
    expect([first?.total, second?.total]).toEqual([1, 1]);
    const path = `/api/cases/${other.caseId}`;
    const [withdrawn] = items;
    await other.send('DELETE', `${path}/items/${withdrawn?.id}`);
    expect((await ask({ sha256: withdrawn?.sha256 })).total).toBe(0);
    const bundle = await other.send('GET', `${path}/bundle`);
    expect(bundle.statusCode).toBe(200);
    const letter = await other.send('GET', `${path}/letters/platform-complaint.pdf`);
    expect(await ask({ sha256: hex(letter.rawPayload) })).toMatchObject({ seals: [{ type: 'letter' }] });
    await other.send('DELETE', path);
    for (const content of [files[1] as string, letter.rawPayload])
      expect((await ask({ sha256: hex(content) })).total).toBe(0);
    const index = second?.seals[0]?.index;
    expect((await ask({ index })).total).toBe(1);
    const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM notary.lookup`.execute(app.db.kysely);
    expect(Number(rows[0]?.n)).toBe(1); // what is left is the first buyer's
  }, 60_000);

  test('the table of contents is keyed: it holds no plain digest', async () => {
    const { rows } = await sql<{ digest: Buffer }>`SELECT digest FROM notary.lookup`.execute(app.db.kysely);
    expect(rows.map(({ digest }) => digest.toString('hex'))).not.toContain(hex(reply));
  });
});

describe('with a policy', () => {
  test('each witness is shown with its groups and its own newest signature; final is what a quorum signed', async () => {
    const own = await testServer();
    addExploreRoutes(own.app, { db: app.db, clock, shard: 'main', policyText });
    const read = async (): Promise<LogView> => (await own.app.inject('/api/log')).json();
    try {
      const before = await read();
      expect(before.witnesses.map(({ name, groups, signed }) => ({ name, groups, signed }))).toEqual([
        { name: 'P1', groups: ['platforms'], signed: undefined },
        { name: 'P2', groups: ['platforms'], signed: undefined },
      ]);
      expect(before.final).toBeUndefined();
      const { size, head } = before;
      const body = head.note.slice(0, head.note.indexOf('\n\n') + 1);
      const at = new Date(now).toISOString();
      const line = one.cosign(body, now / 1000);
      const { kysely } = app.db;
      await sql`INSERT INTO notary.cosignature VALUES ('main', ${size}, 'P1', ${line}, ${at}, ${at})`.execute(
        kysely,
      );
      await sql`INSERT INTO notary.final VALUES ('main', ${size}, ${head.note + line}, ${at})`.execute(
        kysely,
      );
      await sql`INSERT INTO notary.witness_state (shard, witness, failing_since, problem)
        VALUES ('main', 'P2', ${at}, 'timeout')`.execute(kysely);
      const after = await read();
      expect(after.witnesses[0]).toMatchObject({ since: at, signed: { size, at } });
      expect(after.witnesses[1]).toMatchObject({ failingSince: at });
      expect(after.policy).toEqual({ text: policyText, quorum: 'platforms' });
      const policy = parsePolicy(policyText);
      const judged = policy.ok
        ? judgeCheckpoint(policy.value, after.final?.note ?? '', { logs: after.vkeys })
        : policy;
      expect(judged).toMatchObject({ ok: true, value: { size, quorumMet: true } });
      expect((await ask({ index: 0 })).seals[0]?.final).toBe(true);
    } finally {
      await own.close();
    }
  }, 60_000);
});

describe('400', () => {
  test.each([
    {},
    { sha256: 'abc' },
    { sha256: hex(''), index: 0 },
    { leafHash: 'A'.repeat(44) },
    { index: -1 },
    { index: '0' },
    { id: 'x'.repeat(61) },
  ])('%j is no question', async (body) => {
    const response = await send(app, 'POST', '/api/log/lookup', { body });
    expect([response.statusCode, response.json().type]).toEqual([400, '/problems/bad-fields']);
  });
  test.each([
    '/api/log/heads?cursor=x',
    '/api/log/heads?cursor=0',
    '/api/log/growth?by=year',
    '/api/log/entries/01',
  ])('%s is malformed', async (path) => expect((await get(path)).statusCode).toBe(400));
});

describe('404', () => {
  test.each(['', '/proof', '/bytes'])(
    'an entry that the log does not have: entries/999999%s',
    async (rest) => {
      const response = await get(`/api/log/entries/999999${rest}`);
      expect([response.statusCode, response.json().type]).toEqual([404, '/problems/not-in-log']);
    },
  );
});

describe('429', () => {
  test('whoever tries many digests is slowed down', async () => {
    const base = configFromEnv({});
    const own = await testApp({ config: { http: { ...base.http, rateFactor: 1 } } });
    try {
      const statuses = new Set<number>();
      for (let i = 0; i < 61; i++) {
        const body = { sha256: hex(String(i)) };
        statuses.add((await send(own, 'POST', '/api/log/lookup', { body })).statusCode);
      }
      expect([...statuses]).toEqual([200, 429]);
    } finally {
      await own.close();
    }
  });
});

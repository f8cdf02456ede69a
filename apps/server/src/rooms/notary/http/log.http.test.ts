import { randomBytes } from 'node:crypto';
import { leafHash, openCheckpoint, parseEntryBundle, parseTile, rootOf } from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { type TestServer, testServer } from '../../../platform/http/testing.ts';
import { createNotaryRoom, type NotaryRoom } from '../index.ts';

let server: TestServer;
let notary: NotaryRoom;
const size = 300;
beforeAll(async () => {
  server = await testServer();
  const { db } = server;
  const log = createLog('silent');
  notary = await createNotaryRoom({
    db,
    clock: systemClock,
    log,
    shard: 'main',
    origin: 'redress.example/log/main',
    seed: randomBytes(32),
    exclusive: true,
  });
  notary.http(server.app);
  await notary.start();
  await inTransaction(db, async (trx) => {
    for (let i = 0; i < size; i++) {
      const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
      await notary.seal(trx, { id: newId('item'), type: 'item', atMs: 0, fields });
    }
  });
  await notary.flush();
});
afterAll(async () => {
  await notary.stop();
  await server.close();
});
const get = (url: string) => server.app.inject(url);
const hashes = async (path: string, width: number) => {
  const tile = parseTile((await get(`/log/main/${path}`)).rawPayload, width);
  return tile.ok ? tile.value : [];
};

describe('200', () => {
  test('a stranger rebuilds the tree from tiles and entries alone and meets the signed root', async () => {
    const checkpoint = openCheckpoint((await get('/log/main/checkpoint')).body, [notary.vkey]);
    const leaves = [...(await hashes('tile/0/000', 256)), ...(await hashes('tile/0/001.p/44', 44))];
    expect(checkpoint).toMatchObject({ ok: true, value: { size, root: new Uint8Array(rootOf(leaves)) } });
    const bundles = [await get('/log/main/tile/entries/000'), await get('/log/main/tile/entries/001.p/44')];
    const entries = bundles.flatMap(({ rawPayload }, i) => {
      const parsed = parseEntryBundle(rawPayload, i === 0 ? 256 : 44);
      return parsed.ok ? parsed.value : [];
    });
    expect(entries.map((e) => Buffer.from(leafHash(e)))).toEqual(leaves.map((l) => Buffer.from(l)));
    expect(await hashes('tile/1/000.p/1', 1)).toHaveLength(1);
  });
  test('a shard that this server no longer adds to stays readable under its own key', async () => {
    const deps = { db: server.db, clock: systemClock, log: createLog('silent'), exclusive: true };
    const old = { shard: 'old', origin: 'redress.example/log/old', seed: randomBytes(32) };
    const { vkey } = await createNotaryRoom({ ...deps, ...old });
    expect((await get('/log/old/vkey')).body).toBe(`${vkey}\n`);
    expect(openCheckpoint((await get('/log/old/checkpoint')).body, [vkey])).toMatchObject({
      ok: true,
      value: { origin: old.origin, size: 0 },
    });
    expect((await get('/log/old/tile/0/000')).statusCode).toBe(404);
  });
  test('tiles may be cached for ever, the head may not, and any page may read both', async () => {
    const tile = await get('/log/main/tile/0/000');
    expect(tile.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'cache-control': expect.stringMatching(/immutable/),
      'access-control-allow-origin': '*',
    });
    const head = await get('/log/main/checkpoint');
    expect(head.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=1',
      'access-control-allow-origin': '*',
    });
    expect((await get('/log/main/vkey')).body).toBe(`${notary.vkey}\n`);
  });
});

describe('404', () => {
  test.each([
    '/log/other/checkpoint',
    '/log/other/tile/0/000',
    '/log/main/tile/0/001',
    '/log/main/tile/0/001.p/45',
    '/log/main/tile/0/002.p/1',
    '/log/main/tile/1/000',
    '/log/main/tile/entries/001',
    '/log/main/tile/0/0',
    '/log/main/tile/0/000.p/256',
  ])('%s does not exist', async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.json().type]).toEqual([404, '/problems/not-in-log']);
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

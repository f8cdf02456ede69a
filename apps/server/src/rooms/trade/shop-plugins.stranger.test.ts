import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseEntry } from '@redress/bundle';
import type { EventReceipt, SourceEventView } from '@redress/contract';
import { leafHash, verifyTlogProof } from '@redress/tlog';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../testing.ts';

const connectors = fileURLToPath(new URL('../../../../connectors/', import.meta.url));
const run = async (program: string, args: string[], env: Record<string, string> = {}) =>
  (await promisify(execFile)(program, args, { timeout: 60_000, env: { ...process.env, ...env } })).stdout;
const connector = (...args: string[]) => run('node', [join(connectors, 'bin/redress-connector.js'), ...args]);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** The way to the server: nobody answers there, until it is opened; or somebody else does. */
function road() {
  const port = (app.http.server.address() as AddressInfo).port;
  let open: Server | undefined;
  let at = 0;
  const listen = async (server: Server) => {
    await new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
    at = (server.address() as AddressInfo).port;
    open = server;
  };
  return {
    up: () =>
      listen(
        createServer((near) => {
          const far = connect(port, '127.0.0.1');
          for (const end of [near, far]) end.on('error', () => near.destroy(far.destroy() && undefined));
          near.pipe(far).pipe(near);
        }),
      ),
    /** What stands before a server that is down. */
    broken: (answer: string) =>
      listen(createServer((socket) => void socket.on('data', () => socket.end(answer)))),
    async down() {
      await new Promise((done) => (open ? open.close(done) : done(0)));
      open = undefined;
    },
    url: () => `http://127.0.0.1:${at}`,
  };
}

describe.each(['dujiaoka', 'acg-faka'])('the plugin in %s, against the running server', (shop) => {
  let folder: string;
  let way: ReturnType<typeof road>;
  let orgId: string;
  let sourceId: string;
  let owner: Awaited<ReturnType<TestApp['organisation']>>['person'];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redress-shop-'));
    const publicKey = (await connector('keygen', folder)).trim();
    ({ orgId, person: owner } = await app.organisation());
    const made = await app.rooms.trade.createSource({ platformId: orgId, name: '店铺', publicKey });
    sourceId = made.sourceId;
    writeFileSync(join(folder, 'source.secret'), made.secret);
    await connector('plugin', 'acg-faka', join(folder, 'RedressProof'));
    way = road();
    await way.up();
    const settings = readFileSync(join(connectors, 'php/testing/settings.ini'), 'utf8');
    writeFileSync(join(folder, 'redress.ini'), `${settings}server=${way.url()}\nsource=${sourceId}\n`);
  });
  afterEach(async () => {
    await way.down();
    rmSync(folder, { recursive: true });
  });

  /** A day in the shop; the events that a step left on the disk are kept. */
  const day = async (env: Record<string, string> = {}) =>
    JSON.parse(
      await run(
        'php',
        ['-d', `error_log=${join(folder, 'php.log')}`, join(connectors, `php/testing/${shop}.php`)],
        {
          ...{ REDRESS_SETTINGS: join(folder, 'redress.ini'), TEST_SPOOL: join(folder, 'spool') },
          ...{ TEST_PLUGIN: join(folder, 'RedressProof'), TEST_KEEP: 'yes', ...env },
        },
      ),
    ) as Record<string, unknown>;
  const cron = async (...more: string[]) =>
    (await run('php', [join(connectors, 'php/client.php'), join(folder, 'redress.ini'), ...more])).trim();
  const spool = (end = '.json') => readdirSync(join(folder, 'spool')).filter((name) => name.endsWith(end));
  const known = async (query = '') => {
    const path = `/api/organisations/${orgId}/sources/${sourceId}/events${query}`;
    return (await owner.send('GET', path)).json().events as SourceEventView[];
  };

  test('tells the server all that happens, and each receipt shows that the log holds what the shop said', async () => {
    await day();
    expect([spool(), spool('.rejected'), spool('.conflict')]).toEqual([[], [], []]);
    const events = await known();
    expect(events.length).toBeGreaterThan(8);
    expect(events.filter(({ signature, known }) => signature !== 'valid' || !known)).toEqual([]);
    await app.rooms.notary.flush();
    for (const { id } of events) {
      const receipt = JSON.parse(await cron('receipt', id)) as EventReceipt & { body: string };
      expect(JSON.parse(receipt.body).id).toBe(id);
      const entry = Buffer.from(receipt.seal?.entry ?? '', 'base64');
      const salted = Buffer.concat([Buffer.from(receipt.salt, 'base64'), Buffer.from(receipt.body)]);
      const commitment = createHash('sha256').update(salted).digest('base64');
      expect(parseEntry(entry)).toMatchObject({
        ok: true,
        value: { id: receipt.sealId, c: { body: commitment } },
      });
      const proof = verifyTlogProof(receipt.seal?.proof ?? '', {
        vkeys: [app.rooms.notary.vkey],
        leafHash: leafHash(entry),
      });
      expect(proof.ok).toBe(true);
    }
    await expect(cron('receipt', `evt_${'0'.repeat(32)}`)).rejects.toThrow();
  });

  test('keeps all on the disk while the server is away, sells on, and tells each event once when it is back', async () => {
    await way.down();
    expect(Object.keys(await day())).toContain('stillSells');
    const waiting = spool().length;
    expect(waiting).toBeGreaterThan(8);
    expect(await known()).toEqual([]);
    await way.broken('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html>502</html>');
    expect(await cron()).toBe('0');
    expect(spool()).toHaveLength(waiting);
    await way.down();
    await way.up();
    expect(await cron()).toBe(String(waiting));
    expect(await cron()).toBe('0');
    expect([spool(), spool('.rejected')]).toEqual([[], []]);
    const events = await known();
    expect(new Set(events.map(({ id }) => id)).size).toBe(waiting);
    expect(events).toHaveLength(waiting);
  });

  test('makes no buyer wait for a server that failed a moment ago', async () => {
    await way.down();
    await day();
    const waiting = spool().length;
    await way.up();
    await day();
    expect(spool().length).toBeGreaterThanOrEqual(waiting);
    expect(await known()).toEqual([]);
  });

  test('a shop that tells another story under a known id is contradicted by its own first one', async () => {
    await day();
    rmSync(join(folder, 'spool'), { recursive: true });
    await day({ TEST_PRICE: '1.00' });
    expect(spool('.conflict').length).toBeGreaterThan(0);
    expect(spool('.json')).toEqual([]);
    const conflicts = await known('?conflicts=yes');
    expect(conflicts.map(({ type }) => type)).toContain('order.created');
    expect(readFileSync(join(folder, 'spool/rejected.log'), 'utf8')).toContain('409 event-conflict');
  });

  test('a wrong secret throws nothing away: put right, all of it is taken', async () => {
    const secret = readFileSync(join(folder, 'source.secret'), 'utf8');
    writeFileSync(join(folder, 'source.secret'), `whsec_${Buffer.alloc(32).toString('base64')}`);
    await day();
    const waiting = spool().length;
    expect(await cron()).toBe('0');
    writeFileSync(join(folder, 'source.secret'), secret);
    expect(await cron()).toBe(String(waiting));
  });

  test.runIf(shop === 'dujiaoka')(
    'after a day without the server, more than one request can carry is still told',
    async () => {
      const code = `require '${join(connectors, 'php/client.php')}';
      $client = Redress\\ShopClient::fromFile('${join(folder, 'redress.ini')}');
      for ($i = 0; $i < 510; $i++) $client->emit('order.created', "N$i", 'created', ['qty' => 1], time());`;
      await run('php', ['-r', code]);
      let told = 0;
      for (let sent = -1; sent !== 0; told += sent) sent = Number(await cron());
      expect(told).toBe(510);
    },
    240_000,
  );

  test.runIf(shop === 'dujiaoka')('a clock that is an hour off costs nothing', async () => {
    const code = `namespace Redress { function time() { return \\time() - 3600; } }
      namespace { require '${join(connectors, 'php/client.php')}';
      $client = Redress\\ShopClient::fromFile('${join(folder, 'redress.ini')}');
      $client->emit('order.created', 'C1', 'created', ['qty' => 1], \\time());
      echo $client->flush(); }`;
    expect(await run('php', ['-r', code])).toBe('1');
  });
});

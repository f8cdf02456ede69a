import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from './lock.ts';
import { cardCode } from './testing/chance.ts';
import { databaseOf, testMysql } from './testing/mysql.ts';
import { createTestShop, type TestShop } from './testing/shop.ts';

const program = join(import.meta.dirname, '../bin/redress-connector.js');
const isEvent = (id: string) => /^evt_[0-9a-f]{32}$/.test(id);

/** A server that takes events, or says what a test wants it to say. */
async function receiver() {
  const bodies = new Map<string, Set<string>>();
  let down = false;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      if (down) return response.writeHead(503).end();
      if (request.method === 'GET') {
        const known = request.url?.includes('/receipt')
          ? { type: 'about:blank', code: 'event-not-found' }
          : {};
        return response.writeHead(request.url?.includes('/receipt') ? 404 : 200).end(JSON.stringify(known));
      }
      const events: { body: string }[] = JSON.parse(text);
      for (const { body } of events) {
        const { id } = JSON.parse(body);
        bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
      }
      response.end(JSON.stringify({ results: events.map(() => ({ id: null, status: 202 })) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    setDown: (value: boolean) => {
      down = value;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe.skipIf(!testMysql)('redress-connector', () => {
  let shop: TestShop;
  let folder: string;
  let server: Awaited<ReturnType<typeof receiver>>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    shop = await createTestShop(testMysql as string, 'dujiaoka');
    folder = mkdtempSync(join(tmpdir(), 'redress-connector-cli-'));
    server = await receiver();
    await run(['keygen', folder]);
    writeFileSync(join(folder, 'source.secret'), `whsec_${Buffer.alloc(32, 3).toString('base64')}`, {
      mode: 0o600,
    });
    const { host, port, user, password, database: name } = databaseOf(shop);
    const config = {
      shop: 'dujiaoka',
      database: { host, port, user, password, name },
      server: server.url,
      source: 'src_test',
      every_seconds: 1,
    };
    writeFileSync(join(folder, 'redress-connector.json'), JSON.stringify(config));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await server?.close();
    await shop?.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const environment = { ...process.env, LANG: 'en', LC_ALL: '' };
  const config = () => ['--config', join(folder, 'redress-connector.json')];
  // Not spawnSync: the server that it asks is in this process.
  const run = (args: string[], env = environment) =>
    new Promise<{ stdout: string; stderr: string; status: number }>((resolve) => {
      const child = execFile(process.execPath, [program, ...args], { env }, (_, stdout, stderr) =>
        resolve({ stdout, stderr, status: child.exitCode ?? -1 }),
      );
    });
  const start = () => {
    const child = spawn(process.execPath, [program, 'run', ...config()], {
      stdio: 'ignore',
      env: environment,
    });
    children.push(child);
    return child;
  };
  const until = async (what: () => boolean) => {
    for (let tries = 0; tries < 400 && !what(); tries++) await pause(50);
    expect(what()).toBe(true);
  };

  test('killed again and again while a shop sells, it loses nothing and says nothing twice in other words', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(
      listing,
      Array.from({ length: 200 }, (_, n) => cardCode('K', n)),
    );
    const refs: string[] = [];
    for (let round = 0; round < 6; round++) {
      const child = start();
      for (let n = 0; n < 15; n++) {
        const order = await shop.order(listing, 1, Date.now());
        refs.push(order.ref);
        await shop.pay(order, `T${order.id}`, Date.now());
        await pause(20);
      }
      await pause(150 + round * 120);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    start();
    await until(() => server.bodies.size >= refs.length * 3);
    for (const said of server.bodies.values()) expect(said.size).toBe(1);
    const events = [...server.bodies.values()].map(([body]) => JSON.parse(body as string));
    expect(events.every(({ id }) => isEvent(id))).toBe(true);
    for (const ref of refs)
      expect(
        events
          .filter(({ order_ref }) => order_ref === ref)
          .map(({ type }) => type)
          .toSorted(),
      ).toEqual(['delivery.proof', 'order.created', 'payment.confirmed']);
    const seqs = events.map(({ seq }) => seq).toSorted((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });

  test('what a server that is down did not take arrives when it is up again', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.order(listing, 1, Date.now());
    server.setDown(true);
    const down = await run(['once', ...config()]);
    expect(down.status).toBe(1);
    expect(JSON.parse(down.stdout)).toMatchObject({ events: 1, sent: 0, waiting: 1 });
    server.setDown(false);
    start();
    await until(() => server.bodies.size === 1);
  });

  test('a second connector on the same folder does not start', async () => {
    const unlock = lockFolder(join(folder, 'state'));
    const second = await run(['once', ...config()]);
    unlock();
    expect(second.status).toBe(2);
    expect(second.stderr).toContain('another connector');
  });

  test('check says what is right, and that an account of an administrator is too much', async () => {
    const { stdout, status } = await run(['check', ...config()]);
    expect(status).toBe(0);
    expect(stdout).toContain('✓ every needed column can be read');
    expect(stdout).toContain('! the account may do more than it should');
    expect(stdout).toContain('✓ clock and time zone are right');
    expect(stdout).toContain('✓ the server accepts the secret of src_test');
  });

  test('check finds a wrong time zone by an order that lies in the future', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.order(listing, 1, Date.now() + 8 * 3_600_000);
    const { stdout, status } = await run(['check', ...config()]);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ the newest order lies in the future');
  });

  test('check gives the statements when columns cannot be read, in Chinese where the machine speaks it', async () => {
    writeFileSync(join(folder, 'redress-connector.json'), JSON.stringify(other()));
    const { stdout, status } = await run(['check', ...config()], { ...environment, LANG: 'zh_CN.UTF-8' });
    expect(status).toBe(1);
    expect(stdout).toContain('请让数据库管理员执行');
    expect(stdout).toContain('GRANT SELECT (`id`, `user_id`');
  });
  const other = () => {
    const { host, port, user, password, database: name } = databaseOf(shop);
    return {
      shop: 'acg-faka',
      database: { host, port, user, password, name },
      server: server.url,
      source: 'src_test',
    };
  };

  test('settings that cannot be used are named in one line', async () => {
    writeFileSync(join(folder, 'redress-connector.json'), '{"shop":"taobao"}');
    const { stderr, status } = await run(['once', ...config()]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^redress-connector: shop: .*\n$/);
  });

  test('keys are never made over old ones', async () => {
    expect((await run(['keygen', folder])).status).toBe(2);
  });
});

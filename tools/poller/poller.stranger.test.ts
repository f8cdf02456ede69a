import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestShop, type MariaDb, startMariaDb, type TestShop } from '@redress/connectors/testing';
import type { ShopPack } from '@redress/contract';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** docs/integrators/poller.md, followed to the letter beside a shop on a real MariaDB: no source tree, no npm. */
const folder = mkdtempSync(join(tmpdir(), 'redress-poller-'));
const pack = join(folder, 'redress-poller');
let app: App;
let server: string;
let database: MariaDb;
let shop: TestShop;
let cookie = '';

beforeAll(async () => {
  database = await startMariaDb();
  shop = await createTestShop(database.url, 'dujiaoka');
  const env = { REDRESS_DATA: join(folder, 'data'), REDRESS_LOG_LEVEL: 'silent' };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
}, 120_000);
afterAll(async () => {
  await app?.stop();
  await shop?.drop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send<T = object>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${server}/api${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.ok, `${path} ${answer.status}`).toBe(true);
  cookie ||= answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return (await answer.json()) as T;
}

interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}
const poller = (...args: string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, args, {
    cwd: pack,
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
  }).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
const program = 'redress-poller.cjs';

/** Steps 1 to 3: connect, download what the page shows, unpack, fill the settings. */
async function install(): Promise<string> {
  await send('POST', '/people', { name: '陈晓', email: 'a@b.example', password: 'a good long password' });
  const { orgId } = await send<{ orgId: string }>('POST', '/organisations', {
    name: '极速点卡',
    kinds: ['merchant'],
  });
  const at = `/organisations/${orgId}/sources`;
  const { source, secret } = await send<{ source: { id: string }; secret: string }>('POST', at, {
    name: '极速点卡',
    software: 'dujiaoka',
  });
  const { packs } = await send<{ packs: ShopPack[] }>('GET', '/integrators');
  const listed = packs.find(({ name }) => name === 'poller');
  const zip = Buffer.from(
    await (await fetch(`${server}/api/integrators/packs/redress-poller.zip`)).arrayBuffer(),
  );
  expect(createHash('sha256').update(zip).digest('hex')).toBe(listed?.sha256);
  writeFileSync(join(folder, 'redress-poller.zip'), zip);
  await promisify(execFile)('unzip', ['-q', 'redress-poller.zip'], { cwd: folder });
  const { hostname: host, port } = new URL(database.url);
  const settings = JSON.parse(readFileSync(join(pack, 'redress-poller.json'), 'utf8'));
  const account = { ...settings.database, host, port: Number(port), name: shop.database };
  const filled = { ...settings, database: account, server, source: source.id, secret };
  writeFileSync(join(pack, 'redress-poller.json'), JSON.stringify(filled), { mode: 0o600 });
  return `${at}/${source.id}`;
}

test('an owner without a source tree connects a shop that nobody touches', async () => {
  const path = await install();
  expect(readdirSync(pack)).not.toContain('node_modules');

  const early = await poller(program, '--check');
  expect(early.status).toBe(1);
  expect(early.stdout).toContain('先运行 redress-poller setup');
  expect(early.stdout).toContain('连不上店铺数据库');

  const setup = await poller(program, 'setup');
  expect(setup.stderr).toBe('');
  for (const file of ['sign.key', 'shop.key', 'db.password'])
    expect(statSync(join(pack, file)).mode & 0o777).toBe(0o600);
  const again = await poller(program, 'setup');
  expect(again.stdout).toBe(setup.stdout);
  const statements = setup.stdout.split('\n').filter((line) => /^(CREATE USER|GRANT)/.test(line));
  expect(statements.filter((line) => /INSERT|UPDATE|ALL PRIVILEGES/.test(line))).toEqual([]);
  for (const statement of statements) await shop.run(statement);
  const publicKey = /whpk_\S+/.exec(setup.stdout)?.[0];
  await send('POST', `${path}/keys`, { publicKey });

  const check = await poller(program, '--check');
  expect(check.stdout.split('\n').filter((line) => !line.startsWith('✓'))).toEqual(['']);
  expect(check.status).toBe(0);
  for (const said of ['不能写', '时钟与时区正常', '平台可达，时钟一致', '密钥被平台接受', '进度文件夹可写'])
    expect(check.stdout).toContain(said);

  const listing = await shop.listing('月卡', 1550);
  await shop.stock(listing, ['AAAA-BBBB-0001']);
  const order = await shop.order(listing, 1, Date.now());
  await shop.pay(order, 'T1', Date.now());
  const once = await poller(program, 'once');
  expect(JSON.parse(once.stdout)).toMatchObject({ sent: 3, waiting: 0 });
  const arrival = await send('GET', `${path}/arrival`);
  expect(arrival).toMatchObject({ first: { type: 'order.created', signature: 'valid' }, refused: [] });
  expect((await poller(program, 'status')).stdout).toContain('accepted: 3');
}, 120_000);

test('a plugin that comes later gets the keys of the poller, and its own setup goes on with them', async () => {
  const zip = await (await fetch(`${server}/api/integrators/packs/redress-dujiaoka.zip`)).arrayBuffer();
  writeFileSync(join(folder, 'redress-dujiaoka.zip'), Buffer.from(zip));
  await promisify(execFile)('unzip', ['-q', 'redress-dujiaoka.zip', '-d', 'faka'], { cwd: folder });
  const registered = (await poller(program, 'setup')).stdout;
  const shared = await poller(program, 'setup', '--with', join(folder, 'faka'));
  expect([shared.stderr, shared.stdout]).toEqual(['', `-- 插件已改用采集程序的钥匙。\n${registered}`]);
  const { base, secret } = { base: `${server}/api/sources/src_1`, secret: `whsec_${'A'.repeat(43)}=` };
  const config = join(folder, 'faka/redress/redress-config.php');
  const filled = readFileSync(config, 'utf8')
    .replace(/'https:[^']+'/, `'${base}'`)
    .replace(/'whsec_[^']+'/, `'${secret}'`);
  writeFileSync(config, filled);
  const keys = readFileSync(join(folder, 'faka/redress/redress-keys.php'), 'utf8');
  const php = await promisify(execFile)('php', [join(folder, 'faka/redress/setup.php')]).catch(
    (error) => error,
  );
  expect(php.stdout).toContain('[√] 店铺自己的钥匙');
  expect(readFileSync(join(folder, 'faka/redress/redress-keys.php'), 'utf8')).toBe(keys);
  expect(keys).toContain(readFileSync(join(pack, 'shop.key'), 'utf8').trim());
});

test('what cannot be used is one line: settings as they came, and a Node that is too old', async () => {
  const path = join(pack, 'redress-poller.json');
  const filled = readFileSync(path, 'utf8');
  writeFileSync(path, filled.replace(/whsec_[^"]+/, 'whsec_…'));
  const { status, stderr } = await poller(program, 'once');
  writeFileSync(path, filled);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^redress-poller: secret: [^\n]+\n$/);
  const older = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); require('./${program}')`;
  const old = await poller('-e', older);
  expect([old.status, old.stderr]).toEqual([2, expect.stringContaining('需要 Node 22.13')]);
});

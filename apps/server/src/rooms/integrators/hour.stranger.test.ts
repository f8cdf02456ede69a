import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type ArrivedEvent,
  type EventReceipt,
  type ShopPack,
  type SourceArrival,
  type SourceEventView,
  shopSettings,
} from '@redress/contract';
import { leafHash, verifyTlogProof } from '@redress/tlog';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

/** The guides of docs/integrators, followed to the letter by a program in place of the shop's owner. */
const shops = join(import.meta.dirname, '../../../../connectors/php/testing');
/** What a person does meanwhile is counted in docs/integrators/hour.md; this is the machine's part. */
const took: string[] = [];

let app: TestApp;
let server: string;
let org: TestOrganisation;
let shop: string;
beforeAll(async () => {
  app = await testApp();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  server = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  const { REDRESS_HOUR_FILE: file } = process.env;
  if (file) appendFileSync(file, took.map((line) => `${line}\n`).join(''));
});
beforeEach(async () => {
  // As it is on the first day: nobody has looked at its papers yet.
  org = await app.organisation({ state: 'draft' });
  shop = mkdtempSync(join(tmpdir(), 'redress-hour-'));
});
afterEach(() => rmSync(shop, { recursive: true }));

async function run(program: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: shop, timeout: 60_000, env: { ...process.env, ...env } };
  return (await promisify(execFile)(program, args, options)).stdout;
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const done = await work();
  took.push(`${name}\t${Math.round(performance.now() - from)} ms`);
  return done;
}

/** Step 2: from the server, held against the SHA-256 that its page shows, unpacked as a host's panel does. */
async function takePack(name: string, into: string): Promise<string> {
  const { packs } = (await (await fetch(`${server}/api/integrators`)).json()) as { packs: ShopPack[] };
  const pack = packs.find((one) => one.name === name) as ShopPack;
  const zip = Buffer.from(await (await fetch(`${server}/api/integrators/packs/${pack.file}`)).arrayBuffer());
  expect(createHash('sha256').update(zip).digest('hex')).toBe(pack.sha256);
  mkdirSync(join(shop, into), { recursive: true });
  writeFileSync(join(shop, pack.file), zip);
  await run('unzip', ['-q', join(shop, pack.file), '-d', join(shop, into)]);
  return join(shop, into, name === 'acg-faka' ? 'RedressProof' : 'redress');
}

/** Steps 1 to 5: connect, take the pack, fill the settings, run the check, register the key. */
async function install(name: string, into = '.') {
  const path = `/api/organisations/${org.orgId}/sources`;
  const made = await timed(`${name} 1 connect`, async () =>
    (await org.person.send('POST', path, { body: { name: '极速点卡', software: name } })).json(),
  );
  const { id, base } = made.source as { id: string; base: string };
  const settings = shopSettings({ base: base.replace(/^https?:\/\/[^/]+/, server), secret: made.secret });
  const folder = await timed(`${name} 2 download, unpack`, () => takePack(name, into));
  writeFileSync(join(folder, 'redress-config.php'), settings);
  const said = await timed(`${name} 4 setup.php`, () => run('php', [join(folder, 'setup.php')]));
  expect(said).not.toContain('[×]');
  const [publicKey] = said.trimEnd().split('\n').slice(-1);
  const registered = await timed(`${name} 5 register`, () =>
    org.person.send('POST', `${path}/${id}/keys`, { body: { publicKey } }),
  );
  expect(registered.statusCode).toBe(201);
  const waiting = (await org.person.send('GET', `${path}/${id}/arrival`)).json() as SourceArrival;
  expect(waiting).toMatchObject({ refused: [], keys: 1 });
  expect(waiting.first).toBeUndefined();
  return { id, folder, path: `${path}/${id}` };
}

/** The last step: what the console shows by itself, and a receipt that holds without the server's word. */
async function firstEvent(path: string, name: string): Promise<void> {
  const first = await timed(`${name} first event shown, sealed`, () => arrival(path));
  expect(first).toMatchObject({
    type: 'order.created',
    signature: 'valid',
    orderEnd: expect.stringMatching(/^….{4}$/),
  });
  const { events } = (await org.person.send('GET', `${path}/events`)).json() as { events: SourceEventView[] };
  expect(events.map(({ type }) => type)).toContain('delivery.proof');
  expect(events.filter(({ signature }) => signature !== 'valid')).toEqual([]);
  const answer = await org.person.send('GET', `${path}/events/${first.id}/receipt`);
  const { seal, log } = answer.json() as EventReceipt;
  const leaf = leafHash(Buffer.from(seal?.entry ?? '', 'base64'));
  expect(verifyTlogProof(seal?.proof ?? '', { vkeys: [log.vkey], leafHash: leaf }).ok).toBe(true);
}

/** Asks as the console does, until the event has its place in the log. */
async function arrival(path: string): Promise<ArrivedEvent> {
  for (let tries = 0; tries < 200; tries++) {
    const { first } = (await org.person.send('GET', `${path}/arrival`)).json() as SourceArrival;
    if (first?.index !== undefined) return first;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('no event arrived');
}

describe('an owner who follows the guide gets the first event into the log', () => {
  test('acg-faka, by FTP and a browser', async () => {
    const { folder, path } = await install('acg-faka', 'app/Plugin');
    await timed('acg-faka 7 sale', () =>
      run('php', [join(shops, 'acg-faka.php')], { TEST_PLUGIN: folder, TEST_KEEP: 'yes' }),
    );
    await firstEvent(path, 'acg-faka');
  });

  test('dujiaoka, by the terminal of a host', async () => {
    const { path } = await install('dujiaoka');
    // What a shop has: a composer.json, and packages that are here already.
    writeFileSync(join(shop, 'composer.json'), '{"repositories":{"packagist.org":false}}');
    await timed('dujiaoka 6 composer', async () => {
      await run('composer', ['config', 'repositories.redress', 'path', 'redress']);
      await run('composer', ['require', '--no-interaction', 'redress/dujiaoka']);
    });
    await timed('dujiaoka 7 sale', () =>
      run('php', [join(shops, 'dujiaoka.php')], { TEST_SHOP: shop, TEST_KEEP: 'yes' }),
    );
    await firstEvent(path, 'dujiaoka');
  });

  test('a shop of their own, with the lines of the guide', async () => {
    const { folder, path } = await install('php');
    const guide = readFileSync(join(folder, 'README.md'), 'utf8');
    const lines = /```php\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const order = `$order = (object) ['sn' => 'S20261127001']; $title = '月卡'; $n = 1; $fen = 1550; $tradeNo = 'T1'; $id = 7; $secret = 'AAAA-BBBB-0001';`;
    writeFileSync(join(shop, 'sell.php'), `<?php error_reporting(E_ALL); ${order}\n${lines}`);
    const [cron = ''] = /php -r '(.+)'\n/.exec(guide)?.slice(1) ?? [];
    await timed('php 8 sale', () => run('php', ['sell.php']));
    const sent = await run('php', ['-r', cron.replaceAll('/path/redress', folder)]);
    expect(sent).toContain('[sent] => 3');
    await firstEvent(path, 'php');
  });
});

describe('setup.php says in a sentence what is wrong', () => {
  /** Never blocks: the server that it asks lives in this process. */
  const setup = (folder: string) =>
    run('php', [join(folder, 'setup.php')]).then(
      (stdout) => ({ status: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ status: code, stdout }),
    );
  const settings = (folder: string) => join(folder, 'redress-config.php');

  test.each([
    [
      'settings that nobody filled in',
      (text: string) => text.replace(/whsec_[^']+/, 'whsec_…'),
      '用控制台“接入方法”页上的内容替换整个文件',
    ],
    [
      'another secret',
      (text: string) => text.replace(/whsec_[^']+/, `whsec_${Buffer.alloc(32).toString('base64')}`),
      '密钥不对',
    ],
    [
      'a shop that is not there',
      (text: string) => text.replace(/src_\w+/, 'src_none'),
      '平台没有这个店铺编号',
    ],
    [
      'a server that does not answer',
      (text: string) => text.replace(/:\d+\//, ':9/'),
      '检查主机防火墙和地址',
    ],
  ])('%s', async (_, change, said) => {
    const { folder } = await install('php');
    writeFileSync(settings(folder), change(readFileSync(settings(folder), 'utf8')));
    const { status, stdout } = await setup(folder);
    expect(status).toBe(1);
    expect(stdout).toContain(said);
    expect(stdout).not.toMatch(/whsec_[A-Za-z0-9+/]{20}|whsk_/);
  });

  test('a clock that is off, by how much', async () => {
    const { folder } = await install('php');
    const file = join(folder, 'setup.php');
    writeFileSync(file, readFileSync(file, 'utf8').replace('$time = time();', '$time = time() - 3600;'));
    expect((await setup(folder)).stdout).toMatch(/时钟差 3(599|600|601) 秒/);
  });

  test('run again it keeps the keys, and shows the same public one', async () => {
    const { folder } = await install('php');
    const keys = readFileSync(join(folder, 'redress-keys.php'), 'utf8');
    const { status, stdout } = await setup(folder);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'redress-keys.php'), 'utf8')).toBe(keys);
    expect(stdout).toMatch(/\nwhpk_[A-Za-z0-9+/]{43}=\n$/);
    expect(stdout).not.toMatch(/whsk_|whsec_/);
    expect(dirname(folder)).toBe(shop);
  });

  test('is PHP 7.2: nothing newer is written in it', async () => {
    const text = readFileSync(join(shops, '../pack/setup.php'), 'utf8');
    expect(text).not.toMatch(
      /\bfn ?\(|\?->|\?\?=|\bmatch ?\(|str_contains|str_starts_with|: mixed|readonly /,
    );
  });
});

import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type ArrivedEvent,
  type EventReceipt,
  nodeSettings,
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
  // The walk's receivers listen on this machine.
  app = await testApp({ config: { webhooksMayBePrivate: true } });
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
async function install(
  name: string,
  into = '.',
  setup = (folder: string) => run('php', [join(folder, 'setup.php')]),
) {
  const path = `/api/organisations/${org.orgId}/sources`;
  const made = await timed(`${name} 1 connect`, async () =>
    (await org.person.send('POST', path, { body: { name: '极速点卡', software: name } })).json(),
  );
  const { id, base } = made.source as { id: string; base: string };
  const given = { base: base.replace(/^https?:\/\/[^/]+/, server), secret: made.secret };
  const folder = await timed(`${name} 2 download, unpack`, () => takePack(name, into));
  if (name === 'node') writeFileSync(join(folder, 'redress-settings.json'), nodeSettings(given));
  else writeFileSync(join(folder, 'redress-config.php'), shopSettings(given));
  const said = await timed(`${name} 4 setup`, () => setup(folder));
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

/** A dujiaoka shop on Debian's Laravel behind PHP's own web server: what its owner opens in a browser, and a sale. */
async function openSite(uid?: number) {
  cpSync(join(shops, 'dujiaoka-site'), shop, { recursive: true });
  writeFileSync(join(shop, 'shop.sqlite'), '');
  if (uid) for (const path of ['.', 'shop.sqlite', 'bootstrap/cache']) chownSync(join(shop, path), uid, uid);
  const port = await freePort();
  const env = { ...process.env, PHP_CLI_SERVER_WORKERS: '2' };
  // What a test changes is seen at once.
  const options = [
    '-d',
    'opcache.enable=0',
    '-d',
    `error_log=${join(shop, 'php.log')}`,
    '-S',
    `127.0.0.1:${port}`,
    '-t',
    'public',
  ];
  const php = spawn('php', options, { cwd: shop, env, stdio: 'ignore', ...(uid && { uid, gid: uid }) });
  stopSite = () => void php.kill();
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}/${path}`)).text();
  await expect.poll(() => page('install').catch(String), { timeout: 20_000 }).toBe('installed');
  const sn = 'ORDER1XXXXXXXXXX';
  return {
    page,
    async sell() {
      expect(await page(`create-order/${sn}`)).toBe('placed');
      expect(await page(`pay/yipay/notify_url?out_trade_no=${sn}&trade_no=T1`)).toBe('success');
      expect(await page(`detail-order-sn/${sn}`)).toBe('AAAA-BBBB-0001');
    },
  };
}
let stopSite = () => {};
afterEach(() => stopSite());

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

/** The older way, for who has Composer: the same package, found by Laravel's discovery; the pack's other files are not laid. */
async function installByComposer() {
  const installed = await install('dujiaoka', '.', async (folder) => {
    rmSync(join(folder, 'shop-check.php'));
    return run('php', [join(folder, 'setup.php')]);
  });
  for (const file of ['config', 'app', 'public']) rmSync(join(shop, file), { recursive: true });
  // What a shop has: a composer.json, and packages that are here already.
  writeFileSync(join(shop, 'composer.json'), '{"repositories":{"packagist.org":false}}');
  await run('composer', ['config', 'repositories.redress', 'path', 'redress']);
  await run('composer', ['require', '--no-interaction', 'redress/dujiaoka']);
  return installed;
}

/** The last step: what the console shows by itself, and a receipt that holds without the server's word. */
async function firstEvent(path: string, name: string): Promise<void> {
  const first = await timed(`${name} first event shown, sealed`, () => arrival(path));
  expect(first).toMatchObject({
    // Of one batch any may stand first.
    type: expect.stringMatching(/^(order\.created|payment\.confirmed|delivery\.(proof|viewed))$/),
    signature: 'valid',
    orderEnd: expect.stringMatching(/^….{4}$/),
  });
  const { events } = (await org.person.send('GET', `${path}/events`)).json() as { events: SourceEventView[] };
  const types = events.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['order.created', 'delivery.proof']));
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

/** The lines of a guide as they stand there. */
function block(guide: string, language: string, file?: string): string {
  const docs = join(import.meta.dirname, '../../../../../docs/integrators');
  const text = readFileSync(file ?? join(docs, `${guide}.md`), 'utf8');
  const [, lines] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (!lines) throw new Error(`${guide}: no lines of ${language}`);
  return lines.replace(/^ {3}/gm, '');
}

/** The lines of the guide of webhooks: what we send is heard, what a stranger sends is refused. */
async function hearsWebhooks(
  name: string,
  lay: (secret: string) => (port: number) => { kill(): boolean },
): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const path = `/api/organisations/${org.orgId}/webhooks`;
  await timed(`${name} 9 webhook`, async () => {
    const made = (await org.person.send('POST', path, { body: { url } })).json();
    const receiver = lay(made.secret)(port);
    stopSite = () => void receiver.kill();
    const post = () => fetch(url, { method: 'POST', body: '{"type":"claim.opened"}' });
    // Up, and not to be told by anybody.
    await expect.poll(() => post().then(({ status }) => status, String), { timeout: 20_000 }).toBe(401);
    const at = `${path}/${made.endpoint.id}`;
    await org.person.send('POST', `${at}/tests`);
    await app.outbox.drain();
    const heard = async () => (await org.person.send('GET', `${at}/deliveries`)).json().deliveries[0];
    await expect.poll(heard, { timeout: 20_000 }).toMatchObject({ type: 'webhook.test', state: 'delivered' });
  });
}

/** A card sold from stock and seen from the address that ordered: what the guide says of it. */
async function saleCounts(path: string, orderRef: string, level = 2): Promise<void> {
  await app.outbox.drain();
  const sourceId = path.slice(path.lastIndexOf('/') + 1);
  const order = await app.rooms.trade.findOrder({ sourceId, orderRef });
  const at = `/api/organisations/${org.orgId}/orders/${order?.id}/assessment`;
  const { assessment } = (await org.person.send('GET', at)).json();
  expect(assessment).toMatchObject({ level, counts: true, missing: [] });
}

describe('an owner who follows the guide gets the first event into the log', () => {
  test('acg-faka, by FTP and a browser', async () => {
    const { folder, path } = await install('acg-faka', 'app/Plugin');
    await timed('acg-faka 7 sale', () =>
      run('php', [join(shops, 'acg-faka.php')], { TEST_PLUGIN: folder, TEST_KEEP: 'yes' }),
    );
    await firstEvent(path, 'acg-faka');
    // Seen by a member who had signed in.
    await saleCounts(path, '261102000000000001', 3);
  });

  test("dujiaoka, by a panel's file manager and a browser: no terminal, no Composer", async () => {
    const site = await openSite();
    const { path } = await install('dujiaoka', '.', () => site.page('redress-setup.php'));
    await timed('dujiaoka 7 sale', () => site.sell());
    await firstEvent(path, 'dujiaoka');
    await saleCounts(path, 'ORDER1XXXXXXXXXX');
    const { events } = (await org.person.send('GET', `${path}/events`)).json() as {
      events: SourceEventView[];
    };
    const told = events.map(({ type }) => type);
    expect(told).toEqual(
      expect.arrayContaining(['payment.confirmed', 'payment.callback', 'delivery.viewed']),
    );
    // One of each: it listens once.
    expect(told).toHaveLength(new Set(told).size);
  });

  test('dujiaoka, by a terminal and Composer, as before', async () => {
    const { path } = await installByComposer();
    await run('php', [join(shops, 'dujiaoka.php')], { TEST_SHOP: shop, TEST_KEEP: 'yes' });
    await firstEvent(path, 'dujiaoka');
  });

  test('a shop of their own, with the lines of the guide', async () => {
    const { folder, path } = await install('php');
    const guide = readFileSync(join(folder, 'README.md'), 'utf8');
    const lines = /```php\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const order = `$order = (object) ['sn' => 'S20261127001', 'ip' => '203.0.113.9']; $_SERVER['REMOTE_ADDR'] = '203.0.113.9';
      $title = '月卡'; $n = 1; $fen = 1550; $tradeNo = 'T1'; $cards = [7 => 'AAAA-BBBB-0001'];`;
    writeFileSync(join(shop, 'sell.php'), `<?php error_reporting(E_ALL); ${order}\n${lines}`);
    const [cron = ''] = /php -r '(.+)'\n/.exec(guide)?.slice(1) ?? [];
    await timed('php 8 sale', () => run('php', ['sell.php']));
    const sent = await run('php', ['-r', cron.replaceAll('/path/redress', folder)]);
    expect(sent).toContain('[sent] => 4');
    await firstEvent(path, 'php');
    await saleCounts(path, 'S20261127001');
    await hearsWebhooks('php', (given) => {
      const lines = block('webhooks', 'php');
      writeFileSync(
        join(shop, 'hook.php'),
        `<?php $webhookSecret = '${given}';\n${lines}\nhttp_response_code(204);`,
      );
      return (port) => spawn('php', ['-S', `127.0.0.1:${port}`, 'hook.php'], { cwd: shop, stdio: 'ignore' });
    });
  });

  test('a Node shop of their own, with the lines of the guide', async () => {
    const { folder, path } = await install('node', '.', (at) => run('node', [join(at, 'setup.mjs')]));
    writeFileSync(join(shop, 'redress.mjs'), block('node-shop', 'js', join(folder, 'README.md')));
    const now = `new Date(${Date.now()})`;
    writeFileSync(
      join(shop, 'sell.mjs'),
      `import { cardsHandedOut, cardsSeen, orderMade, orderPaid, redress } from './redress.mjs';
      const order = { no: 'N20261128001', title: '月卡', qty: 1, fen: 1550, tradeNo: 'T1', ip: '203.0.113.9',
        createdAt: ${now}, paidAt: ${now}, deliveredAt: ${now} };
      await orderMade(order); await orderPaid(order);
      await cardsHandedOut(order, [{ id: 7, secret: 'AAAA-BBBB-0001' }]);
      await cardsSeen(order, '203.0.113.9');
      console.log(JSON.stringify(await redress.flush()));`,
    );
    const sent = await timed('node 8 sale', () => run('node', ['sell.mjs']));
    expect(JSON.parse(sent)).toEqual({ sent: 4, conflicts: 0, rejected: 0 });
    await firstEvent(path, 'node');
    await saleCounts(path, 'N20261128001');
    await hearsWebhooks('node', (given) => {
      writeFileSync(
        join(shop, 'hook.mjs'),
        `import { createServer } from 'node:http';\nconst webhookSecret = '${given}';\n${block('webhooks', 'js')}
        createServer(async (request, response) => {
          const init = { method: 'POST', headers: request.headers, body: request, duplex: 'half' };
          response.writeHead((await heard(new Request('http://shop/', init))).status).end();
        }).listen(Number(process.argv[2]), '127.0.0.1');`,
      );
      return (port) => spawn('node', ['hook.mjs', String(port)], { cwd: shop, stdio: 'ignore' });
    });
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

  test.each([
    ['a folder that the pack was not unpacked in', 'artisan', '有 artisan 文件的那个目录'],
    ['a file of the plugin that was not laid', 'config/redress.php', '重新解压，选“覆盖”'],
    ['a shop that does not start by itself', 'app/Models', '店铺自己报错'],
  ])('dujiaoka: %s', async (_, gone, said) => {
    const site = await openSite();
    await install('dujiaoka', '.', () => site.page('redress-setup.php'));
    if (gone === 'app/Models') writeFileSync(join(shop, 'config/cache.php'), '<?php broken(');
    else rmSync(join(shop, gone));
    expect(await site.page('redress-setup.php')).toContain(said);
  });

  test('dujiaoka: a cache of the settings from before the plugin, and one from after', async () => {
    const site = await openSite();
    await run('php', ['artisan', 'config:cache']);
    await expect(install('dujiaoka', '.', () => site.page('redress-setup.php'))).rejects.toThrow('[×]');
    expect(await site.page('redress-setup.php')).toContain('删除 bootstrap/cache/config.php');
    await run('php', ['artisan', 'config:cache']);
    expect(await site.page('redress-setup.php')).toMatch(/插件已加载[\s\S]+whpk_/);
  });

  test('dujiaoka: sells on where the folder of the plugin is gone, whole or in part', async () => {
    const site = await openSite();
    const { folder } = await install('dujiaoka', '.', () => site.page('redress-setup.php'));
    writeFileSync(join(folder, 'client.php'), '<?php class half uploaded');
    await site.sell();
    rmSync(folder, { recursive: true });
    expect(await site.page('create-order/ORDER2XXXXXXXXXX')).toBe('placed');
    expect(existsSync(join(shop, 'config/redress.php'))).toBe(true);
  });

  // Only root can be somebody else; in a container it is.
  test.runIf(process.getuid?.() === 0)(
    'dujiaoka: sells on without the plugin where Laravel may not write its list down, and the check says so',
    async () => {
      const site = await openSite(65_534);
      chownSync(join(shop, 'bootstrap/cache'), 0, 0);
      await takePack('dujiaoka', '.');
      chownSync(join(shop, 'redress'), 65_534, 65_534);
      await site.sell();
      expect(await site.page('redress-setup.php')).toContain('用控制台“接入方法”页上的内容替换');
      chownSync(join(shop, 'bootstrap/cache'), 65_534, 65_534);
      await site.page('create-order/ORDER2XXXXXXXXXX');
      chownSync(join(shop, 'bootstrap/cache'), 0, 0);
      expect(await site.page('create-order/ORDER3XXXXXXXXXX')).toBe('placed');
      expect(readFileSync(join(shop, 'bootstrap/cache/services.php'), 'utf8')).toContain('RedressService');
    },
  );

  test('functions that a panel switched off: those that are needed, by name; chown is not', async () => {
    const { folder } = await install('php');
    const without = (names: string) =>
      run('php', ['-d', `disable_functions=${names}`, join(folder, 'setup.php')]).catch(
        ({ stdout }: { stdout: string }) => stdout,
      );
    expect(await without('flock,glob,exec')).toContain('“禁用函数”里删去：flock, glob。');
    expect(await without('proc_open,exec,putenv,chown,chgrp')).toMatch(/\nwhpk_/);
  });

  test('another server at the address, and one that leads elsewhere', async () => {
    const { folder } = await install('php');
    const text = readFileSync(settings(folder), 'utf8');
    for (const [status, said] of [
      ['404 Not Found', '在这个地址回答的不是平台'],
      ['301 Moved Permanently\r\nLocation: https://shop.example/', '把配置里的地址改成 https'],
    ]) {
      const answer = `HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
      const other = createServer((socket) => void socket.on('data', () => socket.end(answer)));
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
      const { port } = other.address() as AddressInfo;
      writeFileSync(settings(folder), text.replace(/:\d+\//, `:${port}/`));
      expect((await setup(folder)).stdout).toContain(said);
      other.close();
    }
    writeFileSync(settings(folder), text.replace(/\/\/127[^/]+/, '//no-such-host.invalid'));
    const { stdout } = await setup(folder);
    expect(stdout).toContain('[!] 地址是 http');
    expect(stdout).toContain('修好主机的 DNS');
  });

  test('a folder that PHP cannot write', async () => {
    const { folder } = await install('php');
    const keys = readFileSync(join(folder, 'redress-keys.php'), 'utf8');
    writeFileSync(join(folder, 'redress-keys.php'), keys.replace(/__DIR__ \. '[^']+'/, "'/proc/no/spool'"));
    expect((await setup(folder)).stdout).toContain('PHP 写不进暂存文件夹');
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

  test('is PHP 7.2: nothing newer is written in it; a sign after a name is no part of the name', () => {
    for (const file of ['../pack/setup.php', '../dujiaoka/shop-check.php']) {
      const text = readFileSync(join(shops, file), 'utf8');
      expect(text).not.toMatch(
        /\bfn ?\(|\?->|\?\?=|\bmatch ?\(|str_contains|str_starts_with|: mixed|readonly /,
      );
      expect(text).not.toMatch(/\$\w+[^\p{ASCII}]/u);
    }
  });
});

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { nodeSettings, type ShopPack, shopSettings } from '@redress/contract';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

/** The lines of the guides, run as they stand there against a running server: an ordinary sale must count. */
let app: TestApp;
let server: string;
let org: TestOrganisation;
let shop: string;
let sourceId: string;
beforeAll(async () => {
  app = await testApp();
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  server = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  shop = mkdtempSync(join(tmpdir(), 'redress-guides-'));
});
afterAll(async () => {
  await app.close();
  rmSync(shop, { recursive: true });
});
beforeEach(async () => {
  org = await app.organisation();
});

const readmes = ['README.md', 'README.zh-CN.md'] as const;

async function run(program: string, args: string[], cwd: string): Promise<string> {
  return (await promisify(execFile)(program, args, { cwd, timeout: 60_000 })).stdout;
}

/** The pack as the server hands it out, unpacked beside the code of a shop. */
async function unpack(name: string): Promise<string> {
  const folder = mkdtempSync(join(shop, 'shop-'));
  const { packs } = (await (await fetch(`${server}/api/integrators`)).json()) as { packs: ShopPack[] };
  const { file } = packs.find((one) => one.name === name) as ShopPack;
  const zip = await (await fetch(`${server}/api/integrators/packs/${file}`)).arrayBuffer();
  for (const [path, content] of Object.entries(unzipSync(new Uint8Array(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Steps 1 to 5 of both guides; `settings` fills in what the console gives to copy. */
async function joinShop(
  name: string,
  settings: (folder: string, given: { base: string; secret: string }) => void,
  setup: [string, string],
) {
  const folder = await unpack(name);
  const path = `/api/organisations/${org.orgId}/sources`;
  const made = (await org.person.send('POST', path, { body: { name: '极速点卡', software: 'own' } })).json();
  sourceId = made.source.id;
  const base = made.source.base.replace(/^https?:\/\/[^/]+/, server);
  settings(folder, { base, secret: made.secret });
  const said = await run(setup[0], [setup[1]], folder);
  expect(said).not.toContain('[×]');
  const publicKey = said.trimEnd().split('\n').at(-1);
  const registered = await org.person.send('POST', `${path}/${sourceId}/keys`, { body: { publicKey } });
  expect(registered.statusCode).toBe(201);
  return folder;
}

/** What the console shows of an order once everything was looked at. */
async function assess(orderRef: string) {
  await app.outbox.drain();
  const order = await app.rooms.trade.findOrder({ sourceId, orderRef });
  const path = `/api/organisations/${org.orgId}/orders/${order?.id}/assessment`;
  const { assessment } = (await org.person.send('GET', path)).json();
  return { assessment, order: await app.rooms.trade.readOrder(order?.id as string) };
}

/** An ordinary sale counts by the alliance's standard, and its payment can be held against the buyer's bill. */
async function expectToCount(orderRef: string): Promise<void> {
  const { assessment, order } = await assess(orderRef);
  expect(assessment).toMatchObject({ level: 2, counts: true, missing: [], late: false });
  expect(order.ids.gatewayTradeNo).toBe('T20261127');
  expect(order.paidAtMs).toBeDefined();
  const events = await org.person.send('GET', `/api/organisations/${org.orgId}/sources/${sourceId}/events`);
  for (const { signature } of events.json().events) expect(signature).toBe('valid');
}

const blockOf = (folder: string, readme: string, language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(
    readFileSync(join(folder, 'redress', readme), 'utf8'),
  )?.[1] ?? '';

describe('a PHP shop', () => {
  const join = () =>
    joinShop(
      'php',
      (folder, given) => writeFileSync(`${folder}/redress/redress-config.php`, shopSettings(given)),
      ['php', 'redress/setup.php'],
    );
  const variables = (sn: string) => `$order = (object) ['sn' => '${sn}', 'ip' => '203.0.113.9'];
    $_SERVER['REMOTE_ADDR'] = '203.0.113.9'; $title = '月卡'; $n = 2; $fen = 3100; $tradeNo = 'T20261127';
    $cards = [7 => '${sn}-AAAA', 8 => '${sn}-BBBB']; $merchantNo = 'M-77';`;
  const sell = async (folder: string, sn: string, lines: string) => {
    writeFileSync(`${folder}/sell.php`, `<?php error_reporting(E_ALL); ${variables(sn)}\n${lines}`);
    expect(await run('php', ['sell.php'], folder)).toBe('');
    const flush = `require 'redress/redress.php'; print_r(Redress\\flush(require 'redress/redress-config.php'));`;
    expect(await run('php', ['-r', flush], folder)).toContain('[rejected] => 0');
  };

  test.each(readmes)('by %s word for word: the sale counts', async (readme) => {
    const folder = await join();
    await sell(folder, 'S-1', blockOf(folder, readme, 'php'));
    await expectToCount('S-1');
  });

  test.each(readmes)('%s is right about what is missing without a view', async (readme) => {
    const folder = await join();
    const lines = blockOf(folder, readme, 'php');
    await sell(folder, 'S-2', lines.replace(/Redress\\emit\(\$redress, 'delivery\.viewed'[\s\S]*?;/, ''));
    const { assessment } = await assess('S-2');
    expect(assessment).toMatchObject({ level: 1, counts: false });
  });

  test.each(readmes)("%s: one of several merchants' orders is hers", async (readme) => {
    const merchant = await app.organisation({ name: '小店', kinds: ['merchant'] });
    const body = { platformId: org.orgId, merchantId: merchant.orgId, merchantRef: 'M-77' };
    for (const { person, orgId } of [org, merchant])
      await person.send('POST', `/api/organisations/${orgId}/affiliations`, { body });
    const folder = await join();
    const [field = ''] = /'merchant_ref' => \$merchantNo/.exec(
      readFileSync(`${folder}/redress/${readme}`, 'utf8'),
    ) ?? [''];
    const lines = blockOf(folder, readme, 'php').replace("'qty' => $n,", `'qty' => $n, ${field},`);
    await sell(folder, 'S-3', lines);
    expect((await assess('S-3')).order.merchantId).toBe(merchant.orgId);
  });
});

describe('a Node shop', () => {
  const join = () =>
    joinShop(
      'node',
      (folder, given) => writeFileSync(`${folder}/redress/redress-settings.json`, nodeSettings(given)),
      ['node', 'redress/setup.mjs'],
    );
  const sell = async (folder: string, no: string, lines: string, merchantNo?: string) => {
    const now = `new Date(${Date.now()})`;
    const order = `{ no: '${no}', title: '月卡', qty: 2, fen: 3100, tradeNo: 'T20261127', ip: '203.0.113.9',
      createdAt: ${now}, paidAt: ${now}, deliveredAt: ${now}, merchantNo: ${JSON.stringify(merchantNo)} }`;
    writeFileSync(`${folder}/redress.mjs`, lines);
    const sale = `import { cardsHandedOut, cardsSeen, orderMade, orderPaid, redress } from './redress.mjs';
      const order = ${order};
      await orderMade(order);
      await orderPaid(order);
      const nonces = await cardsHandedOut(order, [{ id: 7, secret: '${no}-AAAA' }, { id: 8, secret: '${no}-BBBB' }]);
      await cardsSeen(order, '203.0.113.9');
      console.log(JSON.stringify([nonces.length, await redress.flush()]));`;
    writeFileSync(`${folder}/sell.mjs`, sale);
    expect(JSON.parse(await run('node', ['sell.mjs'], folder))).toEqual([
      2,
      { sent: 4, conflicts: 0, rejected: 0 },
    ]);
  };

  test.each(readmes)('by %s word for word: the sale counts', async (readme) => {
    const folder = await join();
    await sell(folder, 'N-1', blockOf(folder, readme, 'js'));
    await expectToCount('N-1');
  });

  test('a sale of one of several merchants is hers', async () => {
    const merchant = await app.organisation({ name: '小店', kinds: ['merchant'] });
    const body = { platformId: org.orgId, merchantId: merchant.orgId, merchantRef: 'M-77' };
    for (const { person, orgId } of [org, merchant])
      await person.send('POST', `/api/organisations/${orgId}/affiliations`, { body });
    const folder = await join();
    await sell(folder, 'N-2', blockOf(folder, 'README.md', 'js'), 'M-77');
    expect((await assess('N-2')).order.merchantId).toBe(merchant.orgId);
  });

  test('both readmes hold the same lines but for their comments', async () => {
    const folder = await join();
    const [en, zh] = readmes.map((readme) =>
      blockOf(folder, readme, 'js').replace(/\/\*\*[\s\S]*?\*\//g, ''),
    );
    expect(en).toBe(zh);
  });

  test('setup.mjs says what is wrong, and keeps the keys', { timeout: 180_000 }, async () => {
    const folder = await join();
    const file = `${folder}/redress/redress-settings.json`;
    const kept = readFileSync(file, 'utf8');
    const setup = () =>
      run('node', ['redress/setup.mjs'], folder).catch(({ stdout }: { stdout: string }) => stdout);
    expect(await setup()).toMatch(/\nwhpk_[A-Za-z0-9+/]{43}=\n$/);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    for (const [change, said] of [
      [kept.replace(/whsec_[^"]+/, 'whsec_…'), '用控制台“接入方法”页上的内容'],
      [kept.replace(/whsec_[^"]+/, `whsec_${Buffer.alloc(32).toString('base64')}`), '在控制台更换密钥'],
      [kept.replace(/src_\w+/, 'src_none'), '重新复制配置'],
      [kept.replace(/:\d+\//, ':9/'), '检查防火墙'],
    ] as const) {
      writeFileSync(file, change);
      const out = await setup();
      expect(out).toContain(said);
      expect(out).not.toMatch(/whsk_|whpk_|whsec_[A-Za-z0-9+/]{20}/);
    }
  });
});

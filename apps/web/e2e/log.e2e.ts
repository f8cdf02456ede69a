import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogView } from '@redress/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { headOf, viewOf } from './log-views.ts';
import { exampleFolder, type RunningServer, startServer } from './server.ts';
import { openSample } from './steps.ts';

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let bundle: string;
const voucher = join(exampleFolder, 'voucher.png');
const digest = createHash('sha256').update(readFileSync(voucher)).digest('hex');

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const visit = await newVisitor(browser, server.url);
  const first = await visit.newPage();
  const address = await openSample(first);
  await first.goto(`${address}/letters`);
  const [download] = await Promise.all([
    first.waitForEvent('download'),
    first.locator('a[download="redress-bundle.zip"]').click(),
  ]);
  bundle = await download.path();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, server.url);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(() => context.close());

const choose = (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.getByLabel('选择文件').setInputFiles(file);
const opened = async () => {
  await page.goto('/log');
  await page.getByText('你的浏览器刚刚亲自核对过最新一页的签名').waitFor();
};
const found = () => page.getByText(/这个文件在 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 已经存证/).waitFor();

describe('a file', () => {
  test('that was sealed is found, without uploading it and without its digest in any address', async () => {
    const complaints = complaintsOf(page);
    const sent: string[] = [];
    page.on('request', (r) => sent.push(`${r.method()} ${r.url()} ${r.postData() ?? ''}`));
    await opened();
    await choose(voucher);
    await found();
    await page.getByText('这一条确实写在有签名的日志里').waitFor();
    const asked = sent.filter((line) => line.startsWith('POST'));
    expect(asked).toEqual([`POST ${server.url}/api/log/lookup {"sha256":"${digest}"}`]);
    expect(sent.filter((line) => line.startsWith('GET') && line.includes(digest))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('that differs by one byte is not found, and the page says why that may be', async () => {
    await opened();
    await choose({
      name: 'voucher.png',
      mimeType: 'image/png',
      buffer: Buffer.concat([readFileSync(voucher), Buffer.of(0)]),
    });
    await page.getByText('没有找到这个文件的存证').waitFor();
    await page.getByText('没有找到，不说明文件是假的。').waitFor();
  });

  test('can be asked for by its fingerprint, its id or its number, and nonsense is refused in words', async () => {
    await opened();
    const field = page.getByRole('textbox', { name: /填指纹/ });
    const run = () => page.getByRole('button', { name: '查询' }).click();
    await field.fill('哈希');
    await run();
    await page.getByRole('alert').getByText('看不懂').waitFor();
    await field.fill(digest.toUpperCase());
    await run();
    await page.getByText(/这个指纹的内容在 .* 已经存证/).waitFor();
    const number = /第 ([\d,]+) 号/.exec(await page.locator('main dl').nth(1).innerText())?.[1] as string;
    await page.getByRole('link', { name: '查看证明' }).click();
    await page.getByRole('heading', { level: 1, name: `存证第 ${number} 号` }).waitFor();
    const id = /item_[0-9a-z]{24}/.exec(await page.locator('main').innerText())?.[0] as string;
    const leaf = /[0-9a-f]{64}/.exec(await page.locator('main').innerText())?.[0] as string;
    for (const question of [id, number, `第 ${number} 号`, leaf]) {
      await opened();
      await field.fill(question);
      await run();
      await page.getByText(`日志里有这一条：第 ${number} 号`).waitFor();
    }
  });

  test('that is a proof or an entry of this log is checked as such; a changed one fails; a bundle is sent on', async () => {
    await opened();
    await choose(voucher);
    await found();
    const download = async (name: string): Promise<Buffer> => {
      const [got] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      return readFileSync(await got.path());
    };
    const drop = async (name: string, buffer: Buffer) => {
      await page.getByRole('button', { name: '再查一个' }).click();
      await choose({ name, mimeType: 'application/octet-stream', buffer });
    };
    const proof = await download('下载证明');
    const entry = await download('下载条目');
    await drop('x.tlog-proof', proof);
    await page.getByText('这份证明成立').waitFor();
    const broken = proof
      .toString()
      .replace(/^([A-Za-z0-9+/])(.*=)$/m, (_, c, rest) => (c === 'A' ? 'B' : 'A') + rest);
    await drop('x.tlog-proof', Buffer.from(broken));
    await page.getByText('这份证明不成立').waitFor();
    await drop('x.entry', entry);
    await page.getByText('这一条在日志里，一个字节也没有变').waitFor();
    await drop('x.entry', Buffer.from(entry.toString().replace(/"at":"20/, '"at":"19')));
    await page.getByText('日志里没有这样的一条').waitFor();
    await drop('redress-bundle.zip', readFileSync(bundle));
    await page.getByRole('link', { name: '去验证这个证据包' }).click();
    await page.getByRole('heading', { level: 1, name: '验证证据包' }).waitFor();
  });

  test('without a network the question fails in words and can be asked again', async () => {
    await opened();
    await context.setOffline(true);
    await choose(voucher);
    await page.getByRole('alert').getByText('连不上服务器').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '再查一个' }).click();
    await choose(voucher);
    await found();
  });
});

describe('the page', () => {
  test('says of a log that nobody else signs that nobody else signs it, and lists what was signed', async () => {
    await opened();
    await page.getByText(/日志正常：共 \d+ 条存证，但没有独立见证方/).waitFor();
    const heads = page.getByRole('listitem').filter({ hasText: /前 \d+ 条/ });
    await heads.first().waitFor();
    expect(await heads.count()).toBe(6);
    await page.getByRole('button', { name: '看更早的' }).click();
    await page.getByText('前 1 条', { exact: true }).waitFor();
    expect(await page.getByText('签名对不上').count()).toBe(0);
  });

  test('draws the way from an entry to the signed number, and names every file of the proof', async () => {
    await page.goto('/log?entry=3');
    await page.getByText('核对通过：这一条确实写在有签名的日志里').waitFor();
    await page.getByText('与签名页上的相同').waitFor();
    await page
      .getByRole('button', { name: /复制完整的数/ })
      .first()
      .click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    await page.getByRole('link', { name: '回到存证日志' }).click();
    await page.getByRole('heading', { level: 1, name: '存证日志' }).waitFor();
    await page.goto('/log?entry=99999');
    await page.getByText('日志里没有这一条').waitFor();
  });

  test('remembers the log: the next visit proves that it only grew', async () => {
    await opened();
    const visitor = await newVisitor(browser, server.url);
    const other = await visitor.newPage();
    await other.goto('/start');
    await other.getByRole('radio').first().check();
    await other.locator('form button[type=submit]').click();
    await other.waitForURL('**/receipt');
    await visitor.close();
    await page.reload();
    await page.getByText(/并确认它是你上次看到的日志（\d+ 条）的延续/).waitFor();
  });
});

describe('the browser believes its own check and not the server', () => {
  const tampered = (path: RegExp, change: (body: Record<string, never>) => object) =>
    context.route(path, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change(await response.json()) });
    });
  const entryRoute = /\/api\/log\/entries\/\d+$/;

  test.each<[string, (entry: Record<string, never>) => object]>([
    ['an entry with another time', (e) => ({ ...e, entry: String(e.entry).replace(/"at":"20/, '"at":"19') })],
    ['another leaf hash', (e) => ({ ...e, leafHash: 'ab'.repeat(32) })],
    [
      'a proof with another neighbour',
      (e) => ({ ...e, proof: String(e.proof).replace(/\n[A-Za-z0-9+/]{2}/, '\nAB') }),
    ],
    ['another number', (e) => ({ ...e, index: Number(e.index) + 1 })],
  ])('%s is shown as a failure, by file and by number', async (_, change) => {
    await tampered(entryRoute, change);
    await page.goto('/log?entry=3');
    await page.getByText('警告：核对没有通过').waitFor();
    expect(await page.getByText('核对通过').count()).toBe(0);
    await opened();
    await choose(voucher);
    await page.getByText('警告：你的浏览器核对没有通过').waitFor();
    expect(await page.getByText('已经存证').count()).toBe(0);
  });

  test('an answer that points to somebody else’s entry is refused', async () => {
    await tampered(/\/api\/log\/lookup$/, (answer) => {
      const [seal] = answer.seals as unknown as { index: number }[];
      return { ...answer, seals: [{ ...seal, index: 0 }] };
    });
    await opened();
    await choose(voucher);
    await page.getByText('警告：你的浏览器核对没有通过').waitFor();
  });

  test.each<[string, (view: LogView) => LogView]>([
    ['a larger size', (v) => ({ ...v, size: v.size + 1, head: { ...v.head, size: v.size + 1 } })],
    ['another root', (v) => ({ ...v, head: { ...v.head, root: Buffer.alloc(32).toString('base64') } })],
    ['a key that did not sign', (v) => ({ ...v, vkeys: viewOf(headOf(1)).vkeys })],
    [
      'a head called final that nobody cosigned',
      (v) => ({ ...v, final: v.head, policy: viewOf(headOf(1)).policy }),
    ],
  ])('a head with %s raises an alarm', async (_, change) => {
    await tampered(/\/api\/log$/, (view) => change(view as never));
    await page.goto('/log');
    await page.getByRole('alert').getByText('警告：这一页没有通过你的浏览器的核对').waitFor();
    expect(await page.getByText('日志正常').count()).toBe(0);
  });
});

describe('on a bad day', () => {
  let view: LogView;
  beforeEach(async () => {
    await context.route(/\/api\/log$/, (route) => route.fulfill({ json: view }));
  });
  const show = async (next: LogView) => {
    view = next;
    await page.goto('/log');
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  test('below the quorum the page never says that the policy is met', async () => {
    await show(viewOf(headOf(5), 1));
    await page
      .getByText('3 个独立见证方中有 1 个已签署最新一页，还没有任何一页达到规则要求，不能算有见证。')
      .waitFor();
    await page.getByText(/起联系不上/).waitFor();
    await show(viewOf(headOf(5), 2));
    await page.getByText('3 个独立见证方中有 2 个已签署最新一页，达到规则要求。').waitFor();
    await page.getByText('同时核对了 2 个见证方的签名').waitFor();
    const behind = viewOf(headOf(5), 2);
    // The tiles are the real server's: a first visit compares nothing.
    await page.evaluate(() => localStorage.clear());
    await show({ ...behind, ...headless(headOf(9)) });
    await page.getByText('还没有达到规则要求；前 5 条已经达到').waitFor();
  });

  const headless = (head: ReturnType<typeof headOf>) => ({ size: head.size, head });

  test('a halt and a failed self-check stand above everything else', async () => {
    const halt = { at: '2026-11-23T06:05:12Z', code: 'audit-failed', reason: 'tile/0/000 was changed' };
    await show(viewOf(headOf(5), 2, { halt }));
    await page.getByText('日志已停止写入').waitFor();
    await page.getByText('tile/0/000 was changed').waitFor();
    await show(viewOf(headOf(5), 2, { audit: { at: halt.at, size: 5, ok: false, problem: 'x' } }));
    await page.getByText('警告：最近一次自检没有通过').waitFor();
    expect(await page.getByText('日志正常').count()).toBe(0);
  });

  test.each<[string, () => LogView]>([
    ['shrank', () => viewOf(headOf(4), 2)],
    ['forked', () => viewOf(headOf(5, 'other'), 2)],
  ])('a log that %s since the last visit is found out, and both signed heads are shown', async (_, next) => {
    await show(viewOf(headOf(5), 2));
    await page.getByText('日志正常').waitFor();
    await show(next());
    const alarm = page.getByRole('alert');
    await alarm.getByText('警告：日志与你上次看到的不一致').waitFor();
    expect(await alarm.getByText('log.example').count()).toBe(2);
    expect(await page.getByText('日志正常').count()).toBe(0);
    await page.reload();
    await alarm.getByText('警告：日志与你上次看到的不一致').waitFor();
  });

  test('a log that cannot be read says so and can be asked again', async () => {
    await context.route(/\/api\/log$/, (route) => route.fulfill({ status: 422, json: {} }));
    await page.goto('/log');
    await page.getByRole('alert').waitFor();
    await context.unrouteAll();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('你的浏览器刚刚亲自核对过').waitFor();
  });
});

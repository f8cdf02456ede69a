import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';
import { exampleFolder, type RunningServer, startServer } from './server.ts';
import { chooseFiles, openCase } from './steps.ts';

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, server.url);
  page = await context.newPage();
});
afterEach(() => context.close());

const voucher = join(exampleFolder, 'voucher.png');
const uploadRoute = /\/api\/cases\/[^/]+\/items$/;

test('a file becomes an item that is read, classified and sealed while the page is watched', async () => {
  await openCase(page);
  await chooseFiles(page, [voucher]);
  await page.getByRole('heading', { name: 'voucher.png' }).waitFor();
  await page.getByText(/已存证 · 第 \d+ 号/).waitFor({ timeout: 60_000 });
  await page.getByText('付款 98.00 元').first().waitFor({ timeout: 60_000 });
  await page.getByText('改类型、看指纹与原文').click();
  const kind = page.getByRole('combobox', { name: '这是什么' });
  expect(await kind.inputValue()).toBe('payment');
});

test('a tab closed in the middle of an upload loses nothing and doubles nothing', async () => {
  await openCase(page);
  const address = page.url();
  // The request never reaches the server: what a closed tab in a tunnel looks like.
  await context.route(uploadRoute, () => {});
  await chooseFiles(page, [voucher, join(exampleFolder, 'reply.txt')]);
  await page.getByText(/没传完的文件已留在这台设备上/).waitFor();
  await page.close();
  await context.unroute(uploadRoute);
  page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { name: 'voucher.png' }).waitFor();
  await page.getByRole('heading', { name: 'reply.txt' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'reply.txt' }).waitFor();
  expect(await page.getByRole('heading', { name: 'voucher.png' }).count()).toBe(1);
});

test('an answer lost on the way back makes no second item', async () => {
  await openCase(page);
  let sent = 0;
  await context.route(uploadRoute, async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await chooseFiles(page, [join(exampleFolder, 'reply.txt')]);
  await page.getByText(/秒后自动再试/).waitFor();
  await page.getByText('收到', { exact: true }).waitFor();
  expect(sent).toBe(2);
  const item = page.getByRole('heading', { name: 'reply.txt' });
  await item.first().waitFor();
  expect(await item.count()).toBe(1);
});

test('a server killed during an upload receives the file after it is back', async () => {
  await openCase(page);
  await context.route(uploadRoute, () => {}, { times: 1 });
  await chooseFiles(page, [join(exampleFolder, 'terms.html')]);
  await server.restart();
  await page.reload();
  await page.getByRole('heading', { name: 'terms.html' }).waitFor({ timeout: 60_000 });
  await page.getByText(/已存证 · 第 \d+ 号/).waitFor({ timeout: 60_000 });
});

test.each([
  ['0 bytes', { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) }],
  ['a program called a picture', { name: 'shot.png', mimeType: 'image/png', buffer: elf() }],
])('%s is refused in words, the page goes on', async (_, file) => {
  await openCase(page);
  await chooseFiles(page, [file]);
  const refusal = page.getByRole('listitem').filter({ hasText: file.name });
  await refusal.getByText('没有收下').waitFor();
  expect(await refusal.getByRole('alert').textContent()).toMatch(/[\u4e00-\u9fff]{6,}/);
  await refusal.getByRole('button', { name: '知道了' }).click();
  await refusal.waitFor({ state: 'detached' });
});

function elf(): Buffer {
  const bytes = Buffer.alloc(4096, 0x90);
  bytes.write('\u007fELF\u0002\u0001\u0001', 0, 'latin1');
  return bytes;
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { openSample } from './steps.ts';
import { strangeWords } from './strange-words.ts';

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

test('pasted terms are marked in place, each with a reason and an answer', async () => {
  await page.goto('/diagnose');
  await page
    .getByRole('textbox', { name: '要检查的文字' })
    .fill('本店承诺：虚拟商品一经售出概不退换。祝您愉快。');
  await page.getByRole('button', { name: '检查' }).click();
  const marked = page.locator('mark').first();
  await marked.waitFor();
  expect(await marked.textContent()).toContain('概不退换');
  expect(await marked.textContent()).not.toContain('祝您愉快');
  await page.getByText('不公平条款').waitFor();
  await page.getByRole('button', { name: '复制这段回应' }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/[\u4e00-\u9fff]{10,}/);
});

describe('the deadline', () => {
  const ask = async (from: string) => {
    await page.goto('/deadline');
    await page.getByRole('combobox', { name: '哪一种期限' }).selectOption('platform-reply');
    await page.getByLabel('事情发生在哪一天').fill(from);
    await page.getByRole('button', { name: '计算' }).click();
  };

  test('skips the National Day holiday', async () => {
    await ask('2026-09-28');
    await page.getByText('2026年10月13日').waitFor();
    await page.getByText(/跳过了 \d+ 个休息日/).waitFor();
    await page.getByText('为什么是这一天？').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /10月1日.*不是工作日/ })
      .waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /10月13日.*第7日/ })
      .waitFor();
  });

  test('of a year whose holidays are not on record yet says that the day is provisional', async () => {
    await ask('2033-02-01');
    await page.getByText('2033年2月10日').waitFor();
    await page.getByText('以国务院公布的2033年放假安排为准').waitFor();
    await page.getByText('为什么是这一天？').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /2月10日.*暂按上班日：第7日/ })
      .waitFor();
    await page.getByText('最新一份：').waitFor();
  });

  test('of a year before those on record is refused and not guessed', async () => {
    await ask('2021-02-01');
    const refusal = page.getByRole('alert');
    await refusal.getByText('算不出确定的日期').waitFor();
    expect(await refusal.textContent()).toContain('2021年');
    expect(await page.getByText('最后一天').count()).toBe(0);
  });
});

/** What the sample's pictures say, its file names and sizes: quoted as they are inside of sentences. */
const material = /杭州某某网络科技有限公司|订单异常|星河战纪点卡100元面值|[a-z]+\.(png|txt|html)|\d [KM]B/g;

test('the other language can be chosen on every page, stays chosen, and leaves no word of the first', async () => {
  const address = await openSample(page);
  const caseId = new URL(address).pathname;
  const places = [
    '',
    '/evidence',
    '/facts',
    '/reasons',
    '/parties',
    '/letters',
    '/path',
    '/service',
    '/manage',
  ];
  const paths = [
    '/',
    '/start',
    '/receipt',
    '/verify',
    '/diagnose',
    '/deadline',
    '/offices',
    '/operator/directory',
    '/log',
    '/log?entry=3',
    '/nowhere',
  ].concat(places.map((place) => caseId + place));
  const found: Record<string, string[]> = {};
  for (const language of ['zh-CN', 'en'] as const) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path.endsWith('/reasons')) await page.getByRole('progressbar').waitFor();
      if (path === '/deadline') await page.getByRole('combobox').waitFor();
      if (path.startsWith('/log')) await page.locator('.heads, .path-root').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const words = await strangeWords(page, language, material);
      if (words.length > 0) found[`${language} ${path}`] = words;
    }
  }
  expect(found).toEqual({});
});

test('without a network a banner says that nothing is lost, and leaves when it is back', async () => {
  await page.goto('/start');
  await page.getByRole('textbox').fill('买了点卡没到账');
  await context.setOffline(true);
  await page.getByRole('status').getByText('现在没有网络').waitFor();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: '打开案件' }).click();
  await page.getByRole('alert').getByText('连不上服务器').waitFor();
  await context.setOffline(false);
  await page.getByText('现在没有网络').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { level: 1, name: '先保存你的回执码' }).waitFor();
});

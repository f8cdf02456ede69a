import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { openSample } from './steps.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const publicPages = [
  '/',
  '/start',
  '/receipt',
  '/verify',
  '/diagnose',
  '/deadline',
  '/offices',
  '/reset-password',
  '/verify-email',
  '/operator/directory',
  '/operator/clusters',
  '/log',
  '/nowhere',
];
const casePages = [
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

const looks = [
  { language: 'zh-CN', colors: 'light', width: 320 },
  { language: 'zh-CN', colors: 'dark', width: 1440 },
  { language: 'en', colors: 'dark', width: 320 },
  { language: 'en', colors: 'light', width: 1440 },
] as const;

describe.each(looks)('$language, $colors, $width px', (look) => {
  test('no page breaks WCAG 2.2 AA, scrolls sideways or violates the content security policy', async () => {
    const context = await newVisitor(browser, server.url, look);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const found: Record<string, string[]> = {};
    const look1 = async (name: string) => {
      const list = await violations(page);
      if (list.length > 0) found[name] = list;
    };
    for (const path of publicPages) {
      await page.goto(path);
      await look1(path);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
    const address = await openSample(page);
    for (const path of ['/log', '/log?entry=3']) {
      await page.goto(path);
      await page.locator('.heads, .path-root').waitFor();
      await look1(path);
    }
    for (const path of casePages) {
      await page.goto(address + path);
      if (path === '/letters') await page.locator('.letter-page').first().waitFor();
      await look1(`case${path}`);
    }
    await context.close();
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});

test('every step to an open case can be done with the keyboard alone', async () => {
  const context = await newVisitor(browser, server.url, { width: 1440 });
  const page = await context.newPage();
  await page.goto('/start');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('付了钱没到账');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '先保存你的回执码' }).waitFor();
  await context.close();
});

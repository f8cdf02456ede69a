import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleNav } from '../src/pages/console/console-nav.ts';
import { violations } from './axe.ts';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { strangeWords } from './strange-words.ts';

let server: ShopServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startShopServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;
const looks = [
  { language: 'en', colors: 'light', width: 320 },
  { language: 'en', colors: 'dark', width: 1440 },
  { language: 'zh-CN', colors: 'dark', width: 320 },
] as const;
/** The test's shop, people and goods, an example of a Chinese number; names of programs and formats. */
const names = {
  en: /星云数字商店|闪卡商城|陈晓|游戏点卡 100 元|浙\S*号-1/g,
  'zh-CN': /dujiaoka|acg-faka|txt|docx|\bMB\b|https|Ed25519|v1a|a\*\*\*@qq\.com/g,
};

describe.each(looks)('$language, $colors, $width px', (look) => {
  test('every page of the console fits, speaks its language and keeps to WCAG 2.2 AA', async () => {
    const context = await newVisitor(browser, server.url, look);
    await actAs(context, server.url, server.owner);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const found: Record<string, string[]> = {};
    for (const { to } of consoleNav) {
      const path = to.replace('$orgId', server.orgId);
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const name = to.split('$orgId')[1] || '/overview';
      const strange = await strangeWords(page, look.language, names[look.language]);
      const list = [...(await violations(page)), ...strange.map((text) => `not ${look.language}: ${text}`)];
      if (list.length > 0) found[name] = list;
      if (!shots) continue;
      const file = `${shots}/console${name.replaceAll('/', '-')}-${look.language}-${look.width}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    await context.close();
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});

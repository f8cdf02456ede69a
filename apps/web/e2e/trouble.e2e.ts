import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { visitStates } from './states.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const looks = [
  { language: 'zh-CN', colors: 'light', width: 320 },
  { language: 'en', colors: 'light', width: 1440 },
] as const;

describe.each(looks)('$language, $colors, $width px', (look) => {
  test('the receipt, refused files, gaps and every outcome of a verification keep WCAG 2.2 AA', async () => {
    const context = await newVisitor(browser, server.url, look);
    const page = await context.newPage();
    const found: Record<string, string[]> = {};
    await visitStates(page, async (name) => {
      const list = await violations(page);
      if (list.length > 0) found[name] = list;
    });
    await context.close();
    expect(found).toEqual({});
  });
});

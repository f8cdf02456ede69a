import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function openStatement(page: Page): Promise<void> {
  const address = await openSample(page);
  await page.goto(`${address}/statement`);
  await page.getByRole('heading', { level: 1, name: '公开说明' }).waitFor();
  await page.getByRole('heading', { name: '将要公开的全文' }).waitFor();
}

describe('the public statement', () => {
  test('a buyer agrees field by field, is stopped at an accusation, and takes the wording that is offered', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await openStatement(page);
    await expect.poll(() => page.getByText('约定的价款').count()).toBeGreaterThan(0);
    await page.getByRole('checkbox', { name: '金额' }).check();
    await expect.poll(() => page.getByText(/人民币98\.00元/).count()).toBeGreaterThan(0);

    await page.getByRole('button', { name: '修改' }).last().click();
    await page.getByRole('textbox', { name: '这句话写成' }).fill('这就是个骗子平台。');
    await page.getByRole('button', { name: '保存并检查' }).click();
    await page.getByText('判决之前把对方称作犯罪者').waitFor();
    expect(await page.getByText('《中华人民共和国民法典》第一千零二十五条').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '改用这句' }).click();
    await page.getByText('判决之前把对方称作犯罪者').waitFor({ state: 'detached' });

    await page.getByRole('checkbox', { name: /我逐字看过/ }).check();
    expect(await page.getByRole('button', { name: '公开这份说明' }).isDisabled()).toBe(true);
    expect(await page.getByText(/书面投诉还没有送达/).count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a picture is shown redacted, and one more place is marked by numbers', async () => {
    const context = await newVisitor(browser, server.url, { width: 1440 });
    const page = await context.newPage();
    await openStatement(page);
    await page.getByRole('button', { name: '加入这张图' }).click();
    await page.getByRole('img', { name: /已抹掉个人信息/ }).waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: '再框一处' }).click();
    await page.getByRole('spinbutton', { name: '宽' }).fill('50');
    await page.getByRole('button', { name: '按选区重新抹掉' }).click();
    await page.getByText('您选择的区域').waitFor({ timeout: 120_000 });
    await context.close();
  }, 300_000);
});

describe.each([
  { language: 'zh-CN', colors: 'light', width: 390 },
  { language: 'en', colors: 'dark', width: 1440 },
] as const)('$language, $colors, $width px', (look) => {
  test('statement, reply page and a missing statement keep WCAG 2.2 AA', async () => {
    const context = await newVisitor(browser, server.url, look);
    const page = await context.newPage();
    const address = await openSample(page);
    for (const path of [
      `${address}/statement`,
      '/reply/0000000000000000000000000a',
      '/s/0000000000000000000000000a',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path.endsWith('/statement')) await page.locator('.statement-gates').waitFor();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map((v) => `${path} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`),
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    }
    await context.close();
  });
});

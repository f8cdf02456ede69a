import { writeFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { brokenBundle } from './bundles.ts';
import { type RunningServer, startServer } from './server.ts';
import { openCase, openSample } from './steps.ts';

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
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
  complaints = complaintsOf(page);
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

describe('the sample case', () => {
  test('fills every slot, shows the letter, and its bundle verifies in the browser until one byte is changed', async () => {
    const address = await openSample(page);
    const slots = page.getByRole('listitem').filter({ hasText: '已齐' });
    expect(await slots.count()).toBe(4);
    await page.goto(`${address}/letters`);
    await page.getByRole('img', { name: /书面投诉暨催告函.* 第 1 页预览/ }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载证据包' }).click(),
    ]);
    const bundle = await download.path();
    await verify(bundle);
    await page.getByText('完好：每一项核对都通过').waitFor();
    const broken = `${bundle}.broken.zip`;
    writeFileSync(broken, brokenBundle(bundle, 'data/items/voucher.png'));
    await verify(broken);
    const failed = page.getByRole('region', { name: /没有通过/ });
    await failed.getByText('voucher.png').first().waitFor();
    expect(await failed.textContent()).not.toContain('chat.png');
  });

  test('corrections and parties are kept by the server, and a correction can be taken back', async () => {
    const address = await openSample(page);
    await page.goto(`${address}/facts`);
    await page.getByRole('button', { name: '修改 实付金额（元）' }).click();
    await page.getByRole('textbox', { name: '实付金额（元）' }).fill('99.5');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('你填的').first().waitFor();
    await page.reload();
    await page.getByText('99.50').waitFor();
    await page.getByRole('button', { name: '恢复成读到的' }).click();
    await page.getByText('你填的').waitFor({ state: 'detached' });
    await page.goto(`${address}/parties`);
    await page.getByRole('region', { name: '你' }).getByRole('textbox', { name: '电话' }).fill('13900000000');
    await page.getByText('已保存').waitFor();
    await page.reload();
    const phone = page.getByRole('region', { name: '你' }).getByRole('textbox', { name: '电话' });
    expect(await phone.inputValue()).toBe('13900000000');
  });
});

describe('the receipt code', () => {
  test('blocks until it is kept, and opens the case again on another device', async () => {
    const code = await openCase(page);
    expect(code).toMatch(/^([0-9A-Z]{4} )+[0-9A-Z]{1,4}$/);
    const other = await newVisitor(browser, server.url);
    const there = await other.newPage();
    await there.goto('/receipt');
    await there.getByRole('textbox', { name: '回执码' }).fill(code.toLowerCase());
    await there.getByRole('button', { name: '打开案件' }).click();
    await there.getByText('11月1日买了点卡').waitFor();
    await other.close();
  });

  test('is shown again after a reload as long as nobody confirmed to have kept it', async () => {
    await page.goto('/start');
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: '打开案件' }).click();
    await page.getByRole('heading', { name: '先保存你的回执码' }).waitFor();
    expect(await page.getByRole('button', { name: '继续，去放截图' }).isDisabled()).toBe(true);
    await page.goto(page.url().replace('/receipt', '/evidence'));
    await page.getByRole('heading', { name: '先保存你的回执码' }).waitFor();
  });

  test('a wrong code is refused in words', async () => {
    await page.goto('/receipt');
    await page.getByRole('textbox', { name: '回执码' }).fill('AAAA BBBB CCCC DDDD EEEE');
    await page.getByRole('button', { name: '打开案件' }).click();
    await page
      .getByRole('alert')
      .getByText(/回执码/)
      .waitFor();
  });
});

test('an erased case is gone for its owner too', async () => {
  await openCase(page);
  const address = page.url().replace('/evidence', '');
  await page.goto(`${address}/manage`);
  await page.getByText('彻底删除这个案件').click();
  const erase = page.getByRole('button', { name: '彻底删除' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: /输入“删除”/ }).fill('删除');
  await erase.click();
  await page.getByRole('heading', { name: '案件已经删除。' }).waitFor();
  await page.goto(address);
  await page
    .getByText(/没有找到这个案件|需要回执码/)
    .first()
    .waitFor();
});

async function verify(path: string): Promise<void> {
  await page.goto('/verify');
  await page.locator('input[type=file]').setInputFiles(path);
  await page
    .getByRole('region', { name: /逐项核对/ })
    .first()
    .waitFor();
}

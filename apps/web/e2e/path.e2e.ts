import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { openSample } from './steps.ts';

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

const step = () => page.getByRole('listitem').filter({ hasText: '向平台书面投诉' }).first();

async function draftedDemand(): Promise<void> {
  const address = await openSample(page);
  await page.goto(`${address}/path`);
  await page.getByRole('heading', { level: 1, name: '维权进度' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: '向平台书面投诉' })
    .getByRole('button', { name: '走这一步，先起草' })
    .click();
  await page.getByText('草稿，还没发').waitFor();
}

describe('the progress of a case', () => {
  test('a mail waits an hour in which it can be taken back', async () => {
    await draftedDemand();
    await page.getByRole('button', { name: '用邮件发出' }).click();
    await page.getByText(/分钟后发出。现在还可以反悔/).waitFor();
    await page.getByRole('button', { name: '反悔，先不发' }).click();
    await page.getByText('草稿，还没发').waitFor();
    await page.getByText('一小时后发出').waitFor({ state: 'detached' });
  });

  test('what the buyer posts herself is recorded, sets a deadline that explains itself, and only she ends the case', async () => {
    await draftedDemand();
    await page.getByRole('button', { name: '我自己提交或邮寄' }).click();
    await step().getByText('待你发出', { exact: true }).waitFor();
    await step()
      .getByText(/^这封函件要由您自己发出/)
      .waitFor();
    await page.getByText('自己发出或者提交已定稿的文书').waitFor();
    await step()
      .getByRole('textbox', { name: /回执号/ })
      .fill('XA00000001144');
    await step().getByRole('button', { name: '记下来', exact: true }).click();
    await step().getByText('XA00000001144').waitFor();
    await step().getByText('已发出', { exact: true }).waitFor();
    await step().getByText('有新情况？记下来').click();
    await step().getByRole('combobox', { name: '发生了什么' }).selectOption({ label: '已送达' });
    await step().getByRole('button', { name: '记下来', exact: true }).click();
    const reason = step().getByText('为什么是这一天？').first();
    await reason.click();
    await step().getByText('第7日').first().waitFor();
    await page.getByRole('button', { name: '钱已到手，问题解决了' }).click();
    await page.getByRole('button', { name: '重新打开' }).waitFor();
    await page.getByText('已结案').first().waitFor();
  });

  test('an address for reminders is kept and can be cleared', async () => {
    const address = await openSample(page);
    await page.goto(`${address}/path`);
    const field = page.getByRole('textbox', { name: /提醒邮箱/ });
    await field.fill('mi@example.com');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('mi@example.com');
  });
});

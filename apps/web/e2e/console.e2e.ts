import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { register, signIn, signUp } from './console-steps.ts';
import { type RunningServer, startServer } from './server.ts';

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

describe('an organisation', () => {
  test('is registered in a minute, and a colleague joins by the link, from another browser', async () => {
    await signUp(page, '陈晓', 'chen@shop.example');
    await register(page, '星云数字商店');
    await page.getByRole('link', { name: '成员' }).click();
    await page.getByRole('tab', { name: /待接受的邀请/ }).click();
    await page.getByLabel('邮箱').fill('lin@shop.example');
    await page.getByRole('button', { name: '生成邀请链接' }).click();
    const link = (await page.locator('.notice-ok .mono').textContent()) ?? '';
    const other = await newVisitor(browser, server.url);
    const colleague = await other.newPage();
    await colleague.goto(`/join${new URL(link).hash}`);
    await colleague.getByText('星云数字商店').waitFor();
    await colleague.getByRole('link', { name: '注册' }).click();
    await colleague.getByLabel('姓名').fill('林一');
    await colleague.getByLabel('邮箱').fill('lin@shop.example');
    await colleague.getByLabel('密码').fill('another long password');
    await colleague.getByRole('button', { name: '注册' }).click();
    await colleague.getByRole('button', { name: '接受邀请' }).click();
    await colleague.getByRole('heading', { level: 1, name: '星云数字商店' }).waitFor();
    await colleague.getByText('你的角色：客服').waitFor();
    await colleague.getByRole('link', { name: '成员' }).click();
    await colleague.getByRole('cell', { name: 'lin@shop.example' }).waitFor();
    expect(await colleague.getByRole('tab').count()).toBe(0);
    expect(await violations(colleague)).toEqual([]);
    await other.close();
  });

  test('is opened again by signing in, and its page leads a stranger to the sign-in and back', async () => {
    await signUp(page, '周南', 'zhou@shop.example');
    const orgId = await register(page, '南风点卡', '商家');
    const stranger = await (await newVisitor(browser, server.url)).newPage();
    await stranger.goto(`/console/${orgId}`);
    await stranger.getByRole('link', { name: '去登录' }).click();
    await stranger.waitForURL('**/sign-in**');
    await signIn(stranger, 'zhou@shop.example');
    await stranger.getByRole('heading', { level: 1, name: '南风点卡' }).waitFor();
    await stranger.context().close();
  });
});

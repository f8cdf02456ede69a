import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { register, signUp } from './console-steps.ts';
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

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;
async function shoot(name: string): Promise<void> {
  if (!shots) return;
  for (const [width, colors] of [
    [390, 'light'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: colors });
    await page.screenshot({ path: `${shots}/${name}-${width}-${colors}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('a merchant without a connector', () => {
  test('proves a delivery by hand, is told live what is missing, and no code leaves the browser', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await signUp(page, '陈晓', 'chen@shop.example');
    const orgId = await register(page, '星云数字商店');
    await page.goto(`/console/${orgId}/proofs`);
    await page.getByLabel('订单号').fill('20261101123456789');
    await page
      .getByLabel('卡密、序列号或上游流水号')
      .fill('很抱歉，有人在你付款之前抢走了商品，请联系客服。');
    await page.getByText('不是卡密，是一句话').waitFor();
    await page.getByLabel('卡密、序列号或上游流水号').fill('ABCD-1234-EFGH-5678');
    await page.getByText('缺少进入买家收货系统的时间').waitFor();
    await page.getByLabel('发到哪里').selectOption('email');
    await page.getByLabel('收货系统或账号').fill('alice@qq.com');
    await page.getByLabel('进入买家系统的时间').fill('2026-11-20T12:04:05');
    await page.getByText('缺少“能够检索识别”的证据').waitFor();
    await shoot('proof-form');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('买家能够取到的证据').selectOption('message-accepted');
    let arrives = (): void => {};
    const held = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    await page.route('**/proof-files', async (route) => {
      await held;
      await route.continue();
    });
    await page
      .getByLabel('上传上述记录')
      .setInputFiles({ name: '接收记录.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    // While a record is under way nothing goes out without it.
    await page.getByText('正在上传…').waitFor();
    await page.getByLabel('发行方').press('Enter');
    await page.getByRole('button', { name: '提交凭证' }).click({ force: true });
    arrives();
    await page.getByText('手工上传的记录未经核实').waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: '提交凭证' }).click();
    await page.getByText('已提交并存证').waitFor({ timeout: 90_000 });
    await page.getByText(/^L1 /).first().waitFor();
    expect(sent.filter((body) => body.includes('fileIds'))).toHaveLength(1);
    await shoot('proof-sent');
    expect(sent.join('\n')).not.toContain('1234-EFGH');

    await page.goto(`/console/${orgId}/orders`);
    await page.getByRole('tab', { name: '全部' }).click();
    await page.getByRole('link', { name: '20261101123456789' }).waitFor();
    await shoot('orders');
    await page.getByRole('link', { name: '20261101123456789' }).click();
    await page.getByText('a***@qq.com').waitFor({ state: 'detached' });
    await page.getByText('商家手工上传，未经核实').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot('order');
    const [record] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载订单记录' }).click(),
    ]);
    expect(record.suggestedFilename()).toBe('redress-20261101123456789.json');
    const file = await record.path();
    await page.goto('/verify');
    const told = {
      name: record.suggestedFilename(),
      mimeType: 'application/json',
      buffer: readFileSync(file),
    };
    await page.locator('input[type=file]').setInputFiles(told);
    await page.getByText('没有发现改动，但有').waitFor();
    await page.getByText('在网页上填报，没有店铺签名 · 原文与签名都在日志里').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot('record');
    await page.getByRole('button', { name: '再验证一个' }).click();
    const changed = Buffer.from(
      readFileSync(file, 'utf8').replace('qty_delivered\\":1', 'qty_delivered\\":2'),
    );
    await page.locator('input[type=file]').setInputFiles({ ...told, buffer: changed });
    await page.getByText('有 1 条与签名或日志不符').waitFor();
    await page.getByText('日志里记的是另一份原文').waitFor();
    await shoot('record-changed');
    await page.goto(`/console/${orgId}`);
    await page.getByText('近期订单').waitFor();
    await shoot('overview');
    expect(await violations(page)).toEqual([]);
  });

  test('with a link that has ended is told so', async () => {
    await page.goto('/proof#ord_5m1r0k3w8c6y2v9t4h7p0xzq.abc.def');
    await page.getByText('链接无效或已过期').waitFor();
    await page.goto('/standards');
    await page.getByRole('link', { name: '自动发卡' }).click();
    await page.getByText('由系统自动发货，付款后 5 分钟内').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot('standard');
  });
});

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { enter, fillLinks, joinAs, type Linked, type LinkedCases, visitLinks } from './links-views.ts';
import { operatorKey, type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let browser: Browser;
let linked: LinkedCases;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  linked = await fillLinks(server.url);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('linked cases', () => {
  test('a buyer finds them from her progress, sees kinds and no data, joins, downloads the report and leaves', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const [mine, other] = linked.cases as [Linked, Linked];
    await enter(context, server.url, mine);
    await page.goto(`/case/${mine.caseId}/path`);
    await page.getByRole('link', { name: '看关联案件' }).click();
    await page.getByRole('heading', { level: 1, name: '关联案件' }).waitFor();
    await page.getByRole('heading', { name: '另有 6 件案件和你的有相同的线索' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '同一微信号' }).getByText('6 件').waitFor();
    await page.getByText('多位买家付款给同一方，情况相似').waitFor();
    await page.getByText(/是不是诈骗、金额怎么算，由公安机关认定/).waitFor();
    const body = (await page.locator('body').textContent()) ?? '';
    expect(body).not.toMatch(/shanka_shop_1|林小满|闪卡|1390000/);
    expect(await page.getByRole('link', { name: '下载 PDF' }).count()).toBe(0);

    await joinAs(server.url, other, { shareIdentity: true, representative: true });
    await page.getByRole('checkbox', { name: /把我的姓名和联系方式/ }).check();
    await page.getByRole('checkbox', { name: /我愿意当代表人/ }).waitFor();
    await page.getByRole('checkbox', { name: /把我的姓名和联系方式/ }).uncheck();
    await page.getByRole('button', { name: '同意并加入' }).click();
    await page.getByText(/日加入$/).waitFor();
    await page.getByRole('heading', { name: '已加入的案件（2）' }).waitFor();
    await page.getByText('林小满2 13900001002').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('joint-report.pdf');
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    await page.getByRole('button', { name: '退出联合案件' }).click();
    await page.getByText(/已经下载出去的报告收不回来/).waitFor();
    await page.getByRole('button', { name: '确定退出' }).click();
    await page.getByRole('button', { name: '同意并加入' }).waitFor();
    expect(await page.getByText('林小满2').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('who has no linked case is told that we keep looking; who shows no payment is told no count', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    await enter(context, server.url, linked.alone);
    await page.goto(`/case/${linked.alone.caseId}/links`);
    await page.getByText('还没有关联的案件').waitFor();
    await page.getByText(/我们会继续比对/).waitFor();
    await enter(context, server.url, linked.unpaid);
    await page.goto(`/case/${linked.unpaid.caseId}/links`);
    await page.getByRole('link', { name: '去放付款凭证' }).waitFor();
    expect(await page.getByText(/\d 件/).count()).toBe(0);
    await context.close();
  });

  test('the operator sees clusters in figures, and no word of a case or a person', async () => {
    const context = await newVisitor(browser, server.url, { width: 1440 });
    const page = await context.newPage();
    await page.goto('/operator/clusters');
    await page.getByLabel('运营者密钥').fill('not-the-key');
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByRole('alert').getByText('密钥不对').waitFor();
    await page.getByLabel('运营者密钥').fill(operatorKey);
    await page.getByRole('button', { name: '进入' }).click();
    const card = page.getByRole('article', { name: '第 1 组' });
    await card.getByText('警示').waitFor();
    // With the one that shows no payment, which is in no sum.
    await card.getByText(/同一微信号 \(8\)/).waitFor();
    const body = (await page.locator('main').textContent()) ?? '';
    expect(body).not.toMatch(/case_|shanka|闪卡|林小满|1390000/);
    await page.getByRole('combobox', { name: '显示' }).selectOption('watch');
    await page.getByText('没有被标记的关联案件').waitFor();
    await page.getByRole('link', { name: '名录管理' }).click();
    await page.getByRole('heading', { level: 1, name: '名录管理' }).waitFor();
    await context.close();
  });
});

describe.each([
  { language: 'zh-CN', colors: 'light', width: 320 },
  { language: 'en', colors: 'dark', width: 1440 },
] as const)('$language, $colors, $width px', (look) => {
  test('no look of the pages breaks WCAG 2.2 AA, scrolls sideways or violates the content security policy', async () => {
    for (const one of linked.cases.slice(0, 2))
      await joinAs(server.url, one, { shareIdentity: true, representative: true });
    const context = await newVisitor(browser, server.url, look);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const found: Record<string, string[]> = {};
    await visitLinks(page, linked, async (name) => {
      const list = await violations(page);
      if (list.length > 0) found[name] = list;
    });
    await context.close();
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});

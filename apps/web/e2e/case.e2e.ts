import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';
import { exampleFolder, type RunningServer, startServer } from './server.ts';
import { answer, chooseFiles, newCase, settled } from './steps.ts';

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

// Without pictures: nothing of this hangs on OCR.
const listing = join(exampleFolder, '../code-invalid/listing.html');
const payment = join(exampleFolder, '../code-invalid/payment.html');

/** A new case; gives its address. */
async function openedCase(): Promise<string> {
  await newCase(page);
  return page.url().replace('/evidence', '');
}

/** The next steps in their order, folded ones included. */
async function nextSteps(address: string): Promise<string[]> {
  await page.goto(address);
  await page.getByRole('heading', { name: '接下来怎么走' }).waitFor();
  for (const fold of await page.getByText(/后面还有 \d+ 步/).all()) await fold.click();
  return page.locator('.step').allTextContents();
}

const saved = () => page.getByText('已保存').waitFor();

describe('the gates', () => {
  test('a reseller is told to stop, and the complaint at 12315 is closed', async () => {
    const address = await openedCase();
    const complaint = /市场监管部门.*提交投诉/;
    expect((await nextSteps(address)).find((s) => complaint.test(s))).not.toContain('走不通');
    await page.goto(`${address}/reasons`);
    await answer(page, /您买来做什么/, /转卖/);
    await page.getByText('不是为生活消费购买：12315投诉会不予受理').waitFor();
    expect((await nextSteps(address)).find((s) => complaint.test(s))).toContain('走不通');
  });

  test('come before any letter: the letters page says how many are open, and what stops one', async () => {
    const address = await openedCase();
    await page.goto(`${address}/letters`);
    await page.getByText('还有 11 个问题没有回答').waitFor();
    await page.getByRole('link', { name: '去看这些问题' }).click();
    await answer(page, /您买来做什么/, /转卖/);
    await saved();
    await page.goto(`${address}/letters`);
    await page.getByText('有 1 个问题的回答提示“先停一下”').waitFor();
  });

  test('signs of a crime put the police first', async () => {
    const address = await openedCase();
    expect((await nextSteps(address))[0]).not.toContain('公安机关');
    await page.goto(`${address}/reasons`);
    await answer(page, /付款后有没有出现这些情况/, /被拉黑/);
    await saved();
    expect((await nextSteps(address))[0]).toMatch(/公安机关.*现在就做/);
  });

  test('are asked one at a time; an answer folds to a line, can be changed, and the others stay', async () => {
    const address = await openedCase();
    await page.goto(`${address}/reasons`);
    await page.getByText('已回答 0/11').waitFor();
    expect(await page.getByRole('group').count()).toBe(1);
    await answer(page, /您买来做什么/, /自己或者家人/);
    await saved();
    await page.getByRole('button', { name: '下一题' }).click();
    expect(await page.getByRole('group').count()).toBe(1);
    await page.getByRole('group', { name: /商家还是个人/ }).waitFor();
    await answer(page, /商家还是个人/, /店铺、公司/);
    await answer(page, /您买来做什么.*自己或者家人使用/, /数量或者次数很多/);
    await page.getByText('已回答 2/11').waitFor();
    await saved();
    await page.reload();
    await page.getByRole('button', { name: /您买来做什么.*数量或者次数很多.*要注意/ }).waitFor();
    await page.getByRole('button', { name: /商家还是个人.*店铺、公司.*没问题/ }).waitFor();
  });

  test('an answer given without a network is kept and saved once it is back', async () => {
    const address = await openedCase();
    await page.goto(`${address}/reasons`);
    await page.getByRole('radio').first().waitFor();
    await context.setOffline(true);
    await page.getByText('现在没有网络').waitFor();
    await answer(page, /您买来做什么/, /自己或者家人/);
    await page.getByText('还没保存上，你填的内容已留在本机').waitFor();
    await context.setOffline(false);
    await page.getByText('现在没有网络').waitFor({ state: 'detached' });
    await saved();
    await page.reload();
    await page.getByRole('button', { name: /您买来做什么.*自己或者家人使用.*没问题/ }).waitFor();
  });

  test('two tabs that answer different questions from the same revision both keep their answer', async () => {
    const address = await openedCase();
    await page.goto(`${address}/reasons`);
    const second = await context.newPage();
    await second.goto(`${address}/reasons`);
    await second.getByRole('radio').first().waitFor();
    const statuses: number[] = [];
    second.on('response', (r) => {
      if (r.request().method() === 'PATCH') statuses.push(r.status());
    });
    await answer(page, /您买来做什么/, /自己或者家人/);
    await saved();
    await answer(second, /商家还是个人/, /店铺、公司/);
    await second.getByText('已回答 2/11').waitFor();
    await second.getByText('已保存').waitFor();
    expect(statuses).toEqual([412, 200]);
    await page.reload();
    await page.getByRole('button', { name: /您买来做什么.*自己或者家人使用/ }).waitFor();
    await page.getByRole('button', { name: /商家还是个人.*店铺、公司/ }).waitFor();
  });
});

describe('the evidence', () => {
  test('without a payment the gap says so and how to close it; adding one closes it', async () => {
    await openedCase();
    expect(await page.getByRole('listitem').filter({ hasText: '必需' }).count()).toBe(4);
    await chooseFiles(page, [listing]);
    await settled(page);
    const gap = page.getByRole('heading', { name: /缺少“支付凭证”/ });
    await gap.waitFor();
    await page.getByText('现在就能补').first().waitFor();
    const slot = page.getByRole('listitem').filter({ hasText: '支付凭证' });
    await slot.getByText('必需，还缺').waitFor();
    await chooseFiles(page, [payment]);
    await gap.waitFor({ state: 'detached' });
    await slot.getByText('已齐').waitFor();
  });

  test('an item can be called something else, and withdrawn after a second question', async () => {
    await openedCase();
    await chooseFiles(page, [payment]);
    await settled(page);
    const slot = page.getByRole('listitem').filter({ hasText: '支付凭证' });
    await slot.getByText('已齐').waitFor();
    await page.getByText('改类型、看指纹与原文').click();
    await page.getByRole('combobox', { name: '这是什么' }).selectOption('其他');
    await slot.getByText('必需，还缺').waitFor();
    await page.getByRole('button', { name: '撤回这份材料' }).click();
    await page.getByRole('alert').getByRole('button', { name: '确定撤回' }).click();
    await page.getByText('还没有材料。').waitFor();
    expect(await page.getByRole('heading', { name: 'payment.html' }).count()).toBe(0);
  });

  test('each event of the timeline leads to its item and shows the number of its seal', async () => {
    const address = await openedCase();
    await chooseFiles(page, [payment]);
    await settled(page);
    await page.goto(address);
    const event = page.getByRole('listitem').filter({ hasText: /付款 .*\s元/ });
    const number = /存证第 (\d+) 号/.exec((await event.textContent()) ?? '')?.[1];
    await event.getByRole('link', { name: '核验 payment.html 的存证' }).click();
    await page.getByRole('heading', { level: 1, name: '证据' }).waitFor();
    await page.getByText(`#${number}`).waitFor();
    await page.getByText('SM3', { exact: true }).waitFor();
  });

  test('a preview asks for no page that does not exist', async () => {
    const address = await openedCase();
    await chooseFiles(page, [payment]);
    await settled(page);
    const failed: string[] = [];
    page.on('response', (r) => {
      if (!r.ok()) failed.push(r.url());
    });
    await page.goto(`${address}/letters`);
    await page.getByRole('img', { name: /第 1 页预览/ }).waitFor();
    await page.getByText('正在排版…').waitFor({ state: 'detached' });
    expect(failed).toEqual([]);
  });
});

test('the day by which an answer is asked is shown day by day, days off skipped', async () => {
  const address = await openedCase();
  await page.goto(address);
  await page.getByText('为什么是这一天？').first().click();
  await page.getByText(/：第7日$/).waitFor();
  expect(
    await page
      .getByText(/：第\d日$/)
      .locator('visible=true')
      .count(),
  ).toBe(7);
  expect(await page.getByText('不是工作日，不计入').count()).toBeGreaterThanOrEqual(2);
});

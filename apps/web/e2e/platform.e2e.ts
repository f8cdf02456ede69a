import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { register, signUp } from './console-steps.ts';
import { visits } from './visits.ts';

const visit = visits();

const noSidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('a platform sees its figures, repairs a clause of its terms, and makes a report, on a phone', async () => {
  const { page } = visit;
  await signUp(page, '周宁', 'ning@platform.example');
  const orgId = await register(page, '星云交易平台', '平台');
  await page.getByRole('link', { name: '平台自查' }).click();
  await page.getByRole('heading', { level: 1, name: '平台自查' }).waitFor();
  await page.getByText('没有可统计的主张').first().waitFor();
  await page.getByText('这些数字怎么算').click();
  await page.getByRole('button', { name: '生成所选期间的报告' }).click();
  await page.getByRole('link', { name: 'PDF' }).waitFor();
  expect(await noSidewaysScroll(page)).toBe(true);
  expect(await violations(page)).toEqual([]);

  const check = async (text: string) => {
    await page.goto(`/console/${orgId}/platform/terms`);
    await page.getByLabel('规则全文').fill(text);
    await page.getByRole('button', { name: '开始检查' }).click();
    await page.getByRole('heading', { level: 1, name: '用户协议' }).waitFor();
  };
  await check('虚拟商品一经售出，概不退换。本平台享有最终解释权。');
  await page.getByRole('heading', { name: '有问题的条款（2）' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await check('虚拟商品一经售出，概不退换。对条款有争议的，依照法律规定解释。');
  await page.getByText('1 条已改好').waitFor();
  await page.getByRole('link', { name: '全部检查' }).click();
  await page.getByRole('cell', { name: /第2版/ }).waitFor();
  expect(await noSidewaysScroll(page)).toBe(true);
  expect(await violations(page)).toEqual([]);
});

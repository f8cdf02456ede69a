import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { register, signUp } from './console-steps.ts';
import { exampleFolder, operatorKey } from './server.ts';
import { visits } from './visits.ts';

const visit = visits();
const photo = join(exampleFolder, 'voucher.png');

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('主体类型').selectOption('企业');
  const fields: [string, string][] = [
    ['名称', '杭州星云数字科技有限公司'],
    ['统一社会信用代码', '9133 0100 7996 5505 8B'],
    ['法定代表人、负责人或经营者', '沈知远'],
    ['联系人', '陈晓'],
    ['联系电话', '13800001234'],
    ['地址', '浙江省杭州市西湖区文三路 1 号'],
  ];
  for (const [label, value] of fields) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  for (const paper of ['营业执照', '身份证件']) {
    await page.getByLabel(`拍照或选择文件 · ${paper}`).setInputFiles(photo);
    await page.getByRole('region', { name: paper }).getByText('voucher.png').first().waitFor();
  }
}

async function decide(page: Page, bad?: { item: string; reason: string }): Promise<void> {
  await page.getByRole('heading', { name: '逐项核对' }).waitFor();
  for (const group of await page
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .all()) {
    const isBad = bad && (await group.textContent())?.startsWith(bad.item);
    await group.getByRole('radio', { name: isBad ? '不符' : '属实' }).check();
    if (isBad) await group.getByLabel('原因').fill(bad.reason);
  }
  await page.getByLabel('查询登记机关公示信息').check();
  await page.getByRole('button', { name: bad ? '退回补正' : '通过', exact: true }).click();
}

test('papers are handed in on a phone, returned with a reason by the operator, mended, and accepted', async () => {
  const { page, context } = visit;
  await signUp(page, '陈晓', 'vetting@shop.example');
  const orgId = await register(page, '星云数字商店');
  await page.goto(`/console/${orgId}/vetting`);
  await page.getByText('还差 7 项').first().waitFor();
  await fillIn(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '提交核验' }).click();
  await page.getByText('材料已交给核验人').waitFor();

  const operator = await context.newPage();
  await operator.goto('/operator/vetting');
  await operator.getByLabel('运营者密钥').fill(operatorKey);
  await operator.getByRole('button', { name: '进入' }).click();
  await operator.getByRole('link', { name: '核对 星云数字商店' }).click();
  await operator.getByRole('button', { name: '打开 营业执照' }).click();
  await operator.getByRole('img', { name: /营业执照/ }).waitFor();
  expect(await violations(operator)).toEqual([]);
  await decide(operator, { item: '营业执照', reason: '照片反光，看不清代码，请重拍' });
  await operator.getByText('已记录').waitFor();

  await page.reload();
  await page.getByText('照片反光，看不清代码，请重拍').first().waitFor();
  await page.getByRole('button', { name: '再次提交' }).click();
  await page.getByText('材料已交给核验人').waitFor();
  await operator.reload();
  await decide(operator);
  await operator.getByText('已记录').waitFor();
  await page.reload();
  await page.getByText('有效期到').first().waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a platform sees which of its merchants it has to verify, and checks one', async () => {
  const { page } = visit;
  await signUp(page, '林一', 'lin@platform.example');
  const platformId = await register(page, '晨光数字平台', '平台');
  const merchantId = await register(page, '南风点卡店', '商家');
  await page.goto(`/console/${merchantId}/vetting`);
  await fillIn(page);
  await page.getByRole('button', { name: '提交核验' }).click();
  await page.getByText('材料已交给核验人').waitFor();
  await page.evaluate(
    async ([platform, merchant]) => {
      const body = JSON.stringify({ platformId: platform, merchantId: merchant, merchantRef: 'nf-01' });
      const headers = { 'content-type': 'application/json' };
      for (const id of [platform, merchant])
        await fetch(`/api/organisations/${id}/affiliations`, { method: 'POST', headers, body });
    },
    [platformId, merchantId] as const,
  );
  await page.goto(`/console/${platformId}/merchants`);
  await page.getByText('1 家逾期或从未核验').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '核对 南风点卡店' }).click();
  await page.getByText('只作为本平台履行核验义务的记录').waitFor();
  expect(await violations(page)).toEqual([]);
  await decide(page);
  await page.getByText('已记录').waitFor();
  await page.getByRole('link', { name: '返回列表' }).click();
  await page.getByText('都在期限内').waitFor();
});

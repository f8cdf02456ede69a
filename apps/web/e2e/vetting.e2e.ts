import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { register, signUp } from './console-steps.ts';
import { lookAt } from './pictures.ts';
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
  // It leaves: what was checked stays readable.
  await page.evaluate(async (platform) => {
    const body = JSON.stringify({ platformId: platform, merchantRef: 'nf-01' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`/api/organisations/${platform}/affiliations/end`, { method: 'POST', headers, body });
  }, platformId);
  await page.reload();
  await page.getByRole('link', { name: '核验档案 南风点卡店' }).waitFor();
  await lookAt(page, 'departures');
  await page.getByRole('link', { name: '核验档案 南风点卡店' }).click();
  await page.getByRole('heading', { name: '当时核对的信息' }).waitFor();
  await page.getByRole('heading', { name: '当时核对的材料' }).waitFor();
  await lookAt(page, 'departed-file');
});

test('a merchant leaves: the platform sees since when, corrects the day with a reason, and until when it keeps the data', async () => {
  const { page } = visit;
  await signUp(page, '沈沐', 'shen@platform.example');
  const platformId = await register(page, '远山数字平台', '平台');
  const merchantId = await register(page, '西窗点卡店', '商家');
  const pair = { platformId, merchantId, merchantRef: 'xc-01' };
  const affiliate = () =>
    page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' };
      for (const id of [body.platformId, body.merchantId])
        await fetch(`/api/organisations/${id}/affiliations`, {
          ...{ method: 'POST', headers, body: JSON.stringify(body) },
        });
    }, pair);
  await affiliate();
  await page.goto(`/console/${platformId}/members?tab=merchants`);
  await page.getByRole('tab', { name: '关联' }).click();
  await page.getByRole('button', { name: '解除 西窗点卡店' }).click();
  await page.getByText('今天会记为商家退出平台的日期').waitFor();
  await page.getByRole('button', { name: '解除', exact: true }).click();
  await page.getByText('还没有关联').waitFor();
  await page.goto(`/console/${platformId}/merchants`);
  await page.getByRole('heading', { name: '已退出的商家' }).waitFor();
  await page.getByText(/至少保存至 \d{4}-/).waitFor();
  await page.getByText(/沈沐/).last().waitFor();
  await page.getByRole('button', { name: '更正日期 西窗点卡店' }).click();
  const save = page.getByRole('button', { name: '更正', exact: true });
  await page.getByLabel('原因').fill('合同终止日更早');
  // The same day is no correction.
  expect(await save.isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('link', { name: '核验档案 西窗点卡店' }).click();
  await page.getByText('在本平台期间没有核验记录').waitFor();
  await lookAt(page, 'departed-empty');
  await page.goBack();
  await affiliate();
  await page.reload();
  await page.getByText(/重新入驻，未起算/).waitFor();
});

test('a typo in the name is corrected before anybody verified it, and the name before stays on record', async () => {
  const { page } = visit;
  await signUp(page, '周宁', 'zhou@shop.example');
  const orgId = await register(page, '晨光点咔店', '商家');
  await page.goto(`/console/${orgId}/vetting`);
  const card = page.getByRole('region', { name: '机构名称' });
  const save = card.getByRole('button', { name: '更正名称' });
  expect(await save.isDisabled()).toBe(true);
  await card.getByLabel('更正为').fill('晨光点卡店');
  await save.click();
  await card.getByText('名称已更正').waitFor();
  await card.getByText('晨光点咔店').waitFor();
  await page.getByText('晨光点卡店', { exact: true }).first().waitFor();
  await lookAt(page, 'rename');
  await fillIn(page);
  await page.getByRole('button', { name: '提交核验' }).click();
  await card.getByText('核验期间不能改名').waitFor();
  expect(await card.getByLabel('更正为').count()).toBe(0);
});

test('a verified organisation asks for another name: the old one stands until the operator approves it', async () => {
  const { page, context } = visit;
  await signUp(page, '顾远', 'gu@shop.example');
  const orgId = await register(page, '听雨点卡店', '商家');
  await page.goto(`/console/${orgId}/vetting`);
  await fillIn(page);
  await page.getByRole('button', { name: '提交核验' }).click();
  await page.getByText('材料已交给核验人').waitFor();
  const operator = await context.newPage();
  await operator.goto(`/operator/vetting/${orgId}`);
  await operator.getByLabel('运营者密钥').fill(operatorKey);
  await operator.getByRole('button', { name: '进入' }).click();
  await decide(operator);
  await operator.getByText('已记录').waitFor();

  await page.reload();
  await page.getByText('申请更名', { exact: true }).click();
  const form = page.getByRole('region', { name: '名称', exact: true });
  await form.getByLabel('新的机构名称').fill('听风点卡店');
  await form.getByText('还要上传更名证明').waitFor();
  await form.getByLabel('拍照或选择文件 · 更名证明').setInputFiles(photo);
  await form.getByText('voucher.png').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('更名申请正在核对').waitFor();
  await page.getByText('有效期到').first().waitFor();
  expect(await violations(page)).toEqual([]);

  await operator.getByRole('link', { name: '返回列表' }).click();
  await operator.getByText('申请更名').first().waitFor();
  await operator.getByRole('link', { name: '核对 听雨点卡店' }).click();
  const card = operator.getByRole('region', { name: '更名申请' });
  await card.getByText('听风点卡店').waitFor();
  await card.getByRole('button', { name: '打开 更名证明' }).click();
  await card.getByRole('img', { name: /更名证明/ }).waitFor();
  await card.getByLabel('查询登记机关公示信息').check();
  expect(await violations(operator)).toEqual([]);
  await card.getByRole('button', { name: '同意更名' }).click();
  await operator.getByRole('heading', { name: '听风点卡店' }).waitFor();
  await page.reload();
  const history = page.getByRole('listitem').filter({ hasText: '已更名' });
  await history.getByText('听雨点卡店').waitFor();
  await page.goto('/console');
  await page.getByText('听风点卡店').first().waitFor();
});

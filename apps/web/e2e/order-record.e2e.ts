import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaintsOf } from './browser.ts';
import { makeClaim } from './claim-steps.ts';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { tellSignedOrder } from './signed-order.ts';
import { strangeWords } from './strange-words.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = 'SN20261127F8K2Q7';
const onBill = '4200002600202611278765432109';

const look = (name: string) => lookAt(visit.page, name);

test('a buyer gets the order record by the number on her bill on a phone, and the file proves itself', async () => {
  const { page, context, server } = visit;
  const complaints = complaintsOf(page);
  const sourceId = await tellSignedOrder(server, {
    ...{ orderRef, onBill },
    more: [
      ['delivery.attempted', { result: 'failed', reason: 'out_of_stock' }],
      // Looked at by somebody else.
      ['delivery.viewed', { ip: '203.0.113.9', buyer_ip_same: false }],
    ],
  });
  await makeClaim(page, { sourceId: sourceId, orderRef: orderRef });
  await page.getByText('用付款单号取得订单记录').click();
  await page.getByText('“交易单号”', { exact: true }).waitFor();
  await look('copy-ask');
  expect(await strangeWords(page, 'zh-CN', /$^/)).toEqual([]);
  const number = page.getByLabel('账单上的付款单号');
  const compare = page.getByRole('button', { name: '核对付款单号' });
  await compare.click();
  await page.getByText('请填写账单上的付款单号').waitFor();
  await number.fill(orderRef);
  await compare.click();
  await page.getByText('或者就是订单号').waitFor();
  await number.fill('4200002600202611271111222233');
  await compare.click();
  await page.getByText('没有对上').waitFor();
  await look('copy-refused');
  await number.fill(onBill.replace(/(.{4})/g, '$1 '));
  await compare.click();
  await page.getByText('商家也看得到这一点').waitFor();
  expect(page.url()).not.toContain(onBill);
  await look('copy-shown');
  expect(await strangeWords(page, 'zh-CN', /$^/)).toEqual([]);
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载订单记录' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`redress-${orderRef}.json`);
  const buffer = readFileSync(await download.path());
  expect(buffer.toString()).not.toContain('203.0.113.9');
  await page.getByRole('link', { name: '打开验证页面' }).click();
  const told = { name: download.suggestedFilename(), mimeType: 'application/json', buffer };
  await page.locator('input[type=file]').setInputFiles(told);
  await page.getByText('核对无误：每一条都由店铺签名，也都在日志里').waitFor();
  await page.getByText('另有 1 条涉及别人或者内容不明').waitFor();
  await look('copy-verified');

  await actAs(context, server.url, server.owner);
  const order = await server.app.rooms.trade.findOrder({ sourceId, orderRef });
  await page.goto(`/console/${server.orgId}/orders/${order?.id}`);
  await page.getByText('填了付款单号，与店铺上报的一致').waitFor();
  await look('copy-order');
  expect(complaints).toEqual([]);
});

test('of an order that the shop never reported the page says that there is no record yet, and what else to do', async () => {
  const { page, server } = visit;
  await makeClaim(page, { sourceId: server.sourceId, orderRef: 'SN-NEVER-TOLD' });
  await page.getByText('用付款单号取得订单记录').click();
  await page.getByText('店铺还没有上报过这笔订单').waitFor();
  await look('copy-nothing');
  expect(await page.getByLabel('账单上的付款单号').count()).toBe(0);
});

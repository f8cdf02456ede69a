import { readFileSync } from 'node:fs';
import { newSigningKey, signBatch } from '@redress/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testEvent } from '../../server/src/rooms/trade/testing.ts';
import { violations } from './axe.ts';
import { complaintsOf } from './browser.ts';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { strangeWords } from './strange-words.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = 'SN20261127F8K2Q7';
const onBill = '4200002600202611278765432109';

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;
async function look(name: string): Promise<void> {
  const { page } = visit;
  expect(await violations(page)).toEqual([]);
  if (!shots) return;
  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** A shop with a key of its own tells an order: bought, paid, looked at by somebody else. */
async function tellOrder(): Promise<string> {
  const { app, orgId, url } = visit.server;
  const { privateKey, publicKey } = await newSigningKey();
  const { sourceId, secret } = await app.rooms.trade.createSource({
    ...{ platformId: orgId, name: '极速点卡', publicKey },
  });
  const at = { occurredAt: new Date().toISOString() };
  const bought = { title: '星河战纪点卡 100 元面值', qty: 1, amount_minor: 9800, category: 'automatic-card' };
  const batch = [
    testEvent('order.created', orderRef, bought, at),
    testEvent('payment.confirmed', orderRef, { gateway: 'epay', amount_minor: 9800, channel_no: onBill }, at),
    testEvent('delivery.attempted', orderRef, { result: 'failed', reason: 'out_of_stock' }, at),
    testEvent('delivery.viewed', orderRef, { ip: '203.0.113.9', buyer_ip_same: false }, at),
  ];
  const signed = await signBatch({ secret, privateKey }, batch, Date.now());
  const sent = await fetch(`${url}/api/sources/${sourceId}/v1/events/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch.map(({ body }, place) => ({ headers: signed[place], body }))),
  });
  expect(sent.status, await sent.text()).toBe(200);
  await app.outbox.drain();
  await app.rooms.notary.flush();
  return sourceId;
}

async function claim(page: Page, sourceId: string, order: string): Promise<void> {
  await page.goto(`/claim#s=${sourceId}&o=${order}`);
  await page.getByRole('heading', { level: 1, name: '让商家出示发货凭证' }).waitFor();
  await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await page.getByRole('button', { name: '我记下了' }).click();
}

test('a buyer gets the order record by the number on her bill on a phone, and the file proves itself', async () => {
  const { page, context, server } = visit;
  const complaints = complaintsOf(page);
  const sourceId = await tellOrder();
  await claim(page, sourceId, orderRef);
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
  await claim(page, server.sourceId, 'SN-NEVER-TOLD');
  await page.getByText('用付款单号取得订单记录').click();
  await page.getByText('店铺还没有上报过这笔订单').waitFor();
  await look('copy-nothing');
  expect(await page.getByLabel('账单上的付款单号').count()).toBe(0);
});

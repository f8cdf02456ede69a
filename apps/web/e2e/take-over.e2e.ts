import { newSigningKey, signBatch } from '@redress/client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testEvent } from '../../server/src/rooms/trade/testing.ts';
import { violations } from './axe.ts';
import { type ShopServer, startShopServer } from './console-shop.ts';
import { strangeWords } from './strange-words.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = 'SN20261127TAKEN1';
const onBill = '4200002600202611278765432777';

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;
async function look(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await strangeWords(page, 'zh-CN', /$^/)).toEqual([]);
  if (!shots) return;
  for (const width of [390, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
}

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
  ];
  const signed = await signBatch({ secret, privateKey }, batch, Date.now());
  const sent = await fetch(`${url}/api/sources/${sourceId}/v1/events/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch.map(({ body }, place) => ({ headers: signed[place], body }))),
  });
  expect(sent.status, await sent.text()).toBe(200);
  await app.outbox.drain();
  return sourceId;
}

async function submit(page: Page, sourceId: string): Promise<void> {
  await page.goto(`/claim#s=${sourceId}&o=${orderRef}`);
  await page.getByRole('heading', { level: 1, name: '让商家出示发货凭证' }).waitFor();
  await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
  await page.getByRole('button', { name: '提交' }).click();
}

test('a stranger reads nothing of the order; its buyer takes the claim over by the number on her bill', async () => {
  const { page: stranger, context } = visit;
  const sourceId = await tellOrder();
  await submit(stranger, sourceId);
  await stranger.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await stranger.getByRole('button', { name: '我记下了' }).click();
  await stranger.getByText('填写账单上的付款单号，就能看到').waitFor();
  const read = await stranger.locator('main').textContent();
  expect(read).not.toMatch(/星河战纪|98\.00/);
  expect(read).toContain('订单金额');
  await look(stranger, 'take-hidden');
  const address = stranger.url();
  const cookies = await context.cookies();

  const page = await context.newPage();
  await context.clearCookies();
  await submit(page, sourceId);
  await page.getByRole('heading', { name: '这笔订单已经有一条主张' }).waitFor();
  const go = page.getByRole('button', { name: '核对，由我提出' });
  expect(await go.isDisabled()).toBe(true);
  await look(page, 'take-taken');
  const number = page.getByLabel('账单上的付款单号');
  await number.fill('4200002600202611271111222233');
  await go.click();
  await page.getByText('没有代替成').waitFor();
  await look(page, 'take-refused');
  await number.fill(onBill);
  await go.click();
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await page.getByText('星河战纪点卡 100 元面值').waitFor();
  await page.getByRole('button', { name: '我记下了' }).click();
  await look(page, 'take-mine');

  await context.clearCookies();
  await context.addCookies(cookies);
  await stranger.goto(address);
  await stranger.getByText('已由他人接手').waitFor();
  await stranger
    .getByText('另一个人出示了这笔订单的付款单号，这条主张到此为止，由那个人的主张继续')
    .waitFor();
  await look(stranger, 'take-displaced');
});

test('who made the claim before is led to her receipt code', async () => {
  const { page } = visit;
  for (const _ of [1, 2]) {
    await page.goto('/claim');
    await page.getByLabel('哪家店').fill('某某点卡小店');
    await page.getByLabel('订单号').fill('TWICE-1');
    await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
    await page.getByRole('button', { name: '提交' }).click();
    await page
      .getByText(/我记下了|这笔订单已经有一条主张/)
      .first()
      .waitFor();
  }
  await page.getByText('这家店没有上报过付款单号').waitFor();
  await look(page, 'take-by-hand');
  await page.getByRole('link', { name: '输入回执码' }).click();
  await page.waitForURL('**/receipt');
});

import { expect, test } from 'vitest';
import { sendClaim } from './claim-steps.ts';
import { type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { tellSignedOrder } from './signed-order.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = 'SN20261127TAKEN1';
const onBill = '4200002600202611278765432777';

test('a stranger reads nothing of the order; its buyer takes the claim over by the number on her bill', async () => {
  const { page: stranger, context } = visit;
  const sourceId = await tellSignedOrder(visit.server, { orderRef, onBill });
  await sendClaim(stranger, { sourceId, orderRef });
  await stranger.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await stranger.getByRole('button', { name: '我记下了' }).click();
  await stranger.getByText('填写账单上的付款单号，就能看到').waitFor();
  const read = await stranger.locator('main').textContent();
  expect(read).not.toMatch(/星河战纪|98\.00/);
  expect(read).toContain('订单金额');
  await lookAt(stranger, 'take-hidden', { words: true });
  const address = stranger.url();
  const cookies = await context.cookies();

  const page = await context.newPage();
  await context.clearCookies();
  await sendClaim(page, { sourceId, orderRef });
  await page.getByRole('heading', { name: '这笔订单已经有一条主张' }).waitFor();
  const go = page.getByRole('button', { name: '核对，由我提出' });
  expect(await go.isDisabled()).toBe(true);
  await lookAt(page, 'take-taken', { words: true });
  const number = page.getByLabel('账单上的付款单号');
  await number.fill('4200002600202611271111222233');
  await go.click();
  await page.getByText('没有代替成').waitFor();
  await lookAt(page, 'take-refused', { words: true });
  await number.fill(onBill);
  await go.click();
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await page.getByText('星河战纪点卡 100 元面值').waitFor();
  await page.getByRole('button', { name: '我记下了' }).click();
  await lookAt(page, 'take-mine', { words: true });

  await context.clearCookies();
  await context.addCookies(cookies);
  await stranger.goto(address);
  await stranger.getByText('已由出示付款单号的人接手').waitFor();
  await stranger
    .getByText('另一个人出示了这笔订单的付款单号，这条主张到此为止，由那个人的主张继续')
    .waitFor();
  await lookAt(stranger, 'take-displaced', { words: true });
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
  await lookAt(page, 'take-by-hand', { words: true });
  await page.getByRole('link', { name: '输入回执码' }).click();
  await page.waitForURL('**/receipt');
});

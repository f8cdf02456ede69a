import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openShop, respondent } from '../../server/src/rooms/claims/testing.ts';
import { violations } from './axe.ts';
import { complaintsOf } from './browser.ts';
import { type ShopServer, startShopServer } from './console-shop.ts';
import { strangeWords } from './strange-words.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = '202611270915001234567';
const onBill = '4200002600202611278765432109';

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;
async function look(name: string): Promise<void> {
  const { page } = visit;
  expect(await violations(page)).toEqual([]);
  expect(await strangeWords(page, 'zh-CN', /$^/)).toEqual([]);
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

async function claim(page: Page, sourceId: string): Promise<string> {
  await page.goto(`/claim#s=${sourceId}&o=${orderRef}`);
  await page.getByRole('heading', { level: 1, name: '让商家出示发货凭证' }).waitFor();
  await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await page.getByRole('button', { name: '我记下了' }).click();
  return new URL(page.url()).pathname.split('/').at(-1) as string;
}

test('a buyer states her payment number, contests the answer, and says who is at work on it', async () => {
  const { page, server } = visit;
  const complaints = complaintsOf(page);
  const { app } = server;
  // As acg-faka does, this shop reports the payment without its number.
  const shop = await openShop(app, { now: () => Date.now() }, { depositFen: 100_000 });
  await shop.order(orderRef);
  const claimId = await claim(page, shop.sourceId);
  await page.getByRole('heading', { name: '请填账单上的付款单号' }).waitFor();
  await look('state-ask');
  const send = page.getByRole('button', { name: '提交单号' });
  await send.click();
  await page.getByText('请填写账单上的付款单号', { exact: true }).waitFor();
  await page.getByLabel('账单上的付款单号').fill('12345');
  await send.click();
  await page.getByText('这个单号证明不了是你付的款').waitFor();
  await page.getByLabel('账单上的付款单号').fill(onBill);
  await send.click();
  await page.getByText('商家保证金中已预留 98.00 元').first().waitFor();
  expect(await page.getByRole('heading', { name: '请填账单上的付款单号' }).count()).toBe(0);
  await look('state-done');

  const merchant = respondent(app, app.rooms.claims.answerToken(claimId));
  const { fileId } = await merchant.upload('收款记录.txt', '这笔订单的付款单号尾号是 0001。');
  await merchant.send('POST', '', { kind: 'refuse', reason: 'not-the-payer', fileIds: [fileId] });
  await page.reload();
  await page.getByRole('button', { name: '我不认可' }).click();
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('heading', { name: '已经有机构受理了？' }).waitFor();
  await look('dispute-ask');
  await page.getByLabel('受理编号').fill('苏消调〔2026〕118号');
  await page.getByRole('button', { name: '提交，继续保留' }).click();
  await page.getByRole('heading', { name: '正在由别的机构处理' }).waitFor();
  await page.getByText('苏消调〔2026〕118号').waitFor();
  await look('dispute-named');
  await page.goto(`/answer#${app.rooms.claims.answerToken(claimId)}`);
  await page.getByText('苏消调〔2026〕118号').waitFor();
  await page.getByText(onBill).waitFor();
  await look('dispute-answer');
  expect(complaints).toEqual([]);
});

import { expect, test } from 'vitest';
import { openShop, respondent } from '../../server/src/rooms/claims/testing.ts';
import { complaintsOf } from './browser.ts';
import { makeClaim } from './claim-steps.ts';
import { type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = '202611270915001234567';
const onBill = '4200002600202611278765432109';

const look = (name: string) => lookAt(visit.page, name, { words: true });

test('a buyer states her payment number, contests the answer, and says who is at work on it', async () => {
  const { page, server } = visit;
  const complaints = complaintsOf(page);
  const { app } = server;
  // As acg-faka does, this shop reports the payment without its number.
  const shop = await openShop(app, { now: () => Date.now() }, { depositFen: 100_000 });
  await shop.order(orderRef);
  const claimId = await makeClaim(page, { sourceId: shop.sourceId, orderRef });
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

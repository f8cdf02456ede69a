import { expect, test } from 'vitest';
import { openShop, respondent } from '../../server/src/rooms/claims/testing.ts';
import { complaintsOf } from './browser.ts';
import { makeClaim } from './claim-steps.ts';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const orderRef = 'SN20261127R9K2Q7';
const onBill = '4200002600202611278765432109';

const look = (name: string) => lookAt(visit.page, name);

test('a buyer denies a refund of a part, is paid, and corrects her account while it waits', async () => {
  const { page, context, server } = visit;
  const complaints = complaintsOf(page);
  const { app } = server;
  const shop = await openShop(app, { now: () => Date.now() }, { depositFen: 100_000 });
  await shop.order(orderRef, { tradeNo: onBill });
  const { sourceId } = shop;
  const claimId = await makeClaim(page, { sourceId, orderRef, paymentNo: onBill });
  await shop.refund(orderRef, { refund_no: 'R-1', amount_minor: 3000 });
  await page.reload();
  await page.getByText('30.00 元').first().waitFor();
  await look('refund-part');

  const token = app.rooms.claims.answerToken(claimId);
  await page.goto(`/answer#${token}`);
  await page.getByText('怎么答复').first().waitFor();
  await look('refund-answer');
  await page.goto(`/claims/${claimId}`);
  await page.getByRole('button', { name: '没有收到部分退款' }).click();
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await page.getByText('商家保证金中已预留 98.00 元').first().waitFor();
  await look('refund-denied');

  expect((await respondent(app, token).send('POST', '', { kind: 'pay' })).statusCode).toBe(200);
  await page.reload();
  await page.getByRole('heading', { name: '钱退到哪里' }).waitFor();
  await page.getByLabel('收款人姓名').fill('林小满');
  await page.getByLabel('卡号').fill('6222020000000000001');
  await page.getByLabel('开户银行').fill('中国工商银行');
  await page.getByRole('button', { name: '确认收款方式' }).click();
  await page.getByRole('heading', { name: '收款方式已填写' }).waitFor();
  await page.getByText('更改收款方式').click();
  await page.getByLabel('收款人姓名').fill('林小满');
  await page.getByLabel('卡号').fill('6217000010001112223');
  await page.getByLabel('开户银行').fill('中国建设银行');
  await look('payee-change');
  await page.getByRole('button', { name: '按新的收款方式付款' }).click();
  await page.getByText('已改为新的收款方式').waitFor();
  await look('payee-changed');

  await actAs(context, server.url, shop.org.person);
  await page.goto(`/console/${shop.org.orgId}/orders`);
  await page.getByRole('link', { name: orderRef }).first().click();
  await page.getByText('30.00').first().waitFor();
  await look('refund-order');

  await shop.refund(orderRef, { refund_no: 'R-2', amount_minor: 6800 });
  await page.goto(`/console/${shop.org.orgId}/claims`);
  await page.getByRole('link', { name: orderRef }).first().waitFor();
  await look('refund-inbox');
  await page.goto(`/console/${shop.org.orgId}/deposit`);
  await page.getByRole('tab', { name: '付款' }).click();
  await page.getByText('正在问买家是否到账').waitFor();
  await look('refund-put-off');
  await page.goto(`/claims/${claimId}`);
  await page.getByText('到时没有说明，也照决定支付').waitFor();
  await look('refund-late');
  await page.getByRole('button', { name: '钱收到了' }).click();
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await page.getByText('买家确认收到，到此为止').waitFor();
  await look('refund-came');
  expect(complaints).toEqual([]);
});

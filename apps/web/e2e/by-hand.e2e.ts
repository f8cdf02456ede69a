import { expect, test } from 'vitest';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { tellSignedOrder } from './signed-order.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);
const commit = 'ab'.repeat(32);
const proof = (kind: string, orderRef: string) => ({
  qty_ordered: 1,
  qty_delivered: 1,
  items: [{ card_ref: kind === 'text' ? 'text' : 'hand:1', kind, commit, dup_tag: commit, row_found: false }],
  channels: [{ channel: 'order-page', entered_at: new Date().toISOString() }],
  shop_flag: '4',
  ext: { orderRef },
});

async function openOrder(orderRef: string): Promise<void> {
  const { page, context, server } = visit;
  await actAs(context, server.url, server.owner);
  await page.goto(`/console/${server.orgId}/orders`);
  await page.getByRole('tab', { name: '全部' }).click();
  await page.getByRole('link', { name: orderRef }).click();
  await page.getByRole('heading', { level: 1, name: orderRef }).waitFor();
}

test('a merchant that wrote a sentence by hand is led to the form, with the order’s number in it', async () => {
  const { page, server } = visit;
  const orderRef = 'SN20261128H1';
  await tellSignedOrder(server, {
    ...{ orderRef, onBill: '4200002600202611280000000001' },
    more: [['delivery.proof', proof('text', orderRef)]],
  });
  await openOrder(orderRef);
  await page.getByText('店铺报送的发货内容不是卡密').waitFor();
  await page.getByRole('link', { name: '填写表单' }).click();
  await page.getByLabel('卡密、序列号或上游流水号').waitFor();
  await lookAt(page, 'order-by-hand');
  await page.getByLabel('卡密、序列号或上游流水号').fill('UP2026112800001');
  await page.getByLabel('收货系统或账号').fill('qingfeng88');
  await page.getByLabel('进入买家系统的时间').fill('2026-11-28T08:00:00');
  await page.getByRole('button', { name: '提交凭证' }).click();
  await page.getByText('已提交并存证').waitFor({ timeout: 90_000 });
});

test('one that wrote the code itself needs no form once the buyer saw it', async () => {
  const { page, server } = visit;
  const orderRef = 'SN20261128H2';
  await tellSignedOrder(server, {
    ...{ orderRef, onBill: '4200002600202611280000000002' },
    more: [
      ['delivery.proof', proof('written', orderRef)],
      ['delivery.viewed', { buyer_ip_same: true, via: 'order-page' }],
    ],
  });
  await openOrder(orderRef);
  await page.getByText('卡密由商家手工写入订单').waitFor();
  await page.getByText('L2 达到标准').first().waitFor();
  await lookAt(page, 'order-written');
  expect(await page.getByText('店铺报送的发货内容不是卡密').count()).toBe(0);
});

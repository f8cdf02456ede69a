import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { actAs, type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);

const look = (name: string) => lookAt(visit.page, name);

/** As a shop's plugin tells an order, signed with `secret` by a clock that is so many seconds slow. */
async function tellEvent(base: string, secret: string, behindS = 0): Promise<void> {
  const order = '20261127000123456';
  const id = `evt_${createHash('sha256').update(`order.created|${order}|1`).digest('hex').slice(0, 32)}`;
  const at = new Date().toISOString();
  const body = JSON.stringify({
    ...{ spec: 'redress.event/1', id, type: 'order.created', order_ref: order, occurred_at: at },
    data: { title: '星河战纪点卡 100元面值', qty: 1, amount_minor: 9800 },
  });
  const time = String(Math.floor(Date.now() / 1000) - behindS);
  const mac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${id}.${time}.${body}`);
  const headers = {
    ...{ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': time },
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
  await fetch(`${visit.server.url}${new URL(base).pathname}/v1/events`, { method: 'POST', headers, body });
}

/** What a payment that counts as failed would mean is asked where the presser sees it, however low the window; no harm done. */
async function asksInSight(): Promise<void> {
  const { page } = visit;
  const was = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: was.width, height: 220 });
  const failed = page.getByRole('button', { name: /^付款失败/ }).first();
  await failed.click();
  const asked = page.getByText(/^先在银行核实这笔/);
  await asked.waitFor();
  const top = () => asked.evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThanOrEqual(0);
  await page.getByRole('button', { name: '取消' }).click();
  await failed.waitFor();
  await page.setViewportSize(was);
}

async function open(name: string): Promise<void> {
  const { page, context, server } = visit;
  await actAs(context, server.url, server.owner);
  await page.goto(`/console/${server.orgId}/${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe('somebody who has a shop and no account', () => {
  test('finds pack and guide, and reads the guide in both languages', async () => {
    const { page } = visit;
    await page.goto('/integrators');
    await page.getByText('下载 redress-acg-faka.zip').waitFor();
    await look('integrators');
    await page
      .getByRole('region', { name: '异次元发卡插件' })
      .getByRole('link', { name: '安装说明' })
      .click();
    await page.getByRole('heading', { level: 1, name: '异次元发卡接入（店主版）' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '卸载' }).waitFor();
    await look('guide');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'acg-faka, for the owner of a shop' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.goto('/integrators/cards');
    await look('guide-cards');
  });
});

describe('a merchant’s deposit', () => {
  test('says whether claims can be paid, takes a top-up to its confirmation and pays what is owed', async () => {
    const { page, server } = visit;
    await open('deposit');
    await page.getByText('可以支付主张').waitFor();
    await page.getByLabel('金额（元）').first().fill('5oo');
    await page.getByRole('button', { name: '登记缴存' }).click();
    await page.getByText('请填金额，例如 500').waitFor();
    await page.getByLabel('金额（元）').first().fill('500');
    await page.getByRole('button', { name: '登记缴存' }).click();
    await page.getByText('请按下面的内容转账').waitFor();
    expect(await page.locator('.transfer-reference').textContent()).toMatch(/^RD[A-Z2-9]{8}$/);
    await look('deposit');
    await page.getByRole('tab', { name: '明细' }).click();
    await page.getByText('缴存到账').first().waitFor();
    await look('deposit-entries');
    await page.getByRole('tab', { name: '赔付' }).click();
    await page.getByText('王**').first().waitFor();
    await look('deposit-payments');

    await open('keeping');
    await look('keeping');
    await page.getByRole('tab', { name: /^缴存/ }).click();
    await page.getByLabel('银行流水号').fill('ICBC-1');
    await look('keeping-top-ups');
    await page.getByRole('button', { name: '未收到' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('没有等待确认的缴存').waitFor();
    await page.getByRole('tab', { name: '待付款' }).click();
    await page.getByRole('button', { name: '生成付款文件' }).click();
    await page.getByText('已生成').waitFor();
    await asksInSight();
    await page.getByLabel('选择文件').setInputFiles({
      name: 'result.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('编号,状态\nB999999L0001,成功\n'),
    });
    await page.getByText('不是我们的编号').waitFor();
    await look('keeping-payments');
    const view = await server.owner.send('GET', `/api/organisations/${server.orgId}/deposits`);
    expect(view.json().waitingPayouts).toBe(0);
  });

  test('is read and not moved by a viewer', async () => {
    const { page, context, server } = visit;
    await actAs(context, server.url, server.viewer);
    await page.goto(`/console/${server.orgId}/deposit`);
    await page.getByText('可以支付主张').waitFor();
    expect(await page.getByRole('button', { name: '登记缴存' }).count()).toBe(0);
  });
});

describe('a merchant', () => {
  test('sees what waits first, and a viewer the same without buttons', async () => {
    const { page, context, server } = visit;
    await open('');
    await page.getByRole('link', { name: '去答复 20261127-0002' }).waitFor();
    await page.getByText('近期 2 单中的 0 单').waitFor();
    await look('overview');
    await page.getByRole('link', { name: '去答复 20261127-0002' }).click();
    await page.getByText(/前没有出示发货凭证/).waitFor();
    await context.clearCookies();
    await actAs(context, server.url, server.viewer);
    await page.goto(`/console/${server.orgId}/shops`);
    await page.getByRole('link', { name: '闪卡商城' }).waitFor();
    expect(await page.locator('summary').getByText('接入店铺').count()).toBe(0);
  });

  test('connects a shop, learns how to join, and has a QR code for buyers', async () => {
    const { page } = visit;
    await open('shops');
    await page.locator('summary').getByText('接入店铺').click();
    await page.getByLabel('店铺名称').fill('独角数卡二号店');
    await page.getByRole('button', { name: '接入店铺', exact: true }).click();
    await page.getByText('请立即保存这个密钥').waitFor();
    expect(await page.locator('.notice-ok .mono').textContent()).toMatch(/^whsec_/);
    await look('shops');
    await page.getByRole('link', { name: '去安装' }).click();
    await page.getByText('等待第一条上报').waitFor();
    await page.locator('summary').getByText('不装插件：用采集程序读订单表').click();
    await page.getByText('redress_reader').waitFor();
    const settings = await page.locator('.join-steps pre').textContent();
    const [, base = '', secret = ''] = /'base' => '(.+)',\s+'secret' => '(.+)'/.exec(settings ?? '') ?? [];
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const pack = page.getByRole('link', { name: '下载 redress-dujiaoka.zip' });
    const [download] = await Promise.all([page.waitForEvent('download'), pack.click()]);
    expect(download.suggestedFilename()).toBe('redress-dujiaoka.zip');
    await look('shop-waiting');
    await tellEvent(base, `whsec_${Buffer.alloc(32).toString('base64')}`);
    await page.getByText('签名不对：核对密钥').waitFor();
    await tellEvent(base, secret, 3_600);
    await page.getByText('店铺服务器的时钟慢了 60 分钟').waitFor();
    await look('shop-refused');
    await tellEvent(base, secret);
    await page.getByText('收到了第一条上报').waitFor();
    await page.getByText('…3456').waitFor();
    await page.getByRole('link', { name: '下载凭证（JSON）' }).waitFor();
    await look('shop-heard');
    await page.getByRole('tab', { name: '买家入口' }).click();
    const qr = page.getByRole('img', { name: '独角数卡二号店的买家入口二维码' });
    await expect.poll(() => qr.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(20);
    await look('shop-for-buyers');
  });

  test('sets a webhook and tests it, drafts a standard and signs the alliance’s', async () => {
    const { page } = visit;
    await open('webhooks');
    await page.getByRole('textbox', { name: '地址' }).fill('http://shop.example');
    await page.getByRole('button', { name: '添加回调地址' }).click();
    await page.getByText('请填写完整的 https 地址').waitFor();
    await page.getByRole('textbox', { name: '地址' }).fill('https://shop.invalid/redress');
    await page.getByRole('button', { name: '添加回调地址' }).click();
    await page.getByText('请立即保存这个签名密钥').waitFor();
    await page.getByRole('button', { name: '发送测试' }).click();
    await page.getByText('测试已发出').waitFor();
    await look('webhooks');
    await open('standards');
    const card = page.getByRole('region', { name: '自动发卡' });
    await card.getByRole('button', { name: '起草本机构的标准' }).click();
    await card.getByLabel('付款后多少分钟内送达').fill('60');
    await card.getByRole('button', { name: '保存草稿' }).click();
    await card.getByText('更松').waitFor();
    await card.getByRole('button', { name: '签署联盟标准' }).click();
    await card.getByRole('button', { name: '阅读后签署' }).click();
    await card.getByText('联盟标准已签署').waitFor();
    await look('standards');
  });
});

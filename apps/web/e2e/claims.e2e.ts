import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

let made = 0;

/** One sentence about an order of a shop that is no member; gives the claim's page with its code kept. */
async function claimByHand(page: Page, orderRef = `E2E-${++made}`): Promise<void> {
  await page.goto('/claim');
  await page.getByRole('heading', { level: 1, name: '让商家出示发货凭证' }).waitFor();
  await page.getByLabel('哪家店').fill('某某点卡小店');
  await page.getByLabel('订单号').fill(orderRef);
  await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
  await page.getByText('再补几项').click();
  await page.getByLabel('付了多少钱').fill('30');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
}

const answerLink = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const claimId = location.pathname.split('/').at(-1);
    const view = await (await fetch(`/api/claims/${claimId}`)).json();
    // The server was told no port of its own.
    const { pathname, hash } = new URL(view.answerUrl);
    return pathname + hash;
  });

describe('a claim', () => {
  test('starts with three fields on a phone, says what happens by itself and when, opens again by its code, and is erased', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto('/');
    await page.getByRole('link', { name: '让商家出示发货凭证' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请填写订单号').waitFor();
    await claimByHand(page);
    await page.getByText(/前没有出示发货凭证，就记为“应退 30.00\s元，未付”/).waitFor();
    await page
      .getByRole('timer')
      .getByText(/还剩 23 小时/)
      .waitFor();
    const code = (await page.locator('output').textContent()) ?? '';
    expect(code.replace(/\s/g, '')).toMatch(/^[0-9A-Z]{20}$/);
    await page.getByRole('button', { name: '我记下了' }).click();
    expect(await page.locator('output').count()).toBe(0);
    const address = page.url();
    await context.clearCookies();
    await page.goto('/receipt');
    await page.getByLabel('回执码').fill(code);
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
    expect(page.url()).toBe(address);
    await page.getByText('删除这条主张').click();
    await page.getByLabel('输入“删除”两个字确认').fill('删除');
    await page.getByRole('button', { name: '彻底删除' }).click();
    await page.waitForURL('**/erased?what=claim');
    await page.getByRole('heading', { name: '还留着什么，为什么，到什么时候' }).waitFor();
    await page.getByText('收款方式和回执码也已删除').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the other side answers by a link without an account; both read the same sentence and clock', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    await claimByHand(page);
    const mine = await page.locator('.claim-headline').textContent();
    const other = await newVisitor(browser, server.url, { width: 1440 });
    const theirs = await other.newPage();
    const complaints = complaintsOf(theirs);
    await theirs.goto(await answerLink(page));
    await theirs.getByRole('heading', { level: 1, name: '请答复一位买家' }).waitFor();
    await expect.poll(() => theirs.locator('.claim-headline').textContent()).toBe(mine);
    await theirs.getByRole('radio', { name: /拒绝/ }).check();
    await theirs.getByRole('radio', { name: /已经发货/ }).check();
    expect(await theirs.getByRole('button', { name: '提交答复' }).isDisabled()).toBe(true);
    await theirs.getByRole('radio', { name: /不是本店的订单/ }).check();
    await theirs.getByRole('button', { name: '提交答复' }).click();
    await theirs.getByText('请先上传材料').waitFor();
    await theirs.getByLabel(/需要的材料/).setInputFiles({
      name: '查询结果.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('按订单号查询：没有结果。'),
    });
    await theirs.getByText('查询结果.txt').waitFor();
    await theirs.getByRole('button', { name: '提交答复' }).click();
    await theirs.getByText('商家附材料拒绝了').waitFor();
    await page.reload();
    await page.getByText('查询结果.txt').waitFor();
    await page.getByRole('button', { name: '我不认可' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText(/双方各执一词/).waitFor();
    expect(complaints).toEqual([]);
    await Promise.all([context.close(), other.close()]);
  });

  test('an offer is made, countered and accepted, and the clock runs on', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    await claimByHand(page);
    const other = await newVisitor(browser, server.url);
    const theirs = await other.newPage();
    await theirs.goto(await answerLink(page));
    await theirs.getByRole('radio', { name: /提出和解方案/ }).check();
    await theirs.getByLabel('金额（元）').fill('20');
    await theirs.getByRole('button', { name: '发出方案' }).click();
    await theirs.getByText('20.00 元').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '对方的方案等你答复' }).waitFor();
    await page.getByText('到时没有答复，方案作废').waitFor();
    await page.getByText('提出新的方案').click();
    await page.getByLabel('金额（元）').fill('31');
    await page.getByRole('button', { name: '发出方案' }).click();
    await page.getByText('不能超过主张的金额 30.00 元').waitFor();
    await page.getByLabel('金额（元）').fill('25');
    await page.getByRole('button', { name: '发出方案' }).click();
    await page.getByText('等对方答复').waitFor();
    await theirs.reload();
    await theirs.getByText('之前的方案').waitFor();
    await theirs.getByText('提出新的方案').click();
    await theirs.getByLabel('金额（元）').fill('22');
    await theirs.getByRole('button', { name: '发出方案' }).click();
    await theirs.getByText('等对方答复').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByText(/接受 22.00\s元，这件事就此了结/).waitFor();
    await page.getByRole('button', { name: '确定接受' }).click();
    await page
      .getByText(/应退 22.00\s元/)
      .first()
      .waitFor();
    await Promise.all([context.close(), other.close()]);
  });

  test('becomes a case by one tap, with its facts and its record', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    await claimByHand(page, 'E2E-CASE');
    await page.getByRole('button', { name: '用这条主张开立案件' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /继续|下一步|进入/ }).click();
    await page.getByText('买家主张记录.txt').first().waitFor({ timeout: 60_000 });
    await page.goto(page.url().replace(/\/evidence.*$/, ''));
    await page.getByText('E2E-CASE').first().waitFor();
    await page.getByRole('link', { name: /打开主张/ }).click();
    await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
    await context.close();
  });

  test('a link that is no link says so', async () => {
    const context = await newVisitor(browser, server.url);
    const page = await context.newPage();
    await page.goto('/answer#nothing');
    await page.getByText('请从通知里的链接打开这个页面').waitFor();
    await context.close();
  });
});

describe.each([
  { language: 'zh-CN', colors: 'light', width: 320 },
  { language: 'en', colors: 'dark', width: 1440 },
] as const)('$language, $colors, $width px', (look) => {
  test('no page of claims breaks WCAG 2.2 AA, scrolls sideways or violates the content security policy', async () => {
    const buyer = await newVisitor(browser, server.url);
    const hers = await buyer.newPage();
    await claimByHand(hers);
    const link = await answerLink(hers);
    const context = await newVisitor(browser, server.url, look);
    await context.addCookies(await buyer.cookies());
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const found: Record<string, string[]> = {};
    for (const address of ['/claim', new URL(hers.url()).pathname, link]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (address !== '/claim') await page.getByRole('timer').waitFor();
      const list = await violations(page);
      if (list.length > 0) found[address.slice(0, 20)] = list;
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
    await Promise.all([context.close(), buyer.close()]);
  });
});

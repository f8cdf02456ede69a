import { describe, expect, test } from 'vitest';
import type { Arrived } from '../../server/src/platform/mail/testing.ts';
import { violations } from './axe.ts';
import { answerTo, deliveryNotice, startMailServer } from './mail-server.ts';
import { visitService } from './service-views.ts';
import { draftStep, stepCard } from './steps.ts';
import { visits } from './visits.ts';

const visit = visits(startMailServer);
const demand = '向平台书面投诉';
const card = () => stepCard(visit.page, demand);

/** Drafts the demand to the platform and opens the page of delivery once it is released. */
async function released(way: '用邮件发出' | '我自己提交或邮寄'): Promise<string> {
  const { page } = visit;
  const address = await draftStep(page, demand);
  await card().getByRole('button', { name: way }).click();
  await card()
    .getByText(way === '用邮件发出' ? '一小时后发出' : '待你发出', { exact: true })
    .waitFor();
  await page.goto(`${address}/service`);
  await page.getByRole('heading', { level: 1, name: '送达与来信' }).waitFor();
  return address;
}

describe('a letter by mail', () => {
  test('can be taken back within its hour, by the keyboard too', async () => {
    const { page } = visit;
    await released('用邮件发出');
    expect(await page.getByRole('timer').textContent()).toMatch(/^(60:00|59:\d\d)$/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '反悔，先不发' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('还没有信发出').waitFor();
  });

  test('climbs its ladder: each rung with time, proof and seal; the answer comes in by the address of the case', async () => {
    const { page, server } = visit;
    await released('用邮件发出');
    await server.anHourLater();
    const letter = server.far.arrived.at(-1) as Arrived;
    await page.reload();
    const mail = page.getByRole('region', { name: '电子邮件' });
    await mail.getByText('已发出', { exact: true }).waitFor();
    await mail.getByText('已交给发信服务器').waitFor();
    await mail.getByText('还没有送达的凭证').waitFor();
    const [proof] = await Promise.all([
      page.waitForEvent('download'),
      mail
        .getByRole('link', { name: /下载凭证/ })
        .first()
        .click(),
    ]);
    expect(proof.suggestedFilename()).toBe('drafted.eml');
    await page.getByRole('button', { name: '复制地址' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(letter.from);

    await server.comesIn(letter, deliveryNotice(letter));
    await server.comesIn(letter, answerTo(letter), letter.to);
    await page.reload();
    await mail.getByText('已送达', { exact: true }).waitFor();
    await mail.getByText('还没有阅读的凭证').waitFor();
    const answer = page.getByRole('listitem').filter({ hasText: '关于您的投诉' });
    await answer.getByText('答复', { exact: true }).waitFor();
    await answer.getByText('没有签名，发件人身份未经证实').waitFor();
    await answer.getByRole('link', { name: demand }).waitFor();
    await expect
      .poll(() => mail.getByRole('link', { name: /^存证 #\d+$/ }).count(), { timeout: 20_000 })
      .toBe(3);
    expect(await violations(page)).toEqual([]);
    await answer.getByRole('link', { name: /收到的邮件/ }).click();
    await page.getByRole('heading', { level: 1, name: '证据' }).waitFor();
  });
});

describe('a letter by the buyer’s own hand', () => {
  test('is recorded as sent by herself', async () => {
    const { page } = visit;
    await released('我自己提交或邮寄');
    await card().getByText('待你发出').waitFor();
    await card()
      .getByRole('textbox', { name: /回执号/ })
      .first()
      .fill('K0012');
    await card().getByRole('button', { name: '记下来', exact: true }).click();
    await card().getByText('K0012').waitFor();
    await card().getByText('已发出', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('by registered mail keeps number and photo of the receipt, says which number cannot be, and climbs', async () => {
    const { page } = visit;
    await released('我自己提交或邮寄');
    await page.getByText('寄了挂号信或快递？登记单号').click();
    await page.getByRole('button', { name: '登记这封信' }).click();
    await page.getByRole('alert').getByText('请填写单号').waitFor();
    const number = page.getByRole('textbox', { name: '单号', exact: true });
    await number.fill('EA123456780CN');
    await page.getByRole('button', { name: '登记这封信' }).click();
    await page
      .getByRole('alert')
      .getByText(/单号与所选快递公司的格式不符/)
      .waitFor();
    expect(await number.inputValue()).toBe('EA123456780CN');
    await number.fill('EA123456785CN');
    const form = page.locator('form').filter({ has: number });
    await form.locator('input[type=file]').setInputFiles({
      name: '挂号信收据.png',
      mimeType: 'image/png',
      buffer: await page.screenshot(),
    });
    await form.getByText('已放进证据').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '登记这封信' }).click();
    const post = page.getByRole('region', { name: '挂号信' });
    await post.getByText('EA123456785CN').waitFor();
    await post.getByText(/挂号信已交寄（邮寄凭证）/).waitFor();
    await post.getByRole('link', { name: '挂号信收据.png' }).first().waitFor();
    await post.getByText('有签收或者退回的消息？记下来').click();
    await post.getByRole('button', { name: '记下来' }).click();
    await post.getByText(/挂号信已妥投/).waitFor();
  });
});

/** A push service cannot be reached here: the browser's part is stood in for, everything from its answer on is real. */
const pushService = `
  window.asked = 0;
  window.answers = 'granted';
  let now = 'default';
  Object.defineProperty(Notification, 'permission', { get: () => now });
  Notification.requestPermission = async () => { window.asked++; return (now = window.answers); };
  const key = btoa(String.fromCharCode(4, ...new Uint8Array(64))).replaceAll('=', '');
  const auth = btoa(String.fromCharCode(...new Uint8Array(16))).replaceAll('=', '');
  let mine = null;
  PushManager.prototype.getSubscription = async () => mine;
  PushManager.prototype.subscribe = async () => mine = {
    options: {},
    toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/e2e', keys: { p256dh: key, auth } }),
    unsubscribe: async () => { mine = null; return true; },
  };
`;

describe('notifications', () => {
  test('ask only when the button is pressed, are turned on and off', async () => {
    const { page } = visit;
    await page.addInitScript(pushService);
    await draftStep(page, demand);
    const part = page.getByRole('region', { name: '浏览器通知' });
    await part.getByText('这台设备的通知已关掉').waitFor();
    expect(await page.evaluate('window.asked')).toBe(0);
    await part.getByRole('button', { name: '打开通知' }).click();
    await part.getByText('这台设备的通知已打开').waitFor();
    expect(await page.evaluate('window.asked')).toBe(1);
    await part.getByRole('button', { name: '关掉通知' }).click();
    await part.getByText('这台设备的通知已关掉').waitFor();
  });

  test('that were refused, or that the browser does not know, are explained', async () => {
    const { page } = visit;
    await page.addInitScript(`${pushService}; window.answers = 'denied';`);
    const address = await draftStep(page, demand);
    const part = page.getByRole('region', { name: '浏览器通知' });
    await part.getByRole('button', { name: '打开通知' }).click();
    await part.getByText(/浏览器不会再问/).waitFor();
    expect(await part.getByRole('button').count()).toBe(0);
    await page.addInitScript('delete window.PushManager;');
    await page.goto(`${address}/path`);
    await part.getByText(/添加到主屏幕/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test('papers with blanks, letters on their way and lawful terms keep WCAG 2.2 AA at 390 px', async () => {
  const found: Record<string, string[]> = {};
  await visitService(visit.page, visit.server, async (name) => {
    const list = await violations(visit.page);
    if (list.length > 0) found[name] = list;
  });
  expect(found).toEqual({});
});

import { createServer } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { longPassword, register, signIn, signUp } from './console-steps.ts';
import { type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url: string;
beforeAll(async () => {
  // A passkey belongs to a name: not to the number of a machine.
  const port = await freePort();
  url = `http://localhost:${port}`;
  const settings = { REDRESS_PORT: String(port), REDRESS_PUBLIC_URL: url };
  [server, browser] = await Promise.all([startServer(settings), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, url);
  page = await context.newPage();
});
afterEach(() => context.close());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const signOut = async () => {
  await page.goto('/console');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
};

describe('an account', () => {
  test('with one-time codes opens by password and recovery code, not by the password alone', async () => {
    await signUp(page, '许安', 'xu@shop.example');
    await page.goto('/account');
    await page.getByLabel('输入当前密码').fill(longPassword);
    await page.getByRole('button', { name: '启用' }).click();
    const secret = (await page.locator('.form-card > .mono').textContent())?.replaceAll(' ', '') ?? '';
    const codes = (await page.locator('.notice-warn .mono').textContent())?.trim().split(/\s+/) ?? [];
    expect(codes).toHaveLength(10);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/输入应用显示/).fill(await totp(secret));
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('已启用').waitFor();
    await signOut();
    await signIn(page, 'xu@shop.example');
    await page.getByRole('heading', { level: 1, name: '第二重验证' }).waitFor();
    await page.getByRole('button', { name: '改用恢复码' }).click();
    await page.getByLabel('恢复码').fill(codes[0] as string);
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  });

  test('opens by a passkey that was added before', async () => {
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signUp(page, '方舟', 'fang@shop.example');
    await page.goto('/account');
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByRole('button', { name: /^删除/ }).waitFor();
    await signOut();
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await page.getByText('方舟').waitFor();
  });
});

test('a key is made with its scopes, shown once, replaced and ended', async () => {
  await signUp(page, '郑工', 'zheng@shop.example');
  const orgId = await register(page, '南风点卡');
  await page.goto(`/console/${orgId}/keys`);
  await page.getByLabel('用途').fill('订单系统');
  await page.getByRole('checkbox', { name: '上报订单事件' }).check();
  await page.getByRole('button', { name: '新建密钥' }).click();
  const key = (await page.locator('.notice-ok .mono').textContent()) ?? '';
  expect(key).toMatch(/^rk_\w{20,}$/);
  const asked = await page.request.get(`/api/organisations/${orgId}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(asked.status()).toBe(403);
  await page.getByRole('button', { name: /^更换/ }).click();
  await page.getByText('旧密钥再用 24 小时后失效。').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^停用/ }).count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^停用/ }).first().click();
  await page.waitForFunction(() => document.querySelectorAll('.data-table tbody tr').length === 1);
});

/** RFC 6238 with SHA-1, six digits, thirty seconds: what an authenticator computes. */
async function totp(secret: string): Promise<string> {
  const { createHmac } = await import('node:crypto');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const at = (mac[19] as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

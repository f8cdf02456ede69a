import { expect, test } from 'vitest';
import { openClaim } from '../../server/src/rooms/claims/testing.ts';
import { type ShopServer, startShopServer } from './console-shop.ts';
import { lookAt } from './pictures.ts';
import { visits } from './visits.ts';

const visit = visits<ShopServer>(startShopServer);

const look = (name: string) => lookAt(visit.page, name);

test('a merchant goes from the answers to the proof, sees one assessment after sending, and comes back', async () => {
  const { page, server } = visit;
  const { app, sourceId } = server;
  const claim = await openClaim(app, {
    sourceId,
    orderRef: 'PL-1',
    sentence: '付款一小时了，没有收到卡密。',
  });
  const answers = `/answer#${app.rooms.claims.answerToken(claim.claimId)}`;
  await page.goto(answers);
  await page.getByRole('radio', { name: /出示发货凭证/ }).check();
  const link = page.getByRole('link', { name: '去填发货凭证' });
  await link.waitFor();
  // The server was told no port of its own.
  await link.evaluate((a: HTMLAnchorElement) => {
    const { pathname, hash } = new URL(a.href);
    a.href = pathname + hash;
  });
  await link.click();
  await page.getByRole('heading', { level: 1, name: '提交发货凭证' }).waitFor();
  await page.getByRole('heading', { name: '评定' }).waitFor();
  await page.getByText(/^L0 /).last().waitFor();
  await look('proof-by-link');
  await page.getByLabel('卡密、序列号或上游流水号').fill('ABCD-1234-EFGH-5678');
  await page.getByLabel('收货系统或账号').fill('订单查询页');
  await page.getByLabel('进入买家系统的时间').fill('2026-11-20T12:04:05');
  await page.getByRole('button', { name: '提交凭证' }).click();
  await page.getByText('已提交并存证').waitFor();
  await page.getByText(/^L1 /).first().waitFor();
  expect(await page.getByText(/^L[0-4] /).count()).toBe(1);
  await look('proof-by-link-sent');
  await page.getByRole('link', { name: '回到答复页' }).last().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(answers);

  // Handed on, the form opens without a way to the answers.
  await page.goto('about:blank');
  const other = await visit.context.newPage();
  await other.goto(`${server.url}/proof#${await proofToken(claim.claimId)}`);
  await other.getByText('订单 PL-1').first().waitFor();
  expect(await other.getByRole('link', { name: '回到答复页' }).count()).toBe(0);
});

async function proofToken(claimId: string): Promise<string> {
  const { app } = visit.server;
  const headers = { authorization: `Bearer ${app.rooms.claims.answerToken(claimId)}` };
  const view = await fetch(`${visit.server.url}/api/answers/current`, { headers });
  return new URL(((await view.json()) as { proofUrl: string }).proofUrl).hash.slice(1);
}

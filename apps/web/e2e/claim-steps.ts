import type { Page } from 'playwright-core';

/** Fills the claim form behind a shop's link for that order, and sends it. */
export async function sendClaim(
  page: Page,
  { sourceId, orderRef, paymentNo }: { sourceId: string; orderRef: string; paymentNo?: string },
): Promise<void> {
  await page.goto(`/claim#s=${sourceId}&o=${orderRef}`);
  await page.getByRole('heading', { level: 1, name: '让商家出示发货凭证' }).waitFor();
  await page.getByLabel('一句话说说').fill('付款一小时了，没有收到卡密。');
  if (paymentNo) {
    await page.getByText('再补几项').click();
    await page.getByLabel('付款单号').fill(paymentNo);
  }
  await page.getByRole('button', { name: '提交' }).click();
}

/** The same up to the claim's own page, its receipt code kept. Gives the claim's id. */
export async function makeClaim(page: Page, given: Parameters<typeof sendClaim>[1]): Promise<string> {
  await sendClaim(page, given);
  await page.getByRole('heading', { level: 1, name: '我的主张' }).waitFor();
  await page.getByRole('button', { name: '我记下了' }).click();
  return new URL(page.url()).pathname.split('/').at(-1) as string;
}

import type { Page } from 'playwright-core';
import type { Arrived } from '../../server/src/platform/mail/testing.ts';
import { answerTo, deliveryNotice, type MailServer } from './mail-server.ts';
import { draftStep, stepCard, unfold } from './steps.ts';

const demand = '向平台书面投诉';
const report = '报案';

/** Each look of papers with blanks, of delivery and of lawful terms, by name. */
export async function visitService(
  page: Page,
  server: Omit<MailServer, 'url'>,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const address = await draftStep(page, demand);
  await page.goto(`${address}/service`);
  await page.getByText('还没有信发出').waitFor();
  await look('service-empty');
  await page.goto(`${address}/path`);
  await take(page, report);
  await look('papers-missing');
  await unfold(page);
  await stepCard(page, report).getByRole('button', { name: '添加' }).click();
  await look('papers-optional');
  await stepCard(page, report).getByRole('button', { name: '我自己提交或邮寄' }).click();
  await look('papers-asked');
  await stepCard(page, report).getByRole('button', { name: '照样定稿' }).click();
  await stepCard(page, report).getByText('待你发出', { exact: true }).waitFor();
  await stepCard(page, demand).getByRole('button', { name: '用邮件发出' }).click();
  await page.getByRole('timer').waitFor();
  await page.goto(`${address}/service`);
  await page.getByRole('timer').waitFor();
  await look('service-held');
  await server.anHourLater();
  const letter = server.far.arrived.at(-1) as Arrived;
  await server.comesIn(letter, deliveryNotice(letter));
  await server.comesIn(letter, answerTo(letter), letter.to);
  await page.reload();
  await page.getByText('已送达', { exact: true }).waitFor();
  await unfold(page);
  await look('service-delivered');
  await page.goto(`${address}/path`);
  await page.getByRole('region', { name: '浏览器通知' }).waitFor();
  await look('path-under-way');
  await lawful(page, look);
}

async function take(page: Page, title: string): Promise<void> {
  const button = stepCard(page, title).getByRole('button', { name: '走这一步，先起草' });
  if (!(await button.isVisible())) await page.getByText(/^其余 \d+ 条路$/).click();
  await button.click();
  await stepCard(page, title)
    .getByText(/还缺 \d+ 项/)
    .waitFor();
}

const lawfulText =
  '购买须知：本商品为在线下载的数字化商品，付款时已由买家勾选确认，不支持七日无理由退货；商品有质量问题除外。';
const bothText = `${lawfulText}因不可抗力导致无法交付的，可以部分或者全部免责。一经售出概不退款，最终解释权归本店所有。`;

async function lawful(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const [name, text] of [
    ['diagnose-lawful', lawfulText],
    ['diagnose-both', bothText],
  ] as const) {
    await page.goto('/diagnose');
    await page.getByRole('textbox').fill(text);
    await page.locator('main form .button-primary').click();
    await page.locator('.quote-lawful').first().waitFor();
    await look(name);
  }
}

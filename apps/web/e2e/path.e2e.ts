import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { draftStep, openSample, stepCard } from './steps.ts';
import { visits } from './visits.ts';

const visit = visits();
const demand = '向平台书面投诉';
const step = () => stepCard(visit.page, demand);

describe('the progress of a case', () => {
  test('a mail waits an hour in which it can be taken back', async () => {
    const { page } = visit;
    await draftStep(page, demand);
    await page.getByRole('button', { name: '用邮件发出' }).click();
    expect(await page.getByRole('timer').textContent()).toMatch(/^(60:00|59:\d\d)$/);
    await page.getByText(/到那时以前都可以反悔/).waitFor();
    await page.getByRole('button', { name: '反悔，先不发' }).click();
    await page.getByText('草稿，还没发').waitFor();
    await page.getByText('一小时后发出').waitFor({ state: 'detached' });
  });

  test('what the buyer posts herself is recorded, sets a deadline that explains itself, and only she ends the case', async () => {
    const { page } = visit;
    await draftStep(page, demand);
    await page.getByRole('button', { name: '我自己提交或邮寄' }).click();
    await step().getByText('待你发出', { exact: true }).waitFor();
    await step()
      .getByText(/^这封函件要由您自己发出/)
      .waitFor();
    await page.getByText('自己发出或者提交已定稿的文书').waitFor();
    await step()
      .getByRole('textbox', { name: /回执号/ })
      .fill('XA00000001144');
    await step().getByRole('button', { name: '记下来', exact: true }).click();
    await step().getByText('XA00000001144').waitFor();
    await step().getByText('已发出', { exact: true }).waitFor();
    await step().getByText('有新情况？记下来').click();
    await step().getByRole('combobox', { name: '发生了什么' }).selectOption({ label: '已送达' });
    await step().getByRole('button', { name: '记下来', exact: true }).click();
    const reason = step().getByText('为什么是这一天？').first();
    await reason.click();
    await step().getByText('第7日').first().waitFor();
    await page.getByRole('button', { name: '钱已到手，问题解决了' }).click();
    await page.getByRole('button', { name: '重新打开' }).waitFor();
    await page.getByText('已结案').first().waitFor();
  });

  test('an address for reminders is kept and can be cleared', async () => {
    const { page } = visit;
    const address = await openSample(page);
    await page.goto(`${address}/path`);
    const field = page.getByRole('textbox', { name: /提醒邮箱/ });
    await field.fill('mi@example.com');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('mi@example.com');
  });
});

const report = '12315举报（要求查处）';
const caseChange = /\/api\/cases\/[^/]+$/;

describe('what a paper still lacks', () => {
  test('is filled in where it is missed, saved while typing, kept over a lost network and a reload, and never in an address', async () => {
    const { page } = visit;
    await draftStep(page, report);
    const card = stepCard(page, report);
    await card.getByText(/还缺 \d+ 项/).waitFor();
    const office = card.getByRole('textbox', { name: '哪个市场监督管理局' });
    const urls: string[] = [];
    page.on('request', (request) => urls.push(decodeURIComponent(request.url())));
    await page.route(caseChange, (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
    );
    await office.fill('杭州市余杭区市场监督管理局');
    await office.blur();
    await card.getByRole('alert').waitFor();
    expect(await office.inputValue()).toBe('杭州市余杭区市场监督管理局');
    await page.unroute(caseChange);
    await card.getByRole('button', { name: '再试一次' }).click();
    await card.getByText('已保存').waitFor();
    await page.reload();
    await card.getByText(/填好的 1 项/).click();
    await expect.poll(() => office.inputValue()).toBe('杭州市余杭区市场监督管理局');
    expect(urls.filter((url) => url.includes('余杭'))).toEqual([]);
  });

  test('is named once more before a letter leaves with blanks, and the optional is marked', async () => {
    const { page } = visit;
    await draftStep(page, report);
    const card = stepCard(page, report);
    await card.getByText(/^选填 \d+ 项/).click();
    await card.getByRole('combobox', { name: '匿名举报 选填' }).selectOption('是');
    await card.getByText('已保存').waitFor();
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: '我自己提交或邮寄' }).click();
    await card
      .getByRole('alert')
      .getByText(/市场监督管理局/)
      .waitFor();
    await card.getByRole('button', { name: '先补上' }).click();
    await card.getByRole('textbox', { name: '哪个市场监督管理局' }).fill('某某区市场监督管理局');
    await card.getByRole('button', { name: '我自己提交或邮寄' }).click();
    await card.getByText('待你发出', { exact: true }).waitFor();
  });

  test('can be filled in with the keyboard alone', async () => {
    const { page } = visit;
    await draftStep(page, report);
    const card = stepCard(page, report);
    const office = card.getByRole('textbox', { name: '哪个市场监督管理局' });
    await card.getByRole('link').first().focus();
    for (let i = 0; i < 10 && !(await office.evaluate((it) => it === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.type('某某区市场监督管理局');
    await page.keyboard.press('Tab');
    await card.getByText('已保存').waitFor();
  });
});

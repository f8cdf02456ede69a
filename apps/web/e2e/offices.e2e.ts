import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { addressCase, fillDirectory, visitDirectory } from './directory-views.ts';
import { operatorKey, type RunningServer, startServer } from './server.ts';
import { newCase } from './steps.ts';

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await fillDirectory(server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, server.url);
  page = await context.newPage();
});
afterEach(() => context.close());

const run = () => page.getByRole('button', { name: '查一查' }).click();
const channel = (name: string) => page.getByRole('region', { name });
const enter = async (key: string) => {
  await page.goto('/operator/directory');
  await page.getByLabel('运营者密钥').fill(key);
  await page.getByRole('button', { name: '进入' }).click();
};

describe('who is competent', () => {
  test('the address of a known platform leads to its office, its telephone, the article and its words', async () => {
    await page.goto('/offices');
    await page.getByRole('radio', { name: /平台本身/ }).check();
    await page.getByLabel('平台名称或者网址').fill('https://shop.kami.example/item/1');
    await run();
    const complaint = channel('投诉（要求退款）');
    await complaint.getByText('浙江省杭州市余杭区').first().waitFor();
    await complaint.getByText('确定', { exact: true }).first().waitFor();
    expect(await complaint.getByRole('link', { name: '0571-00000000' }).getAttribute('href')).toBe(
      'tel:057100000000',
    );
    await complaint.getByText('为什么？').click();
    await complaint.getByText('由其住所地县级市场监督管理部门处理').waitFor();
    expect(await complaint.getByText('12345').count()).toBe(0);
  });

  test('what is unknown stays unknown, with the hotlines to ask', async () => {
    await page.goto('/offices');
    await page.getByLabel('平台名称或者网址').fill('没有听说过的平台');
    await run();
    const complaint = channel('投诉（要求退款）');
    await complaint.getByText('地点不明').first().waitFor();
    await complaint.getByRole('link', { name: '拨打 12315' }).waitFor();
    await complaint.getByRole('link', { name: '拨打 12345' }).waitFor();
  });

  test('an ambiguous place is asked for, and the choice counts', async () => {
    await page.goto('/offices');
    await page.getByLabel('你住在哪里').fill('朝阳区建国路1号');
    await run();
    await page.getByRole('button', { name: '吉林省长春市朝阳区' }).click();
    await channel('报案').getByText('吉林省长春市朝阳区', { exact: true }).first().waitFor();
    expect(await page.getByText('是下面哪一个？').count()).toBe(0);
    await channel('报案').getByText('确定', { exact: true }).first().waitFor();
  });

  test('nothing entered is said at the field', async () => {
    await page.goto('/offices');
    await run();
    await page.getByRole('alert').getByText('请至少填一项').waitFor();
  });
});

test('a correction goes from the buyer to the operator and, accepted, to the next buyer', async () => {
  const ask = async () => {
    await page.goto('/offices');
    await page.getByRole('radio', { name: /平台本身/ }).check();
    await page.getByLabel('平台名称或者网址').fill('kami.example');
    await run();
    await channel('投诉（要求退款）').waitFor();
  };
  await ask();
  const complaint = channel('投诉（要求退款）');
  await complaint.getByRole('button', { name: '联系方式有误？更正' }).click();
  await complaint.getByLabel('电话').fill('0571-99999999');
  await complaint.getByLabel('从哪里看到的').fill('电话核实');
  await complaint.getByRole('button', { name: '提交' }).click();
  await complaint.getByText('已提交').waitFor();
  await ask();
  expect(await complaint.getByText('0571-99999999').count()).toBe(0);
  await enter(operatorKey);
  const card = page.getByRole('article', { name: '示例区市场监督管理局', exact: true });
  await card.getByText('0571-99999999').waitFor();
  await card.getByText('0571-00000000').waitFor();
  await card.getByRole('button', { name: '接受' }).click();
  await card.waitFor({ state: 'detached' });
  await ask();
  await complaint.getByRole('link', { name: '0571-99999999' }).waitFor();
});

test('a step opens with the office of the directory; the buyer corrects it and can go back', async () => {
  await newCase(page);
  const address = page.url().replace(/\/evidence$/, '');
  await addressCase(page, address, { platform: { address: '浙江省杭州市余杭区文一西路1号' } });
  await page.goto(`${address}/path`);
  const step = page.locator('.step').filter({ hasText: '12315' }).first();
  const office = step.locator('.step-office');
  await office.getByText('示例区市场监督管理局').waitFor();
  await office.getByText('示例路100号').waitFor();
  await office.getByText(/来自名录/).waitFor();
  await office.getByRole('button', { name: '不对？改一改' }).click();
  await office.getByLabel('机关全称').fill('更正后的市场监督管理局');
  await office.getByRole('button', { name: '保存' }).click();
  await office.getByText('更正后的市场监督管理局').waitFor();
  await office.getByText('你自己填的。').waitFor();
  await office.getByRole('button', { name: '不对？改一改' }).click();
  await office.getByRole('button', { name: '不用我填的，按名录' }).click();
  await office.getByText('示例区市场监督管理局').first().waitFor();
  const police = page.locator('.step-office').filter({ hasText: '还不知道该递给哪个机关' });
  await police.getByRole('link', { name: '拨打 12345' }).waitFor();
});

describe('the operator', () => {
  test('adds an entry by the form, which names what is missing, changes it, and sees its history', async () => {
    await enter(operatorKey);
    await page.getByRole('button', { name: '新增机构' }).click();
    const form = page.getByRole('region', { name: '新增机构' });
    await form.getByRole('button', { name: '保存' }).click();
    expect(await form.getByRole('alert').count()).toBe(4);
    await form.getByLabel('类型').selectOption('police');
    await form.getByLabel('省、自治区、直辖市').selectOption({ label: '四川省' });
    await form.getByLabel(/市（或者直管/).selectOption({ label: '成都市' });
    await form.getByLabel(/^区、县/).selectOption({ label: '武侯区' });
    await form.getByLabel('名称').fill('示例武侯区公安分局');
    await form.getByLabel('网址').fill('不是网址');
    await form.getByLabel('从哪里看到的').fill('官网');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByRole('alert').first().waitFor();
    await form.getByLabel('网址').fill('https://police.example');
    await form.getByRole('button', { name: '保存' }).click();
    const card = page.getByRole('article', { name: '示例武侯区公安分局' });
    await card.getByText('四川省成都市武侯区').waitFor();
    await card.getByRole('button', { name: '修改' }).click();
    await card.getByLabel('电话').fill('028-00000000');
    await card.getByLabel('从哪里看到的').fill('电话核实');
    await card.getByRole('button', { name: '保存' }).click();
    await card.getByText('028-00000000').waitFor();
    await card.getByRole('button', { name: '看历史' }).click();
    await card.getByText('运营者修改').nth(1).waitFor();
    await card
      .getByRole('link', { name: /存证 #\d+/ })
      .first()
      .waitFor();
    await card.getByRole('button', { name: '移出名录' }).click();
    await card.getByRole('button', { name: '确定移出' }).click();
    await card.waitFor({ state: 'detached' });
  });

  test('pages through more proposals than one page holds', async () => {
    for (let i = 0; i < 27; i++) {
      const body = {
        type: 'platform',
        change: { name: `很多平台${i}` },
        source: '网站底部',
        checkedOn: '2026-11-20',
      };
      const sent = await fetch(`${server.url}/api/directory/proposals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(sent.status).toBe(201);
    }
    await enter(operatorKey);
    const cards = page.getByRole('article', { name: '新平台' });
    await page.getByText('很多平台0', { exact: true }).waitFor();
    expect(await page.getByText('很多平台26', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '再显示一些' }).first().click();
    await page.getByText('很多平台26', { exact: true }).waitFor();
    expect(await cards.count()).toBeGreaterThan(26);
  });

  test('adds a line to papers with a preview, is told why law may not be added, and takes it back', async () => {
    await enter(operatorKey);
    await page.getByRole('link', { name: '文书附加文字' }).click();
    await page.getByLabel('正文前的一段话').fill('依据《消费者权益保护法》第五十五条退一赔三');
    await page.getByLabel('修改人').fill('值班员甲');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').filter({ hasText: '不能引用法律条文' }).first().waitFor();
    await page.getByLabel('正文前的一段话').fill('本材料由示例协会协助整理。');
    await page.getByRole('button', { name: '生成样张' }).click();
    const sample = page.getByRole('link', { name: '打开样张（PDF）' });
    expect(await sample.getAttribute('href')).toMatch(/^blob:/);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { level: 2, name: '版本' }).waitFor();
    await page.getByText('值班员甲').waitFor();
    await page.getByRole('button', { name: '全部去掉' }).click();
    await page.getByRole('button', { name: '恢复到第 1 版' }).waitFor();
    expect(await page.getByLabel('正文前的一段话').inputValue()).toBe('');
  });

  test('is refused with a wrong key; the right one lives in its tab only', async () => {
    await enter('not-the-key');
    await page.getByRole('alert').getByText('密钥不对').waitFor();
    await enter(operatorKey);
    await page.getByRole('heading', { level: 2, name: /待处理/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 2, name: /待处理/ }).waitFor();
    const other = await context.newPage();
    await other.goto('/operator/directory');
    await other.getByLabel('运营者密钥').waitFor();
  });

  test('sees the lines that an import refuses, and takes the file of an export back', async () => {
    await enter(operatorKey);
    const file = (text: string) => ({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const input = page.getByLabel('选择文件（CSV）');
    await input.setInputFiles(
      file('kind,divisionCode,name,source,checkedOn\npolice,999999,某派出所,官网,2026-11-20\n'),
    );
    await page.getByRole('button', { name: '先检查，不导入' }).click();
    await page.getByText('/2/change/divisionCode').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出机构名录' }).click(),
    ]);
    await input.setInputFiles(await saved.path());
    await page.getByRole('button', { name: '先检查，不导入' }).click();
    await page.getByText('新增 0 条，修改 0 条，未变 1 条').waitFor();
  });
});

describe.each([
  { language: 'zh-CN', colors: 'light', width: 320 },
  { language: 'en', colors: 'dark', width: 1440 },
] as const)('$language, $colors, $width px', (look) => {
  test('no look of the pages breaks WCAG 2.2 AA, scrolls sideways or violates the content security policy', async () => {
    const visitor = await newVisitor(browser, server.url, look);
    const looked = await visitor.newPage();
    const complaints = complaintsOf(looked);
    const found: Record<string, string[]> = {};
    await visitDirectory(looked, look.language, async (name) => {
      await looked.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      const { violations } = await new AxeBuilder({ page: looked })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const wide = await looked.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      const list = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
      if (wide) list.push('scrolls sideways');
      if (list.length > 0) found[name] = list;
    });
    await visitor.close();
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});

import type { Page } from 'playwright-core';

/** Opens a case as a new buyer does and stops at the evidence page; gives the receipt code. */
export async function openCase(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('link', { name: '开始维权' }).click();
  await page.getByRole('radio', { name: /付了钱，东西没到/ }).check();
  await page.getByRole('textbox', { name: /用自己的话/ }).fill('11月1日买了点卡，付了98元，没有到账。');
  await page.getByRole('button', { name: '打开案件' }).click();
  await page.getByRole('heading', { level: 1, name: '先保存你的回执码' }).waitFor();
  const code = (await page.getByRole('status', { name: '回执码' }).textContent()) ?? '';
  await page.getByRole('checkbox', { name: /保存在别处/ }).check();
  await page.getByRole('button', { name: '继续，去放截图' }).click();
  await page.getByRole('heading', { level: 1, name: '证据' }).waitFor();
  return code;
}

/** Chooses files as the file picker would. */
export async function chooseFiles(
  page: Page,
  files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
): Promise<void> {
  await page.locator('input[type=file][multiple]').setInputFiles(files);
}

/** Opens a case in whatever language the page has and stops at its empty evidence page. */
export async function newCase(page: Page): Promise<void> {
  await page.goto('/start');
  await page.getByRole('radio').first().check();
  await page.locator('form button[type=submit]').click();
  await page.waitForURL('**/receipt');
  await page.getByRole('checkbox').check();
  await page.locator('main .button-primary').click();
  await page.waitForURL('**/evidence');
  await page.getByRole('heading', { level: 1, name: /证据|Evidence/ }).waitFor();
}

/** Waits on the evidence page until everything that was added is read and sealed. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.item').length > 0 &&
      document.querySelectorAll('.item progress, .upload progress').length === 0 &&
      !/正在存证|Being sealed/.test(document.body.textContent ?? ''),
    null,
    { timeout: 90_000 },
  );
}

/** Opens the sample case and waits until everything is read and sealed. */
export async function openSample(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: /示例案件|sample case/ }).click();
  await page.getByRole('heading', { level: 1, name: /星河战纪/ }).waitFor({ timeout: 60_000 });
  const address = page.url();
  await page.goto(`${address}/evidence`);
  await page.getByRole('heading', { level: 1, name: /证据|Evidence/ }).waitFor();
  await settled(page);
  return address;
}

/** Answers one of the gates' questions; opens it first where it is folded. */
export async function answer(page: Page, question: RegExp, option: RegExp): Promise<void> {
  const line = page.getByRole('button', { name: question });
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  await page.getByRole('radio', { name: option }).check();
}

/** Opens the sample case and drafts a step there, on its page of progress; gives the address of the case. */
export async function draftStep(page: Page, title: string | RegExp): Promise<string> {
  const address = await openSample(page);
  await page.goto(`${address}/path`);
  await page.getByRole('heading', { level: 1, name: '维权进度' }).waitFor();
  const offer = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: title }) });
  const take = offer.getByRole('button', { name: '走这一步，先起草' });
  if (!(await take.isVisible())) await page.getByText(/^其余 \d+ 条路$/).click();
  await take.click();
  await page.getByText('草稿，还没发').waitFor();
  return address;
}

/** The card of a step. */
export const stepCard = (page: Page, title: string | RegExp) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: title }) })
    .first();

/** Opens everything that is folded. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

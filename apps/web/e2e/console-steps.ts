import type { Page } from 'playwright-core';

export const longPassword = 'correct horse battery staple';

/** Makes an account as a new person does; ends in the list of organisations. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(longPassword);
  await page.getByRole('button', { name: '注册' }).click();
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
}

/** On the page to sign in. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(longPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Registers an organisation and gives its id; ends at its overview. */
export async function register(page: Page, name: string, kind = '自营网站'): Promise<string> {
  await page.goto('/console');
  await page.getByRole('button', { name: '登记平台或商家' }).click();
  await page.getByLabel('名称').fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname.split('/')[2] as string;
}

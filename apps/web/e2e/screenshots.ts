import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Look, launchBrowser, newVisitor } from './browser.ts';
import { fillDirectory, visitDirectory } from './directory-views.ts';
import { fillLinks, joinAs, type LinkedCases, visitLinks } from './links-views.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { startServer } from './server.ts';
import { visitService } from './service-views.ts';
import { visitStates } from './states.ts';

/** Every page at phone and desk width, light and dark; of a server of its own unless the address of one is given. */
const [folder, only, address] = process.argv.slice(2);
if (!folder) throw new Error('usage: node apps/web/e2e/screenshots.ts FOLDER [zh-CN|en] [URL]');
mkdirSync(folder, { recursive: true });

const server = address ? { url: address, stop: async () => {} } : await startServer();
const mail = address ? undefined : await startMailServer();
const browser = await launchBrowser();
if (!address) await fillDirectory(server.url);
const linked = address ? undefined : await joinedLinks(server.url);
try {
  const language = only === 'en' ? 'en' : 'zh-CN';
  await visit(browser, { width: 390, colors: 'light', language });
  await visit(browser, { width: 390, colors: 'dark', language });
  await visit(browser, { width: 1440, colors: 'light', language });
  await visit(browser, { width: 1440, colors: 'dark', language });
} finally {
  await browser.close();
  await server.stop();
  await mail?.stop();
}

function shooter(page: Page, look: Look) {
  return async (name: string): Promise<void> => {
    await page.waitForTimeout(400);
    const path = join(folder as string, `${name}-${look.width}-${look.colors}.png`);
    await page.screenshot({ path, fullPage: true });
  };
}

async function visit(browser: Browser, look: Look): Promise<void> {
  const context = await newVisitor(browser, server.url, look);
  const page = await context.newPage();
  const shoot = shooter(page, look);
  for (const path of [
    '/',
    '/start',
    '/receipt',
    '/verify',
    '/diagnose',
    '/deadline',
    '/offices',
    '/log',
    '/nowhere',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(path === '/' ? 'home' : path.slice(1));
  }
  await openedCase(page, shoot);
  await sampleCase(page, shoot);
  await visitStates(page, shoot);
  if (!address) await visitDirectory(page, look.language ?? 'zh-CN', shoot);
  if (linked) await visitLinks(page, linked, shoot);
  await context.close();
  if (mail && look.language === 'zh-CN') await letters(browser, look, mail);
}

/** Papers with blanks and letters on their way, with a mail server at the other end; in Chinese. */
async function letters(browser: Browser, look: Look, { url, ...mail }: MailServer): Promise<void> {
  const context = await newVisitor(browser, url, look);
  const page = await context.newPage();
  await visitService(page, mail, shooter(page, look));
  await context.close();
}

async function openedCase(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/start');
  await page.getByRole('radio').first().check();
  await page.locator('form button[type=submit]').click();
  await page.waitForURL('**/receipt');
  await shoot('keep-receipt');
  await page.getByRole('checkbox').check();
  await page.locator('main .button-primary').click();
  await page.waitForURL('**/evidence');
  await shoot('evidence-empty');
  const caseUrl = page.url().replace('/evidence', '');
  for (const name of ['', 'facts', 'letters']) {
    await page.goto(`${caseUrl}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(`empty-${name || 'overview'}`);
  }
}

async function sampleCase(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/');
  await page.locator('.hero-actions button').click();
  await page.waitForURL('**/case/*');
  const caseUrl = page.url();
  await page.goto(`${caseUrl}/evidence`);
  await page.locator('.item').first().waitFor();
  await shoot('evidence-reading');
  await page.waitForFunction(() => document.querySelectorAll('.item progress').length === 0, null, {
    timeout: 120_000,
  });
  await page.waitForTimeout(2000);
  for (const name of [
    '',
    'evidence',
    'facts',
    'reasons',
    'parties',
    'letters',
    'path',
    'service',
    'manage',
  ]) {
    await page.goto(`${caseUrl}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (name === 'letters') await page.locator('.letter-page').first().waitFor();
    await shoot(name || 'overview');
  }
}

async function joinedLinks(url: string): Promise<LinkedCases> {
  const linked = await fillLinks(url);
  for (const [i, one] of linked.cases.slice(0, 2).entries())
    await joinAs(url, one, { shareIdentity: i === 1, representative: i === 1 });
  return linked;
}

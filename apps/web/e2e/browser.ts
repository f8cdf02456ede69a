import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { moveToThatDay, ofToday } from './another-day.ts';

/** Debian's Chromium, or the one that CHROMIUM names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    env: ofToday,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

export interface Look {
  width?: number;
  language?: 'zh-CN' | 'en';
  colors?: 'light' | 'dark';
}

/** A fresh browser profile: no storage, no cookies. */
export async function newVisitor(
  browser: Browser,
  baseURL: string,
  look: Look = {},
): Promise<BrowserContext> {
  const width = look.width ?? 390;
  const context = await browser.newContext({
    baseURL,
    locale: look.language ?? 'zh-CN',
    colorScheme: look.colors ?? 'light',
    viewport: { width, height: width < 700 ? 844 : 900 },
    hasTouch: width < 700,
    deviceScaleFactor: 1,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await moveToThatDay(context);
  return context;
}

/** Collects what a page complains about: script errors and content security violations. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/content security|refused to/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { complaintsOf, launchBrowser, newVisitor } from './browser.ts';
import { startServer } from './server.ts';

interface Served {
  url: string;
  stop(): Promise<void>;
}

/** What a test of a suite has: its server, a fresh visitor's context and page. */
export interface Visit<S extends Served> {
  server: S;
  context: BrowserContext;
  page: Page;
}

/** One server and browser for the suite, a fresh visitor at 390 px for each test; no page may complain. */
export function visits(): Visit<Awaited<ReturnType<typeof startServer>>>;
export function visits<S extends Served>(start: () => Promise<S>): Visit<S>;
export function visits(start: () => Promise<Served> = startServer): Visit<Served> {
  const visit = {} as Visit<Served>;
  let browser: Browser;
  let complaints: string[];
  beforeAll(async () => {
    [visit.server, browser] = await Promise.all([start(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await visit.server?.stop();
  });
  beforeEach(async () => {
    visit.context = await newVisitor(browser, visit.server.url);
    visit.page = await visit.context.newPage();
    complaints = complaintsOf(visit.page);
  });
  afterEach(async () => {
    await visit.context.close();
    expect(complaints).toEqual([]);
  });
  return visit;
}

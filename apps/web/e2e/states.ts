import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { brokenBundle, vouchedBundle } from './bundles.ts';
import { headOf, viewOf } from './log-views.ts';
import { exampleFolder } from './server.ts';
import { answer, chooseFiles, newCase, openSample, settled } from './steps.ts';

type Look = (name: string) => Promise<void>;
const uploadRoute = /\/api\/cases\/[^/]+\/items$/;
const caseRoute = /\/api\/cases\/[^/]+$/;
const longName = `微信图片_${'这是一个从聊天软件导出的特别长的文件名'.repeat(4)}_20261101121530.txt`;
/** Well formed, of a log that signed nothing here. */
const wrongKey = 'someone-else.example/log+65a03591+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';

/**
 * Brings a page into the states that nobody sees on a good day and looks at each: refused files, gaps, a slow or lost
 * network, gates that warn, printing, every outcome of a verification.
 */
export async function visitStates(page: Page, look: Look): Promise<void> {
  await uploads(page, look);
  await trouble(page, look);
  await gates(page, look);
  await bundles(page, look);
  await tools(page, look);
  await log(page, look);
}

async function uploads(page: Page, look: Look): Promise<void> {
  await page.goto('/start');
  await page.getByRole('radio').first().check();
  await page.locator('form button[type=submit]').click();
  await page.waitForURL('**/receipt');
  await look('keep-receipt');
  await newCase(page);
  const elf = Buffer.from('\u007fELF\u0002\u0001\u0001'.padEnd(4096, '\u0090'), 'latin1');
  await chooseFiles(page, [
    { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) },
    { name: 'shot.png', mimeType: 'image/png', buffer: elf },
  ]);
  await page.getByRole('listitem').filter({ hasText: 'shot.png' }).getByRole('alert').waitFor();
  await look('upload-refused');
  await page.context().route(uploadRoute, () => {});
  await chooseFiles(page, [{ name: longName, mimeType: 'text/plain', buffer: Buffer.from('订单异常') }]);
  await page.getByRole('progressbar').first().waitFor();
  await look('upload-sending');
  await page.context().unroute(uploadRoute);
  await page.reload();
  await chooseFiles(
    page,
    ['failure.png', 'reply.txt', 'terms.html'].map((name) => join(exampleFolder, name)),
  );
  await page.locator('.item').first().waitFor();
  await look('reading');
  await settled(page);
  await look('gap');
  const address = page.url().replace('/evidence', '');
  for (const name of ['', 'facts', 'letters']) {
    await page.goto(`${address}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(`gap-${name || 'overview'}`);
  }
}

async function trouble(page: Page, look: Look): Promise<void> {
  const context = page.context();
  await context.setOffline(true);
  await page.waitForTimeout(300);
  await look('offline');
  await context.setOffline(false);
  await context.route(caseRoute, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'error', status: 500 }),
    }),
  );
  await page.reload();
  await page.getByRole('alert').waitFor({ timeout: 30_000 });
  await look('error-retry');
  await context.unroute(caseRoute);
  await page.goto('/case/cas_00000000000000000000000000');
  await page.locator('main a').first().waitFor();
  await look('case-not-mine');
}

async function gates(page: Page, look: Look): Promise<void> {
  await newCase(page);
  const fresh = page.url().replace('/evidence', '');
  await page.goto(`${fresh}/reasons`);
  await page.getByRole('radio').first().waitFor();
  await look('gates-first');
  await page.getByRole('radio').nth(1).check();
  await page.waitForTimeout(800);
  await look('gates-stop');
  await page.locator('.gate-open .button-primary').click();
  await look('gates-second');
  const address = await openSample(page);
  await page.goto(`${address}/reasons`);
  await page.locator('.gate').first().waitFor();
  await look('gates-all-answered');
  await answer(page, /您买来做什么|What did you buy/, /转卖|To resell/);
  await answer(page, /出现这些情况|Did any of this/, /被拉黑|Blocked/);
  await page.waitForTimeout(800);
  await look('gates-warned');
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await page.waitForTimeout(800);
  await look('overview-warned');
  await page.emulateMedia({ media: 'print' });
  await look('overview-print');
  await page.emulateMedia({ media: null });
}

async function bundles(page: Page, look: Look): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${page.url()}/letters`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[download="redress-bundle.zip"]').click(),
  ]);
  const bundle = await download.path();
  const broken = `${bundle}.broken.zip`;
  writeFileSync(broken, brokenBundle(bundle, 'data/items/voucher.png'));
  const vouched = `${bundle}.vouched.zip`;
  writeFileSync(vouched, await vouchedBundle());
  for (const [name, path, vkey] of [
    ['verify-intact', bundle, ''],
    ['verify-vouched', vouched, ''],
    ['verify-broken', broken, ''],
    ['verify-wrong-key', bundle, wrongKey],
    ['verify-not-a-bundle', join(exampleFolder, 'reply.txt'), ''],
  ] as const) {
    await page.goto('/verify');
    await page.getByRole('textbox').fill(vkey);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.locator('.verify-again .button-secondary').waitFor();
    await look(name);
  }
}

async function tools(page: Page, look: Look): Promise<void> {
  await page.goto('/diagnose');
  await page.locator('main form .button-quiet').click();
  await page.locator('main form .button-primary').click();
  await page.locator('mark').first().waitFor();
  await look('diagnose-result');
  await page.goto('/deadline');
  await page.getByRole('combobox').selectOption('platform-reply');
  await page.locator('input[type=date]').fill('2026-09-28');
  await page.locator('main form .button-primary').click();
  await page.locator('.due-day').waitFor();
  await look('deadline-result');
  await page.locator('input[type=date]').fill('2033-02-01');
  await page.locator('main form .button-primary').click();
  await page.locator('.provisional').waitFor();
  await look('deadline-provisional');
  await page.locator('input[type=date]').fill('2021-02-01');
  await page.locator('main form .button-primary').click();
  await page.getByRole('alert').waitFor();
  await look('deadline-refused');
}

async function log(page: Page, look: Look): Promise<void> {
  for (const [name, file] of [
    ['log-found', join(exampleFolder, 'voucher.png')],
    ['log-not-found', join(exampleFolder, '../undelivered-card.facts.json')],
  ] as const) {
    await page.goto('/log');
    await page.locator('.heads').waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.notice-ok .definition, .log-reasons').waitFor();
    await look(name);
  }
  await page.goto('/log?entry=3');
  await page.locator('.path-root').waitFor();
  await look('log-entry');
  await page.emulateMedia({ media: 'print' });
  await look('log-entry-print');
  await page.emulateMedia({ media: null });
  let view = viewOf(headOf(5), 2);
  const route = /\/api\/log$/;
  await page.context().route(route, (asked) => asked.fulfill({ json: view }));
  for (const [name, next] of [
    ['log-witnessed', view],
    ['log-below-quorum', viewOf(headOf(5), 1)],
    [
      'log-halted',
      viewOf(headOf(5), 2, { halt: { at: '2026-11-23T06:05:12Z', code: 'fork', reason: 'w: fork' } }),
    ],
    ['log-forked', viewOf(headOf(4), 2)],
    ['log-bad-signature', { ...view, size: 6 }],
  ] as const) {
    view = next;
    await page.goto('/log');
    await page.locator('main .notice').first().waitFor();
    await look(name);
  }
  await page.context().unroute(route);
}

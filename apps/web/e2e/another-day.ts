import type { BrowserContext } from 'playwright-core';

/** What `faketime` sets: with it the server lives on the same day as the test (`npm run test:day`). */
export const ofAnotherDay = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name === 'LD_PRELOAD' || name.startsWith('FAKETIME')),
);

/** A browser does not start under `faketime`: without it here, and its pages are told the day (`moveToThatDay`). */
export const ofToday = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !(name in ofAnotherDay)),
) as Record<string, string>;

/** Moves the pages of a visitor to the day of the test; on the day itself nothing is done. */
export async function moveToThatDay(context: BrowserContext): Promise<void> {
  if (Object.keys(ofAnotherDay).length === 0) return;
  const page = await context.newPage();
  const aheadMs = Date.now() - (await page.evaluate(() => Date.now()));
  await page.close();
  await context.addInitScript((ms) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Real.now() + ms] : given) as [number]));
      }
      static override now(): number {
        return Real.now() + ms;
      }
    } as DateConstructor;
  }, aheadMs);
}

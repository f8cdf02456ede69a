import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import { strangeWords } from './strange-words.ts';

/** Where to keep pictures of the pages; nowhere by default. */
const shots = process.env.SCREENSHOTS;

/**
 * Looks at a page as it stands: nothing of WCAG 2.2 AA broken and, with `words`, no word of another language; and keeps its
 * pictures at phone and desk width, light and dark, where SCREENSHOTS names a folder.
 */
export async function lookAt(page: Page, name: string, { words = false } = {}): Promise<void> {
  expect(await violations(page)).toEqual([]);
  if (words) expect(await strangeWords(page, 'zh-CN', /$^/)).toEqual([]);
  if (!shots) return;
  for (const width of [390, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
}

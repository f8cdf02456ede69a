import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { unfold } from './steps.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What breaks WCAG 2.2 AA on the page as it stands, with everything unfolded, and whether it scrolls sideways. */
export async function violations(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await unfold(page);
  const { violations: found } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [
    ...found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`),
    ...(overflow ? ['scrolls sideways'] : []),
  ];
}

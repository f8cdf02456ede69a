import type { Page } from 'playwright-core';

/** Names of formats, of units and of this program, which are the same in both languages. */
const sameEverywhere =
  /\b(Redress|redress verify|PDF|HTML|MHTML|Word|zip|SHA-256|SM3|PEM|tlog-policy|App|ICP|CNY|CSV|KB|MB)\b/g;

/**
 * Visible words and labels of a page that are not in its language. Left out: what is marked as the buyer's own or
 * another language's (`translate="no"`, `lang`): file names, values, law names, answers ready to paste; and `quoted`.
 */
export async function strangeWords(page: Page, language: 'zh-CN' | 'en', quoted: RegExp): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const own = (element: Element | null) =>
      element !== null && element.closest('body [lang], [translate="no"], script, style, noscript') === null;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (own(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (!own(element)) continue;
      for (const name of ['aria-label', 'placeholder', 'title']) found.push(element.getAttribute(name) ?? '');
    }
    return found.concat(document.title);
  });
  const strange = language === 'en' ? /[\u3400-\u9fff]/ : /[A-Za-z]{2,}/;
  return [...new Set(texts)].filter((text) =>
    strange.test(text.replace(sameEverywhere, '').replace(quoted, '')),
  );
}

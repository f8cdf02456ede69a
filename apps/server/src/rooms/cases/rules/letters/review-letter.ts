import { checkLetterText } from './check-letter-text.ts';
import type { Checked } from './citations.ts';
import type { LetterData } from './types.ts';

/**
 * What in our own words must not go out: the template as it stands today (a lawyer may have edited it a minute ago) and
 * every sentence the rules made. Words of others stand in “…” and are quoted as they are. Empty means nothing was found.
 */
export function reviewLetter(template: string, data: LetterData, checked?: Checked): string[] {
  const words = template.replace(/\{%.*?%\}/gs, '').replace(/\{\{.*?\}\}/gs, '□');
  const sentences = sentencesIn(data).map((text) => text.replace(/“[^”]*”/g, '“”'));
  return [...new Set([words, ...sentences].flatMap((text) => checkLetterText(text, checked)))];
}

/** The `text` of every point, however deep it stands in the data. */
function sentencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.flatMap(sentencesIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : sentencesIn(inner),
  );
}

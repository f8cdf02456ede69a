import type { Bilingual, Check } from './types.ts';

/** What one check found wrong; none is a pass. */
export class Problems {
  readonly list: Bilingual[] = [];

  add(zh: string, en: string): this {
    this.list.push({ zh, en });
    return this;
  }
}

export interface Judged extends Pick<Check, 'at' | 'trust' | 'unproved'> {
  name: string;
  problems: Bilingual[];
  /** Said when nothing is wrong. */
  fine: Bilingual;
}

const shown = 8;

/** The check in one language; a long list of problems is cut, never the verdict. */
export function toCheck({ name, problems, fine, ...facts }: Judged, language: 'zh' | 'en'): Check {
  if (problems.length === 0) return { name, ok: true, detail: fine[language], ...facts };
  const lines = problems.slice(0, shown).map((p) => p[language]);
  const more = problems.length - shown;
  if (more > 0) lines.push(language === 'zh' ? `另有 ${more} 处` : `and ${more} more`);
  return { name, ok: false, detail: lines.join(language === 'zh' ? '；' : '; '), ...facts };
}

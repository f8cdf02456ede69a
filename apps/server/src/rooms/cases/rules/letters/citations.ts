import type { Basis } from '@redress/contract';
import { levelOf } from '@redress/law';
import { statute, statuteIds } from '@redress/law/statutes';

/** Official title + article → whether its text was read in full (A, A+), so that it may stand in a letter (LAW §16). */
const printable = new Map<string, boolean>();
const versions = new Map<string, string>();
for (const id of statuteIds()) {
  const article = statute(id);
  if (!article) continue;
  printable.set(article.law + article.article, levelOf(id) !== 'B');
  if (!versions.has(article.law)) versions.set(article.law, versionText(article.version, article.effective));
}

/** False for an article that was only seen as an excerpt, or not at all: it must not be printed. */
export function isPrintable(basis: Basis): boolean {
  return printable.get(basis.law + articleOf(basis.article)) === true;
}

/** `第二十五条第一款第（三）项` → `第二十五条`. */
const articleOf = (article: string): string =>
  /^第[一二三四五六七八九十百千零〇]+条/.exec(article)?.[0] ?? article;

/** `《甲法》第一条、第二条；《乙法》第三条`, articles of one law together; what may not be printed is left out. */
export function citation(basis: readonly Basis[]): string {
  const byLaw = new Map<string, string[]>();
  for (const { law, article } of basis.filter(isPrintable)) {
    const articles = byLaw.get(law) ?? [];
    if (!articles.includes(article)) articles.push(article);
    byLaw.set(law, articles);
  }
  return [...byLaw].map(([law, articles]) => `《${law}》${articles.join('、')}`).join('；');
}

/**
 * A sentence with its articles before the full stop. Articles that it names by a short title (民法典第五百七十七条) get
 * their full title there instead of being named twice.
 */
export function withBasis(sentence: string, basis: readonly Basis[]): string {
  let text = sentence.trim().replace(/。$/, '');
  const rest = basis.filter((one) => {
    const short = one.law.replace(/^中华人民共和国/, '') + one.article;
    const named = new RegExp(`(?<!《[^》]*)${escapeRegExp(short)}`, 'g');
    if (!isPrintable(one) || !named.test(text)) return true;
    text = text.replace(named, `《${one.law}》${one.article}`);
    return false;
  });
  const cited = citation(rest);
  if (!cited) return `${text}。`;
  // A sentence that ends with a citation takes the others into the same brackets.
  return /（《[^（）]*条）$/.test(text) ? `${text.slice(0, -1)}；${cited}）。` : `${text}（${cited}）。`;
}

/** Official title → the version held, for the note at the end of a letter. */
export const lawVersions: Readonly<Record<string, string>> = Object.fromEntries(versions);

/** The sources note doubts in English after a comma or bracket; a letter prints only the sure part. */
function versionText(version: string, effective: string): string {
  const known = version.split(/,| \(/)[0]?.trim() ?? '';
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(known) ? `${known}文本` : known;
  const sure = /^\d{4}-\d{2}-\d{2}(?: \(.*\))?$/.test(effective) ? `自${effective.slice(0, 10)}起施行` : '';
  const parts = [/^[\d-]+$|[a-z]/i.test(dated) ? '' : dated, sure].filter(Boolean);
  return chineseDates(parts.join('，')) || '现行文本';
}

function chineseDates(text: string): string {
  return text.replace(/(\d{4})-(\d{2})-(\d{2})/g, (_, y, m, d) => `${y}年${Number(m)}月${Number(d)}日`);
}

export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

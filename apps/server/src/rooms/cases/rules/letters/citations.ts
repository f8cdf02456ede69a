import type { Basis } from '@redress/contract';
import { basisOf, levelOf } from '@redress/law';
import { statute, statuteIds } from '@redress/law/statutes';

/** How lawyers call what has a long name; every other title loses only the state's name. The note at the end of a letter says which is which. */
const shortNames: readonly [id: string, short: string][] = [
  ['NETCONS-1', '网络消费规定（一）'],
  ['CPJI-91', '民诉法解释'],
  ['EVID-93', '民事证据规定'],
  ['CONTRACTJI-9', '合同编通则解释'],
  ['GENJI-5', '总则编解释'],
  ['SALEJI-2', '买卖合同解释'],
  ['PREPAIDJI-9', '预付式消费解释'],
];
const shorts = new Map(shortNames.map(([id, short]) => [basisOf(id).law, short]));

/** The title of a law as the body of a letter prints it. */
export const shortTitle = (law: string): string => shorts.get(law) ?? law.replace(/^中华人民共和国/, '');

/** Official title + article → whether its text was read in full (A, A+), so that it may stand in a letter (LAW §16). */
const printable = new Map<string, boolean>();
const versions = new Map<string, string>();
for (const id of statuteIds()) {
  const article = statute(id);
  if (!article) continue;
  printable.set(article.law + article.article, levelOf(id) !== 'B');
  if (versions.has(article.law)) continue;
  versions.set(article.law, versionText(article.version, article.effective));
}

/** Statute ids of level B that somebody compared with the official text, so that they may be printed. */
export type Checked = ReadonlySet<string>;
const nothing: Checked = new Set();

/** False for an article that was only seen as an excerpt and not compared since, or not at all: it must not be printed. */
export function isPrintable(basis: Basis, checked: Checked = nothing): boolean {
  const key = basis.law + articleOf(basis.article);
  return printable.get(key) === true || [...checked].some((id) => excerpts.get(id) === key);
}

/** Law + article of each statute known only as an excerpt, by id. */
const excerpts = new Map(
  statuteIds()
    .filter((id) => levelOf(id) === 'B')
    .map((id) => [id, basisOf(id)] as const)
    .map(([id, { law, article }]) => [id, law + articleOf(article)]),
);

/** `第二十五条第一款第（三）项` → `第二十五条`. */
function articleOf(article: string): string {
  return /^第[一二三四五六七八九十百千零〇]+条/.exec(article)?.[0] ?? article;
}

/** `《甲法》第一条、第二条；《乙法》第三条`, articles of one law together; what may not be printed is left out. */
export function citation(basis: readonly Basis[], checked?: Checked): string {
  const byLaw = new Map<string, string[]>();
  for (const { law, article } of basis.filter((one) => isPrintable(one, checked))) {
    const articles = byLaw.get(law) ?? [];
    if (!articles.includes(article)) articles.push(article);
    byLaw.set(law, articles);
  }
  return [...byLaw].map(([law, articles]) => `《${shortTitle(law)}》${printedArticles(articles)}`).join('；');
}

/** An instrument seen without its numbers is cited by its title alone. */
const printedArticles = (articles: readonly string[]): string =>
  articles.filter((article) => article.startsWith('第')).join('、');

/**
 * A sentence with its articles before the full stop. Articles that it names by a title (民法典第五百七十七条) get their
 * printed title there instead of being named twice; one law is named once in the brackets at the end.
 */
export function withBasis(sentence: string, basis: readonly Basis[], checked?: Checked): string {
  let text = sentence.trim().replace(/。$/, '');
  const rest = basis.filter((one) => {
    if (!isPrintable(one, checked)) return true;
    const titles = [one.law, one.law.replace(/^中华人民共和国/, ''), shortTitle(one.law)];
    const names = titles.map((title) => escapeRegExp(title + one.article)).join('|');
    const named = new RegExp(`(?<!《[^》]*)(?:${names})`, 'g');
    if (!named.test(text)) return true;
    text = text.replace(named, `《${shortTitle(one.law)}》${one.article}`);
    return false;
  });
  const cited = citation(rest, checked);
  if (!cited) return `${text}。`;
  const end = /（(《(?:[^（）]|（一）)*条)）$/.exec(text);
  if (!end?.[1]) return `${text}（${cited}）。`;
  return `${text.slice(0, end.index)}（${mergeCitations(`${end[1]}；${cited}`)}）。`;
}

/** `《甲法》第一条；《乙法》第二条；《甲法》第三条` → `《甲法》第一条、第三条；《乙法》第二条`. */
function mergeCitations(cited: string): string {
  const byTitle = new Map<string, string[]>();
  for (const part of cited.split('；')) {
    const [, title = '', articles = ''] = /^(《.*》)(.*)$/.exec(part) ?? ['', part, ''];
    byTitle.set(title, [...(byTitle.get(title) ?? []), articles]);
  }
  return [...byTitle].map(([title, articles]) => title + articles.join('、')).join('；');
}

/** Printed title → the version held, and the full title where it is not plain, for the note at the end of a letter. */
export const lawVersions: Readonly<Record<string, string>> = Object.fromEntries(
  [...versions].map(([law, version]) => [
    shortTitle(law),
    shorts.has(law) ? `即《${law}》，${version}` : version,
  ]),
);

/** Every title that a letter may print, short or full, with the official one. */
export const printedTitles: readonly (readonly [printed: string, law: string])[] = [
  ...new Map(
    [...versions.keys()].flatMap((law) =>
      [law, shortTitle(law), law.replace(/^中华人民共和国/, '')].map((t) => [t, law] as const),
    ),
  ),
];

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

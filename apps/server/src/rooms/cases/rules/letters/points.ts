import type { Basis, Finding } from '@redress/contract';
import { basisOf, type LetterPoint } from '@redress/law';
import { citation, isPrintable, withBasis } from './citations.ts';
import type { Numbers } from './fact-sentences.ts';
import type { LetterInput, Objection, Point } from './types.ts';

/** False when the gates show a reseller, who may not rest on consumer law (LAW §4, G1). */
export function isConsumer({ gates }: LetterInput): boolean {
  return !gates.some((gate) => gate.gate === 'consumer' && gate.status === 'stop');
}

/** Points of law as this letter says them; the reservation of rights has a section of its own. */
export function pointsOf(points: readonly LetterPoint[], input: LetterInput): Point[] {
  // A platform's letter speaks of the merchant in the third person, unless the platform itself sells (电子商务法 37).
  const seller = isSeller(input) ? '贵司' : '商家';
  return points
    .filter((one) => one.basis.length !== 1 || !cites(one, 'CC-195'))
    .map((one) => ({ text: withBasis(address(one.text, input, seller), one.basis) }));
}

/** True where the letter's reader sold: the merchant, or a platform that sells itself or runs its own site. */
export function isSeller({ kind, answers }: Pick<LetterInput, 'kind' | 'answers'>): boolean {
  return (
    kind === 'merchant-complaint' || ['self-operated', 'own-site'].includes(answers?.['platform-type'] ?? '')
  );
}

interface Ranked extends Objection {
  /** The opinion in a line, without its basis: those of one opinion share a row. */
  opinion: string;
  basis: readonly Basis[];
  weight: number;
}

/** At most so many clauses and replies are answered in full, of the clauses only those they relied on, or one; the rest get a line each, so that the letter is read. */
const fullTerms = 2;
/** The weight of having been relied on in an answer to the buyer. */
const relied = 4;
const fullReplies = 2;

/**
 * Answers to clauses and replies, one for each rule, with every place it answers: the weightiest in full, the others
 * with a line. Left out: a finding whose bases are all unread, one that rests on consumer law where the buyer is no
 * consumer, a reply that is only a clause of the terms, and in a merchant's letter what the platform wrote.
 */
export function objectionsOf(
  input: LetterInput,
  numbers: Numbers,
): { objections: Objection[]; replies: Objection[]; others: Objection[] } {
  if (input.kind === 'payment-dispute') return { objections: [], replies: [], others: [] };
  const terms = ranked(input, 'unfair-term', numbers);
  const replies = ranked(input, 'stonewalling', numbers);
  const count = Math.min(fullTerms, Math.max(1, terms.filter(({ weight }) => weight >= relied).length));
  const full = ({ quotes, text }: Ranked): Objection => ({ quotes, text });
  return {
    objections: terms.slice(0, count).map(full),
    replies: replies.slice(0, fullReplies).map(full),
    others: rowsOf([...terms.slice(count), ...replies.slice(fullReplies)]),
  };
}

/** One row for each opinion, with all it is about and the first article of each. */
function rowsOf(rest: readonly Ranked[]): Objection[] {
  return [...new Set(rest.map((one) => one.opinion))].map((opinion) => {
    const same = rest.filter((one) => one.opinion === opinion);
    const cited = citation(same.flatMap(({ basis }) => basis.filter((one) => isPrintable(one)).slice(0, 1)));
    return { quotes: same.map(({ quotes }) => quotes).join('\n'), text: `${opinion}（${cited}）。` };
  });
}

function ranked(input: LetterInput, kind: Finding['kind'], numbers: Numbers): Ranked[] {
  const byRule = new Map<string, { quotes: Map<string, Set<number>>; findings: [Finding, ...Finding[]] }>();
  for (const finding of input.findings) {
    if (finding.kind !== kind || !belongs(finding, input)) continue;
    const known = byRule.get(finding.rule);
    const entry = known ?? { quotes: new Map(), findings: [finding] };
    const quote = finding.quote.replace(/\s+/g, ' ').trim();
    const places = entry.quotes.get(quote) ?? new Set();
    const number = finding.item === undefined ? undefined : numbers.get(finding.item);
    if (number !== undefined) places.add(number);
    entry.quotes.set(quote, places);
    if (known) known.findings.push(finding);
    byRule.set(finding.rule, entry);
  }
  return [...byRule.values()]
    .map(({ quotes, findings }) => toRanked(quotes, findings, input))
    .sort((a, b) => b.weight - a.weight);
}

function toRanked(
  quotes: ReadonlyMap<string, ReadonlySet<number>>,
  findings: readonly [Finding, ...Finding[]],
  input: LetterInput,
): Ranked {
  const [first] = findings;
  return {
    quotes: quotesText(quotes),
    text: withBasis(address(first.answer, input, '贵司'), first.basis),
    opinion: opinionOn(first, input),
    basis: first.basis,
    weight: weightOf(findings, input),
  };
}

/** What they relied on when answering weighs most, then what a law calls void; talk of patience weighs least. */
function weightOf(findings: readonly [Finding, ...Finding[]], input: LetterInput): number {
  const [{ verdict, rule, kind }] = findings;
  const used = kind === 'unfair-term' && findings.some((one) => isAnswer(one, input)) ? relied : 0;
  const idle = ['please-wait', 'passed-on', 'network-excuse'].includes(rule) ? -1 : 0;
  return used + (verdict === 'void' ? 2 : 0) + idle;
}

function opinionOn({ kind, verdict }: Finding, input: LetterInput): string {
  const reader = input.kind === 'merchant-complaint' ? '贵方' : '贵司';
  if (kind === 'stonewalling') return `请${reader}书面说明所依据的事实和规定，并答复处理期限`;
  return verdict === 'void'
    ? '对消费者不公平、不合理，排除法定责任、限制法定权利的内容无效'
    : `依法可能无效或者不构成合同内容，请${reader}说明提示、说明义务的履行情况`;
}

function belongs(finding: Finding, input: LetterInput): boolean {
  if (!finding.basis.some((one) => isPrintable(one))) return false;
  if (!isConsumer(input) && restsOnConsumerLaw(finding)) return false;
  if (finding.kind === 'stonewalling' && !isAnswer(finding, input)) return false;
  return input.kind !== 'merchant-complaint' || !isPlatforms(finding, input);
}

/** Words of the platform, which a merchant that sells there has neither written nor can explain. */
function isPlatforms(finding: Finding, { items, facts, answers }: LetterInput): boolean {
  if (['self-operated', 'own-site'].includes(answers?.['platform-type'] ?? '')) return false;
  const item = items.find((one) => one.file === finding.item);
  const platform = facts.platformName?.value;
  if (item?.kind !== 'terms' && item?.kind !== 'reply') return false;
  return platform !== undefined && item.text.replace(/\s/g, '').includes(platform);
}

/** True for words that someone said to the buyer, false for the fixed text of terms and listings. */
export function isAnswer(finding: Finding, { items }: Pick<LetterInput, 'items'>): boolean {
  const kind = items.find((item) => item.file === finding.item)?.kind;
  return kind !== 'terms' && kind !== 'listing';
}

/** Each quotation once; one that another holds is left to it, its places with it. */
function quotesText(quotes: ReadonlyMap<string, ReadonlySet<number>>): string {
  const all = [...quotes].filter(
    ([quote]) => ![...quotes.keys()].some((other) => other !== quote && other.includes(quote)),
  );
  return all
    .map(([quote, own]) => {
      const held = [...quotes]
        .filter(([other]) => quote.includes(other))
        .flatMap(([, places]) => [...places]);
      const places = [...new Set([...own, ...held])].sort((a, b) => a - b).join('、');
      return `“${quote}”${places ? `（见证据${places}）` : ''}`;
    })
    .join('、');
}

/** packages/law says 贵方, 贵平台 and 贵司 by turns; a letter has one word for its reader and one for the seller. */
function address(text: string, { kind }: LetterInput, seller: string): string {
  if (kind === 'payment-dispute') return text;
  if (kind === 'merchant-complaint') return text.replaceAll('贵平台', '平台').replaceAll('贵司', '贵方');
  return text
    .replaceAll('贵平台', '贵司')
    .replaceAll('因贵方未', '因对方未')
    .replaceAll('请贵方', '请贵司')
    .replaceAll('贵方', seller);
}

const restsOnConsumerLaw = ({ answer, basis }: Finding): boolean =>
  answer.includes('消费者权益') || basis.some((one) => one.law.includes('消费者权益'));

function cites(point: LetterPoint, id: string): boolean {
  const { law, article } = basisOf(id);
  return point.basis.some((one) => one.law === law && one.article === article);
}

import type { Finding } from '@redress/contract';
import { basisOf, type LetterPoint } from '@redress/law';
import { isPrintable, withBasis } from './citations.ts';
import type { Numbers } from './fact-sentences.ts';
import type { LetterInput, Objection, Point } from './types.ts';

/** False when the gates show a reseller, who may not rest on consumer law (LAW §4, G1). */
export function isConsumer({ gates }: LetterInput): boolean {
  return !gates.some((gate) => gate.gate === 'consumer' && gate.status === 'stop');
}

/** Points of law as this letter says them; the reservation of rights has a section of its own. */
export function pointsOf(points: readonly LetterPoint[], input: LetterInput): Point[] {
  // A platform's letter speaks of the merchant in the third person, unless the platform itself sells (电子商务法 37).
  const seller = input.letterPoints.demands.some((one) => cites(one, 'ECL-37')) ? '贵司' : '商家';
  return points
    .filter((one) => one.basis.length !== 1 || !cites(one, 'CC-195'))
    .map((one) => ({ text: withBasis(address(one.text, input, seller), one.basis) }));
}

/**
 * One answer for each rule, with every place it answers. Left out: a finding whose bases are all unread, one that rests
 * on consumer law where the buyer is no consumer, and a reply that is only a clause of the terms.
 */
export function objectionsOf(input: LetterInput, kind: Finding['kind'], numbers: Numbers): Objection[] {
  const byRule = new Map<string, { quotes: Map<string, Set<number>>; text: string }>();
  for (const finding of input.findings) {
    if (finding.kind !== kind || !finding.basis.some(isPrintable)) continue;
    if (!isConsumer(input) && restsOnConsumerLaw(finding)) continue;
    if (kind === 'stonewalling' && !isAnswer(finding, input)) continue;
    const text = withBasis(address(finding.answer, input, '贵司'), finding.basis);
    const entry = byRule.get(finding.rule) ?? { quotes: new Map(), text };
    const quote = finding.quote.replace(/\s+/g, ' ').trim();
    const places = entry.quotes.get(quote) ?? new Set();
    const number = finding.item === undefined ? undefined : numbers.get(finding.item);
    if (number !== undefined) places.add(number);
    entry.quotes.set(quote, places);
    byRule.set(finding.rule, entry);
  }
  return [...byRule.values()].map(({ quotes, text }) => ({ quotes: quotesText(quotes), text }));
}

/** True for words that someone said to the buyer, false for the fixed text of terms and listings. */
export function isAnswer(finding: Finding, { items }: Pick<LetterInput, 'items'>): boolean {
  const kind = items.find((item) => item.file === finding.item)?.kind;
  return kind !== 'terms' && kind !== 'listing';
}

function quotesText(quotes: ReadonlyMap<string, ReadonlySet<number>>): string {
  const sorted = (places: ReadonlySet<number>) => [...places].sort((a, b) => a - b).join('、');
  return [...quotes]
    .map(([quote, places]) => `“${quote}”${places.size > 0 ? `（见证据${sorted(places)}）` : ''}`)
    .join('、');
}

/** packages/law says 贵方, 贵平台 and 贵司 by turns; a letter has one word for its reader and one for the seller. */
function address(text: string, { kind }: LetterInput, seller: string): string {
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

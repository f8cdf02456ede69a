import type { CaseView, ConsentField } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import {
  checkStatement,
  type FactualInput,
  type KnownPersonal,
  type StatementFinding,
} from '@redress/law/publication';
import type { Sentence } from './sentences.ts';
import { chineseDay, chineseInstant } from './words.ts';

export interface SentenceCheck {
  view: Pick<CaseView, 'facts' | 'items' | 'disputeType' | 'parties'>;
  consents: readonly ConsentField[];
  known: KnownPersonal;
  today: string;
}

/** What speaks against one sentence: LAW §15, what its author did not agree to, and figures that nothing shows. */
export function checkSentence(sentence: Sentence, edited: boolean, check: SentenceCheck): StatementFinding[] {
  const findings = checkStatement(sentence.text, { known: check.known, facts: factual(check) });
  if (!edited) return findings;
  return [...findings, ...withoutConsent(sentence.text, check), ...unprovedFigures(sentence, check)].sort(
    (a, b) => a.start - b.start,
  );
}

/** Fills the wording that is offered for a sentence that may not stay. */
function factual({ view, consents, today }: SentenceCheck): FactualInput {
  const { facts } = view;
  const agreed = (field: ConsentField) => consents.includes(field);
  return {
    today: chineseDay(today),
    ...(facts.paidAt && agreed('times') ? { paidDay: chineseInstant(facts.paidAt.value) } : {}),
    ...(facts.amountFen && agreed('amount') ? { amount: `${formatYuan(facts.amountFen.value)}元` } : {}),
    ...(facts.goods && agreed('goods') ? { goods: `“${facts.goods.value}”` } : {}),
  };
}

const values: Readonly<
  Record<Exclude<ConsentField, 'quotes' | 'times'>, (view: SentenceCheck['view']) => string | undefined>
> = {
  merchantName: ({ parties, facts }) => parties.merchant?.name ?? facts.merchantName?.value,
  platformName: ({ parties, facts }) => parties.platform?.name ?? facts.platformName?.value,
  goods: ({ facts }) => facts.goods?.value,
  amount: ({ facts }) => facts.amountFen && formatYuan(facts.amountFen.value),
  orderNumber: ({ facts }) => facts.orderNo?.value,
};

function withoutConsent(text: string, { view, consents }: SentenceCheck): StatementFinding[] {
  return Object.entries(values).flatMap(([field, read]) => {
    const value = read(view);
    const start = value && value.length > 1 ? text.indexOf(value) : -1;
    if (start === -1 || !value || consents.includes(field as ConsentField)) return [];
    return [
      {
        level: 'block' as const,
        rule: 'no-consent',
        start,
        end: start + value.length,
        quote: value,
        title: { zh: '您没有同意公开这一项', en: 'You did not agree to publish this' },
        reason: {
          zh: '这句话写出了您没有勾选公开的内容。请勾选同意，或者从句中删去。',
          en: 'The sentence states something that you did not agree to publish: agree to it, or take it out.',
        },
        basis: [],
      },
    ];
  });
}

/** Sums and days in an edited sentence that no fact of the case and none of its items holds. */
function unprovedFigures({ text }: Sentence, { view, today }: SentenceCheck): StatementFinding[] {
  const said = view.items.map((item) => item.text).join('\n');
  const sums = [view.facts.amountFen, view.facts.listedAmountFen].flatMap((fact) =>
    fact ? [fact.value] : [],
  );
  const findings: StatementFinding[] = [];
  for (const match of text.matchAll(/(\d+(?:\.\d{1,2})?)\s*元|(\d{4})年(\d{1,2})月(\d{1,2})日/g)) {
    const [quote, sum, year, month, day] = match;
    const iso = year && `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    const isKnown = sum
      ? sums.includes(Math.round(Number(sum) * 100)) || said.includes(sum)
      : iso === today ||
        [...instantsOf(view)].some((instant) => instant.startsWith(iso as string)) ||
        said.includes(iso as string) ||
        said.includes(quote);
    if (isKnown) continue;
    findings.push({
      level: 'warn',
      rule: 'figure-not-in-evidence',
      start: match.index,
      end: match.index + quote.length,
      quote,
      title: { zh: '证据里没有这个数字', en: 'No item holds this figure' },
      reason: {
        zh: '这个金额或者日期在您的证据和已确认的事实里都找不到。请核对，或者补充证据。',
        en: 'Neither your items nor the facts of the case hold this sum or day: check it, or add evidence.',
      },
      basis: [],
    });
  }
  return findings;
}

function* instantsOf({ facts }: SentenceCheck['view']): Iterable<string> {
  for (const fact of [facts.paidAt, facts.failedAt])
    if (fact) yield new Date(Date.parse(fact.value) + 8 * 3_600_000).toISOString();
}

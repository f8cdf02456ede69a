import type { Finding } from '@redress/contract';
import { chineseDay, formatYuan, Refusal, shanghaiDay } from '@redress/kernel';
import { basisOf, deadline, type LetterPoint } from '@redress/law';
import { isPrintable, lawVersions, withBasis } from './citations.ts';
import { evidenceRow, numberItems } from './evidence-rows.ts';
import { factSentences, type Numbers } from './fact-sentences.ts';
import { createBlanks } from './missing.ts';
import { orderRows } from './order-rows.ts';
import { partyTexts } from './party-texts.ts';
import type { Composed, LetterData, LetterInput, LetterLog, Objection, Point } from './types.ts';
import { disputeNames } from './words.ts';
import { yuanInCapitals } from './yuan-in-capitals.ts';

/**
 * Everything a letter's template prints, and what the buyer must still add. Pure: the same case gives the same data.
 * Only articles read in full (level A, A+) are cited; signs of fraud are never printed, facts stand for themselves.
 */
export function composeLetter(input: LetterInput): Composed {
  const blanks = createBlanks();
  const numbered = numberItems(input.items);
  const numbers: Numbers = new Map(numbered.map(({ item, number }) => [item.file, number]));
  const today = shanghaiDay(Date.parse(input.now));
  const parties = partyTexts(input, blanks);
  const order = orderRows(input, numbers, blanks);
  reportItems(input, blanks);
  const data: LetterData = {
    date: input.now,
    today: chineseDay(today),
    ...parties,
    disputeName: disputeNames[input.disputeType],
    consumer: !input.gates.some((gate) => gate.gate === 'consumer' && gate.status === 'stop'),
    order,
    facts: factSentences({ ...input, numbers }).map((text) => ({ text })),
    story: input.story
      .split(/\n+/)
      .map((line) => line.trim())
      .filter(Boolean),
    legal: pointsOf(input.letterPoints.legal, input),
    objections: objectionsOf(input.findings, 'unfair-term', numbers),
    replies: objectionsOf(input.findings, 'stonewalling', numbers),
    demands: pointsOf(input.letterPoints.demands, input),
    refund: refundOf(input.claims.refundFen),
    increase: input.claims.statutoryIncreaseFen !== undefined,
    reply: replyTerm(today),
    evidence: numbered.map(({ item, number }) => evidenceRow(item, number, input.facts)),
    log: logTexts(input.log),
    lawVersions: { ...lawVersions },
  };
  return { data, missing: blanks.missing };
}

/**
 * Points of law as this letter says them. A platform's letter speaks of the merchant in the third person, unless the
 * platform is held to be the seller itself (电子商务法 37); the reservation of rights has a section of its own.
 */
function pointsOf(points: readonly LetterPoint[], input: LetterInput): Point[] {
  const ownSale = input.letterPoints.demands.some((one) => cites(one, 'ECL-37'));
  const you = (text: string) =>
    input.kind === 'merchant-complaint'
      ? text
      : text
          .replaceAll('贵平台', '贵司')
          .replaceAll('请贵方', '请贵司')
          .replaceAll('贵方', ownSale ? '贵司' : '商家');
  return points
    .filter((one) => one.basis.length !== 1 || !cites(one, 'CC-195'))
    .map((one) => ({ text: withBasis(you(one.text), one.basis) }));
}

function cites(point: LetterPoint, id: string): boolean {
  const { law, article } = basisOf(id);
  return point.basis.some((one) => one.law === law && one.article === article);
}

/** One answer for each rule, with every place it answers; a finding whose bases are all unread is not printed. */
function objectionsOf(findings: readonly Finding[], kind: Finding['kind'], numbers: Numbers): Objection[] {
  const byRule = new Map<string, { quotes: Set<string>; text: string }>();
  for (const finding of findings) {
    if (finding.kind !== kind || !finding.basis.some(isPrintable)) continue;
    const entry = byRule.get(finding.rule) ?? {
      quotes: new Set(),
      text: withBasis(finding.answer, finding.basis),
    };
    const number = finding.item === undefined ? undefined : numbers.get(finding.item);
    const quote = finding.quote.replace(/\s+/g, ' ').trim();
    entry.quotes.add(`“${quote}”${number === undefined ? '' : `（见证据${number}）`}`);
    byRule.set(finding.rule, entry);
  }
  return [...byRule.values()].map(({ quotes, text }) => ({ quotes: [...quotes].join('、'), text }));
}

/** The day is left out where the holidays of the year are not published yet: nothing is guessed. */
function replyTerm(today: string): LetterData['reply'] {
  try {
    const { days, due } = deadline('platform-reply', today);
    return { days, due: chineseDay(due) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar-not-published') return { days: 7, due: '' };
    throw error;
  }
}

function refundOf(fen: number | undefined): LetterData['refund'] {
  return fen === undefined ? null : { amount: formatYuan(fen), capitals: yuanInCapitals(fen) };
}

function reportItems(input: LetterInput, blanks: ReturnType<typeof createBlanks>): void {
  if (input.items.length === 0)
    blanks.report('证据材料（尚未添加任何证据）', 'Evidence: no item has been added yet');
  if (input.kind === 'catalogue' && input.items.some((item) => !item.seal))
    blanks.report(
      '部分证据尚未完成存证，请稍后重新生成',
      'Some items are not sealed yet: make this again in a moment',
    );
}

/** The QR code holds only what finds and checks the log; nothing about a person or the case. */
function logTexts(log: LetterLog): LetterData['log'] {
  const keyHash = log.vkey.split('+')[1] ?? '';
  const query = `origin=${encodeURIComponent(log.origin)}&size=${log.size}&vkey=${encodeURIComponent(log.vkey)}`;
  return {
    origin: log.origin,
    size: String(log.size),
    vkey: log.vkey,
    keyHash,
    verifyUrl: log.verifyUrl ?? '',
    qr: log.verifyUrl ? `${log.verifyUrl}#${query}` : `${log.origin}\n${log.size}\n${log.vkey}`,
  };
}

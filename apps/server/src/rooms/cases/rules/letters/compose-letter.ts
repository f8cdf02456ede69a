import type { Finding } from '@redress/contract';
import { chineseDay, formatYuan, Refusal, shanghaiDay } from '@redress/kernel';
import { deadline } from '@redress/law';
import { bracketed, citation, isPrintable, lawVersions } from './citations.ts';
import { evidenceRow, numberItems } from './evidence-rows.ts';
import { factSentences, type Numbers } from './fact-sentences.ts';
import { createBlanks } from './missing.ts';
import { orderRows } from './order-rows.ts';
import { partyTexts } from './party-texts.ts';
import type { Composed, LetterData, LetterInput, LetterLog, Point } from './types.ts';
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
  const lines = claimLines(input);
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
    legal: input.letterPoints.legal.map(point),
    objections: quoted(input.findings, 'unfair-term', numbers),
    replies: quoted(input.findings, 'stonewalling', numbers),
    demands: input.letterPoints.demands.map(point),
    claims: lines.map((line) => ({
      what: line.what.zh,
      amount: line.fen === undefined ? '待定' : formatYuan(line.fen),
      basis: citation(line.basis),
    })),
    total: totalOf(lines.map((line) => line.fen)),
    increase: input.claims.statutoryIncreaseFen !== undefined,
    reply: replyTerm(today),
    evidence: numbered.map(({ item, number }) => evidenceRow(item, number, input.facts)),
    log: logTexts(input.log),
    lawVersions: { ...lawVersions },
  };
  return { data, missing: blanks.missing };
}

const point = ({ text, basis }: { text: string; basis: Parameters<typeof bracketed>[0] }): Point => ({
  text,
  basis: bracketed(basis),
});

/** Lines for a sure claim; the increase of 消保法 55 hangs on fraud and is only reserved (LAW §13: two totals). */
function claimLines(input: LetterInput) {
  const isIncrease = (line: LetterInput['claims']['lines'][number]) =>
    line.fen === input.claims.statutoryIncreaseFen &&
    line.basis.some((b) => b.article.startsWith('第五十五条'));
  return input.claims.lines.filter((line) => !isIncrease(line));
}

function totalOf(sums: readonly (number | undefined)[]): LetterData['total'] {
  const known = sums.filter((fen) => fen !== undefined);
  if (known.length === 0) return null;
  const fen = known.reduce((a, b) => a + b, 0);
  return { amount: formatYuan(fen), capitals: yuanInCapitals(fen) };
}

/** The same sentence in two items is objected to once; a finding whose bases are all unread is not printed. */
function quoted(
  findings: readonly Finding[],
  kind: Finding['kind'],
  numbers: Numbers,
): LetterData['objections'] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const key = `${finding.rule}\n${finding.quote}`;
    if (finding.kind !== kind || seen.has(key) || !finding.basis.some(isPrintable)) return [];
    seen.add(key);
    const number = finding.item === undefined ? undefined : numbers.get(finding.item);
    const evidence = number === undefined ? '' : `（见证据${number}）`;
    return [{ quote: finding.quote, evidence, text: finding.answer, basis: bracketed(finding.basis) }];
  });
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

import { chineseDay, formatYuan, Refusal, shanghaiDay } from '@redress/kernel';
import { deadline } from '@redress/law';
import { forbiddenPhrases } from './check-letter-text.ts';
import { lawVersions } from './citations.ts';
import { evidenceRow, numberItems } from './evidence-rows.ts';
import { factSentences, type Numbers } from './fact-sentences.ts';
import { type Blanks, createBlanks } from './missing.ts';
import { openingOf } from './opening.ts';
import { orderRows } from './order-rows.ts';
import { partyTexts } from './party-texts.ts';
import { isConsumer, objectionsOf, pointsOf } from './points.ts';
import type { Composed, LetterData, LetterInput, LetterLog } from './types.ts';
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
    opening: input.kind === 'catalogue' ? '' : openingOf(input, blanks),
    signer: signerOf(input),
    disputeName: disputeNames[input.disputeType],
    consumer: isConsumer(input),
    order,
    facts: factSentences(input, numbers).map((text) => ({ text })),
    story: storyParagraphs(input.story, blanks),
    legal: pointsOf(input.letterPoints.legal, input),
    ...objectionsOf(input, numbers),
    demands: pointsOf(input.letterPoints.demands, input),
    refund: refundOf(input.claims.refundFen),
    increase: input.claims.statutoryIncreaseFen !== undefined,
    reply: replyTerm(today),
    evidence: numbered.map(({ item, number }) => evidenceRow(item, number, input)),
    log: logTexts(input.log),
    lawVersions: { ...lawVersions },
  };
  return { data, missing: blanks.missing };
}

function signerOf({ kind, disputeType }: LetterInput): string {
  if (disputeType === 'minor-purchase') return '监护人';
  return kind === 'payment-dispute' ? '申请人' : '投诉人';
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

/** What the buyer wrote, less any paragraph that threatens, insults or calls someone a criminal (LAW §15). */
function storyParagraphs(story: string, blanks: Blanks): string[] {
  const paragraphs = story
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const fit = paragraphs.filter((line) => forbiddenPhrases(line).length === 0);
  if (fit.length < paragraphs.length)
    blanks.report(
      '补充陈述中有威胁曝光、以钱换沉默、辱骂或者指称犯罪的段落，未写入函件；请改为只写时间、经过和对方的答复',
      'Part of your story threatens, insults or alleges a crime and was left out: write only what happened, when, and what was answered',
    );
  return fit;
}

function refundOf(fen: number | undefined): LetterData['refund'] {
  return fen === undefined ? null : { amount: formatYuan(fen), capitals: yuanInCapitals(fen) };
}

function reportItems(input: LetterInput, blanks: Blanks): void {
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
  const query = `origin=${encodeURIComponent(log.origin)}&size=${log.size}&vkey=${encodeURIComponent(log.vkey)}`;
  return {
    origin: log.origin,
    size: String(log.size),
    vkey: log.vkey,
    verifyUrl: log.verifyUrl ?? '',
    qr: log.verifyUrl ? `${log.verifyUrl}#${query}` : `${log.origin}\n${log.size}\n${log.vkey}`,
  };
}

import { chineseDay, formatYuan, shanghaiDay } from '@redress/kernel';
import { deadline } from '@redress/law';
import { additionOf } from './addition.ts';
import { checkLetterText, forbiddenPhrases } from './check-letter-text.ts';
import { lawVersions } from './citations.ts';
import { openDesk } from './documents/desk.ts';
import { formOf } from './documents/index.ts';
import { evidenceRow, numberItems } from './evidence-rows.ts';
import { factSentences, type Numbers } from './fact-sentences.ts';
import { lastDayText } from './last-day.ts';
import { type Blanks, createBlanks } from './missing.ts';
import { openingOf } from './opening.ts';
import { orderRows } from './order-rows.ts';
import { isLetter, partyTexts } from './party-texts.ts';
import { isConsumer, objectionsOf, pointsOf } from './points.ts';
import { prints } from './prints.ts';
import type { Composed, EvidenceRow, LetterData, LetterInput, LetterLog } from './types.ts';
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
  const evidence = numbered.map(({ item, number }) => evidenceRow(item, number, input));
  const desk = openDesk({ input, today, blanks, numbers, evidence });
  const form = formOf(desk);
  const parties = partyTexts(input, blanks);
  // What the paper does not print is put together all the same, and what it lacks is nobody's business.
  const noted = (part: Parameters<typeof prints>[1]) => (prints(input.kind, part) ? blanks : createBlanks());
  const order = orderRows(input, numbers, noted('order'));
  reportItems(input, noted('evidence'));
  const { officeAddress = '', officePhone = '' } = desk.step;
  const data: LetterData = {
    date: input.now,
    today: chineseDay(today),
    ...parties,
    office: { address: officeAddress.trim(), phone: officePhone.trim() },
    opening: isLetter(input.kind) ? openingOf(input, noted('opening')) : '',
    signer: signerOf(input),
    disputeName: disputeNames[input.disputeType],
    consumer: isConsumer(input),
    order,
    facts: factSentences(input, numbers).map((text) => ({
      text: text.replaceAll('本函', paperWord(input.kind)),
    })),
    story: storyParagraphs(input.story, noted('story')),
    legal: pointsOf(input.letterPoints.legal, input),
    ...objectionsOf(input, numbers),
    demands: pointsOf(input.letterPoints.demands, input),
    refund: refundOf(input.claims.refundFen),
    increase: input.claims.statutoryIncreaseFen !== undefined,
    reply: replyTerm(today),
    evidence: input.kind === 'lawyer-letter' ? evidence.map(forClient) : evidence,
    log: logTexts(input.log),
    lawVersions: { ...lawVersions },
    addition: input.addition ?? additionOf({}, {}),
    form,
  };
  const { missing, useful } = blanks;
  return { data, missing, useful, toCheck: desk.toCheck, checked: [...desk.checked] };
}

/** A lawyer speaks of the client. */
const forClient = (row: EvidenceRow): EvidenceRow => ({
  ...row,
  proves: row.proves.replaceAll('本人', '委托人'),
});

/** The papers of the first rung are letters and call themselves 本函. */
const paperWord = (kind: LetterInput['kind']): string => (isLetter(kind) ? '本函' : '本材料');

function signerOf({ kind, disputeType }: LetterInput): string {
  if (disputeType === 'minor-purchase') return '监护人';
  return kind === 'payment-dispute' ? '申请人' : '投诉人';
}

/** Where the holidays of the year are not on record yet, the day is printed as provisional. */
function replyTerm(today: string): LetterData['reply'] {
  const term = deadline('platform-reply', today);
  return { days: term.days, due: lastDayText(term) };
}

/** What the buyer wrote, less any paragraph that threatens, insults or calls someone a criminal (LAW §15). */
function storyParagraphs(story: string, blanks: Blanks): string[] {
  const paragraphs = story
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const fit = paragraphs.filter((line) => forbiddenPhrases(line).length === 0 && !citesUnread(line));
  if (fit.length < paragraphs.length)
    blanks.report(
      '补充陈述中有威胁曝光、以钱换沉默、辱骂、指称犯罪或者引用未经核对条文的段落，未写入函件；请改为只写时间、经过和对方的答复',
      'Part of your story threatens, insults, alleges a crime or cites law that nobody checked, and was left out: write only what happened, when, and what was answered',
      'story',
    );
  return fit;
}

/** A citation by the buyer of an article that we do not hold, or that is the wrong one (电子商务法第四十七条). */
const citesUnread = (line: string): boolean =>
  /(?:法|条例|办法|解释)》?第[一二三四五六七八九十百零\d]+条/.test(line) && checkLetterText(line).length > 0;

function refundOf(fen: number | undefined): LetterData['refund'] {
  return fen === undefined ? null : { amount: formatYuan(fen), capitals: yuanInCapitals(fen) };
}

function reportItems(input: LetterInput, blanks: Blanks): void {
  if (input.items.length === 0)
    blanks.report('证据材料（尚未添加任何证据）', 'Evidence: no item has been added yet', 'items');
  if (input.kind === 'catalogue' && input.items.some((item) => !item.seal))
    blanks.report(
      '部分证据尚未完成存证，请稍后重新生成',
      'Some items are not sealed yet: make this again in a moment',
      'items',
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

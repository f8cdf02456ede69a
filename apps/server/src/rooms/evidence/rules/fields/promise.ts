import { candidate, type Page, type PageLine } from '../page.ts';
import type { Candidate } from '../types.ts';
import { placeIn, spansSeam, wrappedLines } from '../wrapped.ts';

const numeral = '半|一刻|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\\d{1,3}';
const unit = '秒钟?|分钟?|个?小时|h|min|个?工作日|天|日';
const arrive =
  '到[账帐]|发货|发卡|发码|送达|充值|充好|出卡|交付|处理|完成|开通|发送|收到|上号|搞定|可用|到(?=[,。!~哦的啦了]|$)';

/** `5分钟到账`, `1-5分钟内自动发货`, `半小时内充好`, `24小时内发货`; a longer stretch between would be another sentence. */
const timed = new RegExp(
  `(?:(?:${numeral})\\s?(?:${unit})?\\s?[-~–—至到]\\s?)?(?<n>${numeral})\\s?(?<u>${unit})\\s?(?<in>左右)?(?:之?内|以内)?(?:左右)?(?:即可|就能?|会|可|必|一定|系统)?(?:自动|快速|为您|给您|极速|全部)?\\s?(?:${arrive})`,
  'i',
);
/** `到账时间 5分钟内`: the label says what the stretch is for. */
const labelledTime = new RegExp(
  `(?:到[账帐]|发货|交付|送达|出卡)(?:时间|时效|时限)\\s?:?\\s?(?:付款后|支付后|下单后)?\\s?(?:${numeral}\\s?(?:${unit})?\\s?[-~–—至到]\\s?)?(?<n>${numeral})\\s?(?<u>${unit})`,
  'i',
);
const atOnce = /(?:秒|立即|即时|即刻|马上|瞬间|立刻)(?:到[账帐]|发货|发卡|充值|出卡|到(?![^\s,。!]))/;
/** Promises without a stretch of time. */
const wordOnly =
  /自动发货|当[天日](?:到[账帐]|发货)|不到账?(?:包|全额)退|包(?:赔|售后|找回|换绑|死)[^\s,。;!?]{0,6}|(?:永久|终身)(?:包赔|质保|售后|使用|有效)|假一赔[^\s,。;!?]{1,2}|绝?不(?:会)?找回|(?:保证(?!金)|承诺|担保(?!交易))[^\s,。;:!?]{2,20}/;
/** A complaint that nothing came within the time, a question, a right to complain in time: no promise. */
const notPromised = /(?:超过|都|快|已经?|等了|过了|投诉[^,。]{0,6}|多久|能不能|是不是|为什么)\s?$/;

const trust: Record<Page['kind'], number> = {
  promise: 0.97,
  listing: 0.95,
  other: 0.75,
  payment: 0.5,
  failure: 0.5,
  terms: 0.6,
  reply: 0.4,
};

interface Promised {
  line: PageLine;
  index: number;
  length: number;
  minutes?: number;
  strength: number;
}

/** Candidates for the promised delivery time in minutes (a range gives its upper bound, `秒到账` gives 1). */
export function promisedMinutesIn(page: Page): Candidate<number>[] {
  return promises(page).flatMap((p) =>
    p.minutes === undefined
      ? []
      : [candidate(page, p.line, spotOf(p), p.minutes, p.strength * trust[page.kind])],
  );
}

/** Candidates for the promise in the seller's words: the clause in which it stands. */
export function promiseTextIn(page: Page): Candidate<string>[] {
  return promises(page).map((p) => {
    const clause = clauseAround(p);
    const at = placeIn(p.line, clause.start, clause.end);
    const text = p.line.text.slice(clause.start, clause.end);
    return candidate(page, p.line, at, text, p.strength * trust[page.kind]);
  });
}

function promises(page: Page): Promised[] {
  const single = page.lines.flatMap((line) => promiseIn(line) ?? []);
  const broken = wrappedLines(page).flatMap((line) => {
    const found = promiseIn(line);
    return found && spansSeam(line, found.index, found.index + found.length) ? [found] : [];
  });
  return [...single, ...broken];
}

function promiseIn(line: PageLine): Promised | undefined {
  const stretch = timed.exec(line.text) ?? labelledTime.exec(line.text);
  if (stretch && !notPromised.test(line.text.slice(0, stretch.index)) && !isAsked(line, stretch)) {
    const minutes = minutesOf(stretch.groups?.n ?? '', stretch.groups?.u ?? '');
    const aroundTheClock = /24\s?小时\s?(?:自动|为您|可)/.test(stretch[0]);
    if (minutes !== undefined && !aroundTheClock)
      return { line, index: stretch.index, length: stretch[0].length, minutes, strength: 1 };
  }
  const now = atOnce.exec(line.text);
  if (now) return { line, index: now.index, length: now[0].length, minutes: 1, strength: 0.8 };
  const word = wordOnly.exec(line.text);
  return word ? { line, index: word.index, length: word[0].length, strength: 0.7 } : undefined;
}

/** `5分钟到账吗？` asks. */
function isAsked(line: PageLine, match: RegExpExecArray): boolean {
  return /^(?:的|了)?(?:[吗么嘛]|\?)/.test(line.text.slice(match.index + match[0].length));
}

const digits: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Minutes of `5` `分钟`, `半` `小时`, `一刻` `钟`; a day is 24 hours; seconds round up to a minute. Undefined for nought. */
export function minutesOf(number: string, unitWord: string): number | undefined {
  const n = numberOf(number);
  const per = /秒/.test(unitWord)
    ? 1 / 60
    : /分|min/i.test(unitWord)
      ? 1
      : /时|h/i.test(unitWord)
        ? 60
        : 1440;
  const minutes = Math.ceil(n * per);
  return minutes > 0 && minutes <= 525_600 ? minutes : undefined;
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  if (text === '一刻') return 15;
  const ten = text.indexOf('十');
  if (ten < 0) return digits[text] ?? 0;
  return (ten === 0 ? 1 : (digits[text[0] as string] ?? 0)) * 10 + (digits[text.slice(ten + 1)] ?? 0);
}

const spotOf = (p: Promised) => placeIn(p.line, p.index, p.index + p.length);

/** From the sentence mark before the match to the one after it, within the line. */
function clauseAround(p: Promised): { start: number; end: number } {
  const text = p.line.text;
  let start = p.index;
  let end = p.index + p.length;
  while (start > 0 && !/[,。;:!?|]/.test(text[start - 1] as string)) start--;
  while (end < text.length && !/[,。;!?|]/.test(text[end] as string)) end++;
  while (start < p.index && text[start] === ' ') start++;
  return { start, end: Math.max(text.slice(0, end).trimEnd().length, p.index + p.length) };
}

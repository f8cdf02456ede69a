import { type Label, labelBefore } from './labels.ts';
import { passesLuhn } from './luhn.ts';
import type { Identifier, Span, Why } from './types.ts';

/** What a run of digits is; offsets in the cleaned text. */
export type Found = Omit<Identifier, 'start' | 'end'> & Span;

const run = /(?<![A-Za-z0-9_@*¥$])\+?\d(?:[ -]?\d){4,40}(?![A-Za-z0-9_@*])(?!\s?元)(?![.:：]\d)(?!年)/g;
const mobile = /^(?:86)?(1[3-9]\d{9})$/;
const landline = /^(?:0\d{2,3}[2-9]\d{6,7}|[48]00\d{7})$/;
const date = /^(?:19|20)\d\d[- ]\d{1,2}[- ]\d{1,2}/;

/** Every number of the text that links, by its form and by the word before it. */
export function numbersIn(text: string): Found[] {
  const out: Found[] = [];
  for (const m of text.matchAll(run)) {
    if (date.test(m[0]) || isAmount(text, m.index)) continue;
    for (const piece of pieces(m[0], m.index)) {
      const label = labelBefore(text, piece.start);
      for (const { kind, value, why } of read(piece.digits, label, piece.groups))
        out.push({ kind, value, why, start: piece.start, end: piece.end });
    }
  }
  return [...out, ...spelled(text)];
}

const isAmount = (text: string, at: number): boolean =>
  /(?:¥|￥|\$|RMB|金额[:：]?)\s?$/i.test(text.slice(Math.max(0, at - 6), at));

interface Piece extends Span {
  digits: string;
  /** Lengths of the groups as written, e.g. 3, 4, 4. */
  groups: number[];
}

/** The run as one number where its groups make one, else each group by itself. */
function pieces(token: string, at: number): Piece[] {
  const groups = [...token.matchAll(/\d+/g)];
  const digits = groups.map((g) => g[0]).join('');
  const whole = { digits, groups: groups.map((g) => g[0].length), start: at, end: at + token.length };
  if (groups.length === 1 || isOneNumber(digits, whole.groups)) return [whole];
  return groups.map((g) => ({
    digits: g[0],
    groups: [g[0].length],
    start: at + g.index,
    end: at + g.index + g[0].length,
  }));
}

function isOneNumber(digits: string, groups: readonly number[]): boolean {
  const country = digits.startsWith('86') && groups[0] === 2;
  const key = (country ? groups.slice(1) : groups).join('-');
  if (mobile.test(digits))
    return ['3-4-4', '3-8', '4-4-3', '7-4', '3-3-5', '11'].includes(key) || groups.every((n) => n === 1);
  if (landline.test(digits)) return groups.length <= 3;
  return (
    groups.length >= 4 &&
    groups.slice(0, -1).every((n) => n === 4) &&
    digits.length >= 16 &&
    digits.length <= 19
  );
}

const one = (kind: Found['kind'], value: string, why: Why) => [{ kind, value, why }];

function read(digits: string, label: Label | undefined, groups: readonly number[]) {
  const phone = mobile.exec(digits)?.[1];
  switch (label) {
    case 'own':
    case 'other':
    case 'telegram':
    case 'ip':
      return [];
    case 'order-no':
      return digits.length >= 10 ? one('order-no', digits, 'label') : [];
    case 'card-code':
      return digits.length >= 10 ? one('card-code', digits, 'label') : [];
    case 'qq':
      return /^[1-9]\d{4,10}$/.test(digits) ? one('qq', digits, 'label') : [];
    case 'qq-group':
      return /^[1-9]\d{4,10}$/.test(digits) ? one('qq-group', digits, 'label') : [];
    case 'wechat':
      if (phone) return one('phone', phone, 'label-and-form');
      return /^[1-9]\d{5,10}$/.test(digits) ? one('wechat', digits, 'label') : [];
    case 'alipay':
    case 'payee':
      return readAccount(digits, phone);
    case 'bank-card':
      if (phone) return one('phone', phone, 'form');
      return isCard(digits) ? one('bank-card', digits, 'label-and-form') : [];
    case 'phone':
      if (phone) return one('phone', phone, 'label-and-form');
      return landline.test(digits) ? one('landline', digits, 'label-and-form') : [];
    case undefined:
      if (phone) return one('phone', phone, 'form');
      return isCard(digits) && (digits.startsWith('62') || groups.length >= 4)
        ? one('bank-card', digits, 'form')
        : [];
  }
}

function readAccount(digits: string, phone: string | undefined) {
  if (phone)
    return [...one('payee-account', phone, 'label-and-form'), ...one('phone', phone, 'label-and-form')];
  if (isCard(digits)) return one('bank-card', digits, 'label-and-form');
  return digits.length >= 8 && digits.length <= 20 ? one('payee-account', digits, 'label') : [];
}

const isCard = (digits: string): boolean =>
  digits.length >= 16 && digits.length <= 19 && /^[3-6]/.test(digits) && passesLuhn(digits);

const numerals: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  幺: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
};
const spread =
  /(?<![A-Za-z0-9])[0-9零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖](?:[ .·•、,_~|/-]{0,2}[0-9零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖]){4,10}(?![A-Za-z0-9零〇一幺二三四五六七八九])/g;

/** Numbers written in Chinese numerals, or with marks between all digits: only where a word says what they are. */
function spelled(text: string): Found[] {
  const out: Found[] = [];
  for (const m of text.matchAll(spread)) {
    const written = m[0].replace(/[ .·•、,_~|/-]/g, '');
    const hidden = /[^\d]/.test(written) || /^\d(?:[.·•、,_~|/]\d)+$/.test(m[0]);
    if (!hidden) continue;
    const digits = [...written].map((c) => numerals[c] ?? c).join('');
    const label = labelBefore(text, m.index);
    if (
      label !== 'phone' &&
      label !== 'qq' &&
      label !== 'qq-group' &&
      label !== 'wechat' &&
      label !== 'alipay'
    )
      continue;
    for (const found of read(digits, label, [digits.length]))
      out.push({ ...found, start: m.index, end: m.index + m[0].length });
  }
  return out;
}

import type { Bilingual } from '../types.ts';

/** What a number shown on a page says of its holder's place. Nothing here is an address. */
export type NumberReading =
  | { kind: 'icp-filing'; provinceCode: string; number: string }
  | { kind: 'telecom-licence'; provinceCode?: string; number: string }
  | { kind: 'police-filing'; provinceCode: string; divisionCode: string; number: string }
  | { kind: 'credit-code'; divisionCode: string; number: string }
  | { kind: 'unreadable'; why: Bilingual };

/** Abbreviations of provinces; a province with two is filed under one of them (川 or 蜀, 贵 or 黔 …). */
const abbreviations: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '11京 12津 13冀 14晋 15蒙 21辽 22吉 23黑 31沪 32苏 33浙 34皖 35闽 36赣 37鲁 41豫 42鄂 43湘 44粤 45桂 46琼 ' +
    '50渝 51川蜀 52贵黔 53云滇 54藏 61陕秦 62甘陇 63青 64宁 65新'
  )
    .split(' ')
    .flatMap((entry) => [...entry.slice(2)].map((char) => [char, `${entry.slice(0, 2)}0000`])),
);
const province = `[${Object.keys(abbreviations).join('')}]`;
const filing = new RegExp(`^(${province})ICP备(\\d{8,10})号(?:-\\d{1,4})?$`);
const licence = new RegExp(
  `^(${province})?(?:ICP证)?((?:合字)?(?:[AB][12][.-])*[AB][12]-?\\d{8,10}|\\d{6,8})号?$`,
);
const policeFiling = new RegExp(`^(${province})公网安备(\\d{14})号?$`);
const creditCode = /^[0-9A-HJ-NP-RTUW-Y]{18}$/;

/**
 * Reads an ICP filing (粤ICP备2021000000号-1), a telecom licence (粤B2-20210001; without a province: issued nationally),
 * a public-security filing (京公网安备11010502030143号) or a unified social credit code (18 characters, GB 32100).
 * A mistyped credit code is `unreadable`: its check character does not fit.
 */
export function readNumber(given: string): NumberReading {
  const text = given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s:]/g, '')
    .replace(/[‐–—−]/g, '-');
  const [, filedIn, filed] = filing.exec(text) ?? [];
  if (filedIn && filed)
    return { kind: 'icp-filing', provinceCode: abbreviations[filedIn] as string, number: text };
  const [, policeIn, digits] = policeFiling.exec(text) ?? [];
  if (policeIn && digits) return readPoliceFiling(text, abbreviations[policeIn] as string, digits);
  if (creditCode.test(text)) return readCreditCode(text);
  const licensed = licence.exec(text);
  if (licensed && (licensed[1] || /[AB][12]/.test(text))) {
    const code = licensed[1] && abbreviations[licensed[1]];
    return { kind: 'telecom-licence', number: text, ...(code ? { provinceCode: code } : {}) };
  }
  return unreadable('无法识别这个号码的格式。', 'The form of the number is not known.');
}

function readPoliceFiling(number: string, provinceCode: string, digits: string): NumberReading {
  if (!digits.startsWith(provinceCode.slice(0, 2)))
    return unreadable(
      '公安备案号的省份简称与数字不一致。',
      'Province and digits of the filing contradict each other.',
    );
  return { kind: 'police-filing', provinceCode, divisionCode: digits.slice(0, 6), number };
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: seventeen characters weighted by powers of three modulo 31, and a check character. */
export function isCreditCode(code: string): boolean {
  if (!creditCode.test(code)) return false;
  const values = Array.from(code, (char) => codeAlphabet.indexOf(char));
  const check = values.pop() as number;
  let sum = 0;
  let weight = 1;
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + check) % 31 === 0;
}

function readCreditCode(number: string): NumberReading {
  if (!isCreditCode(number) || !/^\d{6}$/.test(number.slice(2, 8)))
    return unreadable(
      '统一社会信用代码校验不通过，请核对。',
      'The credit code fails its check character: look again.',
    );
  return { kind: 'credit-code', divisionCode: number.slice(2, 8), number };
}

const unreadable = (zh: string, en: string): NumberReading => ({ kind: 'unreadable', why: { zh, en } });

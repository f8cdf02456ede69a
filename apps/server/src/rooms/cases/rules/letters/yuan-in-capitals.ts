import type { Fen } from '@redress/kernel';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

/**
 * A sum in the capitals of Chinese papers: 9800 → 人民币玖拾捌元整, 10005 → 人民币壹佰元零伍分. Whole fen from 0 up to
 * 9 999 999 999 99; anything else is a bug and throws.
 */
export function yuanInCapitals(fen: Fen): string {
  if (!Number.isInteger(fen) || fen < 0 || fen >= 1e14) throw new RangeError(`not a sum in fen: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const rest = fen % 10;
  const whole = yuan > 0 ? `${integerInCapitals(yuan)}元` : '';
  if (jiao === 0 && rest === 0) return `人民币${whole || '零元'}整`;
  const jiaoText = jiao > 0 ? `${digits[jiao]}角` : yuan > 0 ? '零' : '';
  return `人民币${whole}${jiaoText}${rest > 0 ? `${digits[rest]}分` : '整'}`;
}

/** Groups of four digits; a gap of zeros inside or between groups is read once as 零. */
function integerInCapitals(n: number): string {
  let out = '';
  let zeroPending = false;
  for (let group = 2; group >= 0; group--) {
    const value = Math.floor(n / 10_000 ** group) % 10_000;
    if (value === 0) {
      zeroPending = out !== '';
      continue;
    }
    if (out !== '' && (zeroPending || value < 1000)) out += '零';
    out += groupInCapitals(value) + groups[group];
    zeroPending = false;
  }
  return out;
}

function groupInCapitals(value: number): string {
  let out = '';
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit > 0) out += `${digits[digit]}${places[place]}`;
    else if (out !== '' && value % 10 ** place > 0 && !out.endsWith('零')) out += '零';
  }
  return out;
}

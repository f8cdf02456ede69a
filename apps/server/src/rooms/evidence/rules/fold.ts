const spaces = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\t\r]/;

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0xffe5) return '¥';
  return spaces.test(unit) ? ' ' : unit;
}

/**
 * Full-width letters, digits and punctuation become ASCII and every kind of space a plain one, unit by unit: the
 * result has the same UTF-16 length, so that an offset found in it is an offset in the text as read.
 */
export function fold(text: string): string {
  return text.replace(/[\t\r\u00a0-\uffff]/g, foldUnit);
}

/** Text without spaces and in lower case, to compare names and numbers that OCR spaced or cased differently. */
export function squeeze(text: string): string {
  return fold(text).replace(/\s+/g, '').toLowerCase();
}

/**
 * Letters that OCR reads for digits, put right: an O, o, l, I or | that follows a digit. A prefix of letters (`WX_`)
 * stays as it is.
 */
export function fixDigits(token: string): string {
  let out = '';
  for (const c of token) {
    const afterDigit = /\d\.?$/.test(out.slice(-2));
    if (afterDigit && (c === 'O' || c === 'o')) out += '0';
    else if (afterDigit && (c === 'l' || c === 'I' || c === '|')) out += '1';
    else out += c;
  }
  return out;
}

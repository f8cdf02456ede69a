/** Digits written as Chinese characters, as people dictate or hide a number. */
const chineseDigits = '〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const arabicDigits = '001234567891123456789';
const longestFold = 65_536;

const plain = buildTable();

/** One entry per UTF-16 unit: its plain form of one unit. Built once. */
function buildTable(): Uint16Array {
  const table = new Uint16Array(longestFold);
  for (let code = 0; code < longestFold; code++) {
    table[code] = code;
    if (code < 128 || (code >= 0xd800 && code <= 0xdfff)) continue;
    const form = String.fromCharCode(code).normalize('NFKC');
    if (form.length === 1) table[code] = form.charCodeAt(0);
  }
  for (const dash of '‐‑‒–—―－﹣·•.．_') table[dash.charCodeAt(0)] = 0x2d;
  for (const space of '\u00a0\u3000\u2009\u200b\u200c\u200d\ufeff\t') table[space.charCodeAt(0)] = 0x20;
  return table;
}

/** Full width, circled and other forms in plain ASCII; as long as the given text, so that offsets stay. */
export function foldPlain(given: string): string {
  return mapUnits(given, (code) => plain[code] as number);
}

/** The same with numbers in Chinese characters as digits: only for kinds whose length alone rules out prose. */
export function foldSpoken(folded: string): string {
  return mapUnits(folded, (code) => {
    const at = chineseDigits.indexOf(String.fromCharCode(code));
    return at === -1 ? code : arabicDigits.charCodeAt(at);
  });
}

function mapUnits(given: string, map: (code: number) => number): string {
  const parts: string[] = [];
  for (let from = 0; from < given.length; from += 4096) {
    const to = Math.min(given.length, from + 4096);
    const units: number[] = [];
    for (let i = from; i < to; i++) units.push(map(given.charCodeAt(i)));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

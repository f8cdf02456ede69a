/** What a picture stands for where people write it instead of a word, and the length of it in UTF-16 units. */
interface Picture {
  means: string;
  length: number;
}

const always: Readonly<Record<string, string>> = { '🐧': 'qq', '🉑': '可', '🈲': '禁止', '🈚': '无' };
/** Crosses forbid only what follows; elsewhere they are decoration. */
const crosses = new Set(['❌', '✖', '✘', '🚫', '⛔', '❎']);
const forbidden = /^[\s\p{M}\u200b-\u200f]*[退换換补補赔賠售调調]/u;
/** A plus sign is “add” before a contact, and decoration elsewhere. */
const pluses = new Set(['+', '＋', '➕']);
const contact =
  /^[\s\u200b]*(?:[微薇徽溦威维維][信❤芯xX]?|[vV](?![a-zA-Z])|[vVwW][xX]|[qQ]{2}|扣扣|企鹅|企鵝|🐧|我|好友)/u;
const rabbit = /^[款钱錢]/;

/** The picture, sign or letter-like character at `i`, if it means something there. */
export function pictureAt(given: string, i: number): Picture | undefined {
  const code = given.charCodeAt(i);
  if (code < 128 && code !== 43) return undefined;
  const character = String.fromCodePoint(given.codePointAt(i) as number);
  const { length } = character;
  const rest = (): string => given.slice(i + length, i + length + 8);
  const means = always[character];
  if (means) return { means, length };
  if (crosses.has(character)) return forbidden.test(rest()) ? { means: '不', length } : undefined;
  if (pluses.has(character)) return contact.test(rest()) ? { means: '加', length } : undefined;
  if (character === '🐰') return rabbit.test(rest()) ? { means: '退', length } : undefined;
  return letterLike(character, length);
}

/** Mathematical and enclosed letters such as 𝐖 or 🅥. */
function letterLike(character: string, length: number): Picture | undefined {
  if (length === 1) return undefined;
  const point = character.codePointAt(0) as number;
  // Enclosed letters without a compatibility form: 🅐 to 🅩 and 🅰 to 🆉.
  for (const first of [0x1f150, 0x1f170])
    if (point >= first && point < first + 26)
      return { means: String.fromCharCode(97 + point - first), length };
  if (point < 0x1d400 || (point > 0x1d7ff && point < 0x1f130) || point > 0x1f149) return undefined;
  const plain = character.normalize('NFKC').toLowerCase();
  return /^[a-z0-9]$/.test(plain) ? { means: plain, length } : undefined;
}

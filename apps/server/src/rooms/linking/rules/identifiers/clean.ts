/** Text made comparable unit by unit, with the way back: `origin[i]` is the offset in the given text of `text[i]`. */
export interface CleanText {
  text: string;
  origin: readonly number[];
  /** Offset in the given text just behind its last unit. */
  length: number;
}

/** Marks without width or ink, put between characters to hide a number; variation selectors and the keycap frame too. */
const invisible = /\p{Cf}|\p{Mn}|\p{Me}|\u115f|\u1160|\u3164|\uffa0/u;
const space = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r]/u;
const plain = /^[\n\x20-\x7e\u3001\u4e00-\u9fa5]$/;

/** Letters and digits that look alike in other alphabets stay as they are: they make a different address. */
function fold(character: string): string {
  if (plain.test(character)) return character;
  if (character === '。' || character === '｡') return '。';
  if (invisible.test(character)) return '';
  if (space.test(character)) return ' ';
  const folded = character.normalize('NFKC').replace(invisible, '');
  // ⑴ and ⒈ become (1) and 1. here: of a number in a frame only the number counts.
  const framed = /^[(]?(\d{1,2})[).]?$/.exec(folded);
  return framed ? (framed[1] as string) : folded;
}

/** Full-width, circled and mathematical letters and digits become plain, every space a plain one, invisible marks go. */
export function clean(given: string): CleanText {
  const parts: string[] = [];
  const origin: number[] = [];
  let at = 0;
  for (const character of given) {
    const folded = fold(character);
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) origin.push(at);
    at += character.length;
  }
  return { text: parts.join(''), origin, length: given.length };
}

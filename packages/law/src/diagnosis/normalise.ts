import { pictureAt } from './pictures.ts';
import { simplified, traditional } from './traditional.ts';
import { variantAt } from './variants.ts';

/** Text made comparable, with the way back: `text[i]` stands for the given text from `origin[i]` to `until[i]`. */
export interface Normalised {
  text: string;
  origin: Uint32Array;
  until: Uint32Array;
}

const drop = 0;
const stop = 0x3002;
const lineFeed = 10;
/** Sentence ends, after folding to half width. */
const ends = new Set('。!?;｡'.split('').map((c) => c.charCodeAt(0)));
/** Strokes and letters without a sound, put between characters as decoration. */
const strokes = new Set(
  '丶丨丿乀乁乚亅丷灬卐卍\u3164\uffa0\u115f\u1160'.split('').map((c) => c.charCodeAt(0)),
);

const compatibility: readonly (readonly [number, number])[] = [
  [0x2460, 0x24ff],
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
];

/** One entry per UTF-16 unit: what it becomes, or `drop`. Built once. */
const table = buildTable();

function buildTable(): Uint16Array {
  const map = new Uint16Array(65_536);
  for (let code = 0; code < 65_536; code++) map[code] = fold(code);
  for (let i = 0; i < traditional.length; i++) map[traditional.charCodeAt(i)] = simplified.charCodeAt(i);
  map[lineFeed] = lineFeed;
  return map;
}

/** Full width and compatibility forms to their plain form, capitals to small; punctuation, marks and spaces away. */
function fold(code: number): number {
  let plain = code;
  if (compatibility.some(([first, last]) => first <= code && code <= last)) {
    const form = String.fromCharCode(code).normalize('NFKC');
    if (form.length === 1) plain = form.charCodeAt(0);
  }
  if (plain >= 65 && plain <= 90) plain += 32;
  if (ends.has(plain)) return stop;
  return keeps(plain) ? plain : drop;
}

/** Letters, digits, ideographs and the percent sign. Surrogates (emoji, rare ideographs) are decoration here. */
function keeps(code: number): boolean {
  if (code < 128) return code === 37 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
  if ((code >= 0xd800 && code <= 0xdfff) || strokes.has(code)) return false;
  const character = String.fromCharCode(code);
  return /[\p{L}\p{N}]/u.test(character) && !/\p{Lm}/u.test(character);
}

/** Folded characters with their places, while they are collected. */
class Folded {
  readonly codes: Uint16Array;
  readonly origin: Uint32Array;
  readonly until: Uint32Array;
  length = 0;

  constructor(size: number) {
    this.codes = new Uint16Array(size);
    this.origin = new Uint32Array(size);
    this.until = new Uint32Array(size);
  }

  push(code: number, origin: number, until: number): void {
    this.codes[this.length] = code;
    this.origin[this.length] = origin;
    this.until[this.length++] = until;
  }

  /** Ends the collecting. */
  done(): Normalised {
    const { codes, origin, until, length } = this;
    return {
      text: decode(codes.subarray(0, length)),
      origin: origin.subarray(0, length),
      until: until.subarray(0, length),
    };
  }
}

/**
 * Folds width, case, traditional characters and common evasions (see variants.ts), and removes what people put between
 * characters to hide a clause. A blank line and `。！？；` end a sentence and become `。`, unless they stand between single
 * characters.
 */
export function normalise(given: string): Normalised {
  // A picture may stand for two characters; it takes up two units itself.
  const folded = new Folded(given.length);
  let blank = false;
  for (let i = 0; i < given.length; i++) {
    let code = table[given.charCodeAt(i)] as number;
    if (code === drop) {
      const picture = pictureAt(given, i);
      if (!picture) continue;
      for (const char of picture.means) folded.push(char.charCodeAt(0), i, i + picture.length);
      blank = false;
      i += picture.length - 1;
      continue;
    }
    if (code === lineFeed) {
      code = blank ? stop : drop;
      blank = true;
      if (code === drop) continue;
    } else blank = false;
    const last = folded.length - 1;
    if (code === stop && (last < 0 || folded.codes[last] === stop)) continue;
    folded.push(code, i, i + 1);
  }
  return undoVariants(join(folded).done());
}

/** Drops sentence ends that stand one character apart: “概。不。退” is an evasion, not three sentences. */
function join(folded: Folded): Folded {
  const { codes, origin, until, length } = folded;
  folded.length = 0;
  let lastEnd = -9;
  for (let i = 0; i < length; i++) {
    const isEnd = codes[i] === stop;
    const lone = isEnd && (i - lastEnd === 2 || codes[i + 2] === stop);
    if (isEnd) lastEnd = i;
    // Writing behind the reading position is safe: only i and what follows is read again.
    if (!lone) folded.push(codes[i] as number, origin[i] as number, until[i] as number);
  }
  return folded;
}

function decode(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let i = 0; i < codes.length; i += 8192)
    parts.push(String.fromCharCode(...codes.subarray(i, i + 8192)));
  return parts.join('');
}

const isLatin = (code: number): boolean => code >= 97 && code <= 122;

/** Puts the word meant for each variant of it; all its characters take the place of the whole variant. */
function undoVariants(normal: Normalised): Normalised {
  const { text, origin, until } = normal;
  const cuts = (i: number): boolean =>
    i > 0 && isLatin(text.charCodeAt(i - 1)) && isLatin(text.charCodeAt(i)) && until[i - 1] === origin[i];
  let undone: Folded | undefined;
  for (let i = 0; i < text.length; i++) {
    const variant = variantAt(text, i, cuts);
    if (variant && !undone) {
      undone = new Folded(text.length * 2);
      for (let k = 0; k < i; k++) undone.push(text.charCodeAt(k), origin[k] as number, until[k] as number);
    }
    if (!undone) continue;
    if (!variant) {
      undone.push(text.charCodeAt(i), origin[i] as number, until[i] as number);
      continue;
    }
    const last = i + variant.from.length - 1;
    for (const char of variant.to)
      undone.push(char.charCodeAt(0), origin[i] as number, until[last] as number);
    i = last;
  }
  return undone ? undone.done() : normal;
}

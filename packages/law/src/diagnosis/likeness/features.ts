/** Runs of up to so many characters are what two texts can have in common. */
const longestRun = 4;
/** A longer word in Latin letters is a name, a code or English: like any other. */
const longestWord = 4;

const [zero, nine, a, z] = [48, 57, 97, 122];
const stop = 0x3002;

/**
 * Calls `each` for every run of one to four characters of a sentence of normalised text (see normalise.ts), with its
 * FNV-1a hash (32 bits) and where it begins. A number counts as one character, whichever number it is, and so does a
 * long word in Latin letters.
 */
export function runsOf(
  text: string,
  from: number,
  to: number,
  each: (hash: number, at: number) => void,
): void {
  const count = tokenise(text, from, to);
  for (let start = 0; start < count; start++) {
    let hash = 0x811c9dc5;
    const end = Math.min(count, start + longestRun);
    for (let i = start; i < end; i++) {
      const code = codes[i] as number;
      hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
      hash = Math.imul(hash ^ (code >>> 8), 0x01000193);
      each(hash >>> 0, starts[start] as number);
    }
  }
}

/** Tokens of the sentence at hand; kept, since most of the time would go into making them anew. */
let codes = new Uint16Array(256);
let starts = new Uint32Array(256);

/** Gives how many tokens there are. */
function tokenise(text: string, from: number, to: number): number {
  if (codes.length < to - from) {
    codes = new Uint16Array(2 * (to - from));
    starts = new Uint32Array(codes.length);
  }
  let count = 0;
  for (let i = from; i < to; ) {
    const code = text.charCodeAt(i);
    let end = i + 1;
    let token = code;
    if (code >= zero && code <= nine) {
      end = endOf(text, i, to, zero, nine);
      token = zero;
    } else if (code >= a && code <= z) {
      const wordEnd = endOf(text, i, to, a, z);
      if (i === from || !isLatin(text.charCodeAt(i - 1)))
        if (wordEnd - i > longestWord) {
          end = wordEnd;
          token = z;
        }
    }
    if (code !== stop) {
      codes[count] = token;
      starts[count++] = i;
    }
    i = end;
  }
  return count;
}

const isLatin = (code: number): boolean => code >= a && code <= z;

function endOf(text: string, from: number, to: number, first: number, last: number): number {
  let end = from + 1;
  while (end < to && text.charCodeAt(end) >= first && text.charCodeAt(end) <= last) end++;
  return end;
}

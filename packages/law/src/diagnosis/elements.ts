import { lexicon, numbers } from './lexicon.ts';

/** Where one element of a phrase stands: pairs of start and end in normalised offsets, ascending by start. */
export type Places = readonly number[];

interface Literal {
  text: string;
  elements: number[];
}
interface Limits {
  /** Words that begin at the same place and mean something else: 退步 is no 退. */
  unlike: string[];
  /** Words that must not stand just before. */
  notAfter: string[];
}

/**
 * The words of all phrases, found in one pass over a text. An element is a set of words that mean the same at one place
 * of a phrase: `a|b|<concept>`, then optionally `!words` it must not begin, then `@words` that must not stand before.
 */
export class Elements {
  readonly #ids = new Map<string, number>();
  readonly #literals = new Map<string, Literal>();
  readonly #byPair = new Map<number, Literal[]>();
  readonly #single = new Map<number, Literal>();
  readonly #isFirst = new Uint8Array(65_536);
  readonly #limits: (Limits | undefined)[] = [];
  readonly #numbers: { regex: RegExp; element: number }[] = [];

  /** The number of an element; the same words give the same number. */
  intern(source: string): number {
    const known = this.#ids.get(source);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(source, id);
    const [, words = '', unlike, notAfter] = /^([^!@]+)(?:!([^@]+))?(?:@(.+))?$/.exec(source) ?? [];
    const limits: Limits = { unlike: unlike?.split('|') ?? [], notAfter: notAfter?.split('|') ?? [] };
    const all = wordsOf(words, limits.unlike);
    this.#limits[id] = limits.unlike.length + limits.notAfter.length > 0 ? limits : undefined;
    for (const word of all) {
      if (typeof word === 'string') this.#add(word, id);
      else this.#numbers.push({ regex: word, element: id });
    }
    return id;
  }

  /** Places of every element, by its number. */
  find(text: string, sentence: Uint32Array): (Places | undefined)[] {
    const found: (number[] | undefined)[] = new Array(this.#ids.size);
    for (let i = 0; i < text.length; i++) {
      const first = text.charCodeAt(i);
      if (this.#isFirst[first] === 0) continue;
      const one = this.#single.get(first);
      if (one) this.#record(found, one, text, i);
      const more = this.#byPair.get(first * 65_536 + text.charCodeAt(i + 1));
      if (more)
        for (const literal of more)
          if (text.startsWith(literal.text, i)) this.#record(found, literal, text, i);
    }
    for (const { regex, element } of this.#numbers)
      for (const match of text.matchAll(regex)) {
        const end = match.index + match[0].length;
        let start = match.index;
        // The number of a list item may stand just before.
        while (sentence[start] !== sentence[end - 1]) start++;
        found[element] ??= [];
        found[element].push(start, end);
      }
    return found;
  }

  #add(text: string, element: number): void {
    const literal = this.#literals.get(text) ?? { text, elements: [] };
    if (!literal.elements.includes(element)) literal.elements.push(element);
    if (this.#literals.has(text)) return;
    this.#literals.set(text, literal);
    const first = text.charCodeAt(0);
    this.#isFirst[first] = 1;
    if (text.length === 1) this.#single.set(first, literal);
    else {
      const pair = first * 65_536 + text.charCodeAt(1);
      // Shorter words first, so that the places of an element ascend by start and then by end.
      const bucket = [...(this.#byPair.get(pair) ?? []), literal];
      this.#byPair.set(
        pair,
        bucket.sort((a, b) => a.text.length - b.text.length),
      );
    }
  }

  #record(
    found: (number[] | undefined)[],
    { text: word, elements }: Literal,
    text: string,
    at: number,
  ): void {
    for (const element of elements) {
      const limits = this.#limits[element];
      if (limits?.unlike.some((other) => text.startsWith(other, at))) continue;
      if (limits?.notAfter.some((other) => text.startsWith(other, at - other.length) && at >= other.length))
        continue;
      let places = found[element];
      if (!places) {
        places = [];
        found[element] = places;
      }
      places.push(at, at + word.length);
    }
  }
}

/** Words of `a|b|<concept>`; concepts may be made of concepts, and bring what their words must not begin. */
function wordsOf(source: string, unlike: string[]): (string | RegExp)[] {
  return source.split('|').flatMap((part): (string | RegExp)[] => {
    const name = /^<(.+)>$/.exec(part)?.[1];
    if (name === undefined) return [part];
    const number = numbers[name];
    if (number) return [number];
    const [words, others] = lexicon[name]?.split('!') ?? [];
    if (words === undefined) throw new Error(`no concept ${name}`);
    unlike.push(...(others?.split('|') ?? []));
    return wordsOf(words, unlike);
  });
}

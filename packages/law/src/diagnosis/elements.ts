import { lexicon, numbers } from './lexicon.ts';

/** Where one element of a phrase stands: pairs of start and end in normalised offsets, ascending by start, then end. */
export type Places = readonly number[];

interface Element {
  /** Numbers of its words. */
  words: number[];
  counts: RegExp[];
  /** Words that begin at the same place and mean something else: 退步 is no 退. */
  unlike: string[];
  /** Words that must not stand just before. */
  notAfter: readonly string[];
}

/**
 * The words of all phrases, found in one pass over a text. An element is a set of words that mean the same at one place
 * of a phrase: `a|b|<concept>`, then optionally `!words` it must not begin, then `@words` that must not stand before.
 */
export class Elements {
  readonly #ids = new Map<string, number>();
  readonly #elements: Element[] = [];
  readonly #words = new Map<string, number>();
  readonly #byPair = new Map<number, { text: string; word: number }[]>();
  readonly #single = new Map<number, number>();
  readonly #isFirst = new Uint8Array(65_536);

  /** The number of an element; the same words give the same number. */
  intern(source: string): number {
    const known = this.#ids.get(source);
    if (known !== undefined) return known;
    const id = this.#elements.length;
    this.#ids.set(source, id);
    const [, words = '', unlike, notAfter] = /^([^!@]+)(?:!([^@]+))?(?:@(.+))?$/.exec(source) ?? [];
    const element: Element = {
      words: [],
      counts: [],
      unlike: unlike?.split('|') ?? [],
      notAfter: notAfter?.split('|') ?? [],
    };
    this.#elements.push(element);
    for (const word of wordsOf(words, element.unlike)) {
      if (typeof word !== 'string') element.counts.push(word);
      else element.words.push(this.#add(word));
    }
    element.words = [...new Set(element.words)];
    return id;
  }

  /** The words of a text, ready to ask where an element stands. `sentence` numbers the sentence of each character. */
  find(text: string, sentence: Uint32Array): Found {
    const words: (number[] | undefined)[] = new Array(this.#words.size);
    const record = (word: number, start: number, length: number): void => {
      const code = start * maxLength + length;
      const places = words[word];
      if (places) places.push(code);
      else words[word] = [code];
    };
    for (let i = 0; i < text.length; i++) {
      const first = text.charCodeAt(i);
      if (this.#isFirst[first] === 0) continue;
      const one = this.#single.get(first);
      if (one !== undefined) record(one, i, 1);
      const more = this.#byPair.get(first * 65_536 + text.charCodeAt(i + 1));
      if (!more) continue;
      for (const { text: word, word: id } of more)
        if (word.length === 2 || text.startsWith(word, i)) record(id, i, word.length);
    }
    return new Found(text, sentence, this.#elements, words);
  }

  #add(text: string): number {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const word = this.#words.size;
    this.#words.set(text, word);
    const first = text.charCodeAt(0);
    this.#isFirst[first] = 1;
    if (text.length === 1) this.#single.set(first, word);
    else {
      const pair = first * 65_536 + text.charCodeAt(1);
      this.#byPair.set(pair, [...(this.#byPair.get(pair) ?? []), { text, word }]);
    }
    return word;
  }
}

/** A place as one number, start before length, so that a numeric sort puts places in order. */
const maxLength = 64;

/** Where the elements stand in one text; worked out for those that are asked for. */
export class Found {
  readonly #text: string;
  readonly #sentence: Uint32Array;
  readonly #elements: readonly Element[];
  readonly #words: readonly (readonly number[] | undefined)[];
  readonly #places: (Places | undefined)[];

  constructor(
    text: string,
    sentence: Uint32Array,
    elements: readonly Element[],
    words: readonly (readonly number[] | undefined)[],
  ) {
    this.#text = text;
    this.#sentence = sentence;
    this.#elements = elements;
    this.#words = words;
    this.#places = new Array(elements.length);
  }

  /** False where an element surely stands nowhere. */
  mayHold(id: number): boolean {
    const { words, counts } = this.#elements[id] as Element;
    return counts.length > 0 || words.some((word) => this.#words[word] !== undefined);
  }

  /** Places of an element. */
  places(id: number): Places {
    const known = this.#places[id];
    if (known) return known;
    const places = this.#placesOf(this.#elements[id] as Element);
    this.#places[id] = places;
    return places;
  }

  #placesOf({ words, counts, unlike, notAfter }: Element): Places {
    const lists = words.flatMap((word) => {
      const list = this.#words[word];
      return list ? [list] : [];
    });
    const counted = counts.flatMap((regex) => this.#count(regex));
    if (counted.length > 0) lists.push(counted);
    const places: number[] = [];
    for (const code of lists.length === 1 ? (lists[0] as number[]) : Float64Array.from(lists.flat()).sort()) {
      const start = Math.floor(code / maxLength);
      if (unlike.length > 0 && unlike.some((other) => this.#text.startsWith(other, start))) continue;
      if (notAfter.length > 0 && notAfter.some((other) => this.#endsAt(other, start))) continue;
      places.push(start, start + (code % maxLength));
    }
    return places;
  }

  #endsAt(word: string, at: number): boolean {
    return at >= word.length && this.#text.startsWith(word, at - word.length);
  }

  #count(regex: RegExp): number[] {
    return Array.from(this.#text.matchAll(regex), (match) => {
      const end = match.index + match[0].length;
      let start = match.index;
      // The number of a list item may stand just before.
      while (this.#sentence[start] !== this.#sentence[end - 1]) start++;
      return start * maxLength + end - start;
    });
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

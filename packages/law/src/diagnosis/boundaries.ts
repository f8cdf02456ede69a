import type { Normalised } from './normalise.ts';

/** Normalised offsets of one stretch of text. */
export type Span = readonly [start: number, end: number];

const listNumber =
  /(?:^|\n)[^\S\n]*((?:第[\d一二三四五六七八九十百]{1,4}[条款项章节]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[\d一二三四五六七八九十]{1,3}(?:[.．、](?!\d)|[)）])|\d{1,2}(?:[.．]\d{1,2}){1,3}(?=[^\S\n]|[^\d小时天日分元年月周个%.．\s]|[.．]?$)|[•●▪■◆◇▶►※–—-](?=[^\S\n]*[\p{L}\p{N}]))[.．、]?[^\S\n]*)/gmu;
/** A numbered line that holds less is no item of a list but a clause pulled apart. */
const leastCharacters = 4;

/** Ends of a clause within a sentence, and brackets or a colon, before which there is at most a title. */
const clauseEnd = /[,，|]/;
const titleEnd = /[:：】」』〉》)）\]]/;
/** A line much shorter than the next is a heading or an end of a paragraph; a wrapped line is full. */
const fullLine = 0.7;

/** Where clauses begin and end in a text whose punctuation `normalise` took away. */
export class Boundaries {
  readonly #given: string;
  readonly #normal: Normalised;
  /** Beginnings of list items: the number, which belongs to no clause, as a span. */
  #numbers: Span[] | undefined;

  constructor(given: string, normal: Normalised) {
    this.#given = given;
    this.#normal = normal;
  }

  /** The parts of a window that lie in one item of a list; no clause reaches over the number of the next. */
  *parts([from, to]: Span): Iterable<Span> {
    this.#numbers ??= this.#findNumbers();
    let start = from;
    for (let i = firstAfter(this.#numbers, from); i < this.#numbers.length; i++) {
      const [number, content] = this.#numbers[i] as Span;
      if (number >= to) break;
      if (number > start) yield [start, number];
      start = Math.max(start, content);
    }
    if (start < to) yield [start, to];
  }

  /** What stands before the character at `i`: the end of a title, of a clause, or nothing that parts. */
  before(i: number): 'title' | 'clause' | undefined {
    const gap = this.#gap(i);
    if (gap === '' || this.#gap(i - 1) !== '' || this.#gap(i + 1) !== '') return undefined;
    if (titleEnd.test(gap)) return 'title';
    if (clauseEnd.test(gap) || (gap.includes('\n') && !this.#wraps(i))) return 'clause';
    return undefined;
  }

  /** Given text between the characters `i - 1` and `i`. */
  #gap(i: number): string {
    const { origin } = this.#normal;
    if (i <= 0 || i >= origin.length) return '';
    return this.#given.slice((origin[i - 1] as number) + 1, origin[i]);
  }

  #wraps(i: number): boolean {
    const { origin } = this.#normal;
    const end = (origin[i - 1] as number) + 1;
    const start = origin[i] as number;
    const lineStart = this.#given.lastIndexOf('\n', end - 1) + 1;
    const next = this.#given.indexOf('\n', start);
    return end - lineStart >= fullLine * ((next === -1 ? this.#given.length : next) - start);
  }

  #findNumbers(): Span[] {
    const { origin } = this.#normal;
    const spans: Span[] = [];
    let at = 0;
    const skipTo = (offset: number): number => {
      while (at < origin.length && (origin[at] as number) < offset) at++;
      return at;
    };
    for (const match of this.#given.matchAll(listNumber)) {
      const end = match.index + match[0].length;
      const start = skipTo(end - (match[1] as string).length);
      const content = skipTo(end);
      const last = spans.at(-1);
      if (last && start - last[1] < leastCharacters) spans.pop();
      spans.push([start, content]);
    }
    return spans;
  }
}

/** Index of the first span that ends after `place`. */
function firstAfter(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span)[1] > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

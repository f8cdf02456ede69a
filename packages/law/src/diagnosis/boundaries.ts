import type { Normalised } from './normalise.ts';

const stop = 0x3002;

/** Normalised offsets of one stretch of text. */
export type Span = readonly [start: number, end: number];

/**
 * White space within a line, whatever ends lines: `^` stands behind each of these, and a blank that reached over them
 * would be tried once from every one.
 */
const blank = '[^\\S\\n\\r\\u2028\\u2029]';
const listNumber = new RegExp(
  String.raw`(?:^|\n)${blank}*((?:第[\d一二三四五六七八九十百]{1,4}[条款项章节]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[\d一二三四五六七八九十]{1,3}(?:[.．、](?!\d)|[)）])|\d{1,2}(?:[.．]\d{1,2}){1,3}(?=${blank}|[^\d小时天日分元年月周个%.．\s]|[.．]?$)|[•●▪■◆◇▶►※–—-](?=${blank}*[\p{L}\p{N}]))[.．、]?${blank}*)`,
  'gmu',
);
/** Who speaks, at the beginning of a line of a chat. */
const speaker = new RegExp(
  String.raw`(?:^|\n)${blank}*((?:客服|人工客服|卖家|买家|商家|店主|店家|平台|对方|用户|顾客|机器人|系统|我|管理员)${blank}?[\w*]{0,8}${blank}*[:：]${blank}*)`,
  'gmu',
);
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

  constructor(given: string, normal: Normalised) {
    this.#given = given;
    this.#normal = normal;
  }

  /** The number of the sentence that each character belongs to; no clause reaches over the number of a list item. */
  sentences(): Uint32Array {
    const { text } = this.#normal;
    const numbers = this.#findNumbers();
    const sentence = new Uint32Array(text.length);
    let count = 0;
    let next = 0;
    for (let i = 0; i < text.length; i++) {
      while (numbers[next] && i > (numbers[next] as Span)[1]) next++;
      const number = numbers[next];
      if (number && (i === number[0] || i === number[1])) count++;
      if (text.charCodeAt(i) === stop) count++;
      sentence[i] = count;
    }
    return sentence;
  }

  /** True when a title ends between two characters. */
  hasTitle(from: number, to: number): boolean {
    for (let i = from + 1; i <= to; i++) if (this.before(i) === 'title') return true;
    return false;
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
    const { origin, until } = this.#normal;
    if (i <= 0 || i >= origin.length) return '';
    return this.#given.slice(until[i - 1], origin[i]);
  }

  #wraps(i: number): boolean {
    const { origin, until } = this.#normal;
    const end = until[i - 1] as number;
    const start = origin[i] as number;
    const lineStart = this.#given.lastIndexOf('\n', end - 1) + 1;
    const next = this.#given.indexOf('\n', start);
    return end - lineStart >= fullLine * ((next === -1 ? this.#given.length : next) - start);
  }

  /** Beginnings of list items and of what a speaker says: the number or name, which belongs to no clause. */
  #findNumbers(): Span[] {
    const { origin } = this.#normal;
    const spans: Span[] = [];
    let at = 0;
    const skipTo = (offset: number): number => {
      while (at < origin.length && (origin[at] as number) < offset) at++;
      return at;
    };
    const beginnings = [...this.#given.matchAll(listNumber), ...this.#given.matchAll(speaker)];
    for (const match of beginnings.sort((a, b) => a.index - b.index)) {
      const end = match.index + match[0].length;
      const start = skipTo(end - (match[1] as string).length);
      const content = skipTo(end);
      const last = spans.at(-1);
      if (last && start < last[1]) continue;
      if (last && start - last[1] < leastCharacters) spans.pop();
      spans.push([start, content]);
    }
    return spans;
  }
}

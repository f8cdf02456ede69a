import type { Span } from './boundaries.ts';
import { Elements, type Found, type Places } from './elements.ts';

/** One word of a phrase, and how many characters may stand before the next one. */
interface Step {
  element: number;
  gap: number;
}
export interface Phrase {
  /** Words that a quotation takes in where they stand before, outermost first. */
  lead: readonly Step[];
  core: readonly Step[];
}

/** A text made ready for phrases: its elements, and the number of the sentence each character belongs to. */
export interface Prepared {
  found: Found;
  sentence: Uint32Array;
}

/**
 * Phrases: elements in order, each at most so many characters after the last and in the same sentence. Written as
 * `<us>~8 不承担~6 责任`; a leading `?` marks words that a quotation takes in but that need not be there.
 */
export class Phrases {
  readonly elements = new Elements();

  compile(source: string): Phrase {
    const steps = source.split(/\s+/).map((token) => {
      const [, optional, words = '', gap = '0'] = /^(\?)?(.+?)(?:~(\d+))?$/.exec(token) ?? [];
      return { optional: optional !== undefined, element: this.elements.intern(words), gap: Number(gap) };
    });
    const first = steps.findIndex(({ optional }) => !optional);
    return { lead: steps.slice(0, first), core: steps.slice(first) };
  }
}

/** Where a phrase stands, ascending by start of its last word. Time grows with the number of places and no faster. */
export function findPhrase({ core }: Phrase, { found, sentence }: Prepared): Span[] {
  for (const { element } of core) if (!found.mayHold(element)) return [];
  let states = spansOf(found.places((core[0] as Step).element), sentence);
  for (let k = 1; k < core.length && states.length > 0; k++) {
    const { gap } = core[k - 1] as Step;
    states = advance(states, found.places((core[k] as Step).element), gap, sentence);
  }
  return states;
}

function spansOf(places: Places, sentence: Uint32Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < places.length; i += 2) {
    const start = places[i] as number;
    const end = places[i + 1] as number;
    if (sentence[start] === sentence[end - 1]) spans.push([start, end]);
  }
  return sortByEnd(spans);
}

/** From what matched so far to the next word: the nearest match before each of its places, if it is near enough. */
function advance(states: readonly Span[], places: Places, gap: number, sentence: Uint32Array): Span[] {
  const next: Span[] = [];
  let last = -1;
  for (let i = 0; i < places.length; i += 2) {
    const start = places[i] as number;
    const end = places[i + 1] as number;
    while (last + 1 < states.length && (states[last + 1] as Span)[1] <= start) last++;
    const state = states[last];
    if (!state || start - state[1] > gap) continue;
    if (sentence[state[0]] === sentence[end - 1]) next.push([state[0], end]);
  }
  return sortByEnd(next);
}

/** By insertion: ends are out of order by no more than the length of a word. */
function sortByEnd(spans: Span[]): Span[] {
  for (let i = 1; i < spans.length; i++) {
    const span = spans[i] as Span;
    let j = i - 1;
    for (; j >= 0 && (spans[j] as Span)[1] > span[1]; j--) spans[j + 1] = spans[j] as Span;
    spans[j + 1] = span;
  }
  return spans;
}

/** The start of a match with the words before it that its phrase takes in; `parts` says where a title ends. */
export function withLead(
  { lead }: Phrase,
  [start, end]: Span,
  { found, sentence }: Prepared,
  parts: (from: number, to: number) => boolean,
): Span {
  let from = start;
  for (let k = lead.length - 1; k >= 0; k--) {
    const { element, gap } = lead[k] as Step;
    const before = lastBefore(found.places(element), from, gap);
    if (before === undefined || sentence[before] !== sentence[start] || parts(before, from)) continue;
    from = before;
  }
  return [from, end];
}

/** Longest word of a lead; how far back its places are looked through. */
const longest = 8;

/** Start of the place that ends nearest before `at`, at most `gap` away; of several the longest. */
function lastBefore(places: Places, at: number, gap: number): number | undefined {
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle * 2] as number) < at) low = middle + 1;
    else high = middle;
  }
  let best: number | undefined;
  let bestEnd = at - gap - 1;
  for (let i = low - 1; i >= 0 && (places[i * 2] as number) >= at - gap - longest; i--) {
    const end = places[i * 2 + 1] as number;
    if (end > at || end < bestEnd || (end === bestEnd && best === undefined)) continue;
    if (end === bestEnd && best !== undefined && (places[i * 2] as number) > best) continue;
    best = places[i * 2];
    bestEnd = end;
  }
  return best;
}

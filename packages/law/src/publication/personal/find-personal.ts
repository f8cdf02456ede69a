import { findAddresses } from './addresses.ts';
import { foldPlain } from './fold.ts';
import type { Found, KnownPersonal, PersonalKind, PersonalMatch } from './kinds.ts';
import { findNames, maskName } from './names.ts';
import { findAccounts, findNumbers } from './numbers.ts';

/** What stands instead. Orders keep enough that both sides know which one is meant. */
function maskOf(kind: PersonalKind, quote: string): string {
  if (kind === 'name') return maskName(quote);
  if (kind === 'address') return '＊＊＊';
  const signs = quote.replace(/[\s-]/g, '');
  if (kind === 'order-number' && signs.length >= 10) return `${signs.slice(0, 4)}****${signs.slice(-4)}`;
  if (kind === 'phone' && signs.length === 11) return `${signs.slice(0, 3)}********`;
  return '****';
}

function* findKnown(folded: string, given: string, known: KnownPersonal): Iterable<Found> {
  const values = [
    ...(known.values ?? []),
    ...(known.orderNumbers ?? []).map((value) => ({ kind: 'order-number' as const, value })),
  ];
  for (const { kind, value } of values) {
    const plain = foldPlain(value).trim();
    if (plain.length < 4) continue;
    for (let at = folded.indexOf(plain); at !== -1; at = folded.indexOf(plain, at + plain.length))
      yield { kind, start: at, end: at + plain.length };
  }
  const named = [...findNames(given, known.names ?? [])];
  yield* named;
  // Who was called by name once beside a label is the same person where the name stands alone.
  yield* findNames(given, [...new Set(named.map(({ start, end }) => given.slice(start, end)))]);
}

/**
 * Places that single out a natural person, in order: by pattern and checksum, by the label beside them, and by what
 * `known` says of the case. Written in full width, with spaces, or (phone numbers) in Chinese digits counts too.
 * Company names and public lines (12315, 400 numbers) are no matches. Never overlapping; the surest kind wins.
 */
export function findPersonal(text: string, known: KnownPersonal = {}): PersonalMatch[] {
  const folded = foldPlain(text);
  const taken: Found[] = [];
  const covered = new Uint8Array(text.length);
  const found = [
    ...findAccounts(folded),
    ...findNumbers(folded, text),
    ...findKnown(folded, text, known),
    ...findAddresses(folded),
  ];
  const order = (kind: PersonalKind) => (kind === 'order-number' ? 1 : 0);
  for (const one of found.sort((a, b) => order(a.kind) - order(b.kind))) {
    if (covered.subarray(one.start, one.end).includes(1)) continue;
    covered.fill(1, one.start, one.end);
    taken.push(one);
  }
  return taken
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const quote = text.slice(start, end);
      return { kind, start, end, quote, mask: maskOf(kind, quote) };
    });
}

export interface RedactedText {
  text: string;
  redactions: PersonalMatch[];
}

/** The text with every such place masked; `redactions` holds their offsets in the text as given. */
export function redactText(text: string, known: KnownPersonal = {}): RedactedText {
  const redactions = findPersonal(text, known);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, mask } of redactions) {
    parts.push(text.slice(from, start), mask);
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), redactions };
}

import { clean } from './clean.ts';
import { codesIn, mailsIn, telegramsIn, walletsIn, wechatsIn } from './handles.ts';
import { type Found, numbersIn } from './numbers.ts';
import { payeesIn } from './payees.ts';
import { isStopped } from './stop-list.ts';
import type { HostReader, Identifier } from './types.ts';
import { addressesIn } from './web.ts';

/** A text longer than this is read up to here: nobody writes an account behind a million characters. */
const maxCharacters = 1_000_000;
/** Lists of numbers are no complaint: of one text no more than this is taken. */
export const maxIdentifiers = 400;

/**
 * Everything in a text by which it can be linked with another: accounts, contacts, addresses, codes, numbers; each
 * value once, in order of its first place. What is everybody's (stop-list) and the buyer's own by its label is left out.
 */
export function extractIdentifiers(given: string, hosts: HostReader): Identifier[] {
  const cleaned = clean(given.slice(0, maxCharacters));
  const { text } = cleaned;
  const addresses = addressesIn(text, hosts);
  const mails = mailsIn(text);
  // What is part of an address or a mail is no number of its own.
  const rest = blank(text, [...addresses.spans, ...mails.map((m): [number, number] => [m.start, m.end])]);
  const handles = [...wechatsIn(rest), ...telegramsIn(text), ...walletsIn(rest), ...codesIn(rest)];
  const numbers = numbersIn(
    blank(
      rest,
      handles.map((h): [number, number] => [h.start, h.end]),
    ),
  );
  const found = [...addresses.found, ...mails, ...handles, ...numbers, ...payeesIn(text)];
  return unique(found.filter((f) => !isStopped(f)))
    .slice(0, maxIdentifiers)
    .map((f) => ({ ...f, start: placeOf(cleaned, f.start), end: placeOf(cleaned, f.end) }));
}

/** The text with these spans as slashes; of overlapping ones the first holds. */
function blank(text: string, spans: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    parts.push(text.slice(at, from), '/'.repeat(end - from));
    at = end;
  }
  return `${parts.join('')}${text.slice(at)}`;
}

function unique(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>();
  for (const f of [...found].sort((a, b) => a.start - b.start)) {
    const key = `${f.kind} ${f.value}`;
    if (!first.has(key)) first.set(key, f);
  }
  return [...first.values()];
}

const placeOf = ({ origin, length }: ReturnType<typeof clean>, at: number): number => origin[at] ?? length;

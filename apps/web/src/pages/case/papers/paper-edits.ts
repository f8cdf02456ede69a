import {
  type CaseView,
  factsOfOnePaper,
  type PaperFacts,
  type Parties,
  type StepFacts,
} from '@redress/contract';
import { applyEdits, type Edits as PartyEdits, type Who } from '../parties/edits.ts';
import { textOf, valueIn } from './field-values.ts';
import { type PaperName, specOf } from './paper-fields.ts';

/** What was typed, by place (`step.office`, `parties.buyer.idNumber`); an empty text empties the field. */
export type Edits = Partial<Record<string, string>>;
type Known = Pick<CaseView, 'papers' | 'parties'>;
type Facts = Record<string, unknown>;

/** What the case has for a place, as the page shows it. */
export function savedText(view: Known, papers: readonly PaperName[], place: string): string {
  const spec = specOf(place);
  return spec ? textOf(spec, savedValue(view, papers, place)) : '';
}

function savedValue(view: Known, papers: readonly PaperName[], place: string): unknown {
  const [root, first = '', second] = place.split('.');
  if (root === 'parties') return (view.parties as Record<string, Facts>)[first]?.[second ?? ''];
  const all = isShared(first) ? [...papers, ...namesIn(view.papers)] : papers;
  for (const name of all) {
    const top = (view.papers?.[name] as Facts | undefined)?.[first];
    const value = second === undefined ? top : (top as Facts | undefined)?.[second];
    if (value !== undefined) return value;
  }
  return undefined;
}

const namesIn = (papers: PaperFacts = {}): PaperName[] => Object.keys(papers) as PaperName[];
const isShared = (field: string): boolean => !factsOfOnePaper.includes(field as keyof StepFacts);

/** The papers that keep a fact: where it stands already, else the step's first; what holds for one paper, each of the step's. */
function homesOf(facts: PaperFacts, papers: readonly PaperName[], field: string): PaperName[] {
  if (!isShared(field)) return papers.filter((name) => name !== 'catalogue');
  const standing = namesIn(facts).filter((name) => (facts[name] as Facts)[field] !== undefined);
  return standing.length > 0 ? standing : papers.slice(0, 1);
}

/** A change of the case that carries the edits, and those that cannot be sent yet: half typed, or a part of a group. */
export function changeOf(
  view: Known,
  papers: readonly PaperName[],
  edits: Edits,
): { change: { papers?: PaperFacts; parties?: Parties }; held: Edits } {
  const facts: Partial<Record<PaperName, Facts>> = structuredClone(view.papers ?? {});
  const touched = new Set<PaperName>();
  const partyEdits: PartyEdits = {};
  const held: Edits = {};
  for (const [place, typed = ''] of Object.entries(edits)) {
    const spec = specOf(place);
    const read = spec ? valueIn(spec, typed) : 'bad';
    const [root, first = '', second] = place.split('.');
    if (read === 'bad') held[place] = typed;
    else if (root === 'parties') {
      const value = read.value === undefined ? null : String(read.value);
      partyEdits[first as Who] = { ...partyEdits[first as Who], [second ?? '']: value };
    } else
      for (const name of homesOf(facts, papers, first)) {
        facts[name] = put(facts[name] ?? {}, first, second, read.value);
        touched.add(name);
      }
  }
  for (const name of touched) waitForWhole(view.papers?.[name], facts[name] ?? {}, edits, held);
  const changed = [...touched].map((name) => [name, facts[name]]);
  return {
    change: {
      ...(changed.length > 0 ? { papers: Object.fromEntries(changed) } : {}),
      ...(Object.keys(partyEdits).length > 0 ? { parties: applyEdits(view.parties, partyEdits) } : {}),
    },
    held,
  };
}

function put(facts: Facts, first: string, second: string | undefined, value: unknown): Facts {
  const { [first]: before, ...others } = facts;
  if (second === undefined) return value === undefined ? others : { ...facts, [first]: value };
  const group = put((before as Facts | undefined) ?? {}, second, undefined, value);
  return Object.keys(group).length > 0 ? { ...facts, [first]: group } : others;
}

/** Interest is rate, first day and source together: until all are typed, what was saved before stays. */
function waitForWhole(before: StepFacts | undefined, facts: Facts, edits: Edits, held: Edits): void {
  const parts = ['rateBasisPoints', 'from', 'source'];
  const { interest } = facts as { interest?: Facts };
  if (!interest || parts.every((part) => interest[part] !== undefined)) return;
  if (before?.interest) facts.interest = before.interest;
  else delete facts.interest;
  for (const part of parts) {
    const place = `step.interest.${part}`;
    if (edits[place] !== undefined) held[place] = edits[place];
  }
}

/** A draft from the device's storage, which may hold anything. */
export function parseEdits(text: string | undefined): Edits {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    const fit = Object.entries(value).filter(([place, typed]) => specOf(place) && typeof typed === 'string');
    return Object.fromEntries(fit);
  } catch {
    return {};
  }
}

import type { Bilingual } from '../types.ts';
import type { Division, Divisions } from './divisions.ts';
import type { FormerDivision } from './former-names.ts';
import { createNameIndex, type NameIndex, type NameMatch } from './name-index.ts';

/** What a free Chinese text says of the place; never more than it says. */
export interface AddressReading {
  /** How far down the place is certain; `county` also for a city that has no counties. */
  status: 'county' | 'city' | 'province' | 'ambiguous' | 'unknown';
  /** The lowest certain division; for `ambiguous` what all readings share, where they share anything. */
  division?: Division;
  /** For `ambiguous` and for a hint too weak to stand on: what it may be. */
  candidates: Division[];
  why: Bilingual[];
}

interface Chain {
  matches: NameMatch[];
  start: number;
  end: number;
}

const longestRead = 300;
const fillers =
  /^(?:中国|中华人民共和国|省直辖县级行政(?:区划|单位)|自治区直辖县级行政(?:区划|单位)|市辖区|辖区|所辖)/;
const indexes = new WeakMap<Divisions, NameIndex>();

/**
 * Reads the division from a written address. Full names outrank short ones, the longest reading wins, two readings as
 * long as each other are `ambiguous`. A short name alone followed by more text (`南京…`) decides nothing, since roads,
 * parks and firms carry such names. Reads at most 300 characters.
 */
export function readAddress(given: string, divisions: Divisions): AddressReading {
  const text = tidy(given);
  if (text === '') return unknown([]);
  let index = indexes.get(divisions);
  if (!index) {
    index = createNameIndex(divisions);
    indexes.set(divisions, index);
  }
  const { accepted, weak } = findChains(text, divisions, index);
  const first = accepted[0];
  if (!first) return unknown(distinct(weak.map(lastOf)));
  const best = first.filter((chain) => chain.end === Math.max(...first.map(({ end }) => end)));
  const current = best.filter((chain) => chain.matches.every(({ former }) => !former));
  const readings = current.length > 0 ? current : best;
  const elsewhere = accepted.slice(1).flatMap((chains) => contradicting(chains, readings, divisions));
  return conclude([...readings, ...elsewhere], divisions);
}

/** Width folded; spaces and punctuation gone: addresses are typed with any of them between the parts. */
const tidy = (given: string): string =>
  given
    .normalize('NFKC')
    .slice(0, longestRead)
    .replace(/[\s\p{P}\p{S}]+/gu, '');

/** Groups of readings from left to right; each group begins at one place of the text, groups do not overlap. */
function findChains(text: string, divisions: Divisions, index: NameIndex) {
  const accepted: Chain[][] = [];
  const weak: Chain[] = [];
  for (let at = 0; at < text.length; at++) {
    const chains = chainsAt(text, at, divisions, index);
    const good = chains.filter((chain) =>
      isEvidence(chain, text, accepted.length === 0 && isLabel(text, at)),
    );
    if (good.length > 0) {
      accepted.push(good);
      at = Math.max(...good.map(({ end }) => end)) - 1;
    } else weak.push(...chains);
  }
  return { accepted, weak: weak.slice(0, 8) };
}

/** Nothing but a label stands before: 注册地址, 住所, 经营场所. */
const isLabel = (text: string, at: number): boolean =>
  at === 0 ||
  /^(?:[\p{Script=Han}]{0,6}(?:地址|住所|场所|所在地|位于)(?:为|是|在)?|中国)$/u.test(text.slice(0, at));

function chainsAt(text: string, start: number, divisions: Divisions, index: NameIndex): Chain[] {
  const found: Chain[] = [];
  const extend = (matches: NameMatch[], end: number): void => {
    const last = matches.at(-1);
    if (last && !last.suspect) found.push({ matches, start, end });
    if (matches.length === 3) return;
    const next = matches.length === 0 ? end : end + (fillers.exec(text.slice(end))?.[0].length ?? 0);
    const above = last?.division;
    for (const match of index.at(text, next)) {
      const below =
        !above || (match.division.code !== above.code && divisions.isWithin(match.division.code, above.code));
      if (below && (match.full || !last?.suspect)) extend([...matches, match], next + match.length);
    }
  };
  extend([], start);
  return found;
}

/** Two names that fit each other, or one in full. Deep in the text a county alone may be part of any word. */
function isEvidence({ matches, start, end }: Chain, text: string, leads: boolean): boolean {
  if (matches.length > 1) return true;
  const only = matches[0] as NameMatch;
  if (start === 0 && end === text.length) return true;
  if (!only.full || only.length === 2) return false;
  return leads || (only.division.level !== 'county' && !only.former);
}

const lastOf = ({ matches }: Chain): Division => (matches.at(-1) as NameMatch).division;

/** A later mention contradicts unless it lies within or around what was read first. */
function contradicting(chains: readonly Chain[], first: readonly Chain[], divisions: Divisions): Chain[] {
  const longest = Math.max(...chains.map(({ end }) => end));
  return chains.filter((chain) => {
    if (chain.end !== longest) return false;
    const { code } = lastOf(chain);
    return !first.some((other) => {
      const known = lastOf(other).code;
      return divisions.isWithin(known, code) || divisions.isWithin(code, known);
    });
  });
}

function conclude(chains: readonly Chain[], divisions: Divisions): AddressReading {
  const places = distinct(chains.map(lastOf));
  const formers = new Map(
    chains
      .flatMap(({ matches }) => matches)
      .flatMap(({ former }): [string, FormerDivision][] => (former ? [[former.name, former]] : [])),
  );
  const why = [...formers.values()].map((former) => formerReason(former, divisions));
  const shared = commonOf(places, divisions);
  if (places.length > 1) {
    const names = places.map(({ code }) => divisions.fullName(code));
    const several: Bilingual = {
      zh: `这段地址可以理解为不止一个地方：${names.join('、')}。请补全省、市。`,
      en: `The address fits more than one place: ${names.join(', ')}. Complete province and city.`,
    };
    return {
      status: 'ambiguous',
      ...(shared ? { division: shared } : {}),
      candidates: places,
      why: [...why, several],
    };
  }
  const division = places[0] as Division;
  const status = division.lowest ? 'county' : division.level;
  return {
    status,
    division,
    candidates: [],
    why: status === 'county' ? why : [...why, tooHigh(division, divisions)],
  };
}

function tooHigh(division: Division, divisions: Divisions): Bilingual {
  const name = divisions.fullName(division.code);
  return {
    zh: `只读到“${name}”，没有读到区、县；开发区、高新区、新区往往不是行政区划，请查清所在的区、县。`,
    en: `Only ${name} was read, no county or district; development zones are often no divisions: find out the county.`,
  };
}

function formerReason(former: FormerDivision, divisions: Divisions): Bilingual {
  const now = former.now.map((code) => divisions.byCode(code)?.name ?? code).join('、');
  return {
    zh: `“${former.name}”是旧名，现在属于${now}。`,
    en: `${former.name} is a former name; its area is now ${now}.`,
  };
}

function unknown(candidates: Division[]): AddressReading {
  const why: Bilingual =
    candidates.length > 0
      ? {
          zh: '地址里只有不完整的地名，可能是路名或者公司名的一部分；请写全省、市、区（县）。',
          en: 'Only a short name stands there, which may be part of a road or a firm: write province, city and county in full.',
        }
      : { zh: '没有读到省、市、区（县）的名称。', en: 'No province, city or county was read.' };
  return { status: 'unknown', candidates, why: [why] };
}

const distinct = (places: readonly Division[]): Division[] => [
  ...new Map(places.map((place) => [place.code, place])).values(),
];

function commonOf(places: readonly Division[], divisions: Divisions): Division | undefined {
  const [first, ...others] = places;
  if (!first) return undefined;
  return divisions
    .pathOf(first.code)
    .toReversed()
    .find(({ code }) => others.every((other) => divisions.isWithin(other.code, code)));
}

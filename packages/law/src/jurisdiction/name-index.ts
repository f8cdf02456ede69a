import { type Division, type Divisions, shortName } from './divisions.ts';
import { type FormerDivision, formerDivisions } from './former-names.ts';

/** One way to read a stretch of text as a division. */
export interface NameMatch {
  /** Today's division; for a former one that was shared out, the division it stood in. */
  division: Division;
  length: number;
  /** Written with its suffix (`杭州市`), not in short (`杭州`). */
  full: boolean;
  /** The text names what is gone or was called otherwise. */
  former?: FormerDivision;
  /** A short name before what may be a road or a building: it counts only when a full name of a division follows. */
  suspect: boolean;
}

/** Finds names of divisions in a text; longest first. */
export interface NameIndex {
  at(text: string, offset: number): NameMatch[];
}

type Entry = Omit<NameMatch, 'length' | 'suspect'>;

/** What follows a short name that is the name of a road, park or building: 南京东路, 长安街, 朝阳公园. */
const otherThing =
  /^(?:[东西南北中内外上下前后新老]|第?[一二三四五六七八九十\d]{1,3})?(?:大?[路街道巷弄里桥门站村镇乡湖山河江港湾岛湖园楼院店]|街道|胡同|广场|公园|大[厦学楼]|花园|小区|新村|商[城场厦]|中[心学]|医院|银行|酒店|宾馆|饭店|市场|工业|科技|机场|车站|火车)/;

/** An index over all names: full, short, former, and today's root with yesterday's suffix (望城县 for 望城区). */
export function createNameIndex(divisions: Divisions): NameIndex {
  const entries = new Map<string, Entry[]>();
  const add = (name: string, entry: Entry): void => {
    const same = entries.get(name);
    if (same) same.push(entry);
    else entries.set(name, [entry]);
  };
  for (const division of divisions.all) add(division.name, { division, full: true });
  for (const former of formerDivisions) addFormer(divisions, former, add);
  for (const division of divisions.all) {
    const root = shortName(division);
    if (root === undefined) continue;
    add(root, { division, full: false });
    if (division.name.endsWith('自治州')) add(`${root}州`, { division, full: true });
    if (division.level !== 'county') continue;
    for (const name of [`${root}县`, `${root}市`, `${root}区`])
      if (!entries.has(name)) {
        const former = { name, within: division.parent as string, now: [division.code] };
        add(name, { division, full: true, former });
      }
  }
  const longest = Math.max(...[...entries.keys()].map((name) => name.length));
  return { at: (text, offset) => matchesAt(entries, longest, text, offset) };
}

function addFormer(
  divisions: Divisions,
  former: FormerDivision,
  add: (name: string, entry: Entry) => void,
): void {
  // A city that became several districts may be followed by its own district; a district that was shared out may not.
  const shared = former.now.length > 1 && former.name.endsWith('市');
  for (const code of shared ? [former.within] : former.now) {
    const division = divisions.byCode(code);
    if (!division) throw new Error(`former division ${former.name} leads nowhere`);
    add(former.name, { division, full: true, former });
  }
}

function matchesAt(
  entries: ReadonlyMap<string, readonly Entry[]>,
  longest: number,
  text: string,
  offset: number,
): NameMatch[] {
  const found: NameMatch[] = [];
  // Where the longest short name may be a road, a shorter one within it is no better.
  let doubtful = false;
  for (let length = Math.min(longest, text.length - offset); length >= 2; length--) {
    const rest = text.slice(offset + length);
    for (const entry of entries.get(text.slice(offset, offset + length)) ?? []) {
      const suspect = !entry.full && (doubtful || otherThing.test(rest));
      found.push({ ...entry, length, suspect });
    }
    doubtful ||= found.some((match) => match.suspect);
  }
  return found;
}

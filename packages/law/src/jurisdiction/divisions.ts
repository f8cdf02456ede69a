import { shortNameOf } from './short-names.ts';

export type DivisionLevel = 'province' | 'city' | 'county';

/** An administrative division of GB/T 2260: province, prefecture or county level. */
export interface Division {
  /** Six digits. */
  code: string;
  name: string;
  level: DivisionLevel;
  /** The division above it; a county of a municipality stands directly below its province. */
  parent?: string;
  /** Nothing stands below it: a county, or one of the four cities without counties (东莞, 中山, 儋州, 嘉峪关). */
  lowest: boolean;
}

/** The tree of divisions; made once by `createDivisions`. */
export interface Divisions {
  readonly all: readonly Division[];
  byCode(code: string): Division | undefined;
  /** Below `code`; the provinces without one. Ordered by code. */
  childrenOf(code?: string): readonly Division[];
  /** From the province down to the division itself; empty for an unknown code. */
  pathOf(code: string): Division[];
  /** Names from the province down, e.g. `浙江省杭州市余杭区`. */
  fullName(code: string): string;
  /** True where `code` stands below or is `ancestor`. */
  isWithin(code: string, ancestor: string): boolean;
}

/** Rows of the tables that are no place of their own: `北京市` as a city of Beijing, `省直辖县级行政区划`, `县`. */
const isFiller = (code: string, name: string): boolean =>
  /^(?:11|12|31|50)\d[1-9]00$/.test(code) || /直辖县级行政/.test(name);

/**
 * The tree from rows of code and name as the yearly table of the Ministry of Civil Affairs has them. Throws on a code
 * that comes twice or hangs nowhere: such data must not decide who is competent.
 */
export function createDivisions(rows: readonly { code: string; name: string }[]): Divisions {
  const byCode = new Map<string, Division>();
  const children = new Map<string, Division[]>([['', []]]);
  for (const { code, name } of rows) {
    if (!/^\d{6}$/.test(code) || byCode.has(code)) throw new Error(`division ${code} is malformed or twice`);
    if (isFiller(code, name)) continue;
    const level = code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';
    const division: Division = { code, name, level, lowest: level === 'county' };
    byCode.set(code, division);
  }
  for (const division of byCode.values()) {
    if (division.level !== 'province') division.parent = parentOf(byCode, division);
    const above = division.parent ?? '';
    const siblings = children.get(above);
    if (siblings) siblings.push(division);
    else children.set(above, [division]);
  }
  for (const division of byCode.values()) if (!children.has(division.code)) division.lowest = true;
  for (const siblings of children.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1));
  return treeOver(byCode, children);
}

function parentOf(byCode: ReadonlyMap<string, Division>, { code, level }: Division): string {
  const city = `${code.slice(0, 4)}00`;
  const province = `${code.slice(0, 2)}0000`;
  if (level === 'county' && byCode.has(city)) return city;
  if (!byCode.has(province)) throw new Error(`division ${code} hangs nowhere`);
  return province;
}

function treeOver(
  byCode: ReadonlyMap<string, Division>,
  children: ReadonlyMap<string, readonly Division[]>,
): Divisions {
  const pathOf = (code: string): Division[] => {
    const found = byCode.get(code);
    if (!found) return [];
    return found.parent === undefined ? [found] : [...pathOf(found.parent), found];
  };
  return {
    all: [...byCode.values()],
    byCode: (code) => byCode.get(code),
    childrenOf: (code = '') => children.get(code) ?? [],
    pathOf,
    fullName: (code) =>
      pathOf(code)
        .map(({ name }) => name)
        .join(''),
    isWithin: (code, ancestor) => pathOf(code).some((division) => division.code === ancestor),
  };
}

/** `浙江`, `海淀`, `大理`: the name without what kind of division it is; undefined where too little would be left. */
export const shortName = ({ name, level }: Division): string | undefined => shortNameOf(name, level);

import type { Bilingual } from '../types.ts';
import type { Division, Divisions } from './divisions.ts';
import { formerDivisions } from './former-names.ts';
import { readAddress } from './read-address.ts';
import { readNumber } from './registration-numbers.ts';

/** What is known of where somebody is; each as it stands on a page, a licence or a receipt. */
export interface PlaceClues {
  /** Chosen from the list of divisions by a person. */
  divisionCode?: string | undefined;
  /** 住所 or 经营场所 of the licence. */
  licenceAddress?: string | undefined;
  /** The address that a platform or shop shows. */
  publishedAddress?: string | undefined;
  creditCode?: string | undefined;
  /** ICP filing, telecom licence or public-security filing, as shown at the foot of a page. */
  filing?: string | undefined;
}
export type ClueName = keyof PlaceClues;

/**
 * stated: an address or a person names the county. likely: a number of the register points to the county, the address
 * does not. partial: only city or province is known. unknown: nothing usable.
 */
export type Certainty = 'stated' | 'likely' | 'partial' | 'unknown';

export interface Place {
  certainty: Certainty;
  /** The lowest division that is certain or likely. */
  division?: Division;
  /** The clue that decided. */
  from?: ClueName;
  candidates: Division[];
  why: Bilingual[];
  /** Two clues name different provinces. */
  conflict: boolean;
}

interface Reading {
  clue: ClueName;
  division?: Division;
  /** Only an address or a person's choice states where somebody is. */
  stated: boolean;
  candidates: Division[];
  why: Bilingual[];
}

const outsideMainland = new Set(['71', '81', '82']);

/** Where somebody is, by all clues together. An address outranks every number; a number never outranks its own check. */
export function locate(clues: PlaceClues, divisions: Divisions): Place {
  const readings = settled(readClues(clues, divisions));
  const why = readings.flatMap((reading) => reading.why);
  const candidates = readings.flatMap((reading) => reading.candidates);
  const placed = readings.filter((reading) => reading.division);
  const best = placed[0];
  if (!best?.division) {
    const nothing: Bilingual = { zh: '没有可用的地址或者号码。', en: 'No address or number to go by.' };
    return { certainty: 'unknown', candidates, why: why.length > 0 ? why : [nothing], conflict: false };
  }
  const provinces = new Set(placed.map(({ division }) => division?.code.slice(0, 2)));
  const conflict = provinces.size > 1;
  if (conflict) why.push(conflictReason);
  const finer = best.division.lowest ? undefined : finerOf(placed, best.division, divisions);
  const { division, clue, stated } = finer ?? best;
  const place = { division: division as Division, from: clue, candidates, why, conflict };
  if (outsideMainland.has(place.division.code.slice(0, 2)))
    return { ...place, certainty: 'unknown', why: [...why, abroadReason] };
  if (!place.division.lowest) return { ...place, certainty: 'partial' };
  return { ...place, certainty: stated ? 'stated' : 'likely' };
}

/** A later clue that names a county inside what the best clue left open. */
const finerOf = (placed: readonly Reading[], { code }: Division, divisions: Divisions): Reading | undefined =>
  placed.find(({ division }) => division?.lowest && divisions.isWithin(division.code, code));

/** Where a person chose, what else an address may mean is no question any more. */
function settled(readings: Reading[]): Reading[] {
  const chosen = readings[0]?.clue === 'divisionCode' && readings[0].division;
  return chosen ? readings.filter(({ candidates }) => candidates.length === 0) : readings;
}

/** In the order of their weight. */
function readClues(clues: PlaceClues, divisions: Divisions): Reading[] {
  const readings: Reading[] = [];
  if (clues.divisionCode) readings.push(readChoice(clues.divisionCode, divisions));
  for (const clue of ['licenceAddress', 'publishedAddress'] as const) {
    const given = clues[clue];
    if (!given) continue;
    const { division, candidates, why } = readAddress(given, divisions);
    readings.push({ clue, stated: true, candidates, why, ...(division ? { division } : {}) });
  }
  for (const clue of ['creditCode', 'filing'] as const) {
    const given = clues[clue];
    if (given) readings.push(readNumberClue(clue, given, divisions));
  }
  return readings;
}

function readChoice(code: string, divisions: Divisions): Reading {
  const division = divisions.byCode(code);
  if (division) return { clue: 'divisionCode', division, stated: true, candidates: [], why: [] };
  const why: Bilingual = {
    zh: `没有代码为 ${code} 的行政区划。`,
    en: `There is no division with the code ${code}.`,
  };
  return { clue: 'divisionCode', stated: false, candidates: [], why: [why] };
}

function readNumberClue(clue: 'creditCode' | 'filing', given: string, divisions: Divisions): Reading {
  const number = readNumber(given);
  const reading = { clue, stated: false, candidates: [] };
  if (number.kind === 'unreadable') return { ...reading, why: [number.why] };
  if (number.kind === 'credit-code' || number.kind === 'police-filing')
    return { ...reading, ...fromCode(number.divisionCode, number.kind, divisions) };
  const province = number.provinceCode === undefined ? undefined : divisions.byCode(number.provinceCode);
  if (!province) return { ...reading, why: [nationalReason] };
  const zh = `“${number.number}”只说明是在${province.name}备案或者许可的，不能说明在哪个区、县。`;
  const en = `${number.number} only says that it was issued in ${province.name}, not in which county.`;
  return { ...reading, division: province, why: [{ zh, en }] };
}

function fromCode(
  code: string,
  kind: 'credit-code' | 'police-filing',
  divisions: Divisions,
): Pick<Reading, 'division' | 'candidates' | 'why'> {
  const words = numberWords[kind];
  const former = formerDivisions.find((gone) => gone.code === code);
  const today = former?.now.length === 1 ? former.now[0] : code;
  const exact = divisions.byCode(today as string);
  const division =
    exact ?? divisions.byCode(`${code.slice(0, 4)}00`) ?? divisions.byCode(`${code.slice(0, 2)}0000`);
  if (!division)
    return {
      candidates: [],
      why: [{ zh: `${words.digits.zh}不是行政区划。`, en: `${words.digits.en} name no division.` }],
    };
  const name = divisions.fullName(division.code);
  const says: Bilingual = {
    zh: `${words.digits.zh}指向${name}的${words.office.zh}，不等于现在的住所；请以营业执照上的住所为准。`,
    en: `${words.digits.en} point to the ${words.office.en} of ${name}, which need not be today's domicile: the licence decides.`,
  };
  const gone: Bilingual = { zh: `代码 ${code} 已经撤销。`, en: `The code ${code} is abolished.` };
  return { division, candidates: [], why: exact && !former ? [says] : [gone, says] };
}

const numberWords = {
  'credit-code': {
    digits: { zh: '统一社会信用代码第3至8位', en: 'Digits 3 to 8 of the credit code' },
    office: { zh: '登记机关', en: 'register' },
  },
  'police-filing': {
    digits: { zh: '公安备案号前6位', en: 'The first six digits of the public-security filing' },
    office: { zh: '备案公安机关', en: 'police office of the filing' },
  },
} as const;

const conflictReason: Bilingual = {
  zh: '这些线索指向不同的省份：公司可能迁移过，也可能是假冒的。请以营业执照上的住所为准并保存截图。',
  en: 'The clues name different provinces: the firm may have moved, or the data may be borrowed. Go by the licence and keep a screenshot.',
};
const abroadReason: Bilingual = {
  zh: '不在内地：内地的市场监管部门没有管辖权；您所在地的公安机关和法院不受影响。',
  en: 'Outside the mainland: no mainland market regulator is competent there; police and court at your home remain.',
};
const nationalReason: Bilingual = {
  zh: '这是全国性的许可证号，不能说明在哪个省。',
  en: 'A licence issued nationally: it names no province.',
};

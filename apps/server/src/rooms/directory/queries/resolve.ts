import type { JurisdictionAnswer, JurisdictionQuestion, OfficeKind, PlatformFields } from '@redress/contract';
import {
  type ChannelJurisdiction,
  divisions,
  divisionsAsOf,
  type Place,
  type PlaceClues,
  resolveJurisdiction,
} from '@redress/law/jurisdiction';
import type { DirectoryDeps } from '../deps.ts';
import { domainsAround, hostOf } from '../rules/fold.ts';
import { hotlinesOf } from '../rules/hotlines.ts';
import { type EntryRow, findMain, listOffices } from '../store.ts';
import { divisionView, officeView, platformView } from './entry-view.ts';
import { findPlatforms } from './search.ts';

/**
 * Who is competent for each channel, with contacts where somebody entered them. What the asker says of the platform
 * outranks the register; the register fills what is missing. Nothing of the question is kept.
 */
export async function resolve(
  deps: DirectoryDeps,
  question: JurisdictionQuestion,
): Promise<JurisdictionAnswer> {
  const { platformName, platformDomain, ...rest } = question;
  const { creditCode, filing } = question.platform ?? {};
  const clues = { name: platformName, domain: platformDomain, creditCode, filing };
  const fitting = await findPlatforms(deps, clues);
  const found = fitting.filter((row) => !hasOtherDomains(row, platformDomain));
  const borrowed = fitting.length > 0 && found.length === 0;
  const known = found.length === 1 ? (found[0] as EntryRow) : undefined;
  const platform = { ...(known ? cluesOf(known) : {}), ...withoutEmpty(question.platform ?? {}) };
  const answer = resolveJurisdiction({ ...rest, platform }, divisions());
  const entries = await entriesOf(deps, answer.channels);
  const { platform: atPlatform, merchant, buyer } = answer.places;
  return {
    platforms: found.map(platformView),
    places: { platform: viewPlace(atPlatform), merchant: viewPlace(merchant), buyer: viewPlace(buyer) },
    channels: answer.channels.map((channel) => viewChannel(channel, entries)),
    notes: borrowed ? [borrowedName] : notesOf(found, platformName ?? platformDomain),
    divisionsAsOf,
  };
}

function cluesOf(row: EntryRow): PlaceClues {
  const { licenceAddress, creditCode, filing } = row.fields as PlatformFields;
  return withoutEmpty({ licenceAddress, creditCode, filing });
}

const withoutEmpty = <T extends object>(clues: T): T =>
  Object.fromEntries(Object.entries(clues).filter(([, value]) => value !== undefined && value !== '')) as T;

/** At most so many entries beside the one that is named. */
const mostOthers = 5;

function viewChannel(
  { channel, offices, ask, notes }: ChannelJurisdiction,
  entries: readonly EntryRow[],
): JurisdictionAnswer['channels'][number] {
  const views = offices.map(({ division, basis, ...office }) => {
    const here = division?.lowest
      ? entries.filter((row) => row.kind === office.kind && row.division_code === division.code)
      : [];
    const contact = here.find(({ main }) => main);
    const others = here.filter((row) => row !== contact).slice(0, mostOthers);
    return {
      ...office,
      basis: basis.map(({ law, article, quote, level }) => ({ law, article, quote, level })),
      ...(division ? { division: divisionView(division) } : {}),
      ...(contact ? { contact: officeView(contact) } : {}),
      ...(others.length > 0 ? { others: others.map(officeView) } : {}),
    };
  });
  return { channel, offices: views, ask: hotlinesOf(ask), notes };
}

/** By one query, since a case asks on every reading. */
const entriesOf = (deps: DirectoryDeps, channels: readonly ChannelJurisdiction[]): Promise<EntryRow[]> =>
  listOffices(
    deps.db,
    channels.flatMap(({ offices }) =>
      offices.flatMap(({ kind, division }) =>
        division?.lowest ? [{ kind, divisionCode: division.code }] : [],
      ),
    ),
  );

function viewPlace({ division, candidates, ...place }: Place) {
  return {
    ...place,
    candidates: candidates.slice(0, 10).map(divisionView),
    ...(division ? { division: divisionView(division) } : {}),
  };
}

/** A fake site shows the name and numbers of a real one: an entry with domains of its own is not this site's. */
function hasOtherDomains(row: EntryRow, asked: string | undefined): boolean {
  const { domains = [] } = row.fields as PlatformFields;
  const host = asked === undefined ? undefined : hostOf(asked);
  if (host === undefined || domains.length === 0) return false;
  const around = new Set(domainsAround(host));
  return !domains.some((domain) => around.has(hostOf(domain) ?? domain));
}

const borrowedName = {
  zh: '名称或者备案号与名录中的平台相符，但网址不是它登记的域名：可能是冒名网站，没有采用名录中的地址。',
  en: 'Name or filing fit a platform of the register, but the site is none of its domains: it may be a fake, so the register’s address was not used.',
};

function notesOf(found: readonly EntryRow[], asked: string | undefined) {
  if (asked === undefined || found.length === 1) return [];
  if (found.length === 0)
    return [
      {
        zh: '平台名录里还没有这个平台：请填写它公示的地址、统一社会信用代码或者备案号，也欢迎补充到名录。',
        en: 'The register does not know this platform yet: give its published address, credit code or filing, and add it.',
      },
    ];
  return [
    {
      zh: '平台名录里有不止一个平台符合：请写域名，或者填写地址。',
      en: 'More than one platform of the register fits: give the domain, or the address.',
    },
  ];
}

/** The office of a kind in exactly this division, as the directory has it. */
export async function findOffice(
  deps: DirectoryDeps,
  { kind, divisionCode }: { kind: OfficeKind; divisionCode: string },
) {
  const row = await findMain(deps.db, kind, divisionCode);
  return row && officeView(row);
}

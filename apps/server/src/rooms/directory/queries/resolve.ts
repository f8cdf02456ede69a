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
import { hotlinesOf } from '../rules/hotlines.ts';
import { type EntryRow, findMain } from '../store.ts';
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
  const found = await findPlatforms(deps, { name: platformName, domain: platformDomain });
  const known = found.length === 1 ? (found[0] as EntryRow) : undefined;
  const platform = { ...(known ? cluesOf(known) : {}), ...withoutEmpty(question.platform ?? {}) };
  const answer = resolveJurisdiction({ ...rest, platform }, divisions());
  const { platform: atPlatform, merchant, buyer } = answer.places;
  return {
    platforms: found.map(platformView),
    places: { platform: viewPlace(atPlatform), merchant: viewPlace(merchant), buyer: viewPlace(buyer) },
    channels: await Promise.all(answer.channels.map((channel) => viewChannel(deps, channel))),
    notes: notesOf(found, platformName !== undefined || platformDomain !== undefined),
    divisionsAsOf,
  };
}

function cluesOf(row: EntryRow): PlaceClues {
  const { licenceAddress, creditCode, filing } = row.fields as PlatformFields;
  return withoutEmpty({ licenceAddress, creditCode, filing });
}

const withoutEmpty = <T extends object>(clues: T): T =>
  Object.fromEntries(Object.entries(clues).filter(([, value]) => value !== undefined && value !== '')) as T;

async function viewChannel(deps: DirectoryDeps, { channel, offices, ask, notes }: ChannelJurisdiction) {
  const views = offices.map(async ({ division, basis, ...office }) => {
    const contact = division?.lowest ? await findMain(deps.db, office.kind, division.code) : undefined;
    return {
      ...office,
      basis: basis.map(({ law, article, quote, level }) => ({ law, article, quote, level })),
      ...(division ? { division: divisionView(division) } : {}),
      ...(contact ? { contact: officeView(contact) } : {}),
    };
  });
  return { channel, offices: await Promise.all(views), ask: hotlinesOf(ask), notes };
}

function viewPlace({ division, candidates, ...place }: Place) {
  return {
    ...place,
    candidates: candidates.slice(0, 10).map(divisionView),
    ...(division ? { division: divisionView(division) } : {}),
  };
}

function notesOf(found: readonly EntryRow[], asked: boolean) {
  if (!asked || found.length === 1) return [];
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

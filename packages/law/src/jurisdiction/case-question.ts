import type { GateAnswers, KnownFacts } from '../types.ts';
import type { PlaceClues } from './place.ts';
import { readNumber } from './registration-numbers.ts';
import type { Respondent } from './regulator.ts';
import type { JurisdictionQuestion } from './resolve.ts';

interface KnownParty {
  name?: string | undefined;
  address?: string | undefined;
  /** Credit code, filing or licence as published; several in one line are told apart. */
  registration?: string | undefined;
}

/** What a case knows of where the parties are. */
export interface CaseClues {
  facts: KnownFacts & { siteUrl?: { value: string } | undefined };
  parties: {
    buyer?: KnownParty | undefined;
    merchant?: KnownParty | undefined;
    platform?: KnownParty | undefined;
  };
  answers: GateAnswers;
  /** Texts of the pages that were handed in: the number at their foot is the site's. */
  pages?: readonly string[] | undefined;
  /** Against whom a paper goes, where the buyer chose. */
  respondents?: readonly ('merchant' | 'platform')[] | undefined;
}

/** A question with what a register of platforms is searched by. */
export interface CaseQuestion extends JurisdictionQuestion {
  platform: PlaceClues;
  platformName?: string;
  platformDomain?: string;
}

/** Who is competent, asked with what the case knows; what it does not know is left out and never filled by a guess. */
export function questionOfCase({
  facts,
  parties,
  answers,
  pages = [],
  respondents,
}: CaseClues): CaseQuestion {
  const { merchant, platform, buyer } = parties;
  const respondent = respondentOf(answers, respondents);
  const name = facts.platformName?.value.trim() || platform?.name?.trim();
  const domain = facts.siteUrl?.value.trim();
  const shown = numbersIn(platform?.registration);
  const numbers = Object.keys(shown).length > 0 ? shown : siteNumbers(pages);
  return {
    respondent,
    ...(name ? { platformName: name.slice(0, 100) } : {}),
    ...(domain ? { platformDomain: domain.slice(0, 300) } : {}),
    platform: { ...addressOf('licenceAddress', platform), ...numbers },
    merchant: { ...addressOf('publishedAddress', merchant), ...numbersIn(merchant?.registration) },
    merchantUnreachable: answers['crime-signs'] === 'vanished',
    buyer: addressOf('publishedAddress', buyer),
    forumClause: answers['forum-clause'] === 'court',
  };
}

/** The site's own seller, the platform itself, or a merchant on it: as the gate says, else as the paper goes. */
function respondentOf(answers: GateAnswers, respondents: CaseClues['respondents']): Respondent {
  const site = answers['platform-type'];
  if (site === 'self-operated') return 'platform';
  if (site === 'own-site') return 'own-site';
  return respondents && !respondents.includes('merchant') ? 'platform' : 'merchant';
}

function addressOf(clue: 'licenceAddress' | 'publishedAddress', party: KnownParty | undefined): PlaceClues {
  const address = party?.address?.trim();
  return address ? { [clue]: address.slice(0, 300) } : {};
}

/** The numbers in a line such as “统一社会信用代码：9133… 浙ICP备2021000000号-1”; the first of each kind. */
function numbersIn(line: string | undefined): Pick<PlaceClues, 'creditCode' | 'filing'> {
  const found: { creditCode?: string; filing?: string } = {};
  for (const part of (line ?? '').normalize('NFKC').split(/[\s,;、。|]+/)) {
    const text = part.replace(/^.*:/, '');
    const { kind } = readNumber(text);
    if (kind === 'credit-code') found.creditCode ??= text;
    else if (kind !== 'unreadable') found.filing ??= text;
  }
  return found;
}

const filingOnPage = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备\d{8,10}号/g;

/** The ICP filing that the pages show, where they show one only: two are two sites, and which is meant nobody knows. */
function siteNumbers(pages: readonly string[]): Pick<PlaceClues, 'filing'> {
  const found = new Set(
    pages.flatMap((page) => page.normalize('NFKC').replace(/\s+/g, '').match(filingOnPage) ?? []),
  );
  const [filing] = found;
  return found.size === 1 && filing ? { filing } : {};
}

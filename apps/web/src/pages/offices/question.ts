import type { JurisdictionQuestion } from '@redress/contract';

/** The form as the buyer fills it. */
export interface Asked {
  respondent: JurisdictionQuestion['respondent'];
  /** Name or address of the platform, as typed. */
  platform: string;
  platformAddress: string;
  creditCode: string;
  filing: string;
  merchantAddress: string;
  unreachable: boolean;
  buyer: string;
  forumClause: boolean;
  /** Chosen from the candidates of an ambiguous address. */
  chosen: { platform?: string; merchant?: string; buyer?: string };
}

export const emptyAsked: Asked = {
  respondent: 'merchant',
  platform: '',
  platformAddress: '',
  creditCode: '',
  filing: '',
  merchantAddress: '',
  unreachable: false,
  buyer: '',
  forumClause: false,
  chosen: {},
};

export function isEmpty(asked: Asked): boolean {
  const { platform, platformAddress, creditCode, filing, merchantAddress, buyer } = asked;
  return [platform, platformAddress, creditCode, filing, merchantAddress, buyer].every(
    (text) => text.trim() === '',
  );
}

const given = (text: string): string | undefined => text.trim() || undefined;

/** What the server is asked. The numbers belong to whose site it is: the seller of its own site, else the platform. */
export function questionOf(asked: Asked): JurisdictionQuestion {
  const { respondent, chosen } = asked;
  const numbers = { creditCode: given(asked.creditCode), filing: given(asked.filing) };
  const name = given(asked.platform);
  const isAddress = name !== undefined && /^[^\s]+\.[^\s]+$/.test(name);
  const ownSite = respondent === 'own-site';
  return {
    respondent,
    ...(name === undefined ? {} : isAddress ? { platformDomain: name } : { platformName: name }),
    platform: {
      divisionCode: chosen.platform,
      licenceAddress: given(asked.platformAddress),
      ...(ownSite ? {} : numbers),
    },
    merchant: {
      divisionCode: chosen.merchant,
      publishedAddress: respondent === 'platform' ? undefined : given(asked.merchantAddress),
      ...(ownSite ? numbers : {}),
    },
    merchantUnreachable: respondent === 'merchant' && asked.unreachable,
    buyer: { divisionCode: chosen.buyer, publishedAddress: given(asked.buyer) },
    forumClause: asked.forumClause,
  };
}

import { z } from 'zod';
import { divisionCode, divisionView, officeKind, officeView, platformView } from './directory-view.ts';
import { bilingual, text } from './vocabulary.ts';

/** Where somebody is, as it stands on a page or licence; any part, none required. */
export const placeClues = z.strictObject({
  divisionCode: divisionCode.optional(),
  licenceAddress: text(300).optional(),
  publishedAddress: text(300).optional(),
  creditCode: text(40).optional(),
  filing: text(60).optional(),
});
/** Nothing of it is kept; it goes in the body, since an address does not belong into a URL. */
export const jurisdictionQuestion = z.strictObject({
  respondent: z.enum(['platform', 'own-site', 'merchant']),
  /** Looked up in the register of platforms. */
  platformName: text(100).optional(),
  platformDomain: text(300).optional(),
  platform: placeClues.optional(),
  merchant: placeClues.optional(),
  merchantUnreachable: z.boolean().optional(),
  buyer: placeClues.optional(),
  forumClause: z.boolean().optional(),
});

export const certainty = z.enum(['stated', 'likely', 'partial', 'unknown']);
export const placeView = z.object({
  certainty,
  division: divisionView.optional(),
  from: z.enum(['divisionCode', 'licenceAddress', 'publishedAddress', 'creditCode', 'filing']).optional(),
  candidates: z.array(divisionView),
  why: z.array(bilingual),
  conflict: z.boolean(),
});
export const quotedBasis = z.object({
  law: z.string(),
  article: z.string(),
  quote: z.string(),
  level: z.enum(['A+', 'A', 'B']),
});
export const hotline = z.object({
  number: z.enum(['12315', '12345']),
  title: bilingual,
  web: z.string().optional(),
});
export const competentOffice = z.object({
  kind: officeKind,
  level: z.enum(['county', 'county-up', 'basic-court', 'internet-court']),
  by: z.enum(['platform', 'merchant', 'buyer']),
  division: divisionView.optional(),
  certainty,
  why: z.array(bilingual),
  basis: z.array(quotedBasis),
  /** Contacts, where somebody entered them; absent: ask. */
  contact: officeView.optional(),
  /** Further entries of its kind in the division: which of them is meant, a person says. */
  others: z.array(officeView).optional(),
});
export const channelJurisdiction = z.object({
  channel: z.enum([
    'samr-complaint',
    'samr-report',
    'police-report',
    'court-suit',
    'association-complaint',
    'reconsideration',
  ]),
  offices: z.array(competentOffice),
  ask: z.array(hotline),
  notes: z.array(bilingual),
});
export const jurisdictionAnswer = z.object({
  /** Entries of the register that fit what was asked; more than one: the first alone was not used. */
  platforms: z.array(platformView),
  places: z.object({ platform: placeView, merchant: placeView, buyer: placeView }),
  channels: z.array(channelJurisdiction),
  notes: z.array(bilingual),
  /** Day of the table of divisions. */
  divisionsAsOf: z.string(),
});
export type JurisdictionQuestion = z.infer<typeof jurisdictionQuestion>;
export type JurisdictionAnswer = z.infer<typeof jurisdictionAnswer>;
export type PlaceView = z.infer<typeof placeView>;
export type CompetentOfficeView = z.infer<typeof competentOffice>;

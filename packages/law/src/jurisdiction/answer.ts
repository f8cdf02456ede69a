import { basisOf, type Level, levelOf } from '../basis.ts';
import type { Bilingual } from '../types.ts';
import type { Division } from './divisions.ts';
import type { Certainty, Place } from './place.ts';

export const officeKinds = [
  'market-regulator',
  'police',
  'court',
  'consumer-association',
  'government',
] as const;
export type OfficeKind = (typeof officeKinds)[number];

export const jurisdictionChannels = [
  'samr-complaint',
  'samr-report',
  'police-report',
  'court-suit',
  'association-complaint',
  'reconsideration',
] as const;
export type JurisdictionChannel = (typeof jurisdictionChannels)[number];

/** Whom to ask where the office cannot be named; 12315 answers for market regulators, 12345 for every local government. */
export type Hotline = '12315' | '12345';

/** An article with the words that decide. Level B has been read as an excerpt only: a person looks before relying on it. */
export interface QuotedBasis {
  id: string;
  law: string;
  article: string;
  quote: string;
  level: Level;
}

export interface CompetentOffice {
  kind: OfficeKind;
  /** county: the county-level office; county-up: it or one above; basic-court, internet-court: which kind of court. */
  level: 'county' | 'county-up' | 'basic-court' | 'internet-court';
  /** Whose place leads here. */
  by: 'platform' | 'merchant' | 'buyer';
  /** Where the office is; absent: not known, ask `ask`. A division above the county narrows the question only. */
  division?: Division;
  certainty: Certainty;
  why: Bilingual[];
  basis: QuotedBasis[];
}

export interface ChannelJurisdiction {
  channel: JurisdictionChannel;
  /** The first is the one to go to; several are each competent unless `notes` say otherwise. */
  offices: CompetentOffice[];
  /** Not empty as long as no office is certain. */
  ask: Hotline[];
  notes: Bilingual[];
}

/** `quoted('CPL-37', '…')`; that the words stand in the article is tested. */
export const quoted = (id: string, quote: string): QuotedBasis => ({
  id,
  ...basisOf(id),
  quote,
  level: levelOf(id),
});

/** The parts of an office that follow from where somebody is. */
export function officeAt(place: Place): Pick<CompetentOffice, 'division' | 'certainty'> {
  const { division, certainty } = place;
  return division && certainty !== 'unknown' ? { division, certainty } : { certainty };
}

export const isCertain = ({ certainty }: CompetentOffice): boolean => certainty === 'stated';

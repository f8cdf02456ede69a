export {
  type ChannelJurisdiction,
  type CompetentOffice,
  type Hotline,
  type JurisdictionChannel,
  jurisdictionChannels,
  type OfficeKind,
  officeKinds,
  type QuotedBasis,
} from './answer.ts';
export { type CaseClues, type CaseQuestion, questionOfCase } from './case-question.ts';
export { askedOffice, jurisdictionOf, officeToWriteTo } from './channel-office.ts';
export { divisions, divisionsAsOf } from './data.ts';
export { createDivisions, type Division, type DivisionLevel, type Divisions } from './divisions.ts';
export { type Certainty, type ClueName, locate, type Place, type PlaceClues } from './place.ts';
export { type AddressReading, readAddress } from './read-address.ts';
export { isCreditCode, type NumberReading, readNumber } from './registration-numbers.ts';
export type { Respondent } from './regulator.ts';
export { type Jurisdiction, type JurisdictionQuestion, resolveJurisdiction } from './resolve.ts';

import type { ChannelJurisdiction } from './answer.ts';
import type { Divisions } from './divisions.ts';
import { courtJurisdiction, policeJurisdiction } from './justice.ts';
import { associationJurisdiction, reconsiderationJurisdiction } from './others.ts';
import { locate, type Place, type PlaceClues } from './place.ts';
import { complaintJurisdiction, type Respondent, reportJurisdiction } from './regulator.ts';

export interface JurisdictionQuestion {
  respondent: Respondent;
  platform?: PlaceClues | undefined;
  merchant?: PlaceClues | undefined;
  /** The merchant cannot be reached by the address it publishes. */
  merchantUnreachable?: boolean | undefined;
  buyer?: PlaceClues | undefined;
  forumClause?: boolean | undefined;
}

export interface Jurisdiction {
  places: { platform: Place; merchant: Place; buyer: Place };
  channels: ChannelJurisdiction[];
}

/** Who is competent for each channel, and why, by the rules in force since 15 April 2026. Never a guess: see `Certainty`. */
export function resolveJurisdiction(question: JurisdictionQuestion, divisions: Divisions): Jurisdiction {
  const { respondent } = question;
  const platform = locate(question.platform ?? {}, divisions);
  const merchant = locate(question.merchant ?? {}, divisions);
  const buyer = locate(question.buyer ?? {}, divisions);
  const published = question.merchant?.publishedAddress ?? question.merchant?.licenceAddress;
  const addressFails =
    question.merchantUnreachable === true || (!published && !question.merchant?.divisionCode);
  const sellerIs = respondent === 'platform' ? 'platform' : 'merchant';
  const ownSite = respondent === 'own-site' && !merchant.division ? platform : merchant;
  const seller = respondent === 'platform' ? platform : ownSite;
  const regulator = { respondent, platform, merchant, addressFails };
  const complaint = complaintJurisdiction(regulator);
  const forumClause = question.forumClause === true;
  return {
    places: { platform, merchant, buyer },
    channels: [
      complaint,
      reportJurisdiction(regulator),
      policeJurisdiction(buyer),
      courtJurisdiction({ buyer, seller, sellerIs, forumClause }, divisions),
      associationJurisdiction(seller, sellerIs, buyer),
      reconsiderationJurisdiction(complaint),
    ],
  };
}

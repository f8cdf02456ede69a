import type { Bilingual } from '../types.ts';
import { type ChannelJurisdiction, type CompetentOffice, officeAt, quoted } from './answer.ts';
import type { Place } from './place.ts';

const receives = quoted('CPL-37', '受理消费者的投诉，并对投诉事项进行调查、调解');
const sameLevel = quoted('ADREV-24', '对本级人民政府工作部门作出的行政行为不服的');

/** No article that we hold says which association: both places are named, neither as certain. */
export function associationJurisdiction(
  seller: Place,
  sellerIs: 'platform' | 'merchant',
  buyer: Place,
): ChannelJurisdiction {
  const at = (place: Place, by: CompetentOffice['by'], why: Bilingual): CompetentOffice => {
    const known = officeAt(place);
    const certainty = known.certainty === 'stated' ? 'likely' : known.certainty;
    return {
      kind: 'consumer-association',
      level: 'county',
      by,
      ...known,
      certainty,
      why: [why, ...place.why],
      basis: [receives],
    };
  };
  return {
    channel: 'association-complaint',
    offices: [at(seller, sellerIs, sellersPlace), at(buyer, 'buyer', buyersPlace)],
    ask: ['12315', '12345'],
    notes: [noRule],
  };
}

/** The people's government of the same level as the office that did not act (行政复议法第二十四条). */
export function reconsiderationJurisdiction(complaint: ChannelJurisdiction): ChannelJurisdiction {
  const offices = complaint.offices.map(
    ({ division, certainty, by }): CompetentOffice => ({
      kind: 'government',
      level: 'county',
      by,
      ...(division ? { division } : {}),
      certainty,
      why: [sameLevelWhy],
      basis: [sameLevel],
    }),
  );
  return {
    channel: 'reconsideration',
    offices,
    ask: complaint.ask.length > 0 ? ['12345'] : [],
    notes: [whoActed],
  };
}

const sellersPlace: Bilingual = {
  zh: '商家或者平台所在地的消费者协会（消保委）。',
  en: 'The consumer association of the seller’s or platform’s place.',
};
const buyersPlace: Bilingual = {
  zh: '您所在地的消费者协会（消保委）。',
  en: 'The consumer association of your own place.',
};
const noRule: Bilingual = {
  zh: '法律没有写明由哪一地的消费者协会受理：先打电话问清楚再提交；与12315投诉二选一。',
  en: 'No law that we read says which association takes it: ask by telephone first. Instead of a 12315 complaint, not beside it.',
};
const sameLevelWhy: Bilingual = {
  zh: '复议机关是没有依法处理您投诉的那个市场监管部门的同级人民政府。',
  en: 'It is the people’s government of the same level as the market regulator that did not act on your complaint.',
};
const whoActed: Bilingual = {
  zh: '以实际收到您投诉的机关为准：向它的同级人民政府申请。',
  en: 'What counts is the office that really received your complaint: apply to the government of its level.',
};

import type { Bilingual } from '../types.ts';
import { type ChannelJurisdiction, type CompetentOffice, isCertain, officeAt, quoted } from './answer.ts';
import type { Divisions } from './divisions.ts';
import type { Place } from './place.ts';

const victimsPlace = quoted('POLCRIM-17', '被害人被侵害时所在地和被害人财产遭受损失地公安机关可以管辖');
const victimsPlaceMinor = quoted(
  'POLADM-11',
  '被侵害人被侵害时所在地，以及被侵害人财产遭受损失地公安机关可以管辖',
);
const mustReceive = quoted('CRPL-110', '公安机关、人民检察院或者人民法院对于报案、控告、举报，都应当接受');
const firstToAccept = quoted('POLCRIM-21', '几个公安机关都有权管辖的刑事案件，由最初受理的公安机关管辖');

/** The police where the victim was when it happened, or lost the money: mostly the buyer's own (LAW §5.7). */
export function policeJurisdiction(buyer: Place): ChannelJurisdiction {
  const offices: CompetentOffice[] = [
    {
      kind: 'police',
      level: 'county',
      by: 'buyer',
      ...officeAt(buyer),
      why: [ownPolice, ...buyer.why],
      basis: [victimsPlace, victimsPlaceMinor, mustReceive, firstToAccept],
    },
  ];
  return { channel: 'police-report', offices, ask: [], notes: [anyStation] };
}

const buyersHome = quoted(
  'CPJI-20',
  '以信息网络方式订立的买卖合同，通过信息网络交付标的的，以买受人住所地为合同履行地',
);
const agreed = quoted('CPJI-20', '合同对履行地有约定的，从其约定');
const contractSuit = quoted('CPLAW-24', '因合同纠纷提起的诉讼，由被告住所地或者合同履行地人民法院管辖');
const companyDomicile = quoted('CPLAW-22', '对法人或者其他组织提起的民事诉讼，由被告住所地人民法院管辖');
const basicCourt = quoted('CPLAW-165', '基层人民法院和它派出的法庭审理');
const formClause = quoted(
  'CPJI-31',
  '经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意，消费者主张管辖协议无效的，人民法院应予支持',
);
const internetCourt = quoted(
  'ICOURT25-1',
  '互联网法院集中管辖所在市辖区内应当由基层人民法院受理的下列第一审案件',
);

/** Beijing, Guangzhou, Hangzhou: there an internet court stands for the basic courts (LAW §1.12, level B). */
const internetCourtCities = ['110000', '440100', '330100'];

export interface CourtInput {
  buyer: Place;
  seller: Place;
  /** Whose place `seller` is. */
  sellerIs: 'platform' | 'merchant';
  /** The terms name a court: the buyer has to look at that clause first. */
  forumClause: boolean;
}

/** The buyer's home for what was delivered online; the defendant's domicile as well (LAW §5.9). */
export function courtJurisdiction(input: CourtInput, divisions: Divisions): ChannelJurisdiction {
  const { buyer, seller, sellerIs, forumClause } = input;
  const atHome = courtAt(buyer, 'buyer', home, [contractSuit, buyersHome, agreed, basicCourt], divisions);
  const atSeller = courtAt(
    seller,
    sellerIs,
    defendant,
    [contractSuit, companyDomicile, basicCourt],
    divisions,
  );
  if (forumClause) for (const court of [atHome, atSeller]) court.basis.push(formClause);
  const notes = [serviceContract, ...(forumClause ? [clauseNote] : [])];
  return {
    channel: 'court-suit',
    offices: [atHome, atSeller],
    ask: isCertain(atHome) ? [] : ['12345'],
    notes,
  };
}

function courtAt(
  place: Place,
  by: CompetentOffice['by'],
  why: Bilingual,
  basis: CompetentOffice['basis'],
  divisions: Divisions,
): CompetentOffice {
  const { division } = place;
  const special = division && internetCourtCities.some((city) => divisions.isWithin(division.code, city));
  return {
    kind: 'court',
    level: special ? 'internet-court' : 'basic-court',
    by,
    ...officeAt(place),
    // The rule on internet courts has been read as an excerpt only.
    ...(special && place.certainty === 'stated' ? { certainty: 'likely' as const } : {}),
    why: [why, ...(special ? [online] : []), ...place.why],
    basis: special ? [...basis, internetCourt] : basis,
  };
}

const ownPolice: Bilingual = {
  zh: '网络上的侵害，您被侵害时所在地、财产遭受损失地的公安机关都可以管辖：一般就是您所在地的派出所。',
  en: 'For harm done online the police where you were when it happened, or where the money was lost, may take it: mostly your own station.',
};
const anyStation: Bilingual = {
  zh: '公安机关对报案都应当接受，不属于自己管辖的应当移送；请索要受案回执。',
  en: 'Every police office must receive a report and pass it on if it is not its own; ask for the receipt.',
};
const home: Bilingual = {
  zh: '网上订立、网上交付的买卖（卡密、充值），您的住所地就是合同履行地：可以在您住所地的基层法院起诉。',
  en: 'Bought and delivered online (codes, top-ups): your home is the place of performance, so its basic court is competent.',
};
const defendant: Bilingual = {
  zh: '也可以在被告住所地的法院起诉。',
  en: 'The court of the defendant’s domicile is competent as well.',
};
const online: Bilingual = {
  zh: '该市设有互联网法院，这类案件可能由它集中管辖（2025年11月1日起的规定，本系统只读过摘录，请在立案前核对）。',
  en: 'That city has an internet court which may take such cases (rule of 1 November 2025, read as an excerpt only: check before filing).',
};
const serviceContract: Bilingual = {
  zh: '如果合同是服务（不是买卖），履行地按履行义务一方所在地，这时在被告住所地起诉更稳妥。',
  en: 'If the contract is a service and no sale, performance is where the performing side is: then sue at the defendant’s domicile.',
};
const clauseNote: Bilingual = {
  zh: '服务协议约定了法院：没有以合理方式提请您注意的格式条款，您可以主张无效。',
  en: 'The terms name a court: a form clause that was not reasonably pointed out is invalid if you say so.',
};

import type { Bilingual } from '../types.ts';
import { type ChannelJurisdiction, type CompetentOffice, isCertain, officeAt, quoted } from './answer.ts';
import type { Place } from './place.ts';

/** Who is complained of: the platform itself, a shop on its own site, or a merchant on a platform. */
export type Respondent = 'platform' | 'own-site' | 'merchant';

export interface RegulatorInput {
  respondent: Respondent;
  platform: Place;
  merchant: Place;
  /** The merchant publishes no address, or cannot be reached by it. */
  addressFails: boolean;
}

const at13 = quoted(
  'SAMR121-13',
  '对电子商务平台经营者以及通过自建网站、其他网络服务销售商品或者提供服务的电子商务经营者的投诉，由其住所地县级市场监督管理部门处理',
);
const at13Merchant = quoted(
  'SAMR121-13',
  '对平台内经营者的投诉，由其在平台公示的地址所在地县级市场监督管理部门或者平台经营者住所地县级市场监督管理部门处理',
);
const at13Unreachable = quoted(
  'SAMR121-13',
  '未在平台依法公示地址，或者通过平台公示的地址无法取得联系的，由平台经营者住所地县级市场监督管理部门处理',
);
const at14 = quoted(
  'SAMR121-14',
  '两个以上市场监督管理部门均有处理权限的，由先收到投诉的市场监督管理部门处理',
);
const at31 = quoted(
  'SAMR121-31',
  '对电子商务平台经营者和通过自建网站、其他网络服务销售商品或者提供服务的电子商务经营者的举报，由其住所地县级以上市场监督管理部门处理',
);
const at31Merchant = quoted('SAMR121-31', '对平台内经营者的举报，由其实际经营地县级以上市场监督管理部门处理');
const at31First = quoted(
  'SAMR121-31',
  '电子商务平台经营者住所地县级以上市场监督管理部门先行收到举报的，也可以予以处理',
);
const at8 = quoted(
  'SAMR121-8',
  '应当通过全国12315平台、12315热线电话或者市场监督管理部门公布的邮寄地址、受理窗口等渠道进行',
);

/** 投诉, which asks for the money (投诉举报处理办法第十三条、第十四条). */
export function complaintJurisdiction(input: RegulatorInput): ChannelJurisdiction {
  const { respondent, platform, merchant, addressFails } = input;
  if (respondent !== 'merchant') {
    const place = respondent === 'platform' ? platform : merchant.division ? merchant : platform;
    const by = respondent === 'platform' ? 'platform' : 'merchant';
    return answer('samr-complaint', [office(place, by, 'county', ownDomicile, [at13, at8])], []);
  }
  const atPlatform = office(platform, 'platform', 'county', addressFails ? noAddress : platformToo, [
    addressFails ? at13Unreachable : at13Merchant,
    at8,
  ]);
  if (addressFails) return answer('samr-complaint', [atPlatform], []);
  const atMerchant = office(merchant, 'merchant', 'county', publishedAddress, [at13Merchant, at14, at8]);
  return answer('samr-complaint', sorted([atMerchant, atPlatform]), [chooseOne]);
}

/** 举报, which asks for punishment (投诉举报处理办法第三十一条). */
export function reportJurisdiction(input: RegulatorInput): ChannelJurisdiction {
  const { respondent, platform, merchant, addressFails } = input;
  if (respondent !== 'merchant') {
    const place = respondent === 'platform' ? platform : merchant.division ? merchant : platform;
    const by = respondent === 'platform' ? 'platform' : 'merchant';
    return answer('samr-report', [office(place, by, 'county-up', ownDomicile, [at31, at8])], []);
  }
  const atPlatform = office(platform, 'platform', 'county-up', firstReceiver, [at31First, at8]);
  if (addressFails) return answer('samr-report', [atPlatform], [realPlaceUnknown]);
  // A published address is where the merchant says that it is; the rule asks where it really works.
  const real: Place = merchant.certainty === 'stated' ? { ...merchant, certainty: 'likely' } : merchant;
  const atMerchant = office(real, 'merchant', 'county-up', realPlace, [at31Merchant, at8]);
  return answer('samr-report', [atMerchant, atPlatform], []);
}

function office(
  place: Place,
  by: CompetentOffice['by'],
  level: CompetentOffice['level'],
  why: Bilingual,
  basis: CompetentOffice['basis'],
): CompetentOffice {
  return { kind: 'market-regulator', level, by, ...officeAt(place), why: [why, ...place.why], basis };
}

function answer(
  channel: ChannelJurisdiction['channel'],
  offices: CompetentOffice[],
  notes: Bilingual[],
): ChannelJurisdiction {
  return { channel, offices, ask: offices.some(isCertain) ? [] : ['12315', '12345'], notes };
}

/** Both are competent: the one that is known comes first. */
const sorted = (offices: CompetentOffice[]): CompetentOffice[] =>
  offices.toSorted((a, b) => Number(isCertain(b)) - Number(isCertain(a)));

const ownDomicile: Bilingual = {
  zh: '被投诉、举报的是平台或者自建网站的经营者本身：由它住所地的市场监管部门处理。',
  en: 'The platform, or the operator of its own site, is itself complained of: the market regulator of its domicile handles it.',
};
const publishedAddress: Bilingual = {
  zh: '平台内的商家：它在平台公示的地址所在地的县级市场监管部门可以处理。',
  en: 'A merchant on a platform: the county-level market regulator of the address it publishes there may handle it.',
};
const platformToo: Bilingual = {
  zh: '平台内的商家：平台经营者住所地的县级市场监管部门也可以处理。',
  en: 'A merchant on a platform: the county-level market regulator of the platform’s domicile may handle it too.',
};
const noAddress: Bilingual = {
  zh: '商家没有公示地址，或者按公示的地址联系不上：由平台经营者住所地的县级市场监管部门处理。请保存没有地址、联系不上的截图。',
  en: 'The merchant publishes no address or cannot be reached by it: the regulator of the platform’s domicile handles it. Keep proof of that.',
};
const realPlace: Bilingual = {
  zh: '举报看的是商家的实际经营地；公示的地址只是线索。',
  en: 'A report goes by where the merchant really works; its published address is only a lead.',
};
const firstReceiver: Bilingual = {
  zh: '平台经营者住所地的市场监管部门先收到举报的，也可以处理。',
  en: 'The market regulator of the platform’s domicile may handle it too if it receives the report first.',
};
const realPlaceUnknown: Bilingual = {
  zh: '商家的实际经营地不明，先向平台住所地举报，请它查明或者移送。',
  en: 'Where the merchant really works is unknown: report at the platform’s domicile and ask it to find out or to pass the report on.',
};
const chooseOne: Bilingual = {
  zh: '两处都有权处理，由先收到的处理：只投一处，不要重复投诉。',
  en: 'Either may handle it; the first to receive it does. File with one of them, not with both.',
};

import type { Blanks } from './missing.ts';
import type { LetterData, LetterInput } from './types.ts';

type Texts = Pick<LetterData, 'buyer' | 'addressee' | 'platformName' | 'merchantName' | 'goods'>;

/** Names and addresses as printed. The buyer's word comes before what was read from items. */
export function partyTexts({ kind, parties, facts }: LetterInput, blanks: Blanks): Texts {
  const { buyer } = parties;
  const site = facts.siteUrl?.value;
  const platform = facts.platformName?.value ?? parties.platform?.name;
  const merchant = facts.merchantName?.value ?? parties.merchant?.name;
  const complaint = kind !== 'catalogue';
  const need = complaint ? blanks.fill : blanks.optional;
  return {
    buyer: {
      name: blanks.fill(buyer?.name, '本人姓名', 'Your name'),
      phone: need(buyer?.phone, '本人联系电话', 'Your phone number'),
      email: buyer?.email?.trim() || '',
      address: need(buyer?.address, '本人通讯地址', 'Your postal address'),
    },
    addressee: complaint
      ? addressee(kind, { parties, facts }, blanks)
      : { name: '', address: '', registration: '' },
    platformName:
      (platform ? `“${platform}”` : '网站') + (site ? `（${site}）` : platform ? '' : '（【请填写：网址】）'),
    merchantName: merchant ? `“${merchant}”` : '平台内经营者',
    goods: need(facts.goods?.value, '商品名称', 'What you bought'),
  };
}

function addressee(
  kind: LetterInput['kind'],
  { parties, facts }: Pick<LetterInput, 'parties' | 'facts'>,
  blanks: Blanks,
): LetterData['addressee'] {
  if (kind === 'platform-complaint') {
    const { platform } = parties;
    const known = facts.platformName ? `（“${facts.platformName.value}”平台运营者）` : '';
    const name = blanks.fill(
      platform?.name,
      '平台运营公司全称',
      'Full name of the company that runs the platform',
    );
    return {
      name: name + (platform?.name === facts.platformName?.value ? '' : known),
      address: blanks.fill(platform?.address, '平台运营公司住所', 'Registered address of the platform'),
      registration: platform?.registration ?? '',
    };
  }
  const { merchant } = parties;
  const shop = facts.merchantName ? `“${facts.merchantName.value}”店铺经营者` : undefined;
  return {
    name: blanks.fill(merchant?.name ?? shop, '商家名称', 'Name of the merchant'),
    // A merchant's address is often what the platform must disclose first (消保法 44): ask, but do not hold up the letter.
    address: blanks.optional(merchant?.address, '商家地址；不知道的，写“经店铺客服渠道送达”'),
    registration: merchant?.registration ?? '',
  };
}

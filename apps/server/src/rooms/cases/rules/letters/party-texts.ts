import type { Blanks } from './missing.ts';
import { prints } from './prints.ts';
import type { LetterData, LetterInput } from './types.ts';

/** Letters to the other side or to whoever carried the payment; every other paper goes to an authority. */
export const isLetter = (kind: LetterInput['kind']): boolean =>
  ['platform-complaint', 'merchant-complaint', 'payment-dispute', 'lawyer-letter', 'issuer-inquiry'].includes(
    kind,
  );

type Texts = Pick<LetterData, 'buyer' | 'addressee'>;

/** Names and addresses as printed. The buyer's word comes before what was read from items. */
export function partyTexts({ kind, parties, facts }: LetterInput, blanks: Blanks): Texts {
  const { buyer } = parties;
  const letter = isLetter(kind);
  // The forms of other papers ask for the person themselves, each for what it needs.
  const need = prints(kind, 'contact') ? blanks.fill : blanks.optional;
  return {
    buyer: {
      name:
        kind === 'catalogue' || letter
          ? blanks.fill(buyer?.name, '本人姓名', 'Your name', 'parties.buyer.name')
          : blanks.optional(buyer?.name, '本人姓名'),
      phone: need(buyer?.phone, '本人联系电话', 'Your phone number', 'parties.buyer.phone'),
      email: buyer?.email?.trim() || '',
      address: need(buyer?.address, '本人通讯地址', 'Your postal address', 'parties.buyer.address'),
    },
    addressee: letter
      ? addressee(kind, { parties, facts }, blanks)
      : { name: '', address: '', registration: '' },
  };
}

function addressee(
  kind: LetterInput['kind'],
  { parties, facts }: Pick<LetterInput, 'parties' | 'facts'>,
  blanks: Blanks,
): LetterData['addressee'] {
  if (kind === 'platform-complaint' || kind === 'lawyer-letter') {
    const { platform } = parties;
    const known =
      facts.platformName && !platform?.name?.includes(facts.platformName.value)
        ? `（“${facts.platformName.value}”平台运营者）`
        : '';
    const name = blanks.fill(
      platform?.name,
      '平台运营公司全称',
      'Full name of the company that runs the platform',
      'parties.platform.name',
    );
    return {
      name: name + known,
      address: blanks.fill(
        platform?.address,
        '平台运营公司住所',
        'Registered address of the platform',
        'parties.platform.address',
      ),
      registration: platform?.registration ?? '',
    };
  }
  if (kind === 'issuer-inquiry') return { name: '', address: '', registration: '' };
  if (kind === 'payment-dispute')
    return {
      name: blanks.fill(
        providerIn(facts.payChannel?.value),
        '支付机构或者发卡银行全称',
        'Full name of the payment provider or bank',
        'facts.payChannel',
      ),
      address: '',
      registration: '',
    };
  const { merchant } = parties;
  const shop = facts.merchantName
    ? `“${facts.merchantName.value}”店铺经营者`
    : facts.payee && `收款方“${facts.payee.value}”`;
  return {
    name: blanks.fill(merchant?.name ?? shop, '商家名称', 'Name of the merchant', 'parties.merchant.name'),
    // A merchant's address is often what the platform must disclose first (消保法 44): ask, but do not hold up the letter.
    address: blanks.optional(merchant?.address, '商家地址；不知道的，写送达所用的客服或者联系方式'),
    registration: merchant?.registration ?? '',
  };
}

/** A bank that the voucher names; a wallet's balance or a bare card names nobody. */
const providerIn = (channel: string | undefined): string | undefined =>
  /^[^（(\d]{2,20}?银行(?=信用卡|储蓄卡|借记卡|[（(]|$)/.exec(channel ?? '')?.[0];

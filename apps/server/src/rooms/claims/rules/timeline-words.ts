import type { Bilingual, BuyerWord, ClaimOutcome } from '@redress/contract';

export type Word = Exclude<BuyerWord, 'deny-part' | 'confirm-part'>;
/** What the buyer said. */
export const words: Readonly<Record<Word, Bilingual>> = {
  'does-not-work': { zh: '买家说收到了但不能用。', en: 'The buyer says that it came but does not work.' },
  contest: { zh: '买家不认可商家出示的内容。', en: 'The buyer does not accept what was shown.' },
  content: { zh: '买家说已经解决。', en: 'The buyer says that it is resolved.' },
  deny: { zh: '买家说没有收到退款。', en: 'The buyer says that no refund came.' },
  confirm: { zh: '买家确认款项到账。', en: 'The buyer confirms that the money came.' },
  withdraw: { zh: '买家撤回了主张。', en: 'The buyer withdrew the claim.' },
};

/** Why it was decided for her. */
export const outcomes: Readonly<Record<ClaimOutcome, Bilingual>> = {
  silence: {
    zh: '期限内没有符合标准的发货凭证',
    en: 'no delivery proof that meets the standard came in time',
  },
  'not-shown': { zh: '期限内没有出示所要求的记录', en: 'what had to be shown was not shown in time' },
  accepted: { zh: '商家同意退款', en: 'the merchant agreed to refund' },
  agreed: { zh: '双方达成方案', en: 'both sides agreed' },
  rule: { zh: '商家预设的自动退款规则', en: "the merchant's own rule refunds it" },
};

import type { Bilingual, DisputeType } from '@redress/contract';

export type SlotName =
  | 'listing'
  | 'payment'
  | 'promise'
  | 'failure'
  | 'delivery'
  | 'issuer'
  | 'control'
  | 'notice'
  | 'device'
  | 'identity'
  | 'usage'
  | 'operator';

export interface Slot {
  name: SlotName;
  /** Empty, it is a gap; otherwise it helps but nothing is missing without it. */
  must: boolean;
  label: Bilingual;
  /** What the slot proves, for the person who collects. */
  proves: Bilingual;
}

const must = true;
const may = false;

const words: Record<SlotName, { label: Bilingual; proves: Bilingual }> = {
  listing: {
    label: { zh: '商品页', en: 'Listing' },
    proves: { zh: '卖的是什么、多少钱、谁在卖', en: 'What was offered, at what price, by whom' },
  },
  payment: {
    label: { zh: '支付凭证', en: 'Payment record' },
    proves: { zh: '何时向谁付了多少钱', en: 'When, to whom and how much was paid' },
  },
  promise: {
    label: { zh: '承诺', en: 'Promise' },
    proves: { zh: '对方答应了什么（到账时间、包赔等）', en: 'What was promised (delivery time, guarantee)' },
  },
  failure: {
    label: { zh: '未履行或异常的情况', en: 'Failure' },
    proves: { zh: '约定没有兑现，何时、怎样显示的', en: 'That it was not kept, when and how it showed' },
  },
  delivery: {
    label: { zh: '收到卡密的记录', en: 'Code received' },
    proves: { zh: '卡密何时、以何种方式交到您手里', en: 'When and how the code reached you' },
  },
  issuer: {
    label: { zh: '发行方的核销查询', en: "Issuer's redemption record" },
    proves: { zh: '卡密何时、在哪里被使用', en: 'When and where the code was redeemed' },
  },
  control: {
    label: { zh: '账号交付与控制记录', en: 'Control of the account' },
    proves: { zh: '账号曾交付给您并由您使用', en: 'That the account was handed over and used by you' },
  },
  notice: {
    label: { zh: '通知支付机构的记录', en: 'Notice to the payment provider' },
    proves: { zh: '您发现后及时通知了支付机构', en: 'That you told the payment provider at once' },
  },
  device: {
    label: { zh: '设备与登录记录', en: 'Devices and logins' },
    proves: { zh: '付款时操作的不是您的设备', en: 'That the payment was not made from your device' },
  },
  identity: {
    label: { zh: '未成年人与监护关系证明', en: 'Age and guardianship' },
    proves: { zh: '孩子的年龄和您的监护人身份', en: "The child's age and your guardianship" },
  },
  usage: {
    label: { zh: '孩子操作的记录', en: "The child's use" },
    proves: { zh: '是孩子操作的：时间规律、账号和设备', en: 'That the child acted: hours, account, device' },
  },
  operator: {
    label: { zh: '对方身份线索', en: 'Who is behind it' },
    proves: {
      zh: '网站、店铺或收款人的身份线索',
      en: 'Leads to who runs the site or shop or took the money',
    },
  },
};

/** What each type of dispute must show; docs/evidence.md prints it as a table for lawyers. */
const table: Record<DisputeType, readonly [SlotName, boolean][]> = {
  'not-delivered': [
    ['listing', must],
    ['payment', must],
    ['promise', must],
    ['failure', must],
  ],
  'code-invalid': [
    ['listing', must],
    ['payment', must],
    ['delivery', must],
    ['failure', must],
    ['promise', may],
    ['issuer', may],
  ],
  'account-taken-back': [
    ['listing', must],
    ['payment', must],
    ['promise', must],
    ['control', must],
    ['failure', must],
  ],
  'not-as-described': [
    ['listing', must],
    ['payment', must],
    ['failure', must],
    ['promise', may],
  ],
  'unauthorised-charge': [
    ['payment', must],
    ['notice', must],
    ['device', may],
    ['failure', may],
  ],
  'minor-purchase': [
    ['payment', must],
    ['identity', must],
    ['usage', must],
    ['listing', may],
  ],
  fraud: [
    ['listing', must],
    ['payment', must],
    ['failure', must],
    ['promise', may],
    ['operator', may],
  ],
};

/** The slots of a dispute type, in the order in which a file tells the story. */
export function slotsOf(disputeType: DisputeType): readonly Slot[] {
  return table[disputeType].map(([name, isMust]) => ({ name, must: isMust, ...words[name] }));
}

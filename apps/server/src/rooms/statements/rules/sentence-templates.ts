import type { ConsentField, DisputeType, FactName } from '@redress/contract';

/** A word of a sentence: what a fact says where its author agreed to publish it, else a word that says less. */
export interface SlotRule {
  fact: FactName;
  consent: ConsentField;
  plain: string;
  show: 'as-is' | 'yuan' | 'instant' | 'minutes' | 'middle-masked';
}

export const slotRules = {
  platform: { fact: 'platformName', consent: 'platformName', plain: '某平台', show: 'as-is' },
  merchant: { fact: 'merchantName', consent: 'merchantName', plain: '某商家', show: 'as-is' },
  goods: { fact: 'goods', consent: 'goods', plain: '一件虚拟商品', show: 'as-is' },
  amount: { fact: 'amountFen', consent: 'amount', plain: '约定的价款', show: 'yuan' },
  paidAt: { fact: 'paidAt', consent: 'times', plain: '下单当日', show: 'instant' },
  failedAt: { fact: 'failedAt', consent: 'times', plain: '付款之后', show: 'instant' },
  order: { fact: 'orderNo', consent: 'orderNumber', plain: '', show: 'middle-masked' },
  promise: { fact: 'promiseText', consent: 'quotes', plain: '', show: 'as-is' },
  minutes: { fact: 'promisedWithinMinutes', consent: 'times', plain: '约定时间', show: 'minutes' },
  failure: { fact: 'failureNotice', consent: 'quotes', plain: '', show: 'as-is' },
} as const satisfies Record<string, SlotRule>;
export type SlotName = keyof typeof slotRules;

/**
 * A sentence of the allowed form (LAW §15): a dated fact, what was asked, what was answered, how it stands. `{slot}` is
 * filled; `[…]` stands only where every slot in it has a value; `whenAny`: facts of which one must be known.
 */
export interface SentenceTemplate {
  id: string;
  section: 'facts';
  whenAny: readonly FactName[];
  /** Where these are known the sentence would say the same twice. */
  unless?: FactName;
  text: string;
  /** Whoever denies having paid must not be made to say that he did. */
  denied?: string;
}

export const sentenceTemplates: readonly SentenceTemplate[] = [
  {
    id: 'listing',
    section: 'facts',
    whenAny: ['goods', 'merchantName', 'platformName'],
    text: '本人在{platform}向{merchant}购买{goods}。',
    denied: '本事所涉交易的平台为{platform}，商家为{merchant}，商品为{goods}。',
  },
  {
    id: 'promise',
    section: 'facts',
    whenAny: ['promiseText'],
    text: '[付款之前，对方写明：“{promise}”。]',
  },
  {
    id: 'promised-time',
    section: 'facts',
    whenAny: ['promisedWithinMinutes'],
    unless: 'promiseText',
    text: '对方承诺付款后{minutes}内到账。',
  },
  {
    id: 'payment',
    section: 'facts',
    whenAny: ['amountFen', 'paidAt'],
    text: '{paidAt}，本人支付{amount}[（订单号{order}）]。',
    denied: '付款记录显示，{paidAt}支付{amount}[（订单号{order}）]。',
  },
  {
    id: 'failure',
    section: 'facts',
    whenAny: ['failureNotice'],
    text: '[{failedAt}，页面显示“{failure}”。]',
  },
];

/** The buyer's own statement of what is wrong now; slots of the chain that bear on it. */
export const harmTemplates: Readonly<Record<DisputeType, { text: string; slots: readonly string[] }>> = {
  'not-delivered': { text: '截至{today}，本人未收到上述商品，也未收到退款。', slots: ['failure'] },
  'code-invalid': {
    text: '本人按指引使用所收到的卡密时，系统提示其无效或者已被使用；截至{today}，本人未获更换，也未收到退款。',
    slots: ['delivery', 'failure'],
  },
  'account-taken-back': {
    text: '所购账号交付后被收回，本人不能登录；截至{today}，账号未恢复，本人也未收到退款。',
    slots: ['control', 'failure'],
  },
  'not-as-described': {
    text: '本人实际收到的商品与页面所写不一致；截至{today}，未获更换，也未收到退款。',
    slots: ['listing', 'failure'],
  },
  'unauthorised-charge': {
    text: '上述扣款并非本人操作，也未经本人授权；截至{today}，该款项未退回。',
    slots: ['device'],
  },
  'minor-purchase': {
    text: '上述付款由本人监护的未成年人操作，本人不予追认；截至{today}，该款项未退回。',
    slots: ['identity', 'usage'],
  },
  fraud: { text: '截至{today}，本人未收到约定的商品，该款项未退回。', slots: ['failure'] },
};

/** What was done, by channel: only where its step left. */
export const askedTemplates: Readonly<Record<string, string>> = {
  'merchant-demand': '{day}，本人以书面方式向{merchant}提出请求，要求退还所付款项。',
  'platform-demand': '{day}，本人以书面方式向{platform}提出投诉，要求处理并退还所付款项。',
  'payment-dispute': '{day}，本人向支付机构提出交易争议。',
  'issuer-inquiry': '{day}，本人向卡券发行方查询该卡券的状态。',
  'samr-complaint': '{day}，本人向市场监督管理部门提出投诉。',
  'samr-report': '{day}，本人向市场监督管理部门提供了线索。',
  'association-complaint': '{day}，本人向消费者协会提出投诉。',
  'peoples-mediation': '{day}，本人申请人民调解。',
  'police-report': '{day}，本人向公安机关提交了材料。',
  'lawyer-letter': '{day}，本人委托律师向{platform}发出律师函。',
  'court-suit': '{day}，本人向人民法院提起诉讼。',
};

/** What came back, by event. `who` is the addressee of the step. */
export const answeredTemplates: Readonly<Record<string, string>> = {
  delivered: '{day}，上述文件送达{who}。',
  accepted: '{day}，{who}受理。',
  refused: '{day}，{who}答复不予支持或者不予受理。',
  answered: '{day}，{who}作出答复。',
  agreed: '{day}，双方达成一致。',
  failed: '{day}，调解未达成一致。',
  decided: '{day}，{who}作出决定。',
  paid: '{day}，本人收到退款。',
};

import type { Bilingual, LinkKind, SharedField } from '@redress/contract';

const title = (zh: string, en: string): Bilingual => ({ zh, en });

/** What two cases have in common, in the buyer's words; most telling first. */
export const kindTitles: Readonly<Record<LinkKind, Bilingual>> = {
  'payee-account': title('同一收款账号', 'the same account that was paid'),
  'bank-card': title('同一银行卡', 'the same bank card'),
  crypto: title('同一虚拟币地址', 'the same crypto address'),
  'card-code': title('同一卡密', 'the same card code'),
  'payee-name': title('同一收款方名称', 'the same name of the payee'),
  phone: title('同一手机号', 'the same mobile number'),
  wechat: title('同一微信号', 'the same WeChat account'),
  qq: title('同一QQ号', 'the same QQ account'),
  'qq-group': title('同一QQ群', 'the same QQ group'),
  telegram: title('同一Telegram账号', 'the same Telegram account'),
  email: title('同一邮箱', 'the same mail address'),
  picture: title('同一张截图', 'the same screenshot'),
  page: title('同一店铺页面', 'the same shop page'),
  site: title('同一网站', 'the same site'),
  ip: title('同一服务器地址', 'the same server address'),
  landline: title('同一固定电话', 'the same telephone'),
  'order-no': title('同一订单号', 'the same order number'),
};
export const kindOrder = Object.keys(kindTitles) as LinkKind[];

/** What a joined case shares, in the buyer's words. */
export const fieldTitles: Readonly<Record<SharedField, Bilingual>> = {
  'dispute-type': title('纠纷类型', 'the type of dispute'),
  amount: title('付款金额', 'the amount paid'),
  'paid-day': title('付款日期', 'the day of payment'),
  payee: title('收款方名称（卖家一方）', "the payee's name (the seller's side)"),
  'link-kinds': title('凭什么关联（例如同一收款账号）', 'by what it is linked (such as the same account)'),
  seals: title('证据的存证编号（看不到证据内容）', 'where its items stand in the log (not what they say)'),
};

import type { Bilingual } from '../../types.ts';

/** What singles out a natural person (LAW §15(4)), and two things that a page should not give away whole. */
export const personalKinds = [
  'id-number',
  'bank-card',
  'phone',
  'email',
  'messenger',
  'address',
  'name',
  'ip-address',
  'card-secret',
  'order-number',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

export const personalLabels: Readonly<Record<PersonalKind, Bilingual>> = {
  'id-number': { zh: '身份证件号码', en: 'identity number' },
  'bank-card': { zh: '银行卡号', en: 'bank card number' },
  phone: { zh: '电话号码', en: 'phone number' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  messenger: { zh: '微信号或QQ号', en: 'WeChat or QQ id' },
  address: { zh: '住址', en: 'home address' },
  name: { zh: '个人姓名', en: 'name of a person' },
  'ip-address': { zh: 'IP 地址', en: 'IP address' },
  'card-secret': { zh: '卡密', en: 'card secret' },
  'order-number': { zh: '订单号', en: 'order number' },
};

/** One place; `mask` is what may stand there instead. Offsets are UTF-16 units of the text as given. */
export interface PersonalMatch {
  kind: PersonalKind;
  start: number;
  end: number;
  quote: string;
  mask: string;
}

/** What the case itself knows: found wherever it stands, also without a label beside it. */
export interface KnownPersonal {
  /** Natural persons; a company's name given here by mistake is ignored. */
  names?: readonly string[];
  orderNumbers?: readonly string[];
  /** Anything else that must not appear: an account, a phone number as written in the case. */
  values?: readonly { kind: PersonalKind; value: string }[];
}

/** A stretch that a finder proposes; the mask is made by the kind. */
export interface Found {
  kind: PersonalKind;
  start: number;
  end: number;
}

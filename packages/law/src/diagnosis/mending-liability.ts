import type { Bilingual } from '../types.ts';

/** Clauses on liability, proof, complaints and disputes. */
export const liabilityMending: Readonly<Record<string, Bilingual>> = {
  'account-recall-no-liability': {
    zh: '写明出卖人保证第三人不能主张权利，账号被找回时如何退款、由谁承担。',
    en: 'Say that the seller warrants that nobody else has a right to it, and who refunds when an account is taken back.',
  },
  'network-lag-no-liability': {
    zh: '免责只限于不可抗力，即“不能预见、不能避免且不能克服的客观情况”（民法典第一百八十条），并写明及时通知、提供证明；一般的延迟照样补发或者退款。',
    en: 'Limit it to force majeure, with notice and proof; an ordinary delay is made good or refunded.',
  },
  'off-platform-no-liability': {
    zh: '可以提醒买家不要站外付款；写明商家工作人员引导站外付款的，商家照样承担责任。',
    en: 'You may warn against paying elsewhere; say that a merchant whose staff led the buyer there stays liable.',
  },
  'source-not-warranted': {
    zh: '写明出卖人保证来源合法、第三人不能主张权利，并写明平台核验商家身份。',
    en: 'Say that the seller warrants source and title, and that the platform verifies its merchants.',
  },
  'no-liability': {
    zh: '删去一概免责的说法，写明各方依法承担的责任；平台的责任依消费者权益保护法第四十四条、电子商务法第三十八条确定。',
    en: 'Drop the general exclusion and say what each side answers for by law.',
  },
  'complaint-window': {
    zh: '可以约定检验外观的期限，并写明逾期不影响依法投诉、举报、起诉和诉讼时效。',
    en: 'A time to look for visible defects may be agreed; say that it touches neither complaints nor lawsuits nor limitation.',
  },
  'deemed-waiver': {
    zh: '不把沉默当作放弃。赠品、活动的领取期限可以写，但要合理，并显著提示。',
    en: 'Take no silence for a waiver. A reasonable, conspicuous time to claim a gift may stand.',
  },
  'auto-reject-on-silence': {
    zh: '写明平台“及时受理并处理投诉、举报”（电子商务法第五十九条）；平台没有处理的，不产生对消费者不利的后果。',
    en: 'Say that complaints are taken and handled in time, and that the platform’s own silence never counts against the buyer.',
  },
  'final-interpretation': {
    zh: '删去这一条，或者改为：对条款有争议的，依照法律规定解释。',
    en: 'Drop it, or say that disputed wording is interpreted by law.',
  },
  'platform-decides-finally': {
    zh: '写明使用平台的争议处理机制出于自愿，不影响消费者投诉、申请仲裁、提起诉讼。平台应当“根据自愿原则，公平、公正地解决当事人的争议”（电子商务法第六十三条）。',
    en: 'Say that the platform’s procedure is voluntary and shuts out no complaint, arbitration or lawsuit.',
  },
  'backend-records-decide': {
    zh: '写明后台记录作为参考，双方可以提出相反的证据；平台提供原始合同和交易记录。',
    en: 'Say that records are evidence that either side may rebut, and that the originals are provided.',
  },
  'dispatch-is-delivery': {
    zh: '按法律写交付时间：“合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间”（电子商务法第五十一条）。另行约定交付方式的，不免除质量责任。',
    en: 'Take the legal time of delivery: when it enters the buyer’s designated system and can be retrieved there.',
  },
  'punished-for-complaining': {
    zh: '写明依法投诉、评价不受处罚；处理真正的滥用时，说明事实、理由和规则，并给出申诉渠道。',
    en: 'Say that nobody is punished for a complaint or review; for real abuse give facts, reasons, the rule and an appeal.',
  },
  'user-must-prove': {
    zh: '写明平台、商家保存并提供交易记录；买家提供自己手里的材料即可，没有录屏不影响受理。',
    en: 'Say that platform and merchant keep and provide the records; the buyer gives what she has, and no recording is needed.',
  },
  'liability-cap': {
    zh: '删去赔偿上限，写明按实际损失依法赔偿；因故意或者重大过失造成的损失不能免责。',
    en: 'Drop the cap: damages follow the real loss; intent and gross negligence are never excluded.',
  },
  'reviews-may-be-deleted': {
    zh: '写明不删除消费者对商品、服务的评价；含违法内容、广告的，依规则处理并说明理由。',
    en: 'Say that reviews are not deleted; unlawful content and advertising are handled by rule, with reasons.',
  },
  'merchant-alone-liable': {
    zh: '写明商家的责任由商家承担，平台依法应承担的责任由平台承担。',
    en: 'Say that the merchant answers for itself, and the platform for what the law lays on it.',
  },
  'no-warranty': {
    zh: '写明商品在有效期内能够正常使用；已知的瑕疵逐项事先说明。',
    en: 'Say that the goods work within their validity; name known defects one by one beforehand.',
  },
  'buyer-bears-all': {
    zh: '分开写：商家、平台依法承担的责任由其承担，只有买家自己的过错造成的损失由买家承担。',
    en: 'Divide it: seller and platform bear what the law lays on them, the buyer only what her own fault caused.',
  },
};

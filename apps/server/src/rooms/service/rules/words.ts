import type { Bilingual, RungKind, RungSource } from '@redress/contract';

const kinds: Record<RungKind, Bilingual> = {
  drafted: { zh: '已生成并固定内容', en: 'Written and fixed' },
  sent: { zh: '已交给发信服务器', en: 'Handed to the mail server' },
  relayed: {
    zh: '已转交对方一侧的服务器，此后不再通报',
    en: 'Passed on to a server that reports no further',
  },
  delivered: { zh: '已送达对方邮箱', en: 'Delivered to the mailbox' },
  read: { zh: '对方已阅读', en: 'Shown to the addressee' },
  bounced: { zh: '未能送达', en: 'Could not be delivered' },
  delayed: { zh: '对方服务器暂不接收，仍在重试', en: 'Delayed: a server still tries' },
};
const byPost: Partial<Record<RungKind, Bilingual>> = {
  sent: { zh: '挂号信已交寄', en: 'Registered letter posted' },
  delivered: { zh: '挂号信已妥投', en: 'Registered letter delivered' },
  bounced: { zh: '挂号信被退回', en: 'Registered letter returned' },
};
const sources: Record<RungSource, Bilingual> = {
  sender: { zh: '本系统发信记录', en: 'by our own sender' },
  'delivery-notice': { zh: '对方服务器的投递回执', en: "by a server's delivery notice" },
  'read-notice': { zh: '对方的阅读回执', en: "by a reader's notice" },
  carrier: { zh: '邮寄凭证', en: "by the carrier's paper" },
  buyer: { zh: '您的记录', en: 'by your record' },
};

export function rungWords(kind: RungKind, source: RungSource): Bilingual {
  const post = source === 'carrier' || source === 'buyer' ? byPost[kind] : undefined;
  const what = post ?? kinds[kind];
  return { zh: `${what.zh}（${sources[source].zh}）`, en: `${what.en} (${sources[source].en})` };
}

export const verdictWords = {
  signed: {
    zh: '发件域名的签名有效，内容未被改动',
    en: "Signed by the sender's own domain; unchanged since",
  },
  'signed-by-other': {
    zh: '其他域名的签名有效，但不能证明发件人身份',
    en: 'A valid signature, but of another domain than the sender’s',
  },
  partly: { zh: '签名只覆盖了邮件的一部分', en: 'Only a part of the mail is signed' },
  broken: { zh: '签名无效：邮件被改动过，或签名不是该域名所作', en: 'The signature does not hold' },
  unsigned: { zh: '没有签名，发件人身份未经证实', en: 'Not signed; the sender is not proved' },
  unknown: { zh: '暂时无法核对签名', en: 'The signature could not be checked yet' },
} as const satisfies Record<string, Bilingual>;

export const byHandWords: Record<'not-configured' | 'no-address' | 'quota', Bilingual> = {
  'not-configured': {
    zh: '本服务器没有配置发信，这一封请下载后自行发送，发出后回来记录。',
    en: 'This server sends no mail: download the letter, send it yourself, then record that you did.',
  },
  'no-address': {
    zh: '没有收件邮箱，请自行寄送，寄出后回来记录。',
    en: 'There is no mail address: send it yourself, then record that you did.',
  },
  quota: {
    zh: '本案今天由服务器发出的信已达上限，这一封请自行发送，发出后回来记录。',
    en: 'This server has sent enough of this case today: send this one yourself, then record that you did.',
  },
};

export const gaveUpWords: Bilingual = {
  zh: '多次尝试后对方服务器仍不接收，请改用其他方式送达。',
  en: 'The other side’s server did not take it in a day: use another way.',
};
export const unknownWords: Bilingual = {
  zh: '有一次发送在对方答复前断开，对方可能收到内容完全相同的两封（Message-ID 相同）。',
  en: 'One try was cut off before the answer: the addressee may get the same message twice, with one Message-ID.',
};

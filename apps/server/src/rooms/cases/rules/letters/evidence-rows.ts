import type { DisputeType, FactName, Facts, ItemKind } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import type { EvidenceRow, LetterInput, LetterItem } from './types.ts';

/** The order in which a catalogue leads a reader: what was offered, promised, paid, what failed, what was said then. */
const kindOrder: readonly ItemKind[] = [
  'listing',
  'promise',
  'payment',
  'failure',
  'terms',
  'reply',
  'other',
];

/** What an item is called that only a slot of the dispute type names; `other` alone tells a reader nothing. */
const slotTexts: readonly (readonly [slot: string, name: string, proves: string])[] = [
  ['delivery', '卡密交付记录', '收到卡密的时间和方式'],
  ['issuer', '发行方核销查询', '卡密被核销的情况'],
  ['control', '账号交付与控制记录', '账号曾交付本人并由本人使用的事实'],
  ['notice', '通知支付机构的记录', '本人已就该笔扣款通知支付机构的事实'],
  ['device', '设备与登录记录', '付款前后登录设备的情况'],
  ['identity', '身份与监护关系材料', '未成年人的年龄和监护关系'],
  ['usage', '设备使用记录', '实际操作人的情况'],
  ['operator', '经营者身份线索', '网站、店铺或者收款人的身份线索'],
];

export const kindNames: Readonly<Record<ItemKind, string>> = {
  listing: '商品页面',
  promise: '交付承诺',
  payment: '付款凭证',
  failure: '交付异常记录',
  terms: '平台规则、条款',
  reply: '对方答复',
  other: '沟通记录及其他材料',
};

const purposes: Readonly<Record<ItemKind, string>> = {
  listing: '商品页面展示的交易信息',
  promise: '对方就交付作出的承诺',
  payment: '本人付款的事实',
  failure: '交付未完成或者异常的事实',
  terms: '对方使用的规则、条款内容',
  reply: '本人反映争议后收到的答复',
  other: '与本争议有关的情况',
};

const factNames: Readonly<Partial<Record<FactName, string>>> = {
  orderNo: '订单编号',
  tradeNo: '支付交易号',
  goods: '商品名称',
  amountFen: '付款金额',
  listedAmountFen: '页面标价',
  payee: '收款方',
  payChannel: '支付方式',
  paidAt: '付款时间',
  promisedWithinMinutes: '承诺的到账时间',
  promiseText: '承诺内容',
  failureNotice: '异常提示',
  failedAt: '异常时间',
  merchantName: '商家名称',
  platformName: '平台名称',
  siteUrl: '网址',
  contact: '联系方式',
};

/** Items in the order and with the numbers of the catalogue; every letter of a case numbers them alike. */
export function numberItems(items: readonly LetterItem[]): { item: LetterItem; number: number }[] {
  const rank = (item: LetterItem) => kindOrder.indexOf(item.kind);
  const byFile = (a: LetterItem, b: LetterItem) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return [...items]
    .sort((a, b) => rank(a) - rank(b) || Date.parse(a.capturedAt) - Date.parse(b.capturedAt) || byFile(a, b))
    .map((item, index) => ({ item, number: index + 1 }));
}

/** What a record of failure is called and shows, where the plain name would not say what happened. */
const failures: Readonly<Partial<Record<DisputeType, readonly [name: string, proves: string]>>> = {
  'code-invalid': ['兑换异常记录', '卡密无法使用的事实'],
  'account-taken-back': ['账号被收回的记录', '账号被收回的事实'],
  'not-as-described': ['实际情况记录', '实际收到的商品与描述不符的事实'],
  'unauthorised-charge': ['异常扣款记录', '扣款异常的事实'],
  fraud: ['失联及异常记录', '付款后未获交付、联系不上对方的事实'],
};

/** Name and purpose of an item in this dispute; whoever denies having paid is not said to have paid. */
function nameOf(
  item: LetterItem,
  { chain, disputeType }: LetterInput,
): readonly [name: string, proves: string] {
  const failure = item.kind === 'failure' ? failures[disputeType] : undefined;
  if (failure) return failure;
  const denied = disputeType === 'unauthorised-charge' || disputeType === 'minor-purchase';
  if (item.kind === 'payment' && denied) return ['付款记录', '该笔付款发生的事实'];
  const slot = slotTexts.find(([slotName]) => chain.slots[slotName]?.includes(item.file));
  if (item.kind === 'other' && slot) return [slot[1], slot[2]];
  return [kindNames[item.kind], purposes[item.kind]];
}

/** One row of the catalogue; says only what the item's own record says. */
export function evidenceRow(item: LetterItem, number: number, input: LetterInput): EvidenceRow {
  const [kind, purpose] = nameOf(item, input);
  return {
    number,
    kind,
    name: `${kind}\n${shorten(item.file)}`,
    file: item.file,
    form: formOf(item.mediaType),
    source: sources[item.provenance],
    formed: formedText(item),
    sealed: item.seal ? shanghaiTime(Date.parse(item.seal.sealedAt)) : '尚未存证',
    index: item.seal ? String(item.seal.index) : '—',
    size: `${item.bytes.toLocaleString('en-US')} 字节`,
    sha256: item.sha256,
    sm3: item.sm3,
    proves: purposeOf(item, input.facts, purpose),
    thumbnail: item.thumbnail ?? null,
  };
}

/** Long file names keep their beginning and end here; the table of digests has them whole. */
function shorten(file: string): string {
  const letters = [...file];
  return letters.length <= 36 ? file : `${letters.slice(0, 18).join('')}…${letters.slice(-15).join('')}`;
}

const sources: Readonly<Record<LetterItem['provenance'], string>> = {
  given: '当事人自行保存并提供',
  server: '由存证服务器直接采集',
  extension: '由浏览器扩展在当事人设备上采集',
};

function formedText(item: LetterItem): string {
  const at = shanghaiTime(Date.parse(item.capturedAt));
  if (item.capturedBy === 'content') return `${at}\n（材料内容显示）`;
  if (item.capturedBy === 'metadata') return `${at}\n（文件元数据记载）`;
  return `未载明，收到时间：\n${at}`;
}

/** Kinds of electronic data as 民事诉讼证据规定 14 names them. */
function formOf(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '电子数据：图片';
  if (/rfc822/.test(mediaType)) return '电子数据：电子邮件';
  if (/html|mhtml|multipart/.test(mediaType)) return '电子数据：网页';
  if (mediaType === 'application/pdf') return '电子数据：PDF文档';
  if (mediaType.startsWith('text/') || mediaType === 'application/json') return '电子数据：文本、通信记录';
  return '电子数据：文件';
}

/** The facts read from this very item; where none was, what such an item is for. */
function purposeOf(item: LetterItem, facts: Facts, purpose: string): string {
  const read = (Object.keys(factNames) as FactName[]).filter((name) => facts[name]?.item === item.file);
  if (read.length === 0) return `证明${purpose}`;
  return `证明${purpose}，包括${read.map((name) => factNames[name]).join('、')}`;
}

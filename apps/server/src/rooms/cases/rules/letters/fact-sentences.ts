import type { DisputeType, Facts } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { isAnswer } from './points.ts';
import type { LetterInput } from './types.ts';
import { chineseInstant } from './words.ts';

/** Numbers of the items by file name. */
export type Numbers = ReadonlyMap<string, number>;

type AnyFact = { item?: string | undefined; source: 'read' | 'buyer' } | undefined;

/** `（见证据1、3）`; what no item shows is marked as the buyer's own statement. */
export function seeEvidence(numbers: Numbers, ...facts: AnyFact[]): string {
  const known = facts.filter((fact) => fact !== undefined);
  const shown = known.map((fact) => (fact.item === undefined ? undefined : numbers.get(fact.item)));
  const list = [...new Set(shown.filter((n) => n !== undefined))].sort((a, b) => a - b);
  if (list.length === 0) return '（本人陈述）';
  return `（见证据${list.join('、')}${shown.includes(undefined) ? '及本人陈述' : ''}）`;
}

/** What happened, in order of time, one sentence a fact; nothing that neither an item nor the buyer says. */
export function factSentences(input: LetterInput, numbers: Numbers): string[] {
  const { disputeType, facts } = input;
  return [
    listing(facts, numbers),
    promise(facts, numbers),
    payment(facts, disputeType, numbers),
    payeeDiffers(input, numbers),
    promisedEnd(facts, numbers),
    failure(input, numbers),
    ...answers(input, numbers),
    statement(input, numbers),
  ].filter((sentence) => sentence !== undefined);
}

/** Says what was traded, not on which page: each part may have been read from another item. */
function listing(facts: Facts, numbers: Numbers): string | undefined {
  const { goods, listedAmountFen, merchantName, siteUrl } = facts;
  if (!goods && !listedAmountFen) return undefined;
  const parts = [
    siteUrl && `网站为${siteUrl.value}`,
    merchantName && `商家为“${merchantName.value}”`,
    goods && `商品为“${goods.value}”`,
    listedAmountFen && `页面标价为人民币${formatYuan(listedAmountFen.value)}元`,
  ].filter(Boolean);
  return `涉案交易的${parts.join('，')}${seeEvidence(numbers, goods, listedAmountFen, merchantName, siteUrl)}。`;
}

function promise(facts: Facts, numbers: Numbers): string | undefined {
  const { promiseText, promisedWithinMinutes } = facts;
  if (promiseText) return `对方承诺：“${promiseText.value}”${seeEvidence(numbers, promiseText)}。`;
  if (!promisedWithinMinutes) return undefined;
  return `对方承诺付款后${minutesText(promisedWithinMinutes.value)}内到账${seeEvidence(numbers, promisedWithinMinutes)}。`;
}

function payment(facts: Facts, disputeType: DisputeType, numbers: Numbers): string | undefined {
  const { amountFen, paidAt, payee, payChannel } = facts;
  if (!amountFen && !paidAt) return undefined;
  // Whoever denies having paid must not be made to say that he did.
  const denied = disputeType === 'unauthorised-charge' || disputeType === 'minor-purchase';
  const sum = amountFen && `支付人民币${formatYuan(amountFen.value)}元`;
  const sentence = [
    denied ? '付款记录显示，' : '本人',
    paidAt && `于${chineseInstant(paidAt.value)}`,
    payChannel && `以“${payChannel.value}”方式`,
    payee && `向收款方“${payee.value}”`,
    sum || '付款',
  ].filter(Boolean);
  return `${sentence.join('')}${seeEvidence(numbers, amountFen, paidAt, payChannel, payee)}。`;
}

/**
 * The name on the voucher is often not the shop's: a fact to be explained, not an accusation, and nothing to say where
 * the seller's pages name the payee or the buyer gave it as merchant or platform.
 */
function payeeDiffers({ facts, parties, chain }: LetterInput, numbers: Numbers): string | undefined {
  const { payee, merchantName } = facts;
  if (!payee || !merchantName) return undefined;
  const known = [merchantName.value, parties.merchant?.name, parties.platform?.name];
  if (known.some((name) => name && (name.includes(payee.value) || payee.value.includes(name))))
    return undefined;
  if (chain.links.some((link) => link.by === 'payee')) return undefined;
  return `付款记录中的收款方名称“${payee.value}”与页面所示商家名称“${merchantName.value}”不同，二者关系尚待说明${seeEvidence(numbers, payee, merchantName)}。`;
}

function promisedEnd(facts: Facts, numbers: Numbers): string | undefined {
  const { paidAt, promisedWithinMinutes } = facts;
  if (!paidAt || !promisedWithinMinutes) return undefined;
  const end = Date.parse(paidAt.value) + promisedWithinMinutes.value * 60_000;
  return `自付款时起按上述承诺计算，至迟应于${chineseInstant(end)}前完成交付${seeEvidence(numbers, paidAt, promisedWithinMinutes)}。`;
}

function failure({ facts, chain, disputeType }: LetterInput, numbers: Numbers): string | undefined {
  const { failureNotice, failedAt } = facts;
  if (!failureNotice) return undefined;
  const when = failedAt ? chineseInstant(failedAt.value) : '此后';
  const see = seeEvidence(numbers, failureNotice, failedAt);
  // The buyer's own notice to the provider is no page of theirs that shows a failure.
  const isNotice = chain.slots.notice?.includes(failureNotice.item ?? '');
  if (disputeType === 'unauthorised-charge' && isNotice)
    return `${when}，本人已就该笔扣款通知支付机构，记录载明“${failureNotice.value}”${see}。`;
  return `${when}，页面显示“${failureNotice.value}”${see}。`;
}

/** What was answered, one sentence an item; words said twice, or inside longer ones, are quoted once. */
function answers(input: Pick<LetterInput, 'findings' | 'items'>, numbers: Numbers): string[] {
  const quotes = new Map<number, string[]>();
  for (const finding of input.findings) {
    const number = finding.item === undefined ? undefined : numbers.get(finding.item);
    if (finding.kind !== 'stonewalling' || number === undefined || !isAnswer(finding, input)) continue;
    const quote = finding.quote.replace(/\s+/g, ' ').trim();
    const others = (quotes.get(number) ?? []).filter((other) => !quote.includes(other));
    quotes.set(number, others.some((other) => other.includes(quote)) ? others : [...others, quote]);
  }
  return [...quotes]
    .sort(([a], [b]) => a - b)
    .map(([number, said]) => `就上述争议，本人收到的答复中有“${said.join('”“')}”等内容（见证据${number}）。`);
}

function minutesText(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}日`;
  if (minutes % 60 === 0) return `${minutes / 60}小时`;
  return `${minutes}分钟`;
}

/** The buyer's own statement of the harm, with the items of the type that bear on it. */
function statement({ disputeType, chain }: LetterInput, numbers: Numbers): string {
  const [text, ...slots] = statements[disputeType];
  const shown = slots.flatMap((slot) => chain.slots[slot] ?? []).map((file) => numbers.get(file));
  const list = [...new Set(shown.filter((n) => n !== undefined))].sort((a, b) => a - b);
  return `${text}（${list.length > 0 ? `见证据${list.join('、')}及本人陈述` : '本人陈述'}）。`;
}

/** One states non-receipt, one cannot prove it (LAW §2); no word of crime. After the text: slots that bear on it. */
const statements: Readonly<Record<DisputeType, readonly [text: string, ...slots: string[]]>> = {
  'not-delivered': ['截至本函出具之日，本人指定的账户未收到上述商品，本人亦未收到退款'],
  'code-invalid': [
    '本人按指引使用所收到的卡密时，系统提示其无效或者已被使用；截至本函出具之日，本人未获更换，亦未收到退款',
    'delivery',
    'failure',
  ],
  'account-taken-back': [
    '所购账号交付后被收回，本人已不能登录使用；截至本函出具之日，账号未恢复，本人亦未收到退款',
    'control',
    'failure',
  ],
  'not-as-described': [
    '本人实际收到的商品与上述页面描述、承诺不符；截至本函出具之日，对方未予更换，本人亦未收到退款',
    'listing',
    'failure',
  ],
  'unauthorised-charge': ['上述扣款并非本人操作，亦未经本人授权；截至本函出具之日，该款项未退回', 'device'],
  'minor-purchase': [
    '上述付款系本人监护的未成年人操作，本人作为法定代理人未予同意，现明确表示不追认；截至本函出具之日，该款项未退回',
    'identity',
    'usage',
  ],
  fraud: ['付款后本人未收到约定的商品，经联系未获有效回应；截至本函出具之日，该款项未退回', 'failure'],
};

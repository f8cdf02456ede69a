import { type Label, labelled, within } from '../labelled.ts';
import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';

const payeeLabels: Label[] = [
  { word: /收款(?:方全称|方|人|商户|账户名?|户名|单位|公司)/, strength: 0.95 },
  { word: /商户(?:全称|名称)|交易对(?:方|象)|对方(?:户名|账户|名称)/, strength: 0.9 },
  { word: /(?:付款|转账|支付)(?:给|至)|扣款商户/, strength: 0.8 },
];
const channelLabels: Label[] = [
  { word: /(?:付款|支付|扣款)(?:方式|渠道|工具)/, strength: 0.95 },
  { word: /交易(?:方式|渠道)/, strength: 0.8 },
];
const channelNames = /微信支付|支付宝|云闪付|银联(?:在线)?|QQ钱包|花呗|数字人民币|USDT(?:-?TRC20)?|TRC20/;

const name = /[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9()*·&._-]{1,48}/;
const notName = /^(?:复制|查看|详情|更多|账号|账户|信息|二维码|码|备注|已收款|的|是|了|为)/;

/** Candidates for who received the money, as the payment evidence names them. */
export function payeeIn(page: Page): Candidate<string>[] {
  return names(page, payeeLabels, page.kind === 'payment' ? 1 : page.kind === 'terms' ? 0 : 0.75);
}

/** Candidates for the means of payment: the labelled words, else the name of a known wallet on payment evidence. */
export function payChannelIn(page: Page): Candidate<string>[] {
  const out = names(page, channelLabels, page.kind === 'payment' ? 1 : page.kind === 'failure' ? 0.8 : 0.4);
  if (out.length > 0 || page.kind !== 'payment') return out;
  for (const line of page.lines) {
    const m = channelNames.exec(line.text);
    if (!m) continue;
    const start = line.start + m.index;
    return [candidate(page, line, { start, end: start + m[0].length }, m[0], 0.75)];
  }
  return [];
}

function names(page: Page, labels: readonly Label[], trust: number): Candidate<string>[] {
  if (trust === 0) return [];
  const out: Candidate<string>[] = [];
  for (const { label, span, opens } of labelled(page, labels)) {
    const m = name.exec(span.text);
    if (!m || m.index > 2 || notName.test(m[0])) continue;
    const strength = label.strength * trust * (opens ? 1 : 0.6);
    out.push(candidate(page, span.line, within(span, m.index, m[0].length), m[0], strength));
  }
  return out;
}

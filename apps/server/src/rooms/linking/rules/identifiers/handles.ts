import { labelBefore } from './labels.ts';
import type { Found } from './numbers.ts';

const mail =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9-]{1,40}){0,3}\.[A-Za-z]{2,20}(?![A-Za-z0-9@])/g;

/** Mail addresses; a mail of QQ by number is that QQ account, so that both ways of writing it meet. */
export function mailsIn(text: string): Found[] {
  const out: Found[] = [];
  for (const m of text.matchAll(mail)) {
    const value = m[0].toLowerCase();
    const label = labelBefore(text, m.index);
    if (label === 'own') continue;
    const place = { start: m.index, end: m.index + m[0].length };
    if (label === 'alipay' || label === 'payee')
      out.push({ kind: 'payee-account', value, why: 'label-and-form', ...place });
    const qq = /^([1-9]\d{4,10})@(?:vip\.)?qq\.com$/.exec(value)?.[1];
    out.push({ kind: qq ? 'qq' : 'email', value: qq ?? value, why: 'form', ...place });
  }
  return out;
}

const wechat =
  /(?:微信号?|weixin|wechat|威信|薇信|徽信|維信|v信|(?<![A-Za-z])[vw]x(?!id)|加\s?[vV](?![a-zA-Z])|绿泡泡)\s{0,2}(?:号|ID|id|客服)?\s{0,2}([:=是为]|\n)?\s{0,2}([A-Za-z][-_A-Za-z0-9]{5,19})(?![\w@.-])/gi;
const wxid = /(?<![A-Za-z0-9_])wxid_[a-z0-9]{10,20}(?![A-Za-z0-9_])/gi;
const noHandle = /^(?:weixin|wechat|alipay|unionpay|support|service|official|android|iphone|windows)/i;

export function wechatsIn(text: string): Found[] {
  const out: Found[] = [];
  for (const m of text.matchAll(wechat)) {
    const [whole, separator, handle = ''] = m;
    // “微信 support”: of plain letters only what a colon introduces is an account.
    if (noHandle.test(handle) || (!separator && !/[\d_-]/.test(handle))) continue;
    const end = m.index + whole.length;
    if (isOwn(text, m.index, end - handle.length)) continue;
    out.push({ kind: 'wechat', value: handle.toLowerCase(), why: 'label', start: end - handle.length, end });
  }
  for (const m of text.matchAll(wxid))
    out.push({
      kind: 'wechat',
      value: m[0].toLowerCase(),
      why: 'form',
      start: m.index,
      end: m.index + m[0].length,
    });
  return out;
}

const isOwn = (text: string, at: number, handleAt: number): boolean =>
  /(?:我的|本人的?|自己的?|买家的?|绑定的?)$/.test(text.slice(Math.max(0, at - 6), at)) ||
  labelBefore(text, handleAt) === 'own';

const telegram =
  /(?:(?:telegram|电报|纸飞机|飞机号?|(?<![A-Za-z])tg)\s{0,2}(?:号|群|ID|id|客服)?\s{0,2}[:=是为]?\s{0,2}@?|(?:t|telegram)\.me\/(?:joinchat\/)?\+?)([A-Za-z][A-Za-z0-9_]{4,31})(?![\w@])/gi;

export function telegramsIn(text: string): Found[] {
  return [...text.matchAll(telegram)]
    .filter((m) => !/^(?:joinchat|telegram|share|proxy|addstickers)$/i.test(m[1] as string))
    .map((m) => {
      const end = m.index + m[0].length;
      const handle = m[1] as string;
      return { kind: 'telegram', value: handle.toLowerCase(), why: 'label', start: end - handle.length, end };
    });
}

const tron = /(?<![A-Za-z0-9])T[1-9A-HJ-NP-Za-km-z]{33}(?![A-Za-z0-9])/g;
const ether = /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/g;
const bitcoin = /(?<![A-Za-z0-9])bc1[02-9ac-hj-np-z]{38,60}(?![A-Za-z0-9])/gi;

/** Addresses that USDT and bitcoin are paid to; only TRON's are written in two cases. */
export function walletsIn(text: string): Found[] {
  const found = (m: RegExpExecArray, value: string): Found => ({
    kind: 'crypto',
    value,
    why: 'form',
    start: m.index,
    end: m.index + m[0].length,
  });
  return [
    ...[...text.matchAll(tron)].map((m) => found(m, m[0])),
    ...[...text.matchAll(ether)].map((m) => found(m, m[0].toLowerCase())),
    ...[...text.matchAll(bitcoin)].map((m) => found(m, m[0].toLowerCase())),
  ];
}

const code =
  /(?:卡密|激活码|兑换码|充值码|序列号|密钥|卡券码|券码|提货码|cd-?key|(?<![A-Za-z])cdk)\s{0,2}(?:为|是|[:：])?\s{0,3}([A-Za-z0-9]{4,12}(?:-[A-Za-z0-9]{3,12}){1,6}|[A-Za-z0-9]{10,40})(?![\w*@.-])/gi;
const orderNo =
  /(?:订单(?:编号|号码?|ID)?|(?:交易|支付|转账|付款|商户|商家|外部)?(?:单号|流水号?)|交易号|order\s?(?:no\.?|id))\s{0,2}[:：#]?\s{0,3}([A-Za-z]{1,6}[-_]?\d[A-Za-z0-9_-]{8,60})(?![\w*@.])/gi;

/** Card codes and order numbers with letters in them; those of digits only are among the numbers. */
export function codesIn(text: string): Found[] {
  const out: Found[] = [];
  for (const [kind, pattern] of [
    ['card-code', code],
    ['order-no', orderNo],
  ] as const) {
    for (const m of text.matchAll(pattern)) {
      const written = m[1] as string;
      const value = written.replace(/[-_]/g, '').toUpperCase();
      const plain = /^\d+$/.test(written) || !/\d/.test(value);
      if (plain || value.length < 10) continue;
      const end = m.index + m[0].length;
      out.push({ kind, value, why: 'label', start: end - written.length, end });
    }
  }
  return out;
}

import { isBankCard, isIdNumber } from './checksums.ts';
import { foldSpoken } from './fold.ts';
import type { Found, PersonalKind } from './kinds.ts';

/** The few characters before a place, in which a label stands. */
const before = (text: string, at: number, length = 14): string => text.slice(Math.max(0, at - length), at);

const idLabel = /(?:身份证|证件|ID)(?:号码?|号)?[^\d\n]{0,6}$/i;
const cardLabel =
  /(?:银行卡|储蓄卡|信用卡|借记卡|卡号|收款账号|银行账号|账户|账号|帐号)(?:号码?)?[^\d\n]{0,6}$/;
const orderLabel = /(?:单号|订单|订单编号|流水号|交易号|凭证号|编号|No)[^\dA-Za-z\n]{0,6}$/i;
/** Lines that anybody may call and that name no person. */
const publicLine = /(?:热线|总机|公司电话|客服电话|监督电话|投诉电话|座机)[^\d\n]{0,6}$/;

function* matches(
  text: string,
  pattern: RegExp,
  kind: PersonalKind,
  accept: (digits: string, at: number) => boolean,
): Iterable<Found> {
  for (const match of text.matchAll(pattern)) {
    const digits = match[0].replace(/[ -]/g, '');
    if (accept(digits, match.index)) yield { kind, start: match.index, end: match.index + match[0].length };
  }
}

const idPattern = /(?<![\dA-Za-z])[1-9](?:[ -]?\d){16}[ -]?[\dXx](?![\dA-Za-z])/g;
const oldIdPattern = /(?<![\dA-Za-z])[1-9]\d{14}(?![\dA-Za-z])/g;
const cardPattern = /(?<![\dA-Za-z])\d(?:[ -]{0,2}\d){12,18}(?![\dA-Za-z])/g;
const mobilePattern = /(?<!\d)(?<!\d-)(?:\+?86[ -]{0,2})?1[ -]{0,2}[3-9](?:[ -]{0,2}\d){9}(?!-?\d)/g;
const landlinePattern = /(?<![\d-])\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]?[2-9]\d{6,7}(?![\d-])/g;
const longPattern = /(?<![\dA-Za-z-])\d{15,34}(?![\dA-Za-z])/g;
const labelledPattern =
  /(?:订单号|订单编号|订单|交易单号|商户单号|交易号|流水号|凭证号|运单号|快递单号|工单号|单号)[\s:为是"“「(]{0,4}((?=[A-Za-z\d-]*\d{3})[A-Za-z\d][A-Za-z\d-]{6,40}[A-Za-z\d])/g;
const ipPattern = /(?<![\d-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)-){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d-])/g;

/** Identity, card, phone and order numbers in a folded text (see fold.ts), the surest kinds first. */
export function* findNumbers(folded: string, given: string): Iterable<Found> {
  const spoken = foldSpoken(folded);
  yield* matches(
    folded,
    idPattern,
    'id-number',
    (digits, at) =>
      isIdNumber(digits) || (/^[1-9]\d{5}(?:19|20)\d{2}/.test(digits) && idLabel.test(before(folded, at))),
  );
  yield* matches(folded, oldIdPattern, 'id-number', (_, at) => idLabel.test(before(folded, at)));
  yield* matches(folded, cardPattern, 'bank-card', (digits, at) => {
    const label = before(folded, at);
    return !orderLabel.test(label) && (isBankCard(digits) || (digits.length >= 15 && cardLabel.test(label)));
  });
  yield* matches(spoken, mobilePattern, 'phone', () => true);
  yield* matches(folded, landlinePattern, 'phone', (_, at) => !publicLine.test(before(folded, at)));
  // The fold made one sign of dots and dashes: an address on the net has dots.
  yield* matches(folded, ipPattern, 'ip-address', (_, at) => /^\d{1,3}[.．]/.test(given.slice(at)));
  for (const match of folded.matchAll(labelledPattern)) {
    const end = match.index + match[0].length;
    yield { kind: 'order-number', start: end - (match[1] as string).length, end };
  }
  yield* matches(folded, longPattern, 'order-number', () => true);
}

const emailPattern =
  /[A-Za-z\d][A-Za-z\d+-]{0,63} ?@ ?[A-Za-z\d][A-Za-z\d-]{1,60}-[A-Za-z]{2,10}(?![A-Za-z\d])/g;
/** `#`, “at” and “(点)” instead of the signs are as old as spam. */
const spelledEmail =
  /[A-Za-z\d][A-Za-z\d-]{2,40} ?(?:\(at\)|#|艾特|\[at\]) ?(?:qq|163|126|gmail|foxmail|sina|outlook|hotmail) ?(?:-|点|\(点\)) ?(?:com|cn|net)/gi;
const wechatId = /(?<![A-Za-z\d])wxid-[A-Za-z\d]{6,30}/gi;
const wechatLabel =
  /(?:微信号?|薇信|威信|微❤|wechat|weixin|(?<![A-Za-z])(?:wx|vx|v信|加v|加微|v:)(?:号)?)[\s:为是号加"“(]{0,5}([A-Za-z][A-Za-z\d-]{5,19}|1[3-9]\d{9}|\d{6,11})/gi;
const qqLabel = /(?:QQ群?|扣扣|企鹅|秋秋|Q号)(?:号码?)?[\s:为是"“(]{0,5}([1-9]\d{4,10})(?!\d)/gi;
const secretLabel =
  /(?:卡密|卡券码|激活码|兑换码|充值码|CDK(?:EY)?|提取码|登录密码|密码|验证码|校验码)[\s:为是"“(]{0,4}([A-Za-z\d][A-Za-z\d-]{3,60})(?![A-Za-z\d])/gi;

/** E-mail, messenger ids and secrets that follow their label. */
export function* findAccounts(folded: string): Iterable<Found> {
  for (const pattern of [emailPattern, spelledEmail])
    for (const { index, 0: found } of folded.matchAll(pattern))
      yield { kind: 'email', start: index, end: index + found.length };
  for (const { index, 0: found } of folded.matchAll(wechatId))
    yield { kind: 'messenger', start: index, end: index + found.length };
  for (const [pattern, kind] of [
    [wechatLabel, 'messenger'],
    [qqLabel, 'messenger'],
    [secretLabel, 'card-secret'],
  ] as const) {
    for (const match of folded.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (kind === 'card-secret' && !/\d/.test(match[1] as string)) continue;
      yield { kind, start: end - (match[1] as string).length, end };
    }
  }
}

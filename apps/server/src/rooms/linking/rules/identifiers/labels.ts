/**
 * What the words before a number say it is. The nearest word wins: in “订单号：…，联系电话：138…” the number is a
 * telephone's.
 */
export type Label =
  | 'phone'
  | 'qq'
  | 'qq-group'
  | 'wechat'
  | 'telegram'
  | 'alipay'
  | 'bank-card'
  | 'card-code'
  | 'order-no'
  | 'payee'
  | 'ip'
  /** The buyer's own: never a link. */
  | 'own'
  /** Named, but nothing that links: identity cards, couriers, tax numbers, times, sums. */
  | 'other';

/** In the order of trying at one place; the longer word stands first. */
const words: readonly [Label, RegExp][] = [
  [
    'own',
    /(?:我的|本人|自己的?|买家|用户|会员|会员卡|登录|登陆|绑定|注册|收货人?|预留|充值|到账|游戏|被充|付款|转出|客户|投诉人|报案人|收件人?)(?:人|的)?(?:账号|帐号|账户|QQ|扣扣|微信号?|手机号?码?|号码|电话|联系电话|联系方式|邮箱|卡号|银行卡号?)/i,
  ],
  ['own', /(?:尾号|末[四4]位|后[四4]位)/],
  [
    'other',
    /(?:身份证号?码?|证件号码?|统一社会信用代码|信用代码|税号|纳税人识别号|快递单?号|运单号|物流单号|备案号|许可证号?|工号|房号|验证码|版本号?|邮编|邮政编码)/,
  ],
  [
    'order-no',
    /(?:订单(?:编号|号码?|ID)?|(?:交易|支付|转账|付款|商户|商家|外部|充值|退款|平台)?(?:单号|流水号?|凭证号)|交易号|参考号|order\s?(?:no\.?|id|number)|trade\s?no\.?)/i,
  ],
  [
    'qq-group',
    /(?:(?:QQ|扣扣|企鹅|交流|售后|官方|客服|内部|代理|福利|粉丝|玩家)?(?:群|裙)(?:聊)?(?:号码?|聊号)?|加群)/i,
  ],
  ['qq', /(?:QQ号?码?|扣扣号?|扣号|企鹅号?|腾讯号|球球|Q号|\bQ(?=\s?[:： ]))/i],
  [
    'wechat',
    /(?:微信号?|weixin|wechat|威信|薇信|徽信|維信|v信|薇(?=\s?[:： ])|\bvx\b|\bwx\b(?!_)|加\s?[vV](?![a-zA-Z])|微(?=\s?[:： ])|绿泡泡|卫星(?=\s?[:： ]))/i,
  ],
  ['telegram', /(?:telegram|电报|纸飞机|飞机号?|\btg\b)/i],
  ['alipay', /(?:支付宝(?:账号|帐号|账户|帐户|号)?|alipay|zfb|支f宝|支付婊)/i],
  [
    'card-code',
    /(?:卡密|卡号卡密|激活码|兑换码|充值码|序列号|密钥|卡券码|券码|提货码|点卡卡号|礼品卡号?|cd-?key|\bcdk\b|\bkey\b|激活序列)/i,
  ],
  [
    'bank-card',
    /(?:银行卡号?|卡号|银行账号|银行帐号|储蓄卡|借记卡|信用卡号?|收款卡|开户行|户名|打款(?:至|到)?|汇款(?:至|到)?|转(?:账|帐)(?:至|到))/,
  ],
  ['payee', /(?:收款(?:账号|帐号|账户|帐户|号)|商户号|商户编号|商户ID)/i],
  [
    'phone',
    /(?:联系(?:电话|方式|人)?|电话|手机号?码?|座机|热线|致电|拨打|客服(?:电话|号)|号码|\btel\b|\bmobile\b|\bphone\b|TEL|📞|☎)/i,
  ],
  ['ip', /\bIP(?:地址|v4)?/i],
];

const everyWord = words.map(([label, word]) => [label, new RegExp(word.source, `${word.flags}g`)] as const);

/** How far before a number its word may stand, in characters; a sentence end or another number ends the search. */
const reach = 16;

/** The word that names what begins at `at`, with the words of the line before where the number begins its line. */
export function labelBefore(text: string, at: number): Label | undefined {
  let start = Math.max(0, at - reach);
  const window = text.slice(start, at);
  const cut = Math.max(
    window.search(/[。！？!?；;，,、）)】\]][^。！？!?；;，,、）)】\]]*$/),
    lastBreak(window),
    lastNumber(window),
  );
  if (cut >= 0) start += cut + 1;
  const near = text.slice(start, at);
  let best: { label: Label; end: number; length: number } | undefined;
  for (const [label, word] of everyWord) {
    for (const m of near.matchAll(word)) {
      const found = { label, end: m.index + m[0].length, length: m[0].length };
      // Later in the text is nearer; of two that end alike the longer says more.
      if (!best || found.end > best.end || (found.end === best.end && found.length > best.length))
        best = found;
    }
  }
  if (!best || near.length - best.end > 8) return undefined;
  return best.label;
}

/** A line break with words between it and the number ends the search; one just before the number does not. */
function lastBreak(window: string): number {
  const at = window.lastIndexOf('\n');
  if (at < 0 || window.slice(at + 1).trim() === '') return at < 0 ? -1 : window.lastIndexOf('\n', at - 1);
  return at;
}

/** Another number between word and number took the word for itself, unless it is `1.` or `2、`. */
function lastNumber(window: string): number {
  const m = /\d{5,}[^\d]*$/.exec(window);
  if (!m) return -1;
  const digits = /^\d+/.exec(m[0]) as RegExpExecArray;
  // “12345678 / 87654321”: a second number under the same word.
  if (/^\s*(?:[/或和及、,，]|\s)\s*$/.test(m[0].slice(digits[0].length))) return -1;
  return m.index + digits[0].length - 1;
}

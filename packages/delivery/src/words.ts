import type { Bilingual } from './types.ts';

/** Every finding in both languages; `{name}` is filled in. Nobody is called a cheat: facts only. */
const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  // for
  'codes-bound': [
    '{delivered} 个卡密（或序列号）已绑定到本订单，与所购 {ordered} 件相符。',
    '{delivered} codes (or serial numbers) are bound to this order, as many as were bought ({ordered}).',
  ],
  'handed-to-carrier': [
    '商家记录：邮件（短信）任务已交给发送服务，没有承运方编号。',
    "The shop's record: the message was handed to its carrier; no number of the carrier's.",
  ],
  'carrier-accepted': [
    '邮件（短信）服务方已接收，并给出编号，可向服务方核对。',
    'The carrier took the message and gave it a number by which it can be asked.',
  ],
  'page-rendered': [
    '取卡页面已向下单所用的网络地址显示。',
    'The page with the code was shown to the address that ordered.',
  ],
  'fetched-with-key': [
    '取卡时使用了只有买家持有的凭据（查询密码、登录或邮件链接）。',
    'The code was fetched with something only the buyer has (password, sign-in, link in a mail).',
  ],
  'record-attached': [
    '商家系统随凭证附有进入收货系统的记录摘要，最高按 L2 计。',
    "The shop's system attached the digest of a record of entry; it carries to L2 at most.",
  ],
  'record-by-hand': [
    '商家手工上传，未经核实：双方都可以打开查看，不提高等级，也不算达到标准。',
    'Uploaded by hand by the merchant, not verified: both sides can open it; it lifts no level and meets no standard.',
  ],
  'upstream-confirmed': [
    '上游供货方回执：已完成，并有完成时间。',
    'The upstream supplier confirmed completion, with its time.',
  ],
  redeemed: [
    '发行方记录：该卡密在交付之后被使用。',
    "The issuer's record: the code was redeemed after delivery.",
  ],
  'opened-by-buyer': [
    '买家出示的卡密与商家事先的承诺值一致：商家确实把这张卡配给了本订单。',
    "What the buyer opened matches the shop's commitment: this card was assigned to this order.",
  ],
  'unused-checked': ['交付时查验过卡密未被使用。', 'The code was checked to be unused when delivered.'],
  // against
  'status-flag-only': [
    '只有“已发货”状态。状态由商家系统自行写入，不能说明卡密进入了买家的系统，不计。',
    'Only a status flag says "delivered". The shop writes it itself; it never counts.',
  ],
  'text-instead-of-code': [
    '应当显示卡密的位置是一句话（例如“抢走了商品”“请联系客服”），不是卡密。',
    'Where the code should stand there is a sentence, not a code.',
  ],
  'out-of-stock': [
    '商家系统记录：付款后无货，没有发出卡密。',
    "The shop's own record: out of stock after payment, no code went out.",
  ],
  'upstream-failed': [
    '商家系统记录：上游没有供货（{reason}），没有发出。',
    "The shop's own record: its supplier did not deliver ({reason}).",
  ],
  'attempt-failed': [
    '商家系统记录：发货没有完成（{reason}），其后没有补发记录。',
    "The shop's own record: delivery was not completed ({reason}) and nothing came after it.",
  ],
  'attempt-put-right': [
    '曾有一次发货没有完成，其后有新的发货凭证。',
    'A delivery attempt failed; a later proof followed it.',
  ],
  'short-quantity': [
    '买了 {ordered} 件，只有 {delivered} 件的凭证。',
    '{ordered} were bought; there is proof of {delivered}.',
  ],
  'code-repeated': [
    '同一卡密在本订单中重复出现，按一件计。',
    'One code stands in this order more than once and is counted once.',
  ],
  'shown-differs': [
    '页面显示的内容与库存卡密不一致。',
    'What the page shows is not what the stock rows say.',
  ],
  'row-not-found': [
    '发出的内容在库存中找不到对应的卡密。',
    "What was sent has no matching row in the shop's stock.",
  ],
  'written-by-hand': [
    '卡密由商家手工写入订单，不出自库存；绑定的是订单中的这段内容，是否可用另行判断。',
    'The merchant wrote the code into the order by hand; it never lay in stock. What is bound is that text; whether it works is another question.',
  ],
  'sold-to-many': ['该卡密在商家系统中设为可重复售卖。', 'The shop marked this code to be sold to many.'],
  'duplicate-sale': [
    '同一卡密还出现在另外 {others} 个订单中（{scope}）。',
    'The same code stands in {others} other orders ({scope}).',
  ],
  'overwritten-after-claim': [
    '买家主张之后，已发内容被修改。',
    'The delivered text was changed after the buyer complained.',
  ],
  overwritten: ['已发内容曾被修改。', 'The delivered text was changed once.'],
  'story-changed': [
    '同一事件先后报送了不同内容，两份都已保存。',
    'The same event was told twice with other contents; both are kept.',
  ],
  'card-told-twice': ['同一张卡先后给出不同的承诺值。', 'One card was given two different commitments.'],
  'told-after-claim': [
    '买家主张之后才报送主张之前的记录；其中只凭商家单方日志的部分不计入等级。',
    "Records of before were reported only after the buyer complained; what rests on the shop's own log alone is not counted.",
  ],
  'used-at-delivery': ['交付时查验的结果是：卡密已被使用。', 'The check at delivery says: already used.'],
  'used-before-delivery': [
    '发行方记录：该卡密在交付之前已被使用。',
    "The issuer's record: the code was redeemed before it was delivered.",
  ],
  'used-by-others': [
    '发行方记录：使用该卡密的不是买家的账户。',
    "The issuer's record: the redeeming account is not the buyer's.",
  ],
  'revealed-text': [
    '买家出示的内容与承诺值一致，但它是一句话，不是卡密。',
    'What the buyer opened matches the commitment, and it is a sentence, not a code.',
  ],
  'reveal-differs': [
    '买家出示的内容与任何承诺值都不一致。可能是抄写有误，也可能页面显示的不是所承诺的卡；请核对后再试。',
    'What the buyer opened matches no commitment: a slip in copying, or the page showed another card.',
  ],
  'delivered-late': ['凭证显示的进入时间晚于约定时间。', 'The proof shows entry later than was promised.'],
  'callback-failed': [
    '支付通知到过商家，商家系统没有接受（{reason}）。',
    'A payment notice reached the shop and its system did not accept it ({reason}).',
  ],
  'says-unpaid': [
    '商家系统没有这笔付款的确认。掉单很常见，“未支付”不能反驳买家的付款凭证。',
    'The shop has no confirmation of payment. Lost callbacks are common: "unpaid" rebuts no payment voucher.',
  ],
  'gateway-saw-payment': [
    '店铺向支付网关查单：网关显示这笔订单已付款；店铺系统没有收到通知（掉单）。付款已被看到，应当发货或退款。',
    "The shop asked its gateway, which says that this order was paid; the shop's system got no notice. The payment was seen: deliver or refund.",
  ],
  'viewed-elsewhere': [
    '取卡页面曾由其他网络地址或无法比对的地址查看。仅供了解，不据此判断。',
    'The page was viewed from another address, or one that cannot be compared. Shown, not decided upon.',
  ],
  'payment-returned': ['商家记录：已退款。', "The shop's record: money was returned."],
  'part-returned': [
    '商家记录：已退款一部分（{yuan} 元）。',
    "The shop's record: a part was returned ({yuan} yuan).",
  ],
  'sum-returned': ['商家记录：已退款 {yuan} 元。', "The shop's record: {yuan} yuan were returned."],
  'refund-open': ['已申请退款，没有完成记录。', 'A refund was asked for; no record of its completion.'],
  'seller-silent': [
    '买家在商家系统提交过售后，约定时间内没有答复记录。',
    'The buyer opened a ticket; no answer within the time of the standard.',
  ],
  // missing
  'missing-code-commitment': [
    '缺少卡密（或序列号、流水号）的承诺值。',
    'No commitment to the code (or serial number).',
  ],
  'missing-quantity': ['凭证的件数不足。', 'The proof covers too few.'],
  'missing-recipient': [
    '缺少送达渠道和收货系统（账号、邮箱或取卡页面，打码）。',
    'No channel and recipient system (account, mail box or order page, masked).',
  ],
  'missing-entered-at': ['缺少进入买家收货系统的时间。', "No time at which it entered the buyer's system."],
  'missing-retrieval': [
    '缺少“能够检索识别”的证据：取卡页面查看记录、服务方接收编号、上游回执等；“已发送”不算。',
    'No evidence that it could be fetched there: a view, a carrier\'s number, an upstream receipt; "sent" is not one.',
  ],
  'missing-level': [
    '证据等级低于本类商品标准的要求：缺少买家一侧的取卡记录或上游完成回执。',
    "Below the level of the standard: no record of the buyer's side or of the upstream.",
  ],
  'missing-unused-check': [
    '缺少交付时未被使用的查验结果。',
    'No check that the code was unused when delivered.',
  ],
  'missing-issuer-record': ['缺少发行方的使用记录。', "No record of the issuer's."],
  'how-code-commitment': [
    '商家从卡密库找到该订单的卡密，在表单中填写；浏览器只送出其摘要。',
    'The merchant finds the code in its stock and enters it in the form; only its hash leaves the browser.',
  ],
  'how-quantity': [
    '商家补齐其余卡密的凭证，或退还差额。',
    'The merchant proves the rest, or refunds the difference.',
  ],
  'how-recipient': [
    '商家填写发到了哪里，例如 a***@qq.com 或订单查询页。',
    'The merchant says where it went, such as a***@qq.com or the order page.',
  ],
  'how-entered-at': [
    '以服务方或页面日志的时间为准，带时区。',
    "By the carrier's or the page's log, with its time zone.",
  ],
  'how-retrieval': [
    '上传取卡页访问日志、邮件服务方的接收记录（含编号）或上游完成回执。',
    "Attach the page's access log, the mail provider's acceptance with its number, or the upstream's receipt.",
  ],
  'how-unused-check': [
    '在发行方网站或接口查验并保存结果。',
    "Check on the issuer's site or API and keep the result.",
  ],
  'how-issuer-record': [
    '商家或平台向发行方索取使用时间、地区和账户尾号。',
    "Merchant or platform asks the issuer for time, region and the account's last digits.",
  ],
  // scopes of duplicates
  'scope-shop': ['同一店铺', 'the same shop'],
  'scope-shared-pepper': ['共用标签密钥的店铺', 'shops that share a pepper'],
  'scope-alliance': ['联盟内其他店铺', 'other shops of the alliance'],
};

export function say(code: string, values: Readonly<Record<string, string | number>> = {}): Bilingual {
  const pair = words[code];
  if (!pair) throw new Error(`no words for ${code}`);
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { zh: fill(pair[0]), en: fill(pair[1]) };
}

/** What shop software calls a failure, in words; unknown ones are passed on as they came, cut. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  out_of_stock: ['无货', 'out of stock'],
  upstream: ['上游失败', 'upstream failed'],
  upstream_balance: ['上游余额不足', "the shop's balance at its supplier was used up"],
  pending: ['等待发货', 'waiting to be delivered'],
  pending_manual: ['等待人工', 'waiting for a person'],
  pending_upstream: ['等待上游', 'waiting for the supplier'],
  nothing_shown: ['发货内容为空', 'nothing stands in the order'],
  refused_by_shop: ['店铺标为异常或已取消', 'the shop marked it as failed or cancelled'],
  partial: ['只发了一部分', 'only a part went out'],
  expired: ['订单已过期', 'the order had expired'],
  sign: ['签名不符', 'signature'],
  amount: ['金额不符', 'amount'],
  mismatch: ['金额不符', 'amount'],
  duplicate: ['重复通知', 'told before'],
  not_found: ['找不到订单', 'order not found'],
  status: ['状态不符', 'status'],
};
export function reasonWords(reason: string | undefined): Bilingual {
  const pair = reason ? reasons[reason] : ['未说明', 'no reason given'];
  const cut = (reason ?? '').slice(0, 40);
  return pair ? { zh: pair[0] as string, en: pair[1] as string } : { zh: cut, en: cut };
}

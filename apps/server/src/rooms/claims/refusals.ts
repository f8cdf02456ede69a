import { formatYuan, Refusal, shanghaiDay } from '@redress/kernel';

export type ClaimsCode =
  | 'claim-not-found'
  | 'claim-open'
  | 'claim-paid'
  | 'claim-moved'
  | 'shop-not-found'
  | 'shop-missing'
  | 'link-unknown'
  | 'reason-shut'
  | 'papers-missing'
  | 'file-not-found'
  | 'claim-of-merchant'
  | 'too-many-files'
  | 'proceeding-unfit'
  | 'proceeding-early'
  | 'refund-too-small'
  | 'refund-too-large'
  | 'no-deposit'
  | 'part-refunded'
  | 'offer-too-high'
  | 'offer-over'
  | 'own-offer'
  | 'offer-not-found'
  | 'payment-no-missing'
  | 'payment-no-wrong'
  | 'payment-no-unfit'
  | 'payment-no-unknown'
  | 'payer-not-shown'
  | 'record-not-open'
  | 'tries-used'
  | 'payee-not-asked'
  | 'payee-handed-over'
  | 'rule-changed'
  | 'alert-no-statement'
  | 'case-joined'
  | 'money-underway'
  | 'claim-has-case'
  | 'no-contact'
  | 'reminded-already';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'claim-not-found': 404,
  'claim-open': 409,
  'claim-paid': 409,
  'claim-moved': 409,
  'shop-not-found': 404,
  'shop-missing': 422,
  'link-unknown': 401,
  'reason-shut': 422,
  'papers-missing': 422,
  'file-not-found': 404,
  'claim-of-merchant': 403,
  'too-many-files': 422,
  'proceeding-unfit': 422,
  'proceeding-early': 409,
  'refund-too-small': 422,
  'refund-too-large': 422,
  'no-deposit': 422,
  'part-refunded': 409,
  'offer-too-high': 422,
  'offer-over': 409,
  'own-offer': 409,
  'offer-not-found': 404,
  'payment-no-missing': 422,
  'payment-no-wrong': 403,
  'payment-no-unfit': 422,
  'payment-no-unknown': 422,
  'payer-not-shown': 403,
  'record-not-open': 409,
  'tries-used': 429,
  'payee-not-asked': 409,
  'payee-handed-over': 409,
  'rule-changed': 409,
  'alert-no-statement': 409,
  'case-joined': 409,
  'money-underway': 409,
  'claim-has-case': 409,
  'no-contact': 409,
  'reminded-already': 409,
} satisfies Record<ClaimsCode, number>;

const refusal = (code: ClaimsCode, zh: string, en: string) => () => new Refusal<ClaimsCode>(code, { zh, en });

export const claimNotFound = refusal('claim-not-found', '没有这条主张。', 'There is no such claim.');
export const claimOpen = refusal(
  'claim-open',
  '这笔订单已经有一条正在处理的主张。如果是你提交的，请用当时的回执码打开。如果不是，请填账单上的付款单号：和店铺上报的一致、对方又没有出示过的，由你的主张代替它。每笔订单一天最多核对 10 次，款项已经交付支付的不能代替；对不上的，请从“开始投诉”建立案件。',
  'This order has a claim already. If it is yours, open it with its receipt code. If not, give the payment number on your bill: where it is the one that the shop reported and the other person never showed it, your claim takes its place. Ten comparisons a day for an order, and not once a payment was handed over. If it does not fit, open a case.',
);
export const claimPaid = refusal(
  'claim-paid',
  '这笔订单的款项已经由先前的主张退过。用那条主张的回执码可以查看；仍有争议的，请从“开始投诉”建立案件。',
  'The money of this order went back by an earlier claim: its receipt code opens it. What is still disputed is for a case.',
);
export const claimMoved = refusal(
  'claim-moved',
  '现在不能这样做：情况已经变化，请刷新后再看。',
  'This cannot be done now: something has changed meanwhile. Load the page again.',
);
export const shopNotFound = refusal('shop-not-found', '没有这家店铺。', 'There is no such shop.');
export const shopMissing = refusal(
  'shop-missing',
  '请写明店铺的名称或者网址。',
  'Say which shop it is: its name or address.',
);
export const linkUnknown = refusal(
  'link-unknown',
  '这个答复链接无效，请从通知里重新打开。',
  'This link is not valid: open it again from the notice.',
);
export const papersMissing = refusal(
  'papers-missing',
  '请先上传所需的材料。',
  'Upload the papers that this needs first.',
);
export const fileNotFound = refusal('file-not-found', '没有这份材料。', 'There is no such file.');
export const claimOfMerchant = refusal(
  'claim-of-merchant',
  '这条主张由商家答复，平台只能查看。',
  'The merchant answers this claim; its platform reads it only.',
);
export const tooManyFiles = refusal(
  'too-many-files',
  '材料最多 20 份。',
  'There are at most 20 files to a claim.',
);
export const refundTooSmall = refusal(
  'refund-too-small',
  '退款金额少于主张的金额。要部分退款，请提出和解方案。',
  'The refund is less than what is claimed. For a part of it, make an offer.',
);
/** A slip of the pen would else stand as what the buyer got. */
export const proceedingUnfit = refusal(
  'proceeding-unfit',
  '请填写受理通知上的编号。',
  'Give the number on the notice of acceptance.',
);
export const proceedingEarly = (dueMs: number) =>
  new Refusal<ClaimsCode>('proceeding-early', {
    zh: `已经保留到 ${shanghaiDay(dueMs)}，现在填写不会更长；总共最长两年。还在处理的，快到期时再填一次。`,
    en: `It is kept until ${shanghaiDay(dueMs)}, which this would not make longer; two years in all is the longest. Give it again when that day is near.`,
  });
export const refundTooLarge = (askedFen: number) =>
  new Refusal<ClaimsCode>('refund-too-large', {
    zh: `填写的退款金额比主张的 ${formatYuan(askedFen)} 元多，请填 ${formatYuan(askedFen)}。多退的部分不属于这条主张，可以写在给买家的话里。`,
    en: `The refund is more than the ${formatYuan(askedFen)} yuan that are claimed: give that sum. What went back beyond it is no part of this claim; say so in your words to the buyer.`,
  });
export const noDeposit = refusal(
  'no-deposit',
  '这家店铺没有加入，没有保证金可以支付。请把钱直接退给买家，再填“我已经退款”；要付别的金额，请提出和解方案。',
  'This shop is no member: no deposit can pay. Refund the buyer yourself and then say so, or make an offer.',
);
export const partRefunded = refusal(
  'part-refunded',
  '店铺上报过部分退款，买家还可以说没有收到，所以不能直接按其余的金额了结。请提出其余金额的方案，买家接受后马上付款。',
  'The shop reported a refund in part, and the buyer may still say that it did not come: the rest cannot be settled without her. Make an offer of the rest; once she accepts, it is paid at once.',
);
export const offerTooHigh = refusal(
  'offer-too-high',
  '方案金额不能超过主张的金额。',
  'An offer cannot be more than what is claimed.',
);
export const offerOver = refusal('offer-over', '这个方案已经失效。', 'This offer is over.');
export const ownOffer = refusal(
  'own-offer',
  '不能答复自己的方案。',
  'An offer is answered by the other side.',
);
export const offerNotFound = refusal('offer-not-found', '没有这个方案。', 'There is no such offer.');
export const paymentNoMissing = refusal(
  'payment-no-missing',
  '请填写账单上的付款单号，以便确认是你付的款。',
  'Give the payment number on your bill, so that it is certain that you paid.',
);
export const paymentNoWrong = refusal(
  'payment-no-wrong',
  '付款单号与这笔订单不一致，请对照账单再看一次。',
  'The payment number is not that of this order: compare it with your bill.',
);
export const numberUnfit = refusal(
  'payment-no-unfit',
  '这个单号证明不了是你付的款：它太短，或者就是订单号。请从付款账单里复制交易单号（支付宝账单里叫“订单号”），一般有 28 位。',
  'This number does not show that you paid: it is too short, or the number of the order. Copy the transaction number from your bill; most have 28 digits.',
);
export const numberUnknown = refusal(
  'payment-no-unknown',
  '没有对上。请对照账单再看一次：先填交易单号（支付宝叫“订单号”），再试商户单号（支付宝叫“商家订单号”）。都对不上的，也可能是店铺没有上报付款单号：平台有这份订单记录，可以请平台出示，调解时也可以请调解员向平台要；账单和订单页面的截图照样可以作证据。',
  'No match. Compare it with your bill: first the transaction number, then the number of the merchant. If neither fits, the shop may have reported none: the platform has the order record and can show it, to you or to a mediator who asks for it, and pictures of bill and order page are evidence all the same.',
);
export const payerNotShown = refusal(
  'payer-not-shown',
  '请先用账单上的付款单号证明这笔订单是你付的款。',
  'Show first, by the payment number on your bill, that you paid this order.',
);
export const recordNotOpen = refusal(
  'record-not-open',
  '这条主张已经结束，不能再用它取得订单记录。还需要的，请重新提交一条主张，或者请平台出示。',
  'This claim is over and gives no order record any more. If you still need it, make a new claim, or ask the platform to show it.',
);
export const triesUsed = refusal(
  'tries-used',
  '试的次数太多了，请过一小时再试；一条主张一天可以试五次，用完的请明天（北京时间）再试。着急的，可以请平台出示订单记录，调解时也可以请调解员向平台要。',
  'There were too many tries: try again in an hour, or tomorrow (Beijing time) where the five tries a day of this claim are used. If it is urgent, the platform can show the order record, also to a mediator who asks for it.',
);
export const payeeNotAsked = refusal(
  'payee-not-asked',
  '现在还不需要收款方式。',
  'Nobody asks where to pay to at present.',
);
export const payeeHandedOver = refusal(
  'payee-handed-over',
  '收款方式已经随付款指令提交，现在不能再改。付款没有成功或者被退回的，钱仍为您保留，会在这里请您重新填写。如果填的是别人的账户，请尽快联系保证金保管方。',
  'The account has been handed over with the payment and cannot be changed now. If the payment fails or comes back, the money stays reserved and you are asked here anew. If it is somebody else’s account, tell the keeper of the deposit soon.',
);
export const ruleChanged = refusal(
  'rule-changed',
  '规则刚刚被别人改过，请刷新后再看。',
  'Somebody changed the rule just now: load it again.',
);
export const alertNoStatement = refusal(
  'alert-no-statement',
  '书面投诉送达、答复期限届满以后，才需要发布前通知。',
  'The notice before publication follows once the complaint was served and the time for an answer has passed.',
);
export const caseJoined = refusal('case-joined', '这条主张已经有案件了。', 'This claim has a case already.');

export const claimHasCase = refusal(
  'claim-has-case',
  '这条主张属于一个案件：请在案件页面删除案件，主张会一起删除。',
  'This claim belongs to a case: erase the case on its page, and the claim goes with it.',
);
export const moneyUnderway = refusal(
  'money-underway',
  '这条主张的钱正在路上（已决定退款，或者正在付款）。请先收到钱；已经另外收到的，请先说“已经解决了”，再删除。',
  'Money of this claim is on its way (decided, or being paid). Let it arrive first; if you were paid otherwise, say that it is resolved, then erase.',
);

export const noContact = refusal(
  'no-contact',
  '买家没有留下邮箱，或者本服务器没有设置邮件，提醒不了。买家凭回执码打开主张时会看到要填写收款方式。',
  'The buyer left no address, or this server sends no mail. She sees what is asked when she opens the claim with her code.',
);
export const remindedAlready = refusal(
  'reminded-already',
  '三天之内提醒过了。同一条主张三天只提醒一次。',
  'She was reminded within the last three days: a claim is reminded of once in three days.',
);

/** Why a reason of the list may not be chosen, in its own words. */
export const reasonShut = ({ zh, en }: { zh: string; en: string }) =>
  new Refusal<ClaimsCode>('reason-shut', { zh, en });

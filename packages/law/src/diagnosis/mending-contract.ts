import type { Bilingual } from '../types.ts';

/** Clauses on refunds, prices and the contract itself. */
export const contractMending: Readonly<Record<string, Bilingual>> = {
  'minor-payment-no-refund': {
    zh: '写明未成年人付款的退款渠道和需要的材料，按年龄和监护人是否同意分别处理；不能一律不退。',
    en: 'Name how a minor’s payment is refunded and what papers it takes, by age and consent of the guardian; never refuse all.',
  },
  'balance-no-withdrawal': {
    zh: '写明未按约定提供时，“应当按照消费者的要求履行约定或者退回预付款”（消费者权益保护法第五十三条），以及退回的方式。赠送的金额可以另外约定。',
    en: 'Say that what was prepaid is performed or given back at the buyer’s choice where it is not provided, and how. Bonus amounts may be treated apart.',
  },
  'no-refund-after-code-shown': {
    zh: '只写查看后不适用七日无理由退货，并写明卡密无效、已被使用或者与说明不符时退款或者补发。',
    en: 'Limit it to returns without a reason after the code was shown, and say that an invalid, used or different code is refunded or replaced.',
  },
  'membership-no-refund': {
    zh: '自动续费的，写明如何取消，“应当为消费者提供显著、简便的随时取消或者变更的选项，并不得收取不合理费用”（网络交易监督管理办法第十八条）；没有使用的期间如何退款，也要写明。',
    en: 'Say how to cancel at any time without an unreasonable fee, and how unused time is refunded.',
  },
  'no-refund-for-virtual-goods': {
    zh: '只排除七日无理由退货，并写明未交付、质量不符、与说明不符时照样退款。',
    en: 'Exclude only returns without a reason, and say that non-delivery and defects are refunded all the same.',
  },
  'high-deduction': {
    zh: '扣款写成真实发生、事先说明的成本，不写固定的高比例；因商家原因退款的不扣。',
    en: 'Name costs that really arise and were told before, no high flat rate; nothing is deducted where the seller is the cause.',
  },
  forfeiture: {
    zh: '写明没有交付的款项退还；买家违约的，只扣与实际损失相当的部分。',
    en: 'Say that money for what was not delivered is given back; for a buyer’s breach keep no more than the real loss.',
  },
  'order-cancellable-after-payment': {
    zh: '写明用户付款后合同成立。法律规定“电子商务经营者不得以格式条款等方式约定消费者支付价款后合同不成立”（电子商务法第四十九条）。确需取消的，写明退款并承担违约责任。',
    en: 'Say that the contract is made once the buyer has paid. Where an order must be ended, refund and answer for the breach.',
  },
  'unilateral-change': {
    zh: '写明修改前公开征求意见，“修改内容应当至少在实施前七日予以公示”（电子商务法第三十四条），并且不溯及已经下的订单。',
    en: 'Say that changes are open for comment, published at least seven days before, and do not touch orders already made.',
  },
  'jurisdiction-clause': {
    zh: '用显著方式提请消费者注意管辖条款，并且不排除消费者依法选择的其他法院。',
    en: 'Draw the buyer’s attention to the clause in a conspicuous way, and leave the other courts that the law gives her.',
  },
  'arbitration-clause': {
    zh: '写明仲裁机构，显著提示，并保留消费者“选择诉讼或者仲裁解决消费争议”（消费者权益保护法实施条例第十七条）的权利。',
    en: 'Name the institution, point the clause out, and leave the buyer her choice between court and arbitration.',
  },
  'no-invoice': {
    zh: '写明索要即开具：“消费者索要发票等购货凭证或者服务单据的，经营者必须出具”（消费者权益保护法第二十二条）。',
    en: 'Say that an invoice is issued whenever it is asked for.',
  },
  'refund-in-kind-only': {
    zh: '写明不符合约定时消费者可以要求退货退款，款项退回原支付账户；换货、退到余额只作为她同意的选择。',
    en: 'Say that the buyer may ask for the money back to where it came from; exchange or credit only if she agrees.',
  },
  'no-cancellation': {
    zh: '写明法定解除权不受影响，例如商家迟延履行、经催告后在合理期限内仍未履行的，买家可以解除并退款。',
    en: 'Say that statutory rights to end the contract stand, for one where the seller is late even after a reminder.',
  },
  'bundled-by-default': {
    zh: '搭售的选项默认不勾选，显著提示，由消费者自己选。法律规定“不得将搭售商品或者服务作为默认同意的选项”（电子商务法第十九条）。',
    en: 'Leave add-ons unticked and conspicuous: the buyer chooses.',
  },
  'renewal-unannounced': {
    zh: '写明续费前几日以什么方式提醒、如何取消：“应当在消费者接受服务前和自动展期、自动续费等日期前，以显著方式提请消费者注意，由消费者自主选择”（网络交易监督管理办法第十八条）。',
    en: 'Say how many days before and by what means a renewal is announced, and how to cancel.',
  },
  'price-rise-after-payment': {
    zh: '写明成交后按成交价履行；标价明显错误的，与买家协商，协商不成依法处理。',
    en: 'Say that the agreed price stands; for an obvious mistake, talk to the buyer, and else follow the law.',
  },
};

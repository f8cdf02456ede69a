import type { ProofElement, Standard } from './types.ts';

const minuteMs = 60_000;

const elementWords: Record<ProofElement, string> = {
  'code-commitment': '卡密或序列号的承诺值',
  quantity: '与所购数量相符',
  recipient: '送达渠道和收货系统（打码）',
  'entered-at': '进入收货系统的时间',
  retrieval: '能够检索识别的证据',
  'unused-check': '交付时未被使用的查验',
  'issuer-record': '发行方使用记录',
};

function spanOf(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`;
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

/**
 * The promise as it is signed (LAW.md §11: a commitment of platform and merchant, no statutory rule of proof). The digest over
 * these very bytes is what a signature names: a word changed is another text.
 */
export function standardText(standard: Omit<Standard, 'signedBy' | 'id'>): string {
  const { title, deliverer, deliverWithinMs, answerWithinMs, minimumLevel, proof, singleUse } = standard;
  return [
    `发货标准（${title.zh}，第 ${standard.version} 版，自 ${standard.fromDay} 起的订单适用）`,
    `一、由${deliverer === 'system' ? '系统自动' : '商家人工'}发货，付款后 ${spanOf(deliverWithinMs)}内进入买家指定的系统并能够检索识别。`,
    `二、买家称未收到的，商家在 ${spanOf(answerWithinMs)}内提交达到 L${minimumLevel} 级的发货凭证。凭证载明：${proof.map((one) => elementWords[one]).join('；')}。只有“已发货”状态的，不作为发货凭证。`,
    singleUse
      ? '三、同一卡密只售一次。同一卡密出现在其他订单的，该凭证不计入。'
      : '三、本类商品可以向多人提供相同内容。',
    '四、到期未提交完整凭证的，从保证金向买家赔付。',
    '五、本标准是平台或商家加入时自愿作出的承诺（《中华人民共和国消费者权益保护法》第十六条、《中华人民共和国消费者权益保护法实施条例》第十二条、《最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》第十条）。',
    '',
  ].join('\n');
}

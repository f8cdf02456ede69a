import { formatYuan } from '@redress/kernel';
import type { DisputeType, KnownFacts } from '../types.ts';
import type { LegalPoint } from './legal.ts';

/** How the money is asked back, with the amount where it is known. */
export function refundDemand(type: DisputeType, facts: KnownFacts): LegalPoint {
  const sum = facts.amountFen ? `人民币${formatYuan(facts.amountFen.value)}元` : '本人已支付的全部款项';
  const within = '自收到本函之日起7个工作日内';
  switch (type) {
    case 'not-delivered':
    case 'fraud':
      return {
        text: `请${within}退还${sum}；在此期限内仍未按约定交付的，合同自期限届满时解除，届时请退还全部款项。`,
        basis: ['CC-563', 'CC-565', 'CC-566', 'CC-577'],
      };
    case 'code-invalid':
    case 'not-as-described':
      return {
        text: `请${within}退还${sum}，或者经本人同意更换为符合约定的商品。`,
        basis: ['CC-577', 'CC-582', 'CC-617'],
      };
    case 'account-taken-back':
      return {
        text: `请${within}恢复本人对所购账号的正常使用，不能恢复的退还${sum}并赔偿损失。`,
        basis: ['CC-577', 'CC-584', 'CC-612'],
      };
    case 'unauthorised-charge':
      return { text: `请立即停止相关扣款，${within}核实并退还未经授权的款项${sum}。`, basis: ['ECL-57'] };
    case 'minor-purchase':
      return {
        text: `请${within}返还未成年人支付的${sum}，并关闭该账号的付费功能。`,
        basis: ['CC-145', 'CC-157'],
      };
  }
}

export const merchantIdentity: LegalPoint = {
  text: '请提供涉案商家的真实名称、地址和有效联系方式。平台“不能提供销售者或者服务者的真实名称、地址和有效联系方式的，消费者也可以向网络交易平台提供者要求赔偿”（消费者权益保护法第四十四条）。',
  basis: ['CPL-44', 'ECL-27'],
  consumer: true,
};

export const measures: LegalPoint = {
  text: '贵平台自收到本函起已知悉上述情况，请立即采取必要措施；知道或者应当知道而“未采取必要措施的，依法与该平台内经营者承担连带责任”（电子商务法第三十八条）。',
  basis: ['ECL-38', 'CPL-44'],
  consumer: true,
};

/** For a buyer who is no consumer the general rule on network service providers remains. */
export const measuresGeneral: LegalPoint = {
  text: '贵平台自收到本函起已知悉上述情况，请立即采取必要措施（民法典第一千一百九十七条）。',
  basis: ['CC-1197'],
};

export const ownSale: LegalPoint = {
  text: '涉案商品由贵平台自营或者其标识足以使人相信系自营，请按销售者承担民事责任（电子商务法第三十七条）。',
  basis: ['ECL-37', 'NETCONS-4'],
};

export const recordsPlatform: LegalPoint = {
  text: '请完整保存并提供本订单的原始合同和交易记录，包括交付通道日志、卡密或者充值的提取与核销记录、客服记录。上述信息保存时间“自交易完成之日起不少于三年”（电子商务法第三十一条）。',
  basis: ['ECL-31', 'ECL-62'],
};

export const recordsMerchant: LegalPoint = {
  text: '请提供本订单的原始合同和交易记录，包括交付的时间、方式、进入的系统或者账户，以及卡密在交付时未被使用的证明。',
  basis: ['ECL-62', 'CPJI-91'],
};

export const assist: LegalPoint = {
  text: '请指定人员人工复核本争议，说明认定所依据的规则和证据，并“积极协助消费者维护合法权益”（电子商务法第六十一条）。',
  basis: ['ECL-59', 'ECL-61', 'CPR-44'],
  consumer: true,
};

export const reply: LegalPoint = {
  text: '请自收到本函之日起7个工作日内书面答复处理结果和理由（此为本人请求的答复期限）。',
  basis: [],
};

export const reservation: LegalPoint = {
  text: '本函构成本人提出的履行请求，并不影响本人依法享有的其他权利。',
  basis: ['CC-195'],
};

import { formatYuan } from '@redress/kernel';
import type { DisputeType, GateAnswers, KnownFacts } from '../types.ts';
import type { LegalPoint } from './legal.ts';
import type { LetterPerson } from './person.ts';

const within = '自收到本函之日起7个工作日内';

const sumOf = (facts: KnownFacts): string =>
  facts.amountFen ? `人民币${formatYuan(facts.amountFen.value)}元` : '本人已支付的全部款项';

/** What is asked of whoever sold, with the articles it rests on. */
function performance(type: DisputeType, sum: string): { ask: string; basis: readonly string[] } {
  switch (type) {
    case 'not-delivered':
    case 'fraud':
      return { ask: `按约定交付或者退还${sum}`, basis: ['CC-563', 'CC-565', 'CC-566', 'CC-577'] };
    case 'code-invalid':
      return {
        ask: `退还${sum}，或者经本人同意更换为未被使用、可以兑换的卡密`,
        basis: ['CC-582', 'CC-617'],
      };
    case 'not-as-described':
      return { ask: `退还${sum}，或者经本人同意更换为与描述相符的商品`, basis: ['CC-582', 'CC-617'] };
    case 'account-taken-back':
      return {
        ask: `恢复本人对所购账号的正常使用；不能恢复的，退还${sum}`,
        basis: ['CC-577', 'CC-584', 'CC-612'],
      };
    case 'unauthorised-charge':
      return { ask: `核实该笔扣款，并将${sum}按原支付路径退回`, basis: [] };
    case 'minor-purchase':
      return { ask: `将${sum}按原支付路径返还`, basis: ['CC-157'] };
  }
}

/** A rescission by lapse of time only where performance is late (民法典 563, 565). */
function fromSeller(type: DisputeType, facts: KnownFacts): LegalPoint {
  const { ask, basis } = performance(type, sumOf(facts));
  const late = type === 'not-delivered' || type === 'fraud';
  const lapse = late ? '；期限届满仍未履行的，合同自期限届满时解除，请随即退还全部价款' : '';
  return { text: `请${within}${ask}${lapse}。`, basis };
}

function fromPlatform(type: DisputeType, facts: KnownFacts): LegalPoint {
  const { ask } = performance(type, sumOf(facts));
  return {
    text: `请${within}督促并协助商家${ask}；贵平台依法应当承担责任的，请直接向本人承担。`,
    basis: type === 'unauthorised-charge' ? [] : ['ECL-61', 'CPL-44'],
  };
}

const merchantIdentity: LegalPoint = {
  text: '请提供涉案商家的真实名称、地址和有效联系方式；不能提供的，“消费者也可以向网络交易平台提供者要求赔偿”（消费者权益保护法第四十四条）。',
  basis: ['CPL-44'],
  consumer: true,
};
const payeeIdentity: LegalPoint = {
  text: '请提供该笔扣款对应的订单，以及收款商家的名称、地址和有效联系方式。',
  basis: ['ECL-62'],
};
const measures: LegalPoint = {
  text: '贵平台自收到本函起已知悉上述情况，请立即采取必要措施；知道或者应当知道而“未采取必要措施的，依法与该平台内经营者承担连带责任”（电子商务法第三十八条）。',
  basis: ['ECL-38'],
  consumer: true,
};
/** For a buyer who is no consumer, or who bought nothing, the general rule on network service providers remains. */
const measuresGeneral: LegalPoint = {
  text: '贵平台自收到本函起已知悉上述情况，请立即采取必要措施，防止损失扩大（民法典第一千一百九十七条）。',
  basis: ['CC-1197'],
};
const minorMeasures: LegalPoint = {
  text: '请对该账号采取限制付费的措施，并核验实际使用人。',
  basis: ['MINORNET-44', 'MINORNET-46'],
};
const ownSale: LegalPoint = {
  text: '涉案商品由贵平台自营或者其标识足以使人相信系自营，请按销售者承担民事责任（电子商务法第三十七条）。',
  basis: ['ECL-37'],
};
const ownSite: LegalPoint = {
  text: '请提供贵平台经营者营业执照载明的名称、住所和有效联系方式（电子商务法第十五条）。',
  basis: ['ECL-15'],
};
const assist: LegalPoint = {
  text: '请指定人员人工复核本争议，说明认定所依据的规则和证据，“积极协助消费者维护合法权益”（电子商务法第六十一条）。',
  basis: ['ECL-61'],
  consumer: true,
};

/** Which records show what happened, by type: only what the addressee can be expected to hold. */
const records: Record<DisputeType, string> = {
  'not-delivered': '交付通道日志、交付进入的系统或者账户、客服记录',
  'code-invalid': '卡密的提取记录、交付时未被使用的证明、发行方核销记录、客服记录',
  'account-taken-back': '账号交付和换绑记录、找回申诉的处理记录、客服记录',
  'not-as-described': '下单时的商品页面、实际交付的商品及其期限和内容的记录、客服记录',
  'unauthorised-charge': '下单账户、下单时间、交付对象和交付记录',
  'minor-purchase': '充值明细、登录和付费时的设备与时间记录、客服记录',
  fraud: '店铺或者网站的经营者信息、交付记录、客服记录',
};

const recordsFrom = (type: DisputeType, person: LetterPerson): LegalPoint =>
  person === 'platform'
    ? {
        text: `请完整保存并提供本订单的原始合同和交易记录（${records[type]}）；交易信息保存时间“自交易完成之日起不少于三年”（电子商务法第三十一条）。`,
        basis: ['ECL-31', 'ECL-62'],
      }
    : {
        text: `请提供本订单的原始合同和交易记录，包括${records[type]}（电子商务法第六十二条）。`,
        basis: ['ECL-62'],
      };

const reply: LegalPoint = {
  text: `请${within}书面答复处理结果和理由（此为本人请求的答复期限）。`,
  basis: [],
};
const reservation: LegalPoint = {
  text: '本函构成本人提出的履行请求，并不影响本人依法享有的其他权利。',
  basis: ['CC-195'],
};

/** Demands of the letter to seller or platform, in order; each can be done by whoever gets it. */
export function demandsOf(
  { disputeType, facts, answers }: { disputeType: DisputeType; facts: KnownFacts; answers?: GateAnswers },
  person: LetterPerson,
  addressee: 'platform' | 'merchant' | 'payment',
  isConsumer: boolean,
): LegalPoint[] {
  if (person === 'payment') return [...paymentDemands(disputeType, facts), reply];
  const end = [recordsFrom(disputeType, person), reply, reservation];
  const denied = disputeType === 'unauthorised-charge';
  const minor = disputeType === 'minor-purchase' ? [minorMeasures] : [];
  if (person === 'seller') {
    const self = answers?.['platform-type'] === 'self-operated' ? ownSale : ownSite;
    const own = addressee === 'platform' ? [self] : [];
    return [fromSeller(disputeType, facts), ...own, ...minor, ...end];
  }
  return [
    fromPlatform(disputeType, facts),
    denied ? payeeIdentity : merchantIdentity,
    ...(minor.length > 0 ? minor : [isConsumer && !denied ? measures : measuresGeneral]),
    recordsFrom(disputeType, person),
    ...(denied ? [] : [assist]),
    reply,
    reservation,
  ];
}

function paymentDemands(type: DisputeType, facts: KnownFacts): LegalPoint[] {
  const sum = sumOf(facts);
  const name: LegalPoint = {
    text: '请提供该笔交易的完整记录，包括收款方全称、商户号、商户订单号和资金状态（电子商务法第五十三条）。',
    basis: ['ECL-53'],
  };
  if (type === 'unauthorised-charge')
    return [
      {
        text: '请立即停止与该笔扣款有关的后续扣款和授权，采取措施防止损失扩大（电子商务法第五十七条）。',
        basis: ['ECL-57'],
      },
      {
        text: `请${within}核实并承担未经授权的支付造成的损失${sum}；认为系本人过错造成的，请书面说明理由并提供证明（电子商务法第五十七条）。`,
        basis: ['ECL-57'],
      },
      name,
    ];
  if (type === 'fraud')
    return [
      {
        text: `请立即核实收款账户和该笔${sum}的交易；款项尚未结算的，请根据风险情况采取延迟支付结算等必要措施（反电信网络诈骗法第十八条）。`,
        basis: ['ATF-18'],
      },
      {
        text: '公安机关依法决定止付、冻结的，请予以配合（反电信网络诈骗法第二十条）。',
        basis: ['ATF-20'],
      },
      name,
    ];
  return [
    name,
    {
      text: `请按照贵机构公布的争议处理规则受理本争议；款项${sum}尚未结算给收款方的，请在争议处理期间暂缓结算。`,
      basis: [],
    },
  ];
}

import type { DisputeType } from '../types.ts';
import type { LetterPerson } from './person.ts';

/** A sentence of 事实与理由. `consumer` marks those only a consumer may use (LAW §4, G1). Quotations are literal. */
export interface LegalPoint {
  text: string;
  basis: readonly string[];
  consumer?: true;
}

const breach: LegalPoint = {
  text: '“当事人一方不履行合同义务或者履行合同义务不符合约定的，应当承担继续履行、采取补救措施或者赔偿损失等违约责任”（民法典第五百七十七条）。',
  basis: ['CC-577'],
};

const promise: LegalPoint = {
  text: '贵方作出的上述承诺“应当向购买商品或者接受服务的消费者履行”，包括数量、质量、价格、售后服务和责任承担等内容（消费者权益保护法实施条例第十二条）。',
  basis: ['CPR-12'],
  consumer: true,
};

const remedy: LegalPoint = {
  text: '“出卖人交付的标的物不符合质量要求的”（民法典第六百一十七条），买受人“可以合理选择请求对方承担修理、重作、更换、退货、减少价款或者报酬等违约责任”（民法典第五百八十二条）。',
  basis: ['CC-617', 'CC-582'],
};

const quality: LegalPoint = {
  text: '“出卖人提供有关标的物质量说明的，交付的标的物应当符合该说明的质量要求”（民法典第六百一十五条）。',
  basis: ['CC-615'],
};

const truth: LegalPoint = {
  text: '经营者提供的商品或者服务信息“应当真实、全面，不得作虚假或者引人误解的宣传”（消费者权益保护法第二十条），实际质量应当“与表明的质量状况相符”（消费者权益保护法第二十三条）。',
  basis: ['CPL-20', 'CPL-23'],
  consumer: true,
};

const delivery: LegalPoint = {
  text: '采用在线传输方式交付的，“合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间”（电子商务法第五十一条）。后台显示“已发货”“已完成”，不等于商品已进入本人指定的系统。',
  basis: ['ECL-51'],
};

/** Who claims to have performed shows it (民诉法解释 91 with 电子商务法 62); nothing is reversed (LAW §1.10). */
const proof = (claimed: string, records: string): LegalPoint => ({
  text: `贵方主张${claimed}的，应当就此提供${records}（民诉法解释第九十一条）：“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条）。`,
  basis: ['CPJI-91', 'ECL-62'],
});
const deliveryProof = proof('已经交付', '交付通道日志等原始记录');
const codeProof = proof('卡密系本人使用', '发行方核销记录，包括核销的时间和账户');
const accountProof = proof('账号因本人原因丢失', '据以认定的原始记录');

const delay: LegalPoint = {
  text: '对合理退款要求，“无约定期限的自消费者提出退款要求之日起超过十五日未退款的，视为故意拖延或者无理拒绝”（侵害消费者权益行为处罚办法第十条）；本函即为退款要求。',
  basis: ['PENRULE-10'],
  consumer: true,
};

const title: LegalPoint = {
  text: '“出卖人就交付的标的物，负有保证第三人对该标的物不享有任何权利的义务，但是法律另有规定的除外”（民法典第六百一十二条）。',
  basis: ['CC-612'],
};

/** Article 57 binds the provider of the payment, not whoever received it. */
const providerBears: LegalPoint = {
  text: '“未经授权的支付造成的损失，由电子支付服务提供者承担；电子支付服务提供者能够证明未经授权的支付是因用户的过错造成的，不承担责任”；收到通知的，“应当立即采取措施防止损失扩大”（电子商务法第五十七条）。',
  basis: ['ECL-57'],
};
const notMyOrder: LegalPoint = {
  text: '本人未作出该笔交易的意思表示，亦未授权他人付款。贵方主张收款有合同依据的，应当就此提供原始记录（民诉法解释第九十一条）：“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条）。',
  basis: ['CPJI-91', 'ECL-62'],
};

const underEight: LegalPoint = {
  text: '不满八周岁的未成年人为无民事行为能力人（民法典第二十条），“无民事行为能力人实施的民事法律行为无效”（民法典第一百四十四条）。',
  basis: ['CC-20', 'CC-144'],
};
const overEight: LegalPoint = {
  text: '八周岁以上的未成年人为限制民事行为能力人（民法典第十九条），其实施的与年龄、智力不相适应的民事法律行为“经法定代理人同意或者追认后有效”（民法典第一百四十五条）。本人作为法定代理人不同意、不追认。',
  basis: ['CC-19', 'CC-145'],
};
const giveBack: LegalPoint = {
  text: '民事法律行为无效或者确定不发生效力后，“行为人因该行为取得的财产，应当予以返还；不能返还或者没有必要返还的，应当折价补偿”（民法典第一百五十七条）。',
  basis: ['CC-157'],
};
const minorService: LegalPoint = {
  text: '网络服务提供者“不得向未成年人提供与其民事行为能力不符的付费服务”（未成年人网络保护条例第四十四条）。',
  basis: ['MINORNET-44'],
};

const nonDelivery: LegalPoint = {
  text: '收取价款后不按照约定提供商品的，应当退还价款、赔偿损失；有关行为的性质由有权机关认定，本人保留依法主张的权利。',
  basis: ['CC-577', 'CPL-52'],
  consumer: true,
};

const statements: LegalPoint = {
  text: '电子支付服务提供者“应当向用户免费提供对账服务以及最近三年的交易记录”（电子商务法第五十三条）。',
  basis: ['ECL-53'],
};
const suspicious: LegalPoint = {
  text: '银行和支付机构对监测识别的异常账户和可疑交易，应当根据风险情况，“采取核实交易情况、重新核验身份、延迟支付结算、限制或者中止有关业务等必要的防范措施”（反电信网络诈骗法第十八条）。上述交易是否异常，请贵机构核实判断。',
  basis: ['ATF-18'],
};
const disputeDuty: LegalPoint = {
  text: '非银行支付机构“应当及时妥善处理与用户的争议，履行投诉处理主体责任”（非银行支付机构监督管理条例第三十五条）。',
  basis: ['NBPAY-35'],
};

/** What of the case decides which reasons fit. */
export interface LegalCase {
  disputeType: DisputeType;
  person: LetterPerson;
  /** True when a promise was read or told: without one nothing is said of promises. */
  promised: boolean;
  /** The answer to the gate of age, where given. */
  age?: string | undefined;
}

/** Facts-to-law sentences of a letter, in its order (LAW §5.1, §5.2, §10). */
export function legalPoints({ disputeType, person, promised, age }: LegalCase): readonly LegalPoint[] {
  if (person === 'payment') {
    if (disputeType === 'unauthorised-charge') return [providerBears, statements];
    return disputeType === 'fraud' ? [suspicious, statements] : [statements, disputeDuty];
  }
  const kept = promised ? [promise] : [];
  switch (disputeType) {
    case 'not-delivered':
      return [breach, ...kept, delivery, deliveryProof, delay];
    case 'code-invalid':
      return [quality, remedy, ...kept, codeProof, delay];
    case 'account-taken-back':
      return [breach, title, ...kept, accountProof];
    case 'not-as-described':
      return [truth, quality, remedy, ...kept, delay];
    case 'unauthorised-charge':
      return [notMyOrder];
    case 'minor-purchase':
      return [...agePoints(age), giveBack, minorService];
    case 'fraud':
      return [breach, delivery, nonDelivery, deliveryProof];
  }
}

function agePoints(age: string | undefined): readonly LegalPoint[] {
  if (age === 'under-8') return [underEight];
  return age === 'minor' ? [overEight] : [underEight, overEight];
}

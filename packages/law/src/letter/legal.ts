import type { DisputeType } from '../types.ts';

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
  text: '贵方作出的交付时间、质量等承诺应当履行：“应当向购买商品或者接受服务的消费者履行其所承诺的内容”（消费者权益保护法实施条例第十二条）。',
  basis: ['CPR-12'],
  consumer: true,
};

const remedy: LegalPoint = {
  text: '履行不符合约定的，受损害方“可以合理选择请求对方承担修理、重作、更换、退货、减少价款或者报酬等违约责任”（民法典第五百八十二条）。',
  basis: ['CC-582'],
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
  text: '采用在线传输方式交付的，“合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间”（电子商务法第五十一条）。贵方后台显示“已发货”“已完成”，不等于商品已进入本人指定的系统。',
  basis: ['ECL-51', 'CC-512'],
};

const proof: LegalPoint = {
  text: '本人已说明合同关系和付款事实；贵方主张已经交付的，应当就此提供原始记录：“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条）。',
  basis: ['ECL-62', 'CPJI-91'],
};

const delay: LegalPoint = {
  text: '对合理退款要求，“无约定期限的自消费者提出退款要求之日起超过十五日未退款的，视为故意拖延或者无理拒绝”（侵害消费者权益行为处罚办法第十条）；本函即为退款要求。',
  basis: ['PENRULE-8', 'PENRULE-10'],
  consumer: true,
};

const title: LegalPoint = {
  text: '“出卖人就交付的标的物，负有保证第三人对该标的物不享有任何权利的义务，但是法律另有规定的除外”（民法典第六百一十二条）。',
  basis: ['CC-612'],
};

const unauthorised: LegalPoint = {
  text: '“未经授权的支付造成的损失，由电子支付服务提供者承担；电子支付服务提供者能够证明未经授权的支付是因用户的过错造成的，不承担责任”（电子商务法第五十七条）。本人已就该笔支付未经授权一事作出通知，请贵方提供与该笔交易有关的记录并协助核实。',
  basis: ['ECL-57', 'ECL-62'],
};

const minor: LegalPoint = {
  text: '涉案付费由未成年人实施，与其年龄、智力不相适应，法定代理人不予同意、不予追认。“行为人因该行为取得的财产，应当予以返还；不能返还或者没有必要返还的，应当折价补偿”（民法典第一百五十七条）。',
  basis: ['CC-144', 'CC-145', 'CC-157'],
};

const minorService: LegalPoint = {
  text: '网络服务提供者“不得向未成年人提供与其民事行为能力不符的付费服务”（未成年人网络保护条例第四十四条）。',
  basis: ['MINORNET-44'],
};

const nonDelivery: LegalPoint = {
  text: '收取价款后不提供或者不按照约定提供商品的，应当退还价款并赔偿损失；本人就有关行为的性质保留依法主张的权利，由有权机关认定。',
  basis: ['CC-577', 'CPL-52'],
  consumer: true,
};

/** Facts-to-law sentences per dispute type, in the order of a letter (LAW §5.1, §10). */
export const legalPoints: Record<DisputeType, readonly LegalPoint[]> = {
  'not-delivered': [breach, promise, delivery, proof, delay],
  'code-invalid': [breach, quality, remedy, truth, proof, delay],
  'account-taken-back': [breach, title, promise, proof],
  'not-as-described': [breach, truth, quality, remedy, promise, delay],
  'unauthorised-charge': [unauthorised],
  'minor-purchase': [minor, minorService, proof],
  fraud: [breach, delivery, nonDelivery, proof, delay],
};

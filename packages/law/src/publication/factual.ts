/** What the offered wording is filled from; what is not known stays as a gap in brackets for the writer. */
export interface FactualInput {
  paidDay?: string;
  amount?: string;
  goods?: string;
  today?: string;
  askedDay?: string;
  demand?: string;
  /** What happened to the buyer, without a word of blame. */
  harm?: string;
  answerState?: string;
  refundState?: string;
}

const gaps: Readonly<Record<keyof FactualInput, string>> = {
  paidDay: '〔日期〕',
  amount: '〔金额〕',
  goods: '〔商品〕',
  today: '〔今天的日期〕',
  askedDay: '〔日期〕',
  demand: '退款请求',
  harm: '〔没有收到约定的商品／收到的卡密无法使用〕，也没有收到退款',
  answerState: '〔对方的答复；没有答复就写“至今没有答复”〕',
  refundState: '〔尚未得到答复〕',
};

/** The wording with every `{name}` filled. */
export function fillFactual(template: string, facts: FactualInput): string {
  return template.replace(/\{(\w+)\}/g, (_, name: keyof FactualInput) => facts[name] ?? gaps[name]);
}

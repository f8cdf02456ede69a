import { factSentences } from '../fact-sentences.ts';
import { objectionsOf, pointsOf } from '../points.ts';
import type { Objection, Point } from '../types.ts';
import type { Desk } from './desk.ts';

/** 律师函（草稿，供执业律师审核签发）: only a licensed lawyer may sign (律师法第十三条, LAW §5.8). */
export interface LawyerLetterForm {
  firm: string;
  lawyer: string;
  client: string;
  opening: string;
  account: Point[];
  reasons: Point[];
  replies: Objection[];
  demands: Point[];
}

export function lawyerLetter(desk: Desk): LawyerLetterForm {
  const { input, blanks, step, numbers } = desk;
  const client = blanks.fill(input.parties.buyer?.name, '本人姓名', 'Your name', 'parties.buyer.name');
  const of = (text: string) => text.replaceAll('本人', '委托人');
  const points = (list: readonly Point[]) => list.map(({ text }) => ({ text: of(text) }));
  const { objections, replies } = objectionsOf(input, numbers);
  return {
    firm: blanks.optional(step.lawFirm, '律师事务所'),
    lawyer: blanks.optional(step.lawyer, '律师姓名'),
    client,
    opening: openingOf(desk, client),
    account: factSentences(input, numbers).map((text) => ({ text: of(text) })),
    reasons: points([
      ...pointsOf(input.letterPoints.legal, input),
      ...desk.law([
        {
          text: '平台“知道或者应当知道平台内经营者销售的商品或者提供的服务不符合保障人身、财产安全的要求，或者有其他侵害消费者合法权益行为，未采取必要措施的，依法与该平台内经营者承担连带责任”（电子商务法第三十八条）。',
          basis: ['ECL-38', 'CPL-44'],
          consumer: true,
        },
      ]),
    ]),
    replies: [...objections, ...replies].map(({ quotes, text }) => ({ quotes, text: of(text) })),
    demands: points(pointsOf(input.letterPoints.demands, input)),
  };
}

function openingOf({ input }: Desk, client: string): string {
  const { facts } = input;
  const site = facts.platformName ? `“${facts.platformName.value}”` : '平台';
  const goods = facts.goods ? `“${facts.goods.value}”` : '商品';
  const denied = input.disputeType === 'unauthorised-charge' || input.disputeType === 'minor-purchase';
  return denied
    ? `受${client}（下称委托人）的委托，就与贵司运营的${site}有关的付款争议`
    : `受${client}（下称委托人）的委托，就委托人在贵司运营的${site}购买${goods}产生的争议`;
}

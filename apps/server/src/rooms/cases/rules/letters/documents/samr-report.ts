import { addDays, chineseDay, formatYuan } from '@redress/kernel';
import { seeEvidence } from '../fact-sentences.ts';
import type { Point, Row } from '../types.ts';
import type { Desk, LegalText } from './desk.ts';
import { personRows } from './person-rows.ts';
import { platformSells, respondentRows, respondentsOf } from './respondent-rows.ts';

/** 举报书: what may break a rule of the market regulator, each clue with its facts (LAW §5.4). */
export interface ReportForm {
  office: string;
  anonymous: boolean;
  applicant: Row[];
  respondents: { role: string; rows: Row[] }[];
  clues: Point[];
  requests: Point[];
}

export function samrReport(desk: Desk): ReportForm {
  const { step, blanks } = desk;
  const anonymous = step.anonymous === true;
  const who = respondentsOf(desk);
  const clues = cluesOf(desk);
  if (clues.length === 0)
    blanks.report('涉嫌违法的具体线索', 'A concrete clue of what breaks a rule', ['items', 'SAMR121-28']);
  const promotion = clues.some(({ basis }) => basis.includes('AUCL-9'));
  return {
    office: desk.office(
      '有处理权限的市场监督管理局；不清楚的可致电12315询问',
      'The market regulator that is competent; ask 12315 when unsure',
    ),
    anonymous,
    applicant: anonymous
      ? []
      : personRows(desk, { name: 'use', phone: 'use', address: 'hint', email: 'hint' }),
    respondents: who.map((one, i) => ({
      role: who.length > 1 ? `被举报人${'一二'[i]}` : '被举报人',
      rows: respondentRows(desk, one, {}),
    })),
    clues: desk.law(clues),
    requests: desk.law(requests(anonymous, promotion)),
  };
}

/** Clues in the order of weight; a clue is there only where an item, a finding or the buyer's own word shows its facts. */
function cluesOf(desk: Desk): LegalText[] {
  return [
    ...stalling(desk),
    ...notDelivered(desk),
    ...promotion(desk),
    ...price(desk),
    ...terms(desk),
    ...platformDuties(desk),
  ];
}

const days15 = 15;

/** What the paper calls the seller: a platform that is reported for another's sale has not sold. */
function sellerOf(desk: Desk): string {
  return respondentsOf(desk).includes('merchant') || platformSells(desk.input) ? '被举报人' : '涉案商家';
}

function stalling({ step, today }: Desk): LegalText[] {
  if (!step.demandedOn || addDays(step.demandedOn, days15) >= today) return [];
  return [
    {
      text: `本人于${chineseDay(step.demandedOn)}要求退款，至今已超过十五日仍未获退款，也未获告知正当理由，涉嫌故意拖延或者无理拒绝消费者的合法要求（侵害消费者权益行为处罚办法第十条）；处罚依据见消费者权益保护法第五十六条第一款第（八）项。`,
      basis: ['PENRULE-8', 'PENRULE-10', 'CPL-56'],
      consumer: true,
    },
  ];
}

/** Whether it was done to deceive is for the authority to find; the paper states the facts (LAW §15). */
function notDelivered(desk: Desk): LegalText[] {
  const { input, numbers } = desk;
  const { disputeType, facts } = input;
  if (disputeType !== 'not-delivered' && disputeType !== 'fraud') return [];
  if (!facts.amountFen) return [];
  const see = seeEvidence(numbers, facts.amountFen, facts.paidAt, facts.failureNotice);
  return [
    {
      text: `${sellerOf(desk)}收取价款人民币${formatYuan(facts.amountFen.value)}元后，至今未按照约定提供商品${see}。上述行为是否属于“骗取消费者价款或者费用而不提供或者不按照约定提供商品或者服务”（侵害消费者权益行为处罚办法第五条），请依法查明认定。`,
      basis: ['PENRULE-5', 'PENRULE-16'],
      consumer: true,
    },
  ];
}

function promotion(desk: Desk): LegalText[] {
  const { input, numbers } = desk;
  const { disputeType, facts } = input;
  if (disputeType !== 'not-as-described' || !(facts.promiseText ?? facts.goods)) return [];
  const said = facts.promiseText ? `宣称“${facts.promiseText.value}”` : `将商品宣传为“${facts.goods?.value}”`;
  return [
    {
      text: `${sellerOf(desk)}${said}，与实际提供的商品不符${seeEvidence(numbers, facts.promiseText ?? facts.goods)}，涉嫌对商品作虚假或者引人误解的商业宣传（反不正当竞争法第九条）；处罚依据见反不正当竞争法第二十五条。`,
      basis: ['AUCL-9', 'AUCL-25'],
    },
  ];
}

function price({ input, numbers }: Desk): LegalText[] {
  const { listedAmountFen: listed, amountFen: paid } = input.facts;
  if (!listed || !paid || listed.value >= paid.value) return [];
  return [
    {
      text: `页面标价为人民币${formatYuan(listed.value)}元，实际收取人民币${formatYuan(paid.value)}元${seeEvidence(numbers, listed, paid)}，涉嫌以低价诱骗、高价结算或者作使人误解的价格标示。`,
      basis: ['PRICE-19', 'PRICE-20'],
    },
  ];
}

/** At most so many clauses are quoted; the items hold the rest. */
const mostClauses = 4;

function terms({ input, numbers }: Desk): LegalText[] {
  const found = input.findings.filter(({ kind, verdict }) => kind === 'unfair-term' && verdict !== undefined);
  const quotes = [...new Map(found.map((one) => [one.quote.replace(/\s+/g, ''), one])).values()];
  if (quotes.length === 0) return [];
  const list = quotes.slice(0, mostClauses).map((one) => {
    const number = one.item === undefined ? undefined : numbers.get(one.item);
    return `“${one.quote.replace(/\s+/g, ' ').trim()}”${number ? `（见证据${number}）` : ''}`;
  });
  return [
    {
      text: `涉案页面、规则、条款载有${list.join('、')}${quotes.length > mostClauses ? '等内容' : ''}，涉嫌以格式条款作出网络交易监督管理办法第二十一条所列的规定；处罚依据见网络交易监督管理办法第四十一条和消费者权益保护法实施条例第五十条。`,
      basis: ['NETTRADE-21', 'NETTRADE-41', 'CPR-17', 'CPR-50'],
    },
  ];
}

/** What only the buyer can tell: what the home page lacks, what the platform refused or did not do after notice. */
function platformDuties({ step }: Desk): LegalText[] {
  const texts: LegalText[] = [];
  if (step.noLicenceShown)
    texts.push({
      text: '本人查看时，网站首页未公示营业执照信息或者其链接标识，涉嫌违反电子商务法第十五条；处罚依据见电子商务法第七十六条。',
      basis: ['ECL-15', 'ECL-76'],
    });
  if (step.identityRefused)
    texts.push({
      text: '平台未能提供涉案商家的真实名称、地址和有效联系方式，是否依法核验、登记平台内经营者的身份信息，请予核查（电子商务法第二十七条）；处罚依据见电子商务法第八十条。',
      basis: ['ECL-27', 'ECL-80'],
    });
  if (step.platformInformedOn)
    texts.push({
      text: `平台于${chineseDay(step.platformInformedOn)}收到本人的书面通知后，本人未见其对涉案商家采取必要措施，涉嫌违反电子商务法第三十八条；处罚依据见电子商务法第八十三条。`,
      basis: ['ECL-38', 'ECL-83'],
      consumer: true,
    });
  return texts;
}

function requests(anonymous: boolean, promotion: boolean): LegalText[] {
  const told: LegalText = promotion
    ? {
        text: '“对实名举报并提供相关事实和证据的，监督检查部门应当将处理结果及时告知举报人”（反不正当竞争法第二十条），请将处理结果书面告知本人。',
        basis: ['AUCL-20'],
      }
    : { text: '请将是否立案和处理结果告知本人。', basis: [] };
  return [
    { text: '请对上述线索予以核查，依法决定是否立案；查证属实的，请责令改正并依法处理。', basis: [] },
    {
      text: '请自收到本材料之日起十五个工作日内予以核查并决定是否立案。',
      basis: ['SAMRPEN-18'],
    },
    ...(anonymous ? [] : [told]),
    { text: '请对举报人的信息予以保密（市场监督管理投诉举报处理办法第三十七条）。', basis: ['SAMR121-37'] },
  ];
}

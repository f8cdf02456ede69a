import { addMonths, chineseDay, type Day, shanghaiDay } from '@redress/kernel';
import { deadline } from '@redress/law';
import type { Point, Row } from '../types.ts';
import type { Desk, LegalText } from './desk.ts';
import { type FundFlow, fundFlow, paymentsOf } from './fund-flow.ts';
import { type IdentifierRow, identifierRows } from './identifiers.ts';
import { yuanText } from './money.ts';
import { personRows } from './person-rows.ts';

/** 报案材料 with its annexes A to D (LAW §5.7, §16.6): facts and requests, no verdict. */
export interface PoliceReportForm {
  office: string;
  reporter: Row[];
  suspects: Row[];
  signs: Point[];
  place: string;
  loss: string;
  competence: Point[];
  nature: Point[];
  requests: Point[];
  flow: FundFlow;
  identifiers: IdentifierRow[];
  wanted: { number: number; what: string; holder: string; why: string; until: string }[];
  logsUntil: string;
  truth: Point[];
}

export function policeReport(desk: Desk): PoliceReportForm {
  const { blanks, step, input } = desk;
  const flow = fundFlow(desk);
  if (flow.rows.length === 0)
    blanks.report('付款时间、金额和收款方', 'When, how much and to whom you paid', 'facts.amountFen');
  const logsUntil = logsKeptUntil(desk);
  return {
    office: desk.office(
      '受案公安机关（可以是本人所在地的派出所）',
      'The police station; the one where you live will do',
    ),
    reporter: personRows(desk, {
      name: 'use',
      gender: 'use',
      birthDate: 'use',
      idNumber: 'use',
      phone: 'use',
      address: 'use',
      employer: 'hint',
    }),
    suspects: suspectRows(desk),
    signs: signsOf(desk),
    place: blanks.hint(
      step.placeWhenPaid,
      '付款时所在的地点',
      'Where you were when you paid',
      'step.placeWhenPaid',
    ),
    loss: flow.totalFen > 0 ? yuanText(flow.totalFen) : '【请填写：损失金额】',
    competence: desk.law(competence),
    nature: desk.law(nature),
    requests: desk.law(requests(input.disputeType !== 'unauthorised-charge')),
    flow,
    identifiers: identifierRows(desk),
    wanted: wantedOf(desk, logsUntil),
    logsUntil,
    truth: desk.law(truth),
  };
}

/** What the pages show of the other side; who he is, is for the police to find. */
function suspectRows({ input, blanks }: Desk): Row[] {
  const { facts, parties } = input;
  const row = (what: string, value: string | undefined): Row[] => (value ? [{ what, value }] : []);
  const rows = [
    ...row('页面所示商家、昵称', facts.merchantName?.value ?? parties.merchant?.name),
    ...row('平台、网站', [facts.platformName?.value, facts.siteUrl?.value].filter(Boolean).join('　')),
    ...row('平台公示的经营者', parties.platform?.name),
    ...row('平台公示的信用代码、备案号', parties.platform?.registration),
    ...row('页面所示联系方式', facts.contact?.value),
    ...row('收款方', facts.payee?.value),
    ...row('商家地址（页面所示）', parties.merchant?.address),
  ];
  if (rows.length === 0)
    return [
      {
        what: '对方信息',
        value: blanks.fill(
          undefined,
          '对方的昵称、账号、网址等线索',
          'Nickname, account, address: any clue to who it is',
          'facts.merchantName',
        ),
      },
    ];
  return rows;
}

/**
 * What may point to intent, each as a fact with its place (LAW §5.7 “indicators, not conclusions”): no item, no sentence;
 * a seller's silence stands on the record of the case.
 */
export function signsOf({ input, numbers }: Desk): Point[] {
  const quotes = new Map<string, Set<number>>();
  for (const { kind, quote, item } of input.findings) {
    if (kind !== 'fraud-sign') continue;
    const number = item === undefined ? undefined : numbers.get(item);
    if (number === undefined) continue;
    const text = quote.replace(/\s+/g, ' ').trim();
    quotes.set(text, (quotes.get(text) ?? new Set()).add(number));
  }
  const all = [...quotes].filter(
    ([text]) => ![...quotes.keys()].some((other) => other !== text && other.includes(text)),
  );
  const quoted = all.map(([text, places]) => ({
    text: `材料中有“${text}”的内容（见证据${[...places].sort((a, b) => a - b).join('、')}）。`,
  }));
  return input.silence ? [...quoted, { text: input.silence }] : quoted;
}

const competence: readonly LegalText[] = [
  {
    text: '针对或者主要利用计算机网络实施的犯罪，“被害人被侵害时所在地和被害人财产遭受损失地公安机关可以管辖”（公安机关办理刑事案件程序规定第十七条）。',
    basis: ['POLCRIM-17'],
  },
  {
    text: '公安机关“对于报案、控告、举报，都应当接受。对于不属于自己管辖的，应当移送主管机关处理，并且通知报案人、控告人、举报人”（刑事诉讼法第一百一十条）。',
    basis: ['CRPL-110'],
  },
];

const nature: readonly LegalText[] = [
  {
    text: '上述行为是否属于刑法第二百六十六条或者反电信网络诈骗法第二条规定的情形，请依法审查认定。',
    basis: ['CRIM-266', 'ATF-2'],
  },
  {
    text: '利用电信网络技术手段实施的，数额标准为三千元以上、三万元以上、五十万元以上。',
    basis: ['TELFRAUD2016'],
  },
  {
    text: '尚不构成犯罪的，也请依照治安管理处罚法第五十八条或者反电信网络诈骗法第三十八条查处。',
    basis: ['PSM-58', 'ATF-38'],
  },
];

function requests(known: boolean): LegalText[] {
  return [
    {
      text: '请接受本人的报案，“制作受案登记表和受案回执，并将受案回执交扭送人、报案人、控告人、举报人”（公安机关办理刑事案件程序规定第一百七十一条）。',
      basis: ['POLCRIM-171'],
    },
    {
      text: '请对本人提供的证据材料予以登记，制作接受证据材料清单（公安机关办理刑事案件程序规定第一百七十条）。',
      basis: ['POLCRIM-170'],
    },
    {
      text: '涉案资金可能随时转移，请依法对附件A所列收款账户及时采取查询、紧急止付、快速冻结等措施（反电信网络诈骗法第二十条）。',
      basis: ['ATF-20'],
    },
    {
      text: '请依法向有关单位调取附件D所列的数据（反电信网络诈骗法第二十六条、网络安全法第三十条）。',
      basis: ['ATF-26', 'CSL-30'],
    },
    {
      text: '请将是否立案的结果书面告知本人；决定不予立案的，请制作不予立案通知书并送达本人（公安机关办理刑事案件程序规定第一百七十八条）。',
      basis: ['POLCRIM-178'],
    },
    {
      text: '刑事案件立案审查期限原则上不超过3日；涉嫌犯罪线索需要查证的，不超过7日，请在上述期限内作出决定。',
      basis: ['MPS2015'],
    },
    ...(known
      ? [
          {
            text: '查获的款物，请依法及时返还本人（刑法第六十四条）。',
            basis: ['CRIM-64', 'FRAUDJI-9'],
          },
        ]
      : []),
  ];
}

const truth: readonly LegalText[] = [
  {
    text: '本人知悉诬告应负的法律责任（公安机关办理刑事案件程序规定第一百七十二条）。以上内容系本人所知的事实，未作捏造；有关行为的性质由公安机关依法认定。',
    basis: ['POLCRIM-172'],
  },
];

/** Six months after the first payment: the day until which logs must be kept (网络安全法第二十三条). */
function logsKeptUntil(desk: Desk): string {
  const first = paymentsOf(desk).find(({ paidAt }) => paidAt !== undefined)?.paidAt;
  const from = first ?? desk.input.facts.failedAt?.value;
  if (!from) return '';
  return chineseDay(deadlineDay(shanghaiDay(Date.parse(from))));
}

/** The rule as numbered holds since 2026; before, the same six months stood under another number. */
const deadlineDay = (from: Day): Day =>
  from < '2026-01-01' ? addMonths(from, 6) : deadline('network-logs', from).due;

function wantedOf(desk: Desk, logsUntil: string): PoliceReportForm['wanted'] {
  const { facts, disputeType } = desk.input;
  const until = logsUntil || '事发后六个月内';
  const three = '自交易完成之日起三年内';
  const payees = [...new Set(paymentsOf(desk).map(({ payee }) => payee))].filter((one) => one !== undefined);
  const site = facts.platformName?.value ?? facts.siteUrl?.value ?? '涉案网站、平台的运营者';
  const list: Omit<PoliceReportForm['wanted'][number], 'number'>[] = [
    {
      what: `收款账户的开户实名信息、交易流水、提现和后续转账记录${payees.length > 0 ? `（收款方：${payees.join('、')}）` : ''}`,
      holder: '支付机构、开户银行',
      why: '查明资金去向和实际控制人，以便止付、冻结',
      until: '立即（资金可能随时转移）',
    },
    {
      what: '涉案账号、店铺的注册实名信息、登录日志（时间、IP地址、设备）、操作日志',
      holder: site,
      why: '查明实际使用人',
      until: `${until}（网络日志的法定留存期限届满）`,
    },
    {
      what: '本订单的原始合同和交易记录、交付通道日志、客服聊天记录',
      holder: site,
      why: '查明是否存在可供交付的商品、是否实际交付',
      until: three,
    },
  ];
  if (facts.contact)
    list.push({
      what: `联系方式“${facts.contact.value}”的注册实名信息、登录日志`,
      holder: '相应的即时通信、电信服务提供者',
      why: '查明实际联系人',
      until: `${until}（网络日志的法定留存期限届满）`,
    });
  if (facts.siteUrl)
    list.push({
      what: `域名、服务器的注册和租用信息（${facts.siteUrl.value}）`,
      holder: '域名注册机构、网络接入服务提供者',
      why: '查明网站开办人',
      until,
    });
  if (disputeType === 'code-invalid')
    list.push({
      what: '卡密的核销记录（时间、账户、IP地址）和销售去向',
      holder: '发行方',
      why: '查明卡密何时被何人使用',
      until,
    });
  return list.map((one, i) => ({ number: i + 1, ...one }));
}

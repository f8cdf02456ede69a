import { chineseDay } from '@redress/kernel';
import { factSentences } from '../fact-sentences.ts';
import { lastDayOrNothing } from '../last-day.ts';
import type { Point, Row } from '../types.ts';
import type { Desk, LegalText } from './desk.ts';
import { fundFlow } from './fund-flow.ts';
import { yuanText } from './money.ts';
import { personRows } from './person-rows.ts';
import { signsOf } from './police-report.ts';

type Review = 'reconsider' | 'second-review' | 'supervision';

/** 不予立案复议申请书, 复核申请书 or 立案监督申请书 (LAW §5.7). */
export interface PoliceReviewForm {
  title: string;
  office: string;
  applicant: Row[];
  decision: string;
  requests: Point[];
  account: Point[];
  loss: string;
  signs: Point[];
  reasons: Point[];
  due: string;
}

const titles: Readonly<Record<Review, string>> = {
  reconsider: '不予立案复议申请书',
  'second-review': '不予立案复核申请书',
  supervision: '立案监督申请书',
};
const offices: Readonly<Record<Review, readonly [zh: string, en: string]>> = {
  reconsider: ['作出不予立案决定的公安机关', 'The police that decided not to open a case'],
  'second-review': ['上一级公安机关', 'The police one level up'],
  supervision: ['人民检察院', 'The people’s procuratorate'],
};

export function policeReview(desk: Desk): PoliceReviewForm {
  const { step, input, numbers } = desk;
  const review = step.policeReview ?? 'reconsider';
  const [zh, en] = offices[review];
  const flow = fundFlow(desk);
  return {
    title: titles[review],
    office: desk.office(zh, en),
    applicant: personRows(desk, {
      name: 'use',
      gender: 'use',
      birthDate: 'use',
      idNumber: 'use',
      phone: 'use',
      address: 'use',
    }),
    decision: decisionOf(desk, review),
    requests: desk.law(requests[review]),
    account: factSentences(input, numbers).map((text) => ({ text: text.replaceAll('本函', '本材料') })),
    loss: flow.totalFen > 0 ? yuanText(flow.totalFen) : '',
    signs: signsOf(desk),
    reasons: desk.law(reasons(step.policeRefusal?.trim())),
    due: dueOf(desk, review),
  };
}

function decisionOf({ step, blanks }: Desk, review: Review): string {
  const reported = step.reportedOn && chineseDay(step.reportedOn);
  const noticeNo = blanks.optional(step.policeNoticeNo, '不予立案通知书文号');
  const received = blanks.fill(
    step.policeNoticeReceivedOn && chineseDay(step.policeNoticeReceivedOn),
    '收到不予立案通知书的日期',
    'Day you received the notice that no case is opened',
    ['step.policeNoticeReceivedOn', 'POLCRIM-179'],
  );
  const start = `申请人${reported ? `于${reported}` : ''}就被侵害财产一事报案${step.policeReceiptNo ? `（受案回执：${step.policeReceiptNo}）` : ''}，于${received}收到不予立案通知书（${noticeNo}）。`;
  const why = step.policeRefusal ? `不予立案的理由为“${step.policeRefusal.trim()}”。` : '';
  if (review !== 'second-review') return start + why;
  const again = blanks.fill(
    step.policeDecisionReceivedOn && chineseDay(step.policeDecisionReceivedOn),
    '收到复议决定书的日期',
    'Day you received the decision on the reconsideration',
    ['step.policeDecisionReceivedOn', 'POLCRIM-179'],
  );
  return `${start}${why}申请人申请复议后，于${again}收到复议决定书（${blanks.optional(step.policeDecisionNo, '复议决定书文号')}），对该决定不服。`;
}

const requests: Readonly<Record<Review, readonly LegalText[]>> = {
  reconsider: [
    { text: '请撤销上述不予立案决定，依法立案侦查。', basis: ['POLCRIM-178', 'POLCRIM-179'] },
    { text: '请在收到复议申请后三十日以内作出决定，并将决定书送达申请人。', basis: ['POLCRIM-179'] },
  ],
  'second-review': [
    { text: '请撤销上述不予立案的决定和复议决定，责成下级公安机关依法立案侦查。', basis: ['POLCRIM-179'] },
    { text: '请在收到复核申请后三十日以内作出决定。', basis: ['POLCRIM-179'] },
  ],
  supervision: [
    { text: '请依法要求公安机关说明不立案的理由。', basis: ['CRPL-113'] },
    { text: '不立案理由不能成立的，请通知公安机关立案。', basis: ['CRPL-113', 'POLCRIM-182'] },
  ],
};

/** Facts that speak for a case to be opened, and what remains where they do not; no word that a crime was done. */
function reasons(refusal: string | undefined): LegalText[] {
  const economic = refusal !== undefined && /经济纠纷|民事纠纷|合同纠纷/.test(refusal);
  const small = refusal !== undefined && /金额|数额/.test(refusal);
  return [
    {
      text: '“认为有犯罪事实需要追究刑事责任，且属于自己管辖的，经县级以上公安机关负责人批准，予以立案”（公安机关办理刑事案件程序规定第一百七十八条）。申请人认为上述事实和材料需要通过侦查查明，请予审查。',
      basis: ['POLCRIM-178'],
    },
    ...(economic
      ? [
          {
            text: '对方是否具有非法占有目的，应当结合其真实身份、有无可供交付的商品、款项去向和付款后的表现判断；上述情况申请人无法自行查明，仅凭双方存在交易不足以认定为经济纠纷。',
            basis: ['CRIM-266'],
          },
        ]
      : []),
    ...(small
      ? [
          {
            text: '数额未达到刑事立案标准的，也请依照治安管理处罚法第五十八条或者反电信网络诈骗法第三十八条查处。',
            basis: ['PSM-58', 'ATF-38'],
          },
        ]
      : []),
    {
      text: '“决定不予立案后又发现新的事实或者证据，或者发现原认定事实错误，需要追究刑事责任的，应当及时立案处理”（公安机关办理刑事案件程序规定第一百七十八条）。',
      basis: ['POLCRIM-178'],
    },
  ];
}

/** The applicant's own last day: seven calendar days (公安机关办理刑事案件程序规定第一百七十九条); none for the procuratorate. */
function dueOf({ step }: Desk, review: Review): string {
  if (review === 'supervision') return '';
  const [rule, from] =
    review === 'reconsider'
      ? (['police-reconsideration', step.policeNoticeReceivedOn] as const)
      : (['police-second-review', step.policeDecisionReceivedOn] as const);
  return from ? lastDayOrNothing(rule, from) : '';
}

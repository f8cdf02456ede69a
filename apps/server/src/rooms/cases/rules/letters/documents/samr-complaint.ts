import { chineseDay } from '@redress/kernel';
import type { Point, Row } from '../types.ts';
import type { Desk } from './desk.ts';
import { moneyRequests } from './money.ts';
import { personRows } from './person-rows.ts';
import { reasonsAgainst } from './reasons.ts';
import { respondentRows, respondentsOf, type Who } from './respondent-rows.ts';

/** 消费者投诉书 (12315) and 消协投诉书: the same dispute, told to whoever may mediate it (LAW §5.3, §5.5). */
export interface ComplaintForm {
  office: string;
  applicant: Row[];
  respondents: { role: string; rows: Row[] }[];
  requests: Point[];
  purpose: string;
  dealings: Point[];
  elsewhere: string;
  reasons: Point[];
  mediation: boolean;
}

const names: Readonly<Record<Who, string>> = { merchant: '被投诉人', platform: '被投诉人' };
const bothNames: Readonly<Record<Who, string>> = {
  merchant: '被投诉人一（商家）',
  platform: '被投诉人二（平台）',
};

export function samrComplaint(desk: Desk): ComplaintForm {
  const text = 'SAMR121-10';
  return {
    ...complaintForm(desk, text),
    office: desk.office(
      '受理投诉的县级市场监督管理局；不清楚的可致电12315询问',
      'The county-level market regulator; ask 12315 when unsure',
    ),
    applicant: personRows(desk, { name: text, phone: text, address: text, email: 'hint' }),
  };
}

export function associationComplaint(desk: Desk): ComplaintForm {
  return {
    ...complaintForm(desk),
    office: desk.office('消费者协会（消费者权益保护委员会）名称', 'Name of the consumer association'),
    applicant: personRows(desk, { name: 'use', phone: 'use', address: 'use', email: 'hint' }),
  };
}

function complaintForm(desk: Desk, by?: string): Omit<ComplaintForm, 'office' | 'applicant'> {
  const who = respondentsOf(desk);
  const called = who.length > 1 ? bothNames : names;
  return {
    respondents: who.map((one) => ({
      role: called[one],
      rows: respondentRows(desk, one, by ? { by } : {}),
    })),
    requests: moneyRequests(desk, '被投诉人'),
    purpose: purposeOf(desk),
    dealings: dealingsOf(desk),
    elsewhere: elsewhereOf(desk),
    reasons: reasonsAgainst(desk, who, called),
    mediation: desk.step.mediationWanted !== false,
  };
}

/** Only a consumer may complain (投诉举报处理办法第三条): what it was bought for is said, never made up. */
function purposeOf({ step, input, blanks }: Desk): string {
  const { consumer } = input.answers ?? {};
  const given = step.purpose?.trim().replace(/。$/, '');
  if (consumer === 'own-use' || consumer === 'bulk')
    return `上述商品系本人为生活消费需要购买，${given ?? '由本人或者家人自用'}，不用于转售。`;
  const blank = blanks.fill(given, '购买用途（如：自己玩游戏使用）', 'What you bought it for', [
    'gates.consumer',
    'SAMR121-3',
  ]);
  return `购买用途：${blank}。`;
}

/** What was asked of the other side and what came back, before an authority is asked. */
export function dealingsOf({ step, blanks }: Pick<Desk, 'step' | 'blanks'>): Point[] {
  const texts: string[] = [];
  if (step.demandedOn)
    texts.push(
      `本人于${chineseDay(step.demandedOn)}${step.demandedBy ? `通过${step.demandedBy}` : ''}向对方提出书面要求。`,
    );
  else
    blanks.hint(
      undefined,
      '何时、怎样向对方提出过要求',
      'When and how you asked the other side',
      'step.demandedOn',
    );
  if (step.answer)
    texts.push(
      `${step.answeredOn ? `${chineseDay(step.answeredOn)}，` : ''}对方答复：“${step.answer.trim().replace(/[。]$/, '')}”。`,
    );
  else if (step.demandedOn) texts.push('截至本材料出具之日，本人未收到解决争议的答复。');
  return texts.map((text) => ({ text }));
}

/** 投诉举报处理办法第十六条第二项: a dispute that another body has handled is refused, so the truth is said at once. */
function elsewhereOf({ input, blanks }: Desk): string {
  const same = '同一消费者权益争议';
  switch (input.answers?.['prior-handling']) {
    case 'none':
      return `就${same}，法院、仲裁机构、市场监督管理部门或者其他行政机关、消费者协会均未受理或者处理过。`;
    case 'regulator':
      return `就${same}，本人曾向市场监督管理部门或者其他行政机关提出，受理和处理情况见随附材料。`;
    case 'association':
      return `就${same}，消费者协会（消费者权益保护委员会）曾经受理，处理情况见随附材料。`;
    case 'court':
      return `就${same}，法院或者仲裁机构已经受理，情况见随附材料。`;
    case 'mediation':
      return `就${same}，曾经人民调解或者平台内部处理，未能解决；法院、仲裁机构、行政机关和消费者协会未受理或者处理过。`;
    default:
      return blanks.fill(
        undefined,
        '是否已有法院、仲裁、行政机关或者消协受理过',
        'Whether a court, arbitrator, agency or association has taken it up',
        ['gates.prior-handling', 'SAMR121-16'],
      );
  }
}

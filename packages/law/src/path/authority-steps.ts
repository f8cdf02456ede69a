import type { NextStep } from '../types.ts';
import { shutChannel } from './shut-channel.ts';
import { type Situation, step } from './situation.ts';

/** Police: first and today when signs of a crime stand; soon where someone else used the buyer's money (LAW §5.7, G6). */
export function policeStep(s: Situation): NextStep {
  const stolen = s.disputeType === 'unauthorised-charge';
  return step(
    'police',
    s.crime || stolen ? 'now' : 'later',
    [
      '到您所在地的公安机关报案，提交材料并索要受案回执',
      'Report to the police where you live; hand in the material and ask for the receipt of the report',
    ],
    s.crime ? crimeWhy : stolen ? stolenWhy : s.disputeType === 'account-taken-back' ? accountWhy : breachWhy,
    'ATF-2',
    'POLCRIM-17',
    'POLCRIM-171',
    'ATF-20',
    'CSL-23',
  );
}

const crimeWhy = [
  '有疑似诈骗的迹象：越早报案，止付、冻结和调取日志的机会越大（网络日志可能只留存六个月）。只陈述事实，是否构成诈骗由公安机关认定；受案回执、不予立案通知书都请保存。',
  'Signs of fraud stand: early reporting gives the best chance to stop the money and to obtain logs, which may be kept only six months. State facts; the police decide whether it is fraud. Keep the receipt or the notice of refusal.',
] as const;
const stolenWhy = [
  '先通知支付机构，再报案：被盗刷的，受案回执有助于支付机构核实，公安机关可以调取登录和交易日志（可能只留存六个月）。',
  'Tell the payment provider first, then report: the receipt helps it to check, and the police can obtain login and trade logs, which may be kept only six months.',
] as const;
const accountWhy = [
  '有材料显示是卖家本人或者其同伙找回账号、反复出卖的，应当报案；原因不明的，先按合同纠纷处理。',
  'Report where the material shows that the seller took the account back, or sells it again and again; where the cause is unknown it is a contract matter first.',
] as const;
const breachWhy = [
  '对方失联、多人受害或者凭证是伪造的，就应当报案；仅仅迟延、未交付或者不符合约定，一般是合同纠纷。',
  'Report once they vanish, others are hurt or proof is forged; mere delay, non-delivery or poor quality is usually a contract matter.',
] as const;

/** Complaint and report are two papers: one seeks the money, the other punishment (LAW §1.6, §5.3, §5.4). */
export function regulatorSteps(s: Situation): NextStep[] {
  const closedBy = s.complaintClosed;
  const complaint = step(
    'market-regulator',
    shutChannel('samr-complaint', s) ? 'closed' : 'later',
    [
      '在全国12315平台提交投诉（要求退款）',
      'File a complaint on the national 12315 platform (asks for the money)',
    ],
    closedBy
      ? [`投诉会不予受理：${closedBy.why}`, `A complaint would be refused: ${closedBy.whyEn}`]
      : s.unlawful
        ? ['交易内容可能违法：请先咨询律师。', 'The goods may be unlawful: see a lawyer first.']
        : [
            '平台、商家逾期不答复或者拒绝时提交，附催告函和送达凭证；写明被投诉人的名称和地址，由商家公示地址或者平台住所地的县级市场监管部门处理。收到后七个工作日内应告知是否受理；受理后双方同意才调解，自受理起六十日内。只选12315或者消协之一。',
            'File when they do not answer or refuse, with the letter and proof of its delivery; name the respondent and its address. The county-level office of the platform’s domicile, or of the merchant’s published address, is competent. Acceptance is decided within seven working days; mediation needs both sides and ends sixty days after acceptance. Choose 12315 or the association, not both.',
          ],
    'SAMR121-8',
    'SAMR121-10',
    'SAMR121-13',
    'SAMR121-15',
    'SAMR121-16',
    'SAMR121-23',
  );
  const report = step(
    'market-regulator',
    'later',
    ['另行提交举报（要求查处违法行为）', 'File a report apart from it (asks for punishment)'],
    [
      '举报本身不能要回钱，任何人都可以提出；与投诉分开写成两份，需要保密时尤其如此。请保证线索真实。',
      'A report alone returns no money; anyone may file it. Keep it apart from the complaint, above all if you want secrecy, and keep to true facts.',
    ],
    'SAMR121-9',
    'SAMR121-28',
    'SAMR121-31',
    ...reportBasis(s),
  );
  return [complaint, report];
}

/** What a report may name, by the facts: false promotion only where the listing itself is the matter (LAW §1.4, §5.4). */
function reportBasis(s: Situation): readonly string[] {
  if (s.disputeType === 'not-as-described') return ['AUCL-9', 'AUCL-20'];
  if (s.disputeType === 'minor-purchase') return ['MINORNET-44'];
  return s.disputeType === 'unauthorised-charge' ? ['ECL-15'] : ['PENRULE-8', 'NETTRADE-21'];
}

/** Instead of 12315, not before it: what the association handled, 12315 refuses (LAW §1.5). */
export function associationStep(s: Situation): NextStep {
  const closed = shutChannel('association-complaint', s) !== undefined;
  const why = s.atAssociation
    ? ([
        '消协已经在处理，请在那里继续；12315因此不再受理。',
        'The association has it: continue there; 12315 refuses for that reason.',
      ] as const)
    : ([
        '这是代替12315的途径，不是前一步：消协受理或者处理过的，12315不予受理。全国没有统一的办理期限。',
        'Instead of 12315, not before it: once the association took it up, 12315 refuses. There is no national time limit.',
      ] as const);
  return step(
    'consumer-association',
    closed ? 'closed' : s.atAssociation ? 'now' : 'later',
    [
      '向消费者协会（消保委）投诉，请求调解（与12315二选一）',
      'Complain to the consumer association and ask for mediation (instead of 12315)',
    ],
    closed
      ? [
          '法院、仲裁已经受理，或者交易内容可能违法。',
          'A court or arbitrator has it, or the goods may be unlawful.',
        ]
      : why,
    'CPL-37',
    'SAMR121-16',
  );
}

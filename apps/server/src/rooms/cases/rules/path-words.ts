import type { Actor, Bilingual, CaseStatus, StepEventKind } from '@redress/contract';
import { actorNames, type StepDetail } from '@redress/law';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const statusTitles: Readonly<Record<CaseStatus, Bilingual>> = {
  open: say('已建案', 'Opened'),
  collect: say('正在收集证据', 'Collecting evidence'),
  ready: say('函件已备好', 'Letters ready'),
  served: say('函件已发出，等待答复', 'Letters sent, waiting for an answer'),
  answered: say('对方已答复', 'Answered'),
  refused: say('被拒绝或者未解决', 'Refused or not resolved'),
  overdue: say('对方已逾期', 'They are overdue'),
  escalated: say('有关机关正在处理', 'With an authority'),
  mediated: say('已达成协议或者已有结果，等待履行', 'Agreed or decided, performance awaited'),
  paid: say('对方称已退款', 'Money is said to be paid'),
  closed: say('已结案', 'Closed'),
  reopened: say('已重新打开', 'Reopened'),
};

/** What whoever acts next has to do, by status; the pages show it beside the day. */
export const statusTasks: Readonly<Record<CaseStatus, Bilingual>> = {
  open: say('说明经过，添加证据', 'Say what happened and add evidence'),
  collect: say('补齐证据，准备函件', 'Complete the evidence and prepare the letters'),
  ready: say('核对函件并发出', 'Check the letters and send them'),
  served: say('在期限内书面答复', 'Answer in writing in time'),
  answered: say('确认是否解决；没有解决就继续', 'Say whether it is resolved; if not, go on'),
  refused: say('走下一个渠道', 'Take the next channel'),
  overdue: say('走下一个渠道，函件已备好', 'Take the next channel; its letter is ready'),
  escalated: say('在期限内处理并告知', 'Handle it in time and tell the buyer'),
  mediated: say('按协议或者决定履行', 'Perform what was agreed or decided'),
  paid: say('核对是否到账，确认后结案', 'Check whether the money came; confirming closes the case'),
  closed: say('无需处理', 'Nothing to do'),
  reopened: say('补充证据，重新准备函件', 'Add evidence and prepare letters anew'),
};

/** In these the buyer's next move is to get letters out; where final papers lie with her, that is said instead. */
const toBeSent: readonly CaseStatus[] = ['open', 'collect', 'ready', 'refused', 'overdue', 'reopened'];
const byHandTask = say(
  '自己发出或者提交已定稿的文书，再记录“已发出或者已提交”',
  'Send or file the final papers yourself, then record it',
);

export const taskOf = (status: CaseStatus, isWithBuyer: boolean): Bilingual =>
  isWithBuyer && toBeSent.includes(status) ? byHandTask : statusTasks[status];

export const actorTitles: Readonly<Record<Actor, Bilingual>> = {
  ...actorNames,
  nobody: say('无', 'nobody'),
};

export const eventTitles: Readonly<Record<StepEventKind, Bilingual>> = {
  released: say('函件定稿', 'Letters final'),
  sent: say('已发出或者已提交', 'Sent or filed'),
  relayed: say('对方邮件系统已接收', 'Accepted by their mail system'),
  delivered: say('已送达', 'Delivered'),
  read: say('对方已阅', 'Read'),
  bounced: say('被退回，没有送达', 'Came back undelivered'),
  acknowledged: say('对方确认收到', 'Receipt acknowledged'),
  accepted: say('已受理', 'Accepted'),
  refused: say('被拒绝或者不予受理', 'Refused'),
  answered: say('收到答复', 'Answered'),
  agreed: say('达成协议', 'Agreed'),
  failed: say('没有谈成，程序终止', 'Failed'),
  decided: say('已作出决定', 'Decided'),
  paid: say('对方已付款', 'Paid'),
  withdrawn: say('已撤回', 'Withdrawn'),
  extended: say('期限已延长', 'Term extended'),
  suspended: say('期限暂停计算', 'Term suspended'),
  resumed: say('期限恢复计算', 'Term resumed'),
};

export const detailTitles: Readonly<Record<StepDetail, Bilingual>> = {
  'released:by-hand': say('由您自己发出或者提交', 'yours to send or file'),
  'accepted:small-claims': say('小额诉讼程序', 'small-claims procedure'),
  'accepted:simplified': say('简易程序', 'simplified procedure'),
  'accepted:ordinary': say('普通程序', 'ordinary procedure'),
  'accepted:public-security': say('治安案件', 'public-security case'),
  'acknowledged:procurator-asked': say('已请检察院监督', 'the procuratorate was asked'),
  'acknowledged:ordered-to-open': say('检察院已通知立案', 'the procuratorate ordered a case'),
  'answered:template': say('套话、模板答复', 'a template reply'),
  'answered:rejects': say('不同意退款', 'rejects the claim'),
  'answered:ask-merchant': say('推给商家', 'sends you to the merchant'),
  'answered:offer': say('提出方案', 'makes an offer'),
  'answered:identity-given': say('提供了商家身份信息', 'names the merchant'),
  'answered:redeemed-before': say('卡密在交付前已被使用', 'the code was used before delivery'),
  'answered:redeemed-after': say('卡密在交付后才被使用', 'the code was used after delivery'),
  'refused:no-competence': say('不归其管辖', 'not competent'),
  'refused:handled': say('其他机关已经处理', 'handled elsewhere already'),
  'refused:not-consumer': say('认为不是消费者', 'not a consumer'),
  'refused:time-barred': say('超过期限', 'out of time'),
  'refused:materials': say('材料不齐或者不实', 'material missing or untrue'),
  'refused:impersonation': say('身份无法核实', 'identity not verified'),
  'refused:merchant-identity': say('不提供商家身份信息', 'will not name the merchant'),
  'refused:no-clear-defendant': say('被告不明确', 'no clear defendant'),
  'refused:no-jurisdiction': say('没有管辖权', 'no jurisdiction'),
  'refused:no-case': say('不予立案', 'no case opened'),
  'refused:other': say('其他理由', 'another reason'),
  'failed:no-agreement': say('未达成一致', 'no agreement'),
  'failed:other-side-refuses': say('对方不同意调解', 'the other side refuses mediation'),
  'failed:sixty-days': say('调解满六十日', 'sixty days of mediation are over'),
  'failed:undeliverable': say('联系不上对方', 'the other side cannot be reached'),
  'decided:for-buyer': say('支持您的请求', 'in your favour'),
  'decided:against-buyer': say('不支持您的请求', 'against you'),
  'decided:case-opened': say('已立案', 'a case was opened'),
  'decided:no-case': say('决定不立案', 'no case is opened'),
  'extended:approved': say('经批准延长', 'extended by approval'),
  'extended:twice': say('第二次延长', 'extended a second time'),
  'suspended:appraisal': say('鉴定、检测期间', 'during appraisal or testing'),
  'suspended:hearing': say('听证期间', 'during a hearing'),
};

/** The title of a detail, or nothing where it is none of the list. */
export const detailTitle = (detail: string | null | undefined): Bilingual | undefined =>
  (detailTitles as Readonly<Record<string, Bilingual>>)[detail ?? ''];

/** An event in words: what it is, and why where that is known. */
export function eventWords(kind: StepEventKind, detail: string | null | undefined): Bilingual {
  const title = eventTitles[kind];
  const reason = detailTitle(detail);
  if (!reason) return title;
  return { zh: `${title.zh}（${reason.zh}）`, en: `${title.en} (${reason.en})` };
}

import type { Bilingual } from '../types.ts';
import type { ChannelRule, StepDetail, StepEvent, StepEventKind } from './channels.ts';
import { toldOf } from './path-words.ts';
import { detailOf } from './step-record.ts';

/** Where a use of a channel stands. `ended`: without its aim; what follows decides whether it is closed or opens again. */
export interface Standing {
  state: 'now' | 'waiting' | 'done' | 'ended';
  action: Bilingual;
  /** What the channel's rule tells of the last event. */
  told: Bilingual | undefined;
  /** Whose move it is: the addressee's, the buyer's, or that of whoever promised to pay. */
  turn: 'addressee' | 'buyer' | 'payer';
}

type Words = readonly [zh: string, en: string];

/** Answers that leave nothing to wait for. */
const rejecting: readonly (StepDetail | undefined)[] = [
  'answered:template',
  'answered:rejects',
  'answered:ask-merchant',
];

/** From the last event of a use to where it stands; the table that every channel shares. */
export function standingOf(rule: ChannelRule, move: StepEvent): Standing {
  const detail = detailOf(move);
  const reached = rule.aim.some((aim) => aim === move.kind || aim === detail);
  const row = reached || move.kind === 'paid' ? rows.done : rowOf(move, detail);
  const action = { zh: row.action[0], en: row.action[1] };
  return { state: row.state, action, told: toldOf(rule, move), turn: row.turn };
}

interface Row {
  state: Standing['state'];
  turn: Standing['turn'];
  action: Words;
}

function rowOf({ kind }: StepEvent, detail: StepDetail | undefined): Row {
  if (detail === 'released:by-hand') return rows.toHand;
  if (kind === 'answered' && rejecting.includes(detail)) return rows.rejected;
  if (kind === 'decided' && detail === undefined) return rows.decidedUnsaid;
  if (kind === 'decided' && (detail === 'decided:for-buyer' || detail === 'decided:case-opened'))
    return detail === 'decided:for-buyer' ? rows.agreed : rows.accepted;
  return byKind[kind];
}

const rows = {
  released: {
    state: 'waiting',
    turn: 'buyer',
    action: ['已定稿，即将发出', 'Final, and about to leave'],
  },
  toHand: {
    state: 'waiting',
    turn: 'buyer',
    action: [
      '由您自己发出或者提交：下载定稿的文书，交出后留好凭证，再记录“已发出或者已提交”',
      'Yours to send or file: download the final papers, hand them over, keep the proof, then record that they were sent',
    ],
  },
  sent: {
    state: 'waiting',
    turn: 'buyer',
    action: [
      '已发出，等待送达；请保存发送和签收凭证',
      'Sent; waiting for delivery. Keep proof of sending and receipt',
    ],
  },
  delivered: {
    state: 'waiting',
    turn: 'addressee',
    action: ['已送达，等待对方答复或者决定', 'Delivered; waiting for an answer or a decision'],
  },
  accepted: {
    state: 'waiting',
    turn: 'addressee',
    action: ['已受理，等待处理结果', 'Accepted; waiting for the outcome'],
  },
  bounced: {
    state: 'now',
    turn: 'buyer',
    action: [
      '没有送达：核对地址后再次提交，保存退件',
      'It did not arrive: check the address, send again, keep what came back',
    ],
  },
  answered: {
    state: 'now',
    turn: 'buyer',
    action: [
      '已答复：请您判断是否解决了问题；答复不等于解决',
      'Answered: say whether this settles it; an answer is not a solution',
    ],
  },
  rejected: { state: 'ended', turn: 'buyer', action: ['已答复，没有解决', 'Answered, and not settled'] },
  refused: { state: 'ended', turn: 'buyer', action: ['被拒绝或者不予受理', 'Refused'] },
  agreed: {
    state: 'waiting',
    turn: 'payer',
    action: [
      '等待按约定或者决定付款；到账后请记录',
      'Waiting for payment as agreed or decided; record it when it comes',
    ],
  },
  failed: { state: 'ended', turn: 'buyer', action: ['没有成功', 'It failed'] },
  decided: {
    state: 'ended',
    turn: 'buyer',
    action: ['已有决定，没有支持您的请求', 'Decided, and not for you'],
  },
  decidedUnsaid: {
    state: 'now',
    turn: 'buyer',
    action: ['已有决定：请填写结果，才能知道下一步', 'Decided: say how, so that the next step is known'],
  },
  done: { state: 'done', turn: 'buyer', action: ['已完成', 'Done'] },
  withdrawn: { state: 'ended', turn: 'buyer', action: ['已撤回', 'Withdrawn'] },
} as const satisfies Record<string, Row>;

const byKind: Record<StepEventKind, Row> = {
  ...rows,
  relayed: rows.sent,
  read: rows.delivered,
  acknowledged: rows.delivered,
  paid: rows.done,
  // Marginal events are never the last move; a record of nothing else has not gone out.
  extended: rows.released,
  suspended: rows.released,
  resumed: rows.released,
};

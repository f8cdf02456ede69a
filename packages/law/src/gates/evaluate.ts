import { addDays, addMonths, type Day, fromShanghai, shanghaiDay } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import {
  type DisputeType,
  type Finding,
  type Gate,
  type GateAnswers,
  type GateName,
  type GateQuestion,
  gateNames,
  type KnownFacts,
} from '../types.ts';
import type { GateOption, GateRow } from './gate-table.ts';
import { crimeSigns, ecommerceScope, legality } from './what.ts';
import { forumClause, priorHandling, time } from './when.ts';
import { consumer, identity, minor, operator, platformType } from './who.ts';

const rows: Record<GateName, GateRow> = {
  consumer,
  operator,
  'platform-type': platformType,
  legality,
  minor,
  'crime-signs': crimeSigns,
  time,
  'prior-handling': priorHandling,
  identity,
  'ecommerce-scope': ecommerceScope,
  'forum-clause': forumClause,
};

/** The questions G1 to G11 in order, with closed options. */
export const gateQuestions: readonly GateQuestion[] = gateNames.map((gate) => {
  const { question, hint, options } = rows[gate];
  return {
    gate,
    question,
    ...(hint && { hint }),
    options: options.map(({ value, label }) => ({ value, label })),
  };
});

export interface GateInput {
  answers: GateAnswers;
  facts: KnownFacts;
  disputeType: DisputeType;
  findings: readonly Pick<Finding, 'kind' | 'rule'>[];
  /** Asia/Shanghai. */
  today: Day;
}

/**
 * All eleven gates in order (LAW §4). What the material shows outranks a reassuring answer, never a worse one; an answer
 * that is none of the options counts as not given.
 */
export function evaluateGates(input: GateInput): Gate[] {
  return gateNames.map((gate) => {
    const answered = optionOf(gate, input.answers[gate]);
    const shown = optionOf(gate, derive[gate]?.(input));
    if (!answered) return shown ? toGate(gate, shown) : unasked(gate);
    return toGate(gate, shown && severity[shown.status] > severity[answered.status] ? shown : answered);
  });
}

const severity = { open: 0, warn: 1, stop: 2 } as const;

const optionOf = (gate: GateName, value: string | undefined): GateOption | undefined =>
  rows[gate].options.find((option) => option.value === value);

function toGate(gate: GateName, { status, why, basis }: GateOption): Gate {
  return { gate, status, why: why.zh, whyEn: why.en, basis: basesOf(...basis) };
}

function unasked(gate: GateName): Gate {
  return {
    gate,
    status: 'unasked',
    why: `还没有回答：${rows[gate].question.zh}`,
    whyEn: `Not answered yet: ${rows[gate].question.en}`,
    basis: [],
  };
}

/** What the material itself says about a gate, as the value of one of its options. */
const derive: Partial<Record<GateName, (input: GateInput) => string | undefined>> = {
  legality: ({ facts, disputeType }) => {
    if (/外挂|刷量|代实名|代过实名|人脸代过|解封|黑卡/.test(facts.goods?.value ?? '')) return 'forbidden';
    return disputeType === 'account-taken-back' ? 'account' : undefined;
  },
  minor: ({ disputeType }) => (disputeType === 'minor-purchase' ? 'minor' : undefined),
  'crime-signs': ({ findings, disputeType }) => {
    const signs = new Set(findings.filter(({ kind }) => kind === 'fraud-sign').map(({ rule }) => rule));
    if (signs.has('second-payment')) return 'second-payment';
    if (disputeType === 'fraud' || signs.has('blocked-after-payment')) return 'vanished';
    return signs.size > 0 ? 'other-signs' : undefined;
  },
  time: ({ answers, facts, today }) => {
    // Only the buyer knows when the harm was noticed; the day of payment bounds it from one side.
    const paidMs = facts.paidAt && Date.parse(facts.paidAt.value);
    if (!paidMs || optionOf('time', answers.time)) return undefined;
    // A payment still to come is a slip of the buyer or of the reader.
    if (paidMs >= fromShanghai(addDays(today, 1))) return undefined;
    const paid = shanghaiDay(paidMs);
    if (addMonths(paid, 24) >= today) return 'under-2-years';
    return addMonths(paid, 36) >= today ? 'two-to-three-years' : 'unsure';
  },
  'ecommerce-scope': ({ facts }) => {
    const goods = facts.goods?.value ?? '';
    if (/会员|视频|音乐|小说|直播|代练|陪玩/.test(goods)) return 'content';
    return /卡|充值|话费|币|激活码|密钥|软件/.test(goods) ? 'goods' : undefined;
  },
  'forum-clause': ({ findings }) => {
    const found = new Set(findings.map(({ rule }) => rule));
    if (found.has('arbitration-clause')) return 'arbitration';
    return found.has('jurisdiction-clause') ? 'court' : undefined;
  },
};

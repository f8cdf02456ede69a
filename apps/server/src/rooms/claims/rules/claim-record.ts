import type { ClaimLine } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';

export interface RecordedClaim {
  claimId: string;
  shop: string;
  orderRef: string;
  sentence: string;
  amountFen?: number | undefined;
  headline: string;
  assessment?:
    | {
        level: number;
        counts: boolean;
        missing: { text: { zh: string } }[];
        against: { text: { zh: string } }[];
      }
    | undefined;
  timeline: readonly ClaimLine[];
  /** Canonical JSON of each event with the salt that opens its commitment; without both where the order is hidden. */
  events: readonly { id: string; json?: string; salt?: string }[];
}

/** The claim as a paper of a case: facts in words, then the exact events that were sealed, so that anybody can recompute. */
export function claimRecord(claim: RecordedClaim): string {
  const { assessment } = claim;
  return [
    '买家主张记录',
    '',
    `编号：${claim.claimId}`,
    `店铺：${claim.shop}`,
    `订单号：${claim.orderRef}`,
    ...(claim.amountFen === undefined ? [] : [`金额：${formatYuan(claim.amountFen)} 元`]),
    `买家说：${claim.sentence}`,
    `现状：${claim.headline}`,
    '',
    ...(assessment
      ? [
          `发货凭证评定：L${assessment.level}，${assessment.counts ? '符合' : '不符合'}标准。`,
          ...assessment.missing.map(({ text }) => `缺少：${text.zh}`),
          ...assessment.against.map(({ text }) => `不利：${text.zh}`),
          '',
        ]
      : []),
    '经过（北京时间）：',
    ...claim.timeline.map(
      ({ at, text, entry }) =>
        `${shanghaiTime(Date.parse(at))}　${text.zh}${entry === undefined ? '' : `（存证日志第 ${entry} 条）`}`,
    ),
    '',
    '以下是存证的原文。每一条的承诺值是 SHA-256（盐 ‖ 原文），可以与日志中同一编号的条目核对。',
    ...claim.events.flatMap(({ id, json, salt }) =>
      json === undefined
        ? ['', `编号：${id}`, '原文含订单内容：用账单上的付款单号证明付款以后，另附一份。']
        : ['', `编号：${id}`, `盐：${salt}`, json],
    ),
    '',
  ].join('\n');
}

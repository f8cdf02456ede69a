import type { Bilingual, ClaimState } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import { sumText } from './sum-words.ts';

/** So long a payment waits for the buyer's word, once for a claim: short enough that a false report gains nothing. */
export const lateAskMs = 3 * 86_400_000;

export interface Late {
  state: ClaimState;
  lateRefundFen: number | undefined;
  late_refund_until: Date | null;
  late_refund: 'came' | 'denied' | null;
}

const decided: ReadonlySet<ClaimState> = new Set(['paying', 'unpaid']);

/** Decided, and nothing is ended: what a shop reports now is a question. */
export const isDecided = (state: ClaimState): boolean => decided.has(state);

/** Whether she is asked if it came: not where a file or a rail has the money, which nothing stops. */
export const asksLate = (claim: Late, { underway, nowMs }: { underway: boolean; nowMs: number }): boolean =>
  decided.has(claim.state) &&
  !underway &&
  claim.late_refund === null &&
  claim.late_refund_until !== null &&
  claim.late_refund_until.getTime() > nowMs;

export interface LateRefund {
  fen?: number;
  /** Until then it is not paid, unless she says that it did not come. */
  until?: string;
  answer?: 'came' | 'denied';
  text: Bilingual;
}

/** It in words, the same for both sides; without its sum for who may not know it. Undefined: none was reported. */
export function lateRefundOf(
  claim: Late,
  { underway, nowMs, isHidden }: { underway: boolean; nowMs: number; isHidden: boolean },
): LateRefund | undefined {
  const { lateRefundFen, late_refund: answer, late_refund_until: until } = claim;
  if (lateRefundFen === undefined || !until) return undefined;
  const fen = isHidden ? undefined : lateRefundFen;
  const asks = asksLate(claim, { underway, nowMs });
  return {
    ...(fen === undefined ? {} : { fen }),
    ...(asks ? { until: until.toISOString() } : {}),
    ...(answer ? { answer } : {}),
    text: textOf(claim, sumText(fen), asks),
  };
}

function textOf(
  { state, late_refund: answer, late_refund_until }: Late,
  sum: Bilingual,
  asks: boolean,
): Bilingual {
  const by = shanghaiTime((late_refund_until as Date).getTime()).slice(0, 16);
  const said = {
    zh: `决定之后，店铺上报已退款：${sum.zh}。`,
    en: `After the decision the shop reported that ${sum.en} went back.`,
  };
  const then = asks
    ? {
        zh: `请买家在 ${by} 前说明：收到了的，到此为止，不再支付；没有收到的，马上照决定支付。到时没有说明，也照决定支付。`,
        en: ` The buyer says by ${by} (Beijing time) whether it came: if so it ends here and nothing more is paid; if not it is paid at once as decided, and without a word by then it is paid as well.`,
      }
    : answer === 'came'
      ? { zh: '买家确认收到，到此为止。', en: ' The buyer says that it came, and it ended there.' }
      : answer === 'denied'
        ? {
            zh: '买家说没有收到，决定照旧。',
            en: ' The buyer says that it did not come: the decision stands.',
          }
        : decided.has(state)
          ? { zh: '决定照旧。', en: ' The decision stands.' }
          : { zh: '', en: '' };
  return { zh: `${said.zh}${then.zh}`, en: `${said.en}${then.en}` };
}

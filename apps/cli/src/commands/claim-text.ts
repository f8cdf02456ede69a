import type { BuyerClaimView, ClaimRow, ClaimView, RespondentClaimView } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';
import { language, printable } from '../language.ts';

const minute = (instant: string): string => shanghaiTime(Date.parse(instant)).slice(0, 16);
const yuan = (fen: number | undefined): string => (fen === undefined ? '–' : `${formatYuan(fen)} 元 / yuan`);
const turn = (clock: ClaimRow['clock']): string => (clock ? `${clock.party} ${minute(clock.dueAt)}` : '–');

/** Who did it, as the line is read. */
const speakers: Record<RespondentClaimView['timeline'][number]['by'], { zh: string; en: string }> = {
  buyer: { zh: '买家', en: 'buyer' },
  respondent: { zh: '商家', en: 'merchant' },
  clock: { zh: '到期', en: 'time is up' },
  deposit: { zh: '保证金', en: 'deposit' },
  system: { zh: '系统', en: 'system' },
};

/** One line for each claim: identifier, state, whose turn until when, sum, order. */
export function describeClaims(claims: readonly ClaimRow[]): string {
  if (claims.length === 0) return '没有 / none\n';
  return claims
    .map(
      ({ claimId, state, displacedAt, clock, amountFen, orderRef, shop }) =>
        `${claimId}  ${(displacedAt ? 'displaced' : state).padEnd(9)}  ${turn(clock)}  ${yuan(amountFen)}  ${printable(`${orderRef} (${shop})`)}\n`,
    )
    .join('');
}

/** What happens by itself and when, what the buyer says, what may be answered, and what has happened. */
export function describeClaim(claim: RespondentClaimView): string {
  const reasons = claim.reasons.filter(({ open }) => open).map(({ reason }) => reason);
  return [
    `${claim.claimId}  ${claim.state}  ${claim.kind}`,
    claim.headline[language],
    `订单 / order ${printable(`${claim.orderRef} (${claim.shop})`)}  ${yuan(claim.amountFen)}`,
    `买家 / buyer: ${printable(claim.sentence)}`,
    `轮到 / turn: ${turn(claim.clock)}`,
    `可以 / may: ${claim.may.join(', ') || '–'}`,
    ...(claim.may.includes('refuse') ? [`拒绝理由 / reasons: ${reasons.join(', ') || '–'}`] : []),
    `款项 / money: ${claim.money.text[language]}`,
    ...claim.files.map(({ name, fileId, bytes }) => `  ${fileId}  ${printable(name)} (${bytes} B)`),
    ...linesOf(claim),
    '',
  ].join('\n');
}

const linesOf = ({ timeline }: ClaimView): string[] =>
  timeline.map(
    ({ at, by, text }) => `  ${minute(at)} ${speakers[by][language]}: ${printable(text[language])}`,
  );

/** The same for its buyer. */
export function describeMine(claim: BuyerClaimView): string {
  const refund = claim.lateRefund ?? claim.partRefund;
  return [
    `${claim.claimId}  ${claim.state}  ${claim.kind}`,
    claim.headline[language],
    ...(refund ? [refund.text[language]] : []),
    `订单 / order ${printable(`${claim.orderRef} (${claim.shop})`)}  ${yuan(claim.amountFen)}`,
    `轮到 / turn: ${turn(claim.clock)}`,
    `可以说 / may say: ${claim.may.join(', ') || '–'}`,
    `款项 / money: ${claim.money.text[language]}`,
    ...linesOf(claim),
    '',
  ].join('\n');
}

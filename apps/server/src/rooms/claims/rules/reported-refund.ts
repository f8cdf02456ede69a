import type { Bilingual, ClaimOutcome, ClaimState } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { isDecided } from './late-refund.ts';
import { allows } from './lifecycle/claim-lifecycle.ts';

/** What the shop reported of refunds of the order: its word. */
export interface ReportedRefund {
  fen?: number | undefined;
  /** All that was paid. */
  isWhole: boolean;
  nos: readonly string[];
}

interface Asking {
  state: ClaimState;
  used: readonly string[];
  /** What is claimed, whatever was reported. */
  grossFen: number | undefined;
  decidedFen: number | undefined;
  /** Taken off it, by a report of a part that the buyer did not deny. */
  lessenedFen: number;
  /** What she said did not come. */
  deniedFen: number;
  /** Of what was taken off: what she said came. */
  confirmedFen: number;
  /** What was reported after the decision. */
  lateRefundFen: number | undefined;
}

export type RefundTaken =
  /** As the answer “refunded”: what is asked and held stays, and the buyer says whether it came. */
  | { kind: 'whole'; fen: number | undefined }
  /** This much less is asked. */
  | { kind: 'part'; lessenedFen: number }
  /** All of what was decided, after the decision: she is asked whether it came. */
  | { kind: 'late'; fen: number };

const lessens: ReadonlySet<ClaimState> = new Set(['open', 'burden', 'proved', 'refused', 'contested']);

/**
 * What a report of refunds does to a claim; undefined: nothing, or nothing more than it did. After an answer “refunded” of
 * either kind the receipt has to be shown, and a report adds nothing to that.
 */
export function takenOf(claim: Asking, refund: ReportedRefund | undefined): RefundTaken | undefined {
  if (!refund) return undefined;
  const { fen } = refund;
  const { state, grossFen, decidedFen, lessenedFen, deniedFen } = claim;
  const isAll = refund.isWhole || (fen !== undefined && coversAll(claim, fen));
  if (isDecided(state)) return isAll ? lateOf(claim, fen) : undefined;
  if (claim.used.includes('refund')) return undefined;
  if (isAll)
    return allows(state, 'refund') ? { kind: 'whole', fen: fen ?? decidedFen ?? grossFen } : undefined;
  if (fen === undefined || grossFen === undefined || !lessens.has(state)) return undefined;
  // What she said came is no question any more, whatever is reported later.
  const less = Math.max(claim.confirmedFen, fen - deniedFen);
  return less === lessenedFen ? undefined : { kind: 'part', lessenedFen: less };
}

/** Asked once, and not of what she denied before the decision by which it had to be shown. */
function lateOf({ used, lateRefundFen, decidedFen, grossFen }: Asking, fen: number | undefined) {
  if (lateRefundFen !== undefined || used.includes(byReport)) return undefined;
  return { kind: 'late' as const, fen: fen ?? decidedFen ?? grossFen ?? 0 };
}

/** Among what a claim used: it was the shop's report that took the place of the answer “refunded”. */
export const byReport = 'refund-reported';

/** What was reported before a decision is no part of what was decided. */
const coversAll = ({ grossFen, decidedFen, lessenedFen, deniedFen }: Asking, fen: number): boolean =>
  decidedFen === undefined
    ? grossFen !== undefined && fen >= grossFen
    : fen - deniedFen - lessenedFen >= decidedFen;

interface Denying extends Asking {
  outcome: ClaimOutcome | null;
  rest_given_up: boolean;
}

const byClock: ReadonlySet<string> = new Set(['silence', 'not-shown']);
/** Nobody agreed to it. */
export const isByClock = (outcome: ClaimOutcome | null): boolean => byClock.has(outcome ?? '');

/** Of the reported part, what she has not said anything of. */
export const openPart = ({
  lessenedFen,
  confirmedFen,
}: Pick<Asking, 'lessenedFen' | 'confirmedFen'>): number => lessenedFen - confirmedFen;

/**
 * Whether she may say if the reported part came: as long as nothing is decided, and after the clock decided until
 * it is paid, since a report may come a second before. What she agreed to stays.
 */
export const asksOfPart = ({ state, decidedFen, outcome, rest_given_up, ...part }: Denying): boolean =>
  openPart(part) > 0 &&
  (decidedFen === undefined
    ? lessens.has(state) || state === 'refunded'
    : (state === 'paying' || state === 'unpaid') && isByClock(outcome) && !rest_given_up);

export interface PartReported {
  fen: number;
  /** What is asked with it, and what without. */
  askedFen: number;
  wholeFen: number;
  isDenied: boolean;
  isConfirmed: boolean;
  text: Bilingual;
}

/** A reported part in words, the same for both sides; undefined where none was reported. */
export function partReported(claim: Denying): PartReported | undefined {
  const { grossFen, lessenedFen, deniedFen, confirmedFen } = claim;
  const isDenied = lessenedFen === 0;
  const isConfirmed = !isDenied && openPart(claim) === 0;
  const fen = isDenied ? deniedFen : lessenedFen;
  if (grossFen === undefined || fen === 0) return undefined;
  const sums = { fen, askedFen: grossFen - lessenedFen, wholeFen: grossFen - confirmedFen };
  const [part, asked, whole] = [sums.fen, sums.askedFen, sums.wholeFen].map(formatYuan) as [
    string,
    string,
    string,
  ];
  const text = isDenied
    ? deniedText(part, whole)
    : isConfirmed
      ? confirmedText(part, asked)
      : openText({
          part: formatYuan(openPart(claim)),
          asked,
          whole,
          came: confirmedFen,
          asks: asksOfPart(claim),
        });
  return { ...sums, isDenied, isConfirmed, text };
}

const deniedText = (part: string, whole: string): Bilingual => ({
  zh: `店铺上报已部分退款 ${part} 元，买家说没有收到，所以仍按 ${whole} 元处理。`,
  en: `The shop reported that ${part} yuan went back; the buyer says that it did not come, so ${whole} yuan is asked as before.`,
});

const confirmedText = (part: string, asked: string): Bilingual => ({
  zh: `店铺上报已部分退款 ${part} 元，买家确认收到，所以按 ${asked} 元处理。`,
  en: `The shop reported that ${part} yuan went back, and the buyer says that it came, so ${asked} yuan is asked.`,
});

interface Open {
  part: string;
  asked: string;
  whole: string;
  /** What she said came before, in fen. */
  came: number;
  asks: boolean;
}

function openText({ part, asked, whole, came, asks }: Open): Bilingual {
  const more = came > 0 ? { zh: '又', en: ' more' } : { zh: '已', en: '' };
  return {
    zh: `店铺上报${more.zh}部分退款 ${part} 元，所以按 ${asked} 元处理。${asks ? `收到了的，买家可以说“部分退款收到了”；没有收到这 ${part} 元的，说“没有收到部分退款”，就仍按 ${whole} 元处理。` : ''}`,
    en: `The shop reported that ${part} yuan${more.en} went back, so ${asked} yuan is asked.${asks ? ` If it came, the buyer says “the part came”; if not, “no part came”, and ${whole} yuan is asked as before.` : ''}`,
  };
}

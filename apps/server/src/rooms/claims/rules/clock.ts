import type { ClaimSide, ClaimState } from '@redress/contract';
import type { Move } from './lifecycle/claim-lifecycle.ts';

/** How long the buyer may think about what was shown, refused or said to be paid back. */
export const buyerMs = 7 * 86_400_000;
/** How long the deposit is kept for what both sides contest, and after each word that somebody else is at work on it. */
export const disputeMs = 90 * 86_400_000;
const proceedingMs = 180 * 86_400_000;
/** No longer than this in all: a merchant's money is not bound for ever by a number. */
const disputeInAllMs = 730 * 86_400_000;
/** A word that keeps it for less than this longer is none. */
const worthMs = 30 * 86_400_000;
/** So long before a long clock runs out its party is reminded. */
const remindersMs = [30 * 86_400_000, 7 * 86_400_000];
/** How often it is looked whether a deposit covers by now what is owed, and for how long. */
export const coverAgainMs = 86_400_000;
export const coverForMs = 90 * 86_400_000;

const parties: Readonly<Record<ClaimState, ClaimSide | undefined>> = {
  open: 'respondent',
  burden: 'respondent',
  proved: 'buyer',
  refused: 'buyer',
  refunded: 'buyer',
  contested: 'buyer',
  paying: undefined,
  unpaid: undefined,
  paid: undefined,
  settled: undefined,
  withdrawn: undefined,
  lapsed: undefined,
};

/** Whose time runs in a state. */
export const clockParty = (state: ClaimState): ClaimSide | undefined => parties[state];

/** When the clock of a state that begins at `nowMs` runs out; the respondent's time is that of the delivery standard. */
export function dueOf(state: ClaimState, nowMs: number, answerWithinMs: number): number | undefined {
  const party = parties[state];
  if (!party) return undefined;
  if (state === 'contested') return nowMs + disputeMs;
  return nowMs + (party === 'respondent' ? answerWithinMs : buyerMs);
}

/** When to look next at a clock: at its end, or before it where that is long away, to remind its party. */
export const nextWake = (dueMs: number, nowMs: number): number =>
  remindersMs.map((ms) => dueMs - ms).find((at) => at > nowMs) ?? dueMs;

/** Up to when a deposit is kept once more, by a word at `nowMs`; undefined: that is not worth a word yet, or any more. */
export function longerDue(dueMs: number, disputedAtMs: number, nowMs: number): number | undefined {
  const longer = Math.min(nowMs + proceedingMs, disputedAtMs + disputeInAllMs);
  return longer >= dueMs + worthMs ? longer : undefined;
}

/** When a claim must be looked at again: its clock, or the next look at the deposit. */
export function wakeOf(
  owes: boolean,
  dueAtMs: number | undefined,
  decidedAtMs: number,
  nowMs: number,
): number | undefined {
  if (!owes) return dueAtMs === undefined ? undefined : nextWake(dueAtMs, nowMs);
  return nowMs - decidedAtMs < coverForMs ? nowMs + coverAgainMs : undefined;
}

/** The move that a clock which ran out makes; `award` becomes `owe` where nothing covers it. */
export function overrunMove(state: ClaimState): Extract<Move, 'award' | 'lapse'> | undefined {
  const party = parties[state];
  return party === 'respondent' ? 'award' : party === 'buyer' ? 'lapse' : undefined;
}

/** Derived from the clock: true from the first instant after, recorded or not. */
export const isOverdue = (dueAtMs: number | undefined, nowMs: number): boolean =>
  dueAtMs !== undefined && dueAtMs <= nowMs;

import type { ClaimState } from '@redress/contract';
import type { Tone } from '../../ui/basics.tsx';
import type { ClaimWords } from './words.ts';

export const stateTones: Readonly<Record<ClaimState, Tone>> = {
  open: 'info',
  burden: 'info',
  proved: 'warn',
  refused: 'warn',
  refunded: 'warn',
  contested: 'warn',
  paying: 'ok',
  unpaid: 'stop',
  paid: 'ok',
  settled: 'ok',
  withdrawn: 'quiet',
  lapsed: 'quiet',
};

/** Nothing is asked of anybody any more. */
export const isOver = (state: ClaimState): boolean =>
  state === 'paid' || state === 'settled' || state === 'withdrawn' || state === 'lapsed';

/** `23 小时 59 分`; whole days where there are more than two. */
export function leftText(ms: number, t: ClaimWords): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t.days(Math.floor(hours / 24), hours % 24);
  return hours > 0 ? t.hours(hours, minutes % 60) : t.minutes(minutes);
}

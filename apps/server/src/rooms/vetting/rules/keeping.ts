import { type Day, shanghaiDay } from '@redress/kernel';
import { deadline } from '@redress/law';

/** A merchant's time on a platform. */
export interface Stay {
  merchantId: string;
  joinedAtMs: number;
  /** The day on which it left; absent: it is there. */
  leftOn?: Day | undefined;
}

/** The last day on which a platform has to keep who left on that day (网络交易监督管理办法第三十一条). */
export const keepUntil = (leftOn: Day): Day => deadline('merchant-identity-records', leftOn).due;

/**
 * The last day on which a merchant's file has to be kept, for all platforms together: three years from the day it left the last
 * of them, or from the last day on which the file was handed in, checked or good, where that is later. Undefined: no end is in sight,
 * since it is on a platform, or never was on any.
 */
export function fileKeptUntil(stays: readonly Stay[], usedAtMs: readonly number[]): Day | undefined {
  const left = stays.flatMap(({ leftOn }) => leftOn ?? []);
  if (left.length === 0 || left.length < stays.length) return undefined;
  const last = [...left, ...usedAtMs.map((atMs) => shanghaiDay(atMs))].toSorted().at(-1) as Day;
  return keepUntil(last);
}

/** When the merchant came back after this stay; undefined: not yet. `stays` are all of the same platform, the earliest first. */
export const returnAfter = <S extends Stay>(stay: S, stays: readonly S[]): number | undefined =>
  stays.find((one) => one.merchantId === stay.merchantId && one.joinedAtMs > stay.joinedAtMs)?.joinedAtMs;

/**
 * Whether something of this instant belongs to the stay: nothing of before it joined and nothing of after it left, neither after
 * the day as corrected nor after the tie was ended.
 */
export const isOfStay = (
  stay: { joinedAtMs: number; leftOn: Day; endedAtMs: number },
  atMs: number,
): boolean => atMs >= stay.joinedAtMs && atMs <= stay.endedAtMs && shanghaiDay(atMs) <= stay.leftOn;

/** On the day on which it leaves a merchant is still there. */
export const wasThere = (stays: readonly Stay[], merchantId: string, atMs: number): boolean =>
  stays.some(
    (stay) =>
      stay.merchantId === merchantId &&
      stay.joinedAtMs <= atMs &&
      (stay.leftOn === undefined || shanghaiDay(atMs) <= stay.leftOn),
  );

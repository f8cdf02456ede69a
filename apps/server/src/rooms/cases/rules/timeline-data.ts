import type { Facts, Parties, TimelineLine } from '@redress/contract';
import { chineseDay, shanghaiDay, shanghaiTime } from '@redress/kernel';

/** What the template `timeline.md` prints. */
export function timelineData(input: {
  nowMs: number;
  contents: { parties: Parties };
  facts: Facts;
  timeline: readonly TimelineLine[];
  log: { origin: string; vkey: string };
}) {
  const { nowMs, contents, facts, timeline, log } = input;
  const { buyer, merchant, platform } = contents.parties;
  return {
    date: new Date(nowMs).toISOString(),
    today: chineseDay(shanghaiDay(nowMs)),
    buyer: buyer?.name ?? '',
    merchant: merchant?.name ?? facts.merchantName?.value ?? '',
    platform: platform?.name ?? facts.platformName?.value ?? '',
    orderNo: facts.orderNo?.value ?? '',
    lines: timeline.map(({ at, what, seal }, i) => ({
      number: i + 1,
      at: shanghaiTime(Date.parse(at)),
      what: what.zh,
      index: seal ? String(seal.index) : '存证中',
      sealedAt: seal ? shanghaiTime(Date.parse(seal.sealedAt)) : '',
    })),
    log,
  };
}

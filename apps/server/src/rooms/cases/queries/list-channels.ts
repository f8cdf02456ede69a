import { channelIds } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { channelOf, channelTitle, ruleOf } from '../rules/channel-law.ts';
import { detailsOf } from '../rules/check-happening.ts';
import { channelFacts, recordable } from '../rules/lifecycle/channels.ts';
import { detailTitle, eventTitles } from '../rules/path-words.ts';

/** Every channel that is in force at `nowMs`, with what may be recorded in it. */
export function channelList(nowMs: number) {
  const today = shanghaiDay(nowMs);
  return channelIds.flatMap((channelId) => {
    const rule = ruleOf(channelId, today);
    if (!rule) return [];
    const records = recordable(channelId).map((kind) => ({
      kind,
      title: eventTitles[kind],
      details: detailsOf(channelId, kind).map((value) => ({
        value,
        title: detailTitle(value) ?? { zh: value, en: value },
      })),
    }));
    return [
      {
        channelId,
        channel: channelOf(channelId),
        title: channelTitle(channelId),
        addressee: rule.addressee,
        ways: [...channelFacts[channelId].ways],
        records,
      },
    ];
  });
}

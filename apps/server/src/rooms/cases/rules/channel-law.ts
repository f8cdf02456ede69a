import type { Bilingual, Channel } from '@redress/contract';
import type { Day } from '@redress/kernel';
import { allChannelRules, type ChannelId, type ChannelRule, channelRuleOf } from '@redress/law';

/** The law of a channel on a day: an old step is judged by the rules of its day. Undefined where none is on record. */
export const ruleOf = (channel: ChannelId, day: Day): ChannelRule | undefined => channelRuleOf(channel, day);

/** The newest law of a channel, for its names: they outlive a change of its articles. */
const newest = new Map(allChannelRules.map((rule) => [rule.id, rule]));

export const channelTitle = (channel: ChannelId): Bilingual =>
  newest.get(channel)?.title ?? { zh: channel, en: channel };

export const channelOf = (channel: ChannelId): Channel => newest.get(channel)?.channel ?? 'platform';

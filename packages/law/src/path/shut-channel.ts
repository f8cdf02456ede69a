import { allChannelRules } from './channel-rules.ts';
import type { ChannelId, ChannelRule } from './channels.ts';
import { type Shut, shutByGate } from './shut.ts';
import type { Situation } from './situation.ts';

/** The newest rule of a channel: what gates shut and which papers it has does not hang on the day. */
const newestRule = (id: ChannelId): ChannelRule =>
  allChannelRules.find((rule) => rule.id === id) as ChannelRule;

/** What the gates say of a channel, by its data. */
export const shutChannel = (id: ChannelId, s: Situation): Shut | undefined => shutByGate(newestRule(id), s);

/** The file of a channel's letter, as a step names it. */
export const letterOf = (id: ChannelId): string => `letters/${newestRule(id).documents[0]}.pdf`;

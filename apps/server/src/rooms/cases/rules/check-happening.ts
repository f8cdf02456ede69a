import type { Bilingual, ChannelId, StepEventKind } from '@redress/contract';
import { stepDetails } from '@redress/law';
import { channelFacts, recordable } from './lifecycle/channels.ts';
import { eventTitles } from './path-words.ts';

/** Clocks differ a little between a phone and a server. */
const toleranceMs = 5 * 60_000;

/** What is wrong with what a buyer says happened; undefined when it can be recorded. */
export function checkHappening(
  channel: ChannelId,
  { kind, detail, atMs }: { kind: StepEventKind; detail?: string | undefined; atMs: number },
  nowMs: number,
): Bilingual | undefined {
  const title = eventTitles[kind];
  if (!recordable(channel).includes(kind))
    return {
      zh: `这一渠道不能记录“${title.zh}”。`,
      en: `“${title.en}” cannot be recorded in this channel.`,
    };
  if (detail !== undefined && !detailsOf(channel, kind).includes(detail))
    return { zh: `“${title.zh}”没有这种情形：${detail}`, en: `“${title.en}” has no detail ${detail}` };
  if (atMs > nowMs + toleranceMs)
    return { zh: '不能记录还没有发生的事。', en: 'What has not happened yet cannot be recorded.' };
  return undefined;
}

/** Reasons that only some channels give. */
const only: Readonly<Record<string, readonly string[]>> = {
  'accepted:public-security': ['police'],
  'accepted:small-claims': ['court'],
  'accepted:simplified': ['court'],
  'accepted:ordinary': ['court'],
  'acknowledged:procurator-asked': ['police'],
  'acknowledged:ordered-to-open': ['police'],
  'answered:redeemed-before': ['issuer'],
  'answered:redeemed-after': ['issuer'],
  'answered:ask-merchant': ['platform'],
  'refused:merchant-identity': ['platform'],
  'answered:identity-given': ['platform', 'payment-provider'],
  'refused:no-clear-defendant': ['court'],
  'refused:no-case': ['police'],
};

/** The reasons that an event of this kind may carry in a channel. */
export function detailsOf(channel: ChannelId, kind: StepEventKind): string[] {
  const { actor } = channelFacts[channel];
  return stepDetails.filter(
    (detail) => detail.startsWith(`${kind}:`) && (only[detail]?.includes(actor) ?? true),
  );
}

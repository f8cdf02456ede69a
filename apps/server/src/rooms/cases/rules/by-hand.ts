import type { Bilingual, ChannelId, StepEventKind, StepState } from '@redress/contract';
import { channelFacts } from './lifecycle/channels.ts';

interface Happened {
  kind: StepEventKind;
  detail: string | null;
}

/** Whether the papers of a step are final and still lie with the buyer, who sends or files them herself. */
export const isWithBuyer = (state: StepState, events: readonly Happened[]): boolean =>
  state === 'out' &&
  events.some(({ detail }) => detail === 'released:by-hand') &&
  events.every(({ kind }) => kind === 'released');

const letter: Bilingual = {
  zh: '这封函件要由您自己发出：下载上面定稿的文书，用自己的邮箱、挂号信或者对方的客服入口发给对方；发送记录或者回执留好，可以加进证据；再在下面记录“已发出或者已提交”。',
  en: 'This letter is yours to send: download the final papers above and send them from your own mailbox, by registered post or through their support desk; keep the record of sending or the receipt, which can be added as evidence; then record below that it was sent.',
};
const filing: Bilingual = {
  zh: '这些材料要由您自己提交：下载上面定稿的文书，交给对方或者受理机关；回执留好，可以加进证据；再在下面记录“已发出或者已提交”和回执号。',
  en: 'These papers are yours to file: download the final papers above and hand them in; keep the receipt, which can be added as evidence; then record below that they were filed, with the receipt number.',
};

/** Said before a release by mail on a server that sends none. */
export const noMailWords: Bilingual = {
  zh: '本服务器没有配置发信。请选自己发出；选了用邮件发出的，一小时后也会交回给您自己发。',
  en: 'This server sends no mail. Choose to send it yourself; what is released by mail is handed back to you after the hour.',
};

/** What the buyer has to do with final papers that lie with her; nothing where the channel addresses nobody. */
export function byHandWords(channel: ChannelId): Bilingual | undefined {
  const { leaves, ways } = channelFacts[channel];
  if (!leaves) return undefined;
  return ways.includes('mail') ? letter : filing;
}

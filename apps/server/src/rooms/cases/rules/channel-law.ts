import type { Bilingual, Channel } from '@redress/contract';
import type { Day } from '@redress/kernel';
import type { ChannelClock, ChannelId, DocumentName } from '@redress/law';

interface ChannelLaw {
  title: Bilingual;
  channel: Channel;
  addressee: Bilingual;
  documents: readonly DocumentName[];
  clocks: readonly ChannelClock[];
}

const replies = ['answered', 'refused', 'agreed', 'paid', 'failed', 'decided'] as const;
const demandClocks: readonly ChannelClock[] = [
  { rule: 'platform-reply', from: 'delivered', metBy: replies },
  { rule: 'refund-stalling', from: 'delivered', metBy: ['paid', 'agreed'] },
];

const laws: Partial<Record<ChannelId, ChannelLaw>> = {
  'merchant-demand': {
    title: { zh: '致商家书面投诉', en: 'Written demand to the merchant' },
    channel: 'platform',
    addressee: { zh: '商家', en: 'the merchant' },
    documents: ['merchant-complaint', 'catalogue'],
    clocks: demandClocks,
  },
  'platform-demand': {
    title: { zh: '致平台书面投诉', en: 'Written demand to the platform' },
    channel: 'platform',
    addressee: { zh: '平台', en: 'the platform' },
    documents: ['platform-complaint', 'catalogue'],
    clocks: demandClocks,
  },
  'payment-dispute': {
    title: { zh: '支付争议', en: 'Payment dispute' },
    channel: 'platform',
    addressee: { zh: '支付机构', en: 'the payment provider' },
    documents: ['payment-dispute', 'catalogue'],
    clocks: [],
  },
  'samr-complaint': {
    title: { zh: '12315投诉', en: 'Complaint to the market regulator' },
    channel: 'market-regulator',
    addressee: { zh: '市场监管部门', en: 'the market regulator' },
    documents: ['samr-complaint', 'catalogue'],
    clocks: [
      {
        rule: 'market-regulator-acceptance',
        from: 'delivered',
        metBy: ['accepted', 'refused', 'agreed', 'failed', 'decided', 'paid'],
      },
      { rule: 'mediation-end', from: 'accepted', metBy: ['agreed', 'failed', 'decided', 'paid', 'refused'] },
    ],
  },
};

/** The law of a channel on a day: an old step is judged by the rules of its day. Undefined where none was in force. */
export const ruleOf = (channel: ChannelId, _day: Day): ChannelLaw | undefined => laws[channel];

export const channelTitle = (channel: ChannelId): Bilingual =>
  laws[channel]?.title ?? { zh: channel, en: channel };

export const channelOf = (channel: ChannelId): Channel => laws[channel]?.channel ?? 'platform';

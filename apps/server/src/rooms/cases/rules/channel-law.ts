import type { Bilingual } from '@redress/contract';
import type { Day } from '@redress/kernel';
import type { ChannelClock, ChannelId, DocumentName } from '@redress/law';

interface ChannelLaw {
  title: Bilingual;
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
    documents: ['merchant-complaint', 'catalogue'],
    clocks: demandClocks,
  },
  'platform-demand': {
    title: { zh: '致平台书面投诉', en: 'Written demand to the platform' },
    documents: ['platform-complaint', 'catalogue'],
    clocks: demandClocks,
  },
  'payment-dispute': {
    title: { zh: '支付争议', en: 'Payment dispute' },
    documents: ['payment-dispute', 'catalogue'],
    clocks: [],
  },
  'samr-complaint': {
    title: { zh: '12315投诉', en: 'Complaint to the market regulator' },
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

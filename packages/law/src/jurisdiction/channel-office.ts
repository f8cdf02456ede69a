import type { ChannelId } from '../path/channels.ts';
import type { Bilingual } from '../types.ts';
import type { Hotline, JurisdictionChannel } from './answer.ts';
import type { Certainty } from './place.ts';

/** The jurisdiction that decides where a channel's papers go; undefined: no rule that we hold names an office. */
export const jurisdictionOf: Readonly<Partial<Record<ChannelId, JurisdictionChannel>>> = {
  'samr-complaint': 'samr-complaint',
  'samr-report': 'samr-report',
  'association-complaint': 'association-complaint',
  'police-report': 'police-report',
  'court-suit': 'court-suit',
  reconsideration: 'reconsideration',
};

/** Channels to an authority whose office no rule of ours names: whom to ask, and what to go by. */
export const askedOffice: Readonly<Partial<Record<ChannelId, { ask: Hotline[]; note: Bilingual }>>> = {
  'peoples-mediation': {
    ask: ['12345'],
    note: {
      zh: '本系统没有人民调解委员会的名录：请拨打12345询问您所在地由哪一家受理，再填写名称。',
      en: 'We hold no list of people’s mediation committees: ask 12345 which one takes it at your place, then enter its name.',
    },
  },
  'judicial-confirmation': {
    ask: ['12345'],
    note: {
      zh: '由哪家法院确认取决于是谁主持的调解：请向调解组织询问，再填写法院名称。',
      en: 'Which court confirms depends on who presided over the mediation: ask that body, then enter the court.',
    },
  },
  'police-review': {
    ask: ['12345'],
    note: {
      zh: '以不予立案通知书上写明的机关为准；向上一级公安机关或者检察院提出的，请填写它的名称。',
      en: 'Go by the office named in the notice; for the police one level up or the procuratorate enter its name.',
    },
  },
};

/**
 * Which of a channel's offices may be written into a paper without asking: only one whose place is stated. For market
 * regulators each certain office is competent by itself; elsewhere only the first is meant, and a choice stays the buyer's.
 */
export function officeToWriteTo<T extends { certainty: Certainty }>(
  channel: JurisdictionChannel,
  offices: readonly T[],
): T | undefined {
  const eligible = channel === 'samr-complaint' || channel === 'samr-report' ? offices : offices.slice(0, 1);
  return eligible.find(({ certainty }) => certainty === 'stated');
}

import type { Bilingual } from '../types.ts';
import type { ChannelRule, Quoted } from './channels.ts';
import type { PathContext } from './openings.ts';
import type { Situation } from './situation.ts';

/** Why a channel is closed. */
export interface Shut {
  lockedBy: string;
  why: Bilingual;
  basis: readonly Quoted[];
}

/** What the gates say of a channel (LAW §4). */
export function shutByGate({ shutBy }: Pick<ChannelRule, 'shutBy'>, s: Situation): Shut | undefined {
  for (const reason of shutBy) {
    if (reason === 'unlawful-goods' && s.unlawful)
      return { lockedBy: 'gate:legality', why: unlawful, basis: [] };
    if (reason === 'in-court' && s.inCourt)
      return { lockedBy: 'gate:prior-handling', why: inCourt, basis: [] };
    if (reason === 'one-seller' && s.oneSeller)
      return { lockedBy: 'gate:platform-type', why: oneSeller, basis: [] };
    if (reason === 'not-complainable' && s.complaintClosed) {
      const { gate, why, whyEn } = s.complaintClosed;
      const words = { zh: `投诉会不予受理：${why}`, en: `A complaint would be refused: ${whyEn}` };
      return { lockedBy: `gate:${gate}`, why: words, basis: [] };
    }
  }
  return undefined;
}

/** What another channel, or an earlier use of the same, has shut (LAW §1.5). */
export function shutByLock(rule: ChannelRule, context: PathContext): Shut | undefined {
  for (const { by, when, until = [], why, basis } of rule.locks) {
    const events = context.used.get(by)?.record.events ?? [];
    const locked = events.findLastIndex(({ kind }) => when.includes(kind));
    const lifted = events.findLastIndex(({ kind }) => until.includes(kind));
    if (locked >= 0 && lifted < locked) return { lockedBy: by, why, basis };
  }
  return undefined;
}

const unlawful: Bilingual = {
  zh: '交易内容可能违法，发出函件可能使您自己承担责任：请先咨询律师。',
  en: 'The goods may be unlawful and a letter may expose you: see a lawyer first.',
};
const inCourt: Bilingual = {
  zh: '法院或者仲裁已经受理：在那里继续。',
  en: 'A court or arbitrator has it: go on there.',
};
const oneSeller: Bilingual = {
  zh: '平台就是卖家：一封给平台的函就够。',
  en: 'The platform itself is the seller: its letter is enough.',
};

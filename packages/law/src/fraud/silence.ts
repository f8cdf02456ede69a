import { chineseDay, type Day } from '@redress/kernel';
import { channelRuleOf } from '../path/channel-rules.ts';
import type { ChannelId, StepEventKind, StepRecord } from '../path/channels.ts';
import { clocksOf } from '../path/step-clocks.ts';
import { dayReached, firstDayOf, usesOf } from '../path/step-record.ts';
import type { Bilingual, GateAnswers } from '../types.ts';

/**
 * That the seller said nothing at all, as the record of the case shows it. A fact for the police to weigh and for linked
 * cases to be counted by; by itself it is breach or bad manners, never proof of fraud.
 */
export interface Silence {
  /** unanswered: the demand arrived and its term is over; unreachable: every sending came back. */
  kind: 'unanswered' | 'unreachable';
  channel: ChannelId;
  /** The last day of the term, or the day on which it came back. */
  since: Day;
  words: Bilingual;
}

/** Whatever of these the seller did with a demand, it was heard of. */
const heard: readonly StepEventKind[] = ['acknowledged', 'answered', 'refused', 'agreed', 'paid', 'accepted'];
/** Whoever brought one of these about, the seller took part in it. */
const settled: readonly StepEventKind[] = ['agreed', 'paid'];
const toSeller: readonly ChannelId[] = ['merchant-demand', 'platform-demand', 'lawyer-letter'];

/**
 * The seller's silence on `today`; undefined where anything was heard of it, where no demand was recorded, while the term
 * runs, and where the term cannot be counted. A platform's silence counts only where the platform itself sold.
 */
export function silenceOf(
  history: readonly StepRecord[],
  today: Day,
  answers: GateAnswers = {},
): Silence | undefined {
  const oneSeller = ['self-operated', 'own-site'].includes(answers['platform-type'] ?? '');
  const seller = oneSeller ? toSeller : toSeller.slice(0, 1);
  const past = history.map((record) => ({
    ...record,
    events: record.events.filter(({ day }) => day <= today),
  }));
  const spoke = past.some(({ channel, events }) => {
    const telling = seller.includes(channel) ? heard : settled;
    return events.some(({ kind }) => telling.includes(kind));
  });
  if (spoke) return undefined;
  const demands = seller.flatMap((channel) => usesOf(past, channel));
  return unanswered(demands, today) ?? unreachable(demands);
}

function unanswered(demands: readonly StepRecord[], today: Day): Silence | undefined {
  for (const demand of demands) {
    const rule = channelRuleOf(demand.channel, firstDayOf(demand));
    const delivered = dayReached(demand, 'delivered');
    if (!rule || delivered === undefined) continue;
    const term = clocksOf(rule, demand, today).clocks.find(({ rule: name }) => name === 'platform-reply');
    if (term?.state !== 'overdue') continue;
    const since = term.latest ?? term.due;
    return {
      kind: 'unanswered',
      channel: demand.channel,
      since,
      words: {
        zh: `书面催告已于${chineseDay(delivered)}送达；截至本人要求的答复期限（${chineseDay(since)}）届满，案件记录中没有对方的任何答复。`,
        en: `The written demand arrived on ${delivered}; when the buyer's own term ended on ${since}, the case recorded no answer of any kind.`,
      },
    };
  }
  return undefined;
}

function unreachable(demands: readonly StepRecord[]): Silence | undefined {
  const sent = demands.filter(({ events }) => events.some(({ kind }) => kind !== 'released'));
  const back = sent.map((demand) => ({ demand, on: dayReached(demand, 'bounced') }));
  const [first] = back;
  const last = back.at(-1)?.on;
  const arrived = sent.some((demand) => dayReached(demand, 'delivered') !== undefined);
  if (!first || !last || arrived || back.some(({ on }) => on === undefined)) return undefined;
  return {
    kind: 'unreachable',
    channel: first.demand.channel,
    since: last,
    words: {
      zh: `向对方公示的地址发出的书面催告共${sent.length}次，均未送达（最近一次退回于${chineseDay(last)}），案件记录中没有对方的任何答复。`,
      en: `The written demand was sent ${sent.length} time${sent.length === 1 ? '' : 's'} to the address on record and came back each time (last on ${last}); the case recorded no answer of any kind.`,
    },
  };
}

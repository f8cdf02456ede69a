import { chineseDay, type Day } from '@redress/kernel';
import type { Bilingual } from '../types.ts';
import type { Actor, ChannelRule, StepEvent } from './channels.ts';
import type { PathStep, StepClock } from './path-step.ts';
import type { Standing } from './standing.ts';
import { limitOf } from './step-clocks.ts';
import { reasonOf } from './step-record.ts';

/** One sentence after the other. */
export const both = (a: Bilingual, b: Bilingual): Bilingual => ({ zh: a.zh + b.zh, en: `${a.en} ${b.en}` });

/** What the channel's rule tells whoever met this event; the reason's own words first. */
export function toldOf({ told }: ChannelRule, event: StepEvent): Bilingual | undefined {
  const detail = reasonOf(event);
  return (detail && told[detail]) ?? told[event.kind];
}

/** Who moves next, and by when: the other side until a limit of its passes; after that the buyer. */
export function nextOf(
  rule: ChannelRule,
  { turn }: Standing,
  clocks: readonly StepClock[],
): PathStep['next'] | undefined {
  if (turn === 'buyer') return { who: 'buyer' };
  const others = clocks.filter(({ boundBy }) => boundBy === 'other-side');
  if (others.some(({ state }) => state === 'overdue')) return { who: 'buyer' };
  const by = others
    .filter(({ state }) => state === 'running')
    .map(limitOf)
    .sort()[0];
  const who: Actor =
    turn === 'payer' && !['platform', 'payment-provider'].includes(rule.actor) ? 'merchant' : rule.actor;
  return { who, ...(by && { by }) };
}

/** How each who may have to move is called. */
export const actorNames: Readonly<Record<Actor, Bilingual>> = {
  buyer: { zh: '您', en: 'you' },
  merchant: { zh: '商家', en: 'the merchant' },
  platform: { zh: '平台', en: 'the platform' },
  'payment-provider': { zh: '支付机构或者银行', en: 'the payment provider or bank' },
  issuer: { zh: '发行方', en: 'the issuer' },
  'market-regulator': { zh: '市场监管部门', en: 'the market regulator' },
  'consumer-association': { zh: '消费者协会', en: 'the consumer association' },
  mediator: { zh: '调解组织', en: 'the mediation body' },
  police: { zh: '公安机关', en: 'the police' },
  court: { zh: '法院', en: 'the court' },
  government: { zh: '同级人民政府', en: 'the government of the same level' },
  lawyer: { zh: '律师', en: 'the lawyer' },
};

export const mayBeginAgain: Bilingual = {
  zh: '已撤回；需要时可以重新进行',
  en: 'Withdrawn; it can be begun again',
};

export const settled: Bilingual = {
  zh: '款项已经退回。仍在其他机关处理的，请告知已经解决。',
  en: 'The money is back. Tell any body that still has the case.',
};

export const opensBySilence = (day: Day): Bilingual => ({
  zh: `对方到期仍不答复的，${chineseDay(day)}起进行这一步。`,
  en: `If they stay silent, this step opens on ${day}.`,
});

export const limitPassed = ({ due, title, onOverrun }: StepClock): Bilingual => ({
  zh: `期限已过（${title.zh}，${chineseDay(due)}届满）：${onOverrun.zh}。`,
  en: `The limit has passed (${title.en}, ended ${due}): ${onOverrun.en}.`,
});

export const notOnRecord: Bilingual = {
  zh: '当时的规定没有收录，不作推断；请拨打12345或者12315询问。',
  en: 'The rules of that day are not on record and nothing is guessed; ask 12345 or 12315.',
};

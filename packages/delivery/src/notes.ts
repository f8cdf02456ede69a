import { findingAt } from './against.ts';
import type { Binding } from './binding.ts';
import { confirmationsOf, type Due, seenByGateway } from './due.ts';
import { flagOf, textOf } from './read-data.ts';
import type { Story } from './story.ts';
import type { DeliveryInput, Finding } from './types.ts';
import { reasonWords, say } from './words.ts';

/** "Delivered" as dujiaoka (4), acg-faka (1) and others write it. */
const flags = new Set(['1', '4', 'true', 'completed', 'delivered', 'sent', 'success']);

/** A shop's "delivered" and nothing else, whatever name its software has for it. */
function byFlag(story: Story, { delivered }: Binding): Finding[] {
  if (delivered > 0) return [];
  const told = ['delivery.attempted', 'delivery.proof', 'order.status'].flatMap((type) => story.of(type));
  const flagged = told.find(({ data }) =>
    flags.has(JSON.stringify(data.shop_flag)?.replaceAll('"', '') ?? ''),
  );
  return flagged ? [findingAt('status-flag-only', 'shown', flagged.event)] : [];
}

function byPayment(story: Story, { claim }: DeliveryInput): Finding[] {
  const failed = story.of('payment.callback_failed').map(({ event, data }) => {
    const reason = reasonWords(textOf(data.reason));
    const text = {
      zh: say('callback-failed', { reason: reason.zh }).zh,
      en: say('callback-failed', { reason: reason.en }).en,
    };
    return { ...findingAt('callback-failed', 'shown', event), text };
  });
  if (confirmationsOf(story).length > 0) return failed;
  const [seen] = seenByGateway(story);
  if (seen) return [...failed, findingAt('gateway-saw-payment', 'shown', seen.event)];
  if (!claim) return failed;
  return [
    ...failed,
    { code: 'says-unpaid', text: say('says-unpaid'), weight: 'shown', restsOn: 'shop-record' },
  ];
}

function byViews(story: Story): Finding[] {
  const other = story
    .of('delivery.viewed')
    .find(
      ({ data }) =>
        flagOf(data.buyer_ip_same) === false || (data.buyer_ip_same === undefined && !textOf(data.via)),
    );
  return other ? [findingAt('viewed-elsewhere', 'shown', other.event)] : [];
}

function byRefunds(story: Story): Finding[] {
  const done = story.of('refund.completed')[0];
  if (done) return [findingAt('payment-returned', 'shown', done.event)];
  const asked = story.of('refund.requested')[0];
  return asked ? [findingAt('refund-open', 'weakens', asked.event)] : [];
}

const shopSide = new Set(['merchant', 'platform']);

function byTickets(story: Story, { standard, nowMs }: DeliveryInput): Finding[] {
  const opened = story.of('ticket.opened')[0];
  if (!opened || nowMs < opened.event.occurredAtMs + standard.answerWithinMs) return [];
  const until = opened.event.occurredAtMs + standard.answerWithinMs;
  const isAnswered = story
    .of('ticket.message')
    .some(
      ({ event, data }) =>
        shopSide.has(textOf(data.sender) ?? '') &&
        event.occurredAtMs >= opened.event.occurredAtMs &&
        event.occurredAtMs <= until,
    );
  return isAnswered ? [] : [findingAt('seller-silent', 'weakens', opened.event, { restsOn: 'clock' })];
}

/** What a reader must know and what does not decide whether the goods were delivered. */
export function findNotes(
  story: Story,
  input: DeliveryInput,
  { binding, due, enteredAtMs }: { binding: Binding; due: Due; enteredAtMs: number | undefined },
): Finding[] {
  const isLate = due.dueAtMs !== undefined && enteredAtMs !== undefined && enteredAtMs > due.dueAtMs;
  return [
    ...byFlag(story, binding),
    ...(isLate
      ? [
          {
            code: 'delivered-late',
            text: say('delivered-late'),
            weight: 'weakens',
            restsOn: 'clock',
            atMs: enteredAtMs,
          } as const,
        ]
      : []),
    ...byPayment(story, input),
    ...byViews(story),
    ...byRefunds(story),
    ...byTickets(story, input),
  ];
}

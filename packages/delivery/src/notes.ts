import { formatYuan } from '@redress/kernel';
import { findingAt } from './against.ts';
import type { Binding } from './binding.ts';
import { confirmationsOf, type Due, seenByGateway } from './due.ts';
import { countOf, flagOf, textOf } from './read-data.ts';
import type { Story, Told } from './story.ts';
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

/** What the record says went back, in fen: of one refund that two sums were told of, the smaller. */
function returnedFen(done: readonly Told[]): number | undefined {
  const sums = new Map<string, number>();
  for (const { event, data } of done) {
    const fen = countOf(data.amount_minor);
    // Of all that was paid, or nothing that counts in fen.
    if (fen === undefined || (textOf(data.currency) ?? 'CNY') !== 'CNY') return undefined;
    const name = textOf(data.refund_no) ?? textOf(data.channel_refund_no) ?? event.id;
    sums.set(name, Math.min(fen, sums.get(name) ?? fen));
  }
  return [...sums.values()].reduce((sum, fen) => sum + fen, 0);
}

function returnedOf(story: Story, done: readonly Told[]) {
  const fen = returnedFen(done);
  const paid = [...story.of('payment.confirmed'), ...story.of('order.created')];
  const wholeFen = paid.map(({ data }) => countOf(data.amount_minor)).find((one) => one !== undefined);
  const values = { yuan: formatYuan(fen ?? 0) };
  if (fen === undefined || (wholeFen !== undefined && fen >= wholeFen))
    return { code: 'payment-returned', values };
  // Where nobody said what was paid, the sum speaks for itself.
  return { code: wholeFen === undefined ? 'sum-returned' : 'part-returned', values };
}

function byRefunds(story: Story): Finding[] {
  const done = story.of('refund.completed');
  const last = done.at(-1);
  if (last) {
    const { code, values } = returnedOf(story, done);
    return [findingAt(code, 'shown', last.event, { values })];
  }
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

import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import type { Rail, RailAnswer, RailOrder } from '#platform/rails';
import { lockPayout, movePayout } from '../commands/move-payout.ts';
import { takePayout } from '../commands/take-payout.ts';
import { openPayee } from '../contents.ts';
import type { DepositsDeps } from '../deps.ts';
import { isPutOff } from '../rules/put-off.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';

type Outcome = Awaited<ReturnType<Handler<unknown>>>;
const minuteMs = 60_000;

/**
 * Pays by a rail that answers by itself, where the keeper has one for this kind of payee; otherwise people pay. What this
 * process sent and did not hear about, it asks about after any crash, under the number that was kept before it was sent.
 */
export function payPayout(deps: DepositsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId }, attempt: tries }) => {
    const begun = await begin(deps, payoutId);
    if (!begun) return 'done';
    if ('afterMs' in begun) return { retry: 'put off', afterMs: begun.afterMs };
    const { rail, order, fresh } = begun;
    const answer = fresh ? await sendOnce(rail, order) : await followUp(rail, order);
    return settle(deps, payoutId, order.number, rail, answer, tries);
  };
}

/**
 * A provider's notice: asks it at once what became of the payment, instead of at the next look. How often it is told makes
 * no difference, and what it told is not believed.
 */
export function askRail(deps: DepositsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId }, attempt: tries }) => {
    const begun = await begin(deps, payoutId, false);
    if (!begun || 'afterMs' in begun) return 'done';
    const { rail, order } = begun;
    const answer = await rail.query(order);
    await settle(deps, payoutId, order.number, rail, answer, tries);
    return answer.state === 'unknown' ? { retry: answer.why } : 'done';
  };
}

interface Begun {
  rail: Rail;
  order: RailOrder;
  /** The number was made just now, so the rail cannot know it. */
  fresh: boolean;
}

async function begin(
  deps: DepositsDeps,
  payoutId: string,
  mayTake = true,
): Promise<Begun | { afterMs: number } | undefined> {
  return inTransaction(deps.db, async (trx) => {
    const locked = await lockPayout(trx, payoutId);
    const { payout, deposit } = locked;
    const row = await payees.findPayee(trx, payout.payeeId);
    if (!row) return undefined;
    const payee = openPayee(deps.blobs, row.vault, row.contents);
    const { amountFen } = payout;
    const rails = deps.rails.get(deposit.keeperId) ?? [];
    if (payout.state === 'waiting') {
      if (!mayTake) return undefined;
      const rail = rails.find(({ payeeKind }) => payeeKind === payee.kind);
      if (!rail) return undefined;
      const now = new Date(deps.clock.now());
      if (isPutOff(payout, now)) return { afterMs: (payout.putOffUntil as Date).getTime() - now.getTime() };
      const number = `${payout.id.replace('_', '')}${payout.attempt + 1}`;
      await takePayout(deps, trx, locked, { rail: rail.name, number });
      return { rail, order: { number, amountFen, payee }, fresh: true };
    }
    if (payout.state !== 'sending' && payout.state !== 'sent') return undefined;
    const attempt = await payouts.lastAttempt(trx, payoutId);
    const rail = rails.find(({ name }) => name === attempt?.rail);
    return rail && attempt && { rail, order: { number: attempt.number, amountFen, payee }, fresh: false };
  });
}

/** Asks what became of it, and sends only what the rail has never heard of. */
async function followUp(rail: Rail, order: RailOrder): Promise<RailAnswer> {
  const answer = await rail.query(order);
  return answer.state === 'absent' ? sendOnce(rail, order) : answer;
}

/** A failure is believed when the rail says it twice: an earlier asking under the same number may have been taken. */
async function sendOnce(rail: Rail, order: RailOrder): Promise<RailAnswer> {
  const answer = await rail.send(order);
  if (answer.state !== 'failed') return answer;
  const again = await rail.query(order);
  return again.state === 'absent' || again.state === 'failed' ? answer : again;
}

const moves = { accepted: 'accept', paid: 'settle', failed: 'fail' } as const;

async function settle(
  deps: DepositsDeps,
  payoutId: string,
  number: string,
  rail: Rail,
  answer: RailAnswer,
  tries: number,
): Promise<Outcome> {
  const isFinal = answer.state === 'paid' || answer.state === 'failed';
  const trouble = 'why' in answer ? `${answer.state}: ${answer.why}`.slice(0, 120) : undefined;
  await inTransaction(deps.db, async (trx) => {
    const locked = await lockPayout(trx, payoutId);
    const { payout } = locked;
    const move = moves[answer.state as keyof typeof moves];
    const isStill = payout.state === 'sending' || (payout.state === 'sent' && move !== 'accept');
    if (!isStill || (await payouts.lastAttempt(trx, payoutId))?.number !== number) return;
    if (answer.state === 'accepted' && answer.confirm) await payouts.setConfirm(trx, number, answer.confirm);
    if (isFinal) await payouts.setConfirm(trx, number, undefined);
    if (move) await movePayout(deps, trx, locked, { move, rail: rail.name, trouble });
    else if (payout.trouble !== trouble)
      await payouts.updatePayout(trx, payoutId, { trouble: trouble ?? null });
    if ('reference' in answer && answer.reference) await payouts.updateAttempt(trx, number, answer.reference);
  });
  if (isFinal) return 'done';
  return { retry: answer.state, afterMs: Math.min(60 * minuteMs, minuteMs * 2 ** Math.min(tries - 1, 6)) };
}

import { createHash } from 'node:crypto';
import { inTransaction } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { noticeRefused } from '../refusals.ts';
import * as store from '../store.ts';
import * as payouts from '../store-payouts.ts';

interface Heard {
  keeperId: string;
  rail: string;
  headers: Record<string, string | string[] | undefined>;
  /** As it came: the provider signed these bytes. */
  body: Buffer;
}

/**
 * A payment provider's notice. Once its signature is found good it is acknowledged, also where it is about nothing of ours
 * (the provider would say it for days); the payout is then asked about, once for each notice. Refusal: `notice-refused`.
 */
export async function hearNotice(
  deps: DepositsDeps,
  { keeperId, rail, headers, body }: Heard,
): Promise<{ body: string; type: string }> {
  const mine = (deps.rails.get(keeperId) ?? []).filter(({ name }) => name === rail);
  const text = body.toString('utf8');
  const notice = mine
    .map((one) => one.readNotice({ headers, body: text }))
    .find((read) => read !== undefined);
  if (!notice) throw noticeRefused();
  await inTransaction(deps.db, async (trx) => {
    const attempt = await payouts.findAttempt(trx, notice.number);
    const payout = attempt?.rail === rail ? await payouts.findPayout(trx, attempt.payout_id) : undefined;
    const deposit = payout && (await store.readDeposit(trx, payout.depositId));
    if (!payout || deposit?.keeperId !== keeperId) return;
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
    const payload = { payoutId: payout.id };
    await deps.outbox.enqueue(trx, { topic: 'deposits.ask', key: `${notice.number}:${digest}`, payload });
  });
  return notice.answer;
}

import type { PayoutState } from './lifecycle/payout-lifecycle.ts';

/** Ways on which people say what became of it; a provider's rail that says paid does not take it back. */
export const ownRails: readonly string[] = ['manual', 'bank-file'];

const dayMs = 86_400_000;

/** The instant up to which the bank may still send a payment back; undefined where that is over or cannot be. */
export function mayReturnUntil(
  { state, paidAt }: { state: PayoutState; paidAt: Date | null },
  rail: string | undefined,
  { returnDays, nowMs }: { returnDays: number; nowMs: number },
): Date | undefined {
  if (state !== 'paid' || paidAt === null || !ownRails.includes(rail ?? '')) return undefined;
  const until = paidAt.getTime() + returnDays * dayMs;
  return until > nowMs ? new Date(until) : undefined;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** How long an order is watched. A delivered text can be overwritten later: longer than any claim about it is likely. */
const watch = { unpaid: 7 * dayMs, other: 90 * dayMs };
const longestPauseMs = 6 * 60 * minuteMs;

/**
 * When to look at an order again: a fiftieth of its age from now, so that young orders are looked at in every round and each
 * order costs the same few dozen looks in its life, however many orders the shop has. Undefined: never again.
 */
export function nextLook(options: {
  nowMs: number;
  everyMs: number;
  lastMoveMs: number;
  stage: 'unpaid' | 'expired' | 'paid' | 'failed' | 'deleted';
}): number | undefined {
  const { nowMs, everyMs, lastMoveMs, stage } = options;
  const age = Math.max(0, nowMs - lastMoveMs);
  const limit = stage === 'unpaid' || stage === 'expired' ? watch.unpaid : watch.other;
  if (stage === 'deleted' || age > limit) return undefined;
  return nowMs + Math.min(Math.max(age / 50, everyMs), longestPauseMs);
}
